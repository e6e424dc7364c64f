using System.Collections.Immutable;

namespace Truce.Core.Agreements;

/// <summary>Takes an agreement into the register. Its provisions follow one by one.</summary>
/// <param name="Marking">Null: everybody.</param>
public sealed record RegisterAgreement(AgreementTerms Terms, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(Missing(Terms, reading), this, caller);

    public static Ruling Decide(Reference? missing, RegisterAgreement command, Caller caller)
    {
        if (missing is { } absent) return AccessRefusals.NotFound(absent.ToString());
        if (Permissions.Refuse(nameof(RegisterAgreement), caller) is { } no) return no;
        if (Unfit(command.Terms) is { } unfit) return unfit;
        var marking = command.Marking ?? Access.Marking.Clear;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(caller.NewId<Agreement>(), new AgreementRegistered(command.Terms, command.Example), marking));
    }

    /// <summary>The first thing that the terms name and the caller cannot see; null where all are there.</summary>
    internal static Reference? Missing(AgreementTerms terms, IReading reading)
    {
        IEnumerable<Reference> named =
        [
            .. terms.Parties.Select(one => one.Reference), .. terms.Guarantors.Select(one => one.Reference),
            .. terms.Texts.Select(one => one.Reference),
        ];

        // Each is looked up, so that the decision stands on the same versions whichever is missing.
        Reference? missing = null;
        foreach (var one in named)
            if (!reading.Sees(one)) missing ??= one;
        return missing;
    }

    internal static Refusal? Unfit(AgreementTerms terms)
    {
        if (TextCheck.First(TextCheck.Of(terms.Name, "name", TextCheck.Name), TextCheck.Optional(terms.Note, "note", TextCheck.Statement)) is { } unfit) return unfit;
        if (terms.Parties.IsEmpty) return AgreementRefusals.PartiesMissing();
        return Twice(terms.Parties) ?? Twice(terms.Guarantors) ?? Twice(terms.Texts);
    }

    internal static Refusal? Twice<T>(ImmutableArray<Id<T>> some)
        where T : class, INoun<T>
    {
        var seen = new HashSet<Id<T>>();
        foreach (var one in some)
            if (!seen.Add(one)) return AgreementRefusals.NamedTwice(one.ToString());
        return null;
    }
}

/// <summary>Corrects what is held of an agreement. What was held before stays in the past.</summary>
public sealed record CorrectAgreement(Id<Agreement> Agreement, AgreementTerms Terms, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) =>
        Decide(reading.Find(Agreement), RegisterAgreement.Missing(Terms, reading), this, caller);

    public static Ruling Decide(Agreement? current, Reference? missing, CorrectAgreement command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Agreement.ToString());
        if (missing is { } absent) return AccessRefusals.NotFound(absent.ToString());
        if (Permissions.Refuse(nameof(CorrectAgreement), caller) is { } no) return no;
        if (RegisterAgreement.Unfit(command.Terms) is { } unfit) return unfit;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } reason) return reason;
        if (CanonicalValues.Same(current.Terms, command.Terms)) return AgreementRefusals.NothingCorrected();
        return Ruling.Of(current.Id, new AgreementCorrected(command.Terms, command.Reason));
    }
}
