namespace Truce.Core.Watch;

/// <summary>Puts a duty function into the record.</summary>
/// <param name="Marking">Null: the members of the centre.</param>
public sealed record EstablishFunction(DutyAccount Account, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Account.Organisation), this, caller);

    public static Ruling Decide(Organisation? organisation, EstablishFunction command, Caller caller)
    {
        if (organisation is null) return AccessRefusals.NotFound(command.Account.Organisation.ToString());
        if (Permissions.Refuse(nameof(EstablishFunction), caller) is { } no) return no;
        if (command.Account.Unfit() is { } unfit) return unfit;
        var marking = command.Marking ?? Access.Marking.Green;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(caller.NewId<DutyFunction>(), new FunctionEstablished(command.Account, command.Example), marking));
    }
}

/// <summary>Says anew what a duty function is called and where it works. What was said before stays in the past.</summary>
public sealed record CorrectFunction(Id<DutyFunction> Function, DutyAccount Account, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => reading.Find(Function) is { } current
        ? Decide(current, reading.Find(Account.Organisation), this, caller)
        : AccessRefusals.NotFound(Function.ToString());

    public static Ruling Decide(DutyFunction current, Organisation? organisation, CorrectFunction command, Caller caller)
    {
        if (organisation is null) return AccessRefusals.NotFound(command.Account.Organisation.ToString());
        if (Permissions.Refuse(nameof(CorrectFunction), caller) is { } no) return no;
        if ((TextCheck.Of(command.Reason, "reason", TextCheck.Statement) ?? command.Account.Unfit()) is { } unfit) return unfit;
        if (current.Account == command.Account) return DutyFunctionRefusals.NothingCorrected();
        return Ruling.Of(current.Id, new FunctionCorrected(command.Account, command.Reason));
    }
}

/// <summary>Notes that a duty function is no more. What was done in it keeps its name.</summary>
public sealed record CloseFunction(Id<DutyFunction> Function, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Function), this, caller);

    public static Ruling Decide(DutyFunction? current, CloseFunction command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Function.ToString());
        if (Permissions.Refuse(nameof(CloseFunction), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.Closed is not null) return DutyFunctionRefusals.Closed(current.Id.ToString());
        return Ruling.Of(current.Id, new FunctionClosed(command.Reason));
    }
}
