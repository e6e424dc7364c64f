namespace Truce.Core.Journal;

/// <summary>What whoever enters must know of the centre before anything else: who runs the machine, which rules apply, whom to ask.</summary>
/// <param name="Host">Who runs the machine, where, under whose law.</param>
/// <param name="Rules">Which rules hold for what is entered and read.</param>
/// <param name="Contact">Whom to ask, by function and address of the office, never a person's.</param>
public sealed record Terms(LocalText Host, LocalText Rules, LocalText Contact);

/// <summary>The terms of the centre were declared, or declared anew.</summary>
public sealed record TermsDeclared(LocalText Host, LocalText Rules, LocalText Contact) : IEvent;

/// <summary>Declares the terms of the centre. Earlier ones stay in the past.</summary>
public sealed record DeclareTerms(LocalText Host, LocalText Rules, LocalText Contact) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(this, reading.Find(CentreRecord.Only), caller);

    public static Ruling Decide(DeclareTerms command, CentreRecord? standing, Caller caller)
    {
        if (Permissions.Refuse(nameof(DeclareTerms), caller) is { } no) return no;
        var unfit = TextCheck.First(
            TextCheck.Of(command.Host, "host", TextCheck.Statement), TextCheck.Of(command.Rules, "rules", TextCheck.Statement),
            TextCheck.Of(command.Contact, "contact", TextCheck.Statement));
        if (unfit is not null) return unfit;
        if (standing?.Terms == new Terms(command.Host, command.Rules, command.Contact)) return TermsRefusals.NothingNew();
        return Ruling.Of(new Decided(
            CentreRecord.Only, new TermsDeclared(command.Host, command.Rules, command.Contact), standing is null ? Marking.Clear : null));
    }
}

/// <summary>Every "no" about the terms of the centre.</summary>
public static class TermsRefusals
{
    public static Refusal NothingNew() =>
        new("terms/nothing-new", RefusalKind.Refused, "These are the terms that stand already.");
}
