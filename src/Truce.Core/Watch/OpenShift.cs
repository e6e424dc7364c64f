namespace Truce.Core.Watch;

/// <summary>Opens a shift of one of the caller's own duty functions.</summary>
/// <param name="Marking">Null: the members of the centre.</param>
public sealed record OpenShift(Id<DutyFunction> Function, LocalText? Notes = null, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Function), this, caller);

    public static Ruling Decide(DutyFunction? function, OpenShift command, Caller caller)
    {
        if (function is null) return AccessRefusals.NotFound(command.Function.ToString());
        if (Permissions.Refuse(nameof(OpenShift), caller) is { } no) return no;
        if (ShiftRefusals.OfFunction(function, caller) is { } foreign) return foreign;
        if (TextCheck.Optional(command.Notes, "notes", TextCheck.Statement) is { } unfit) return unfit;
        var marking = command.Marking ?? Access.Marking.Green;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(
            caller.NewId<Shift>(), new ShiftOpened(new Addressee(caller.Voice, function.Id), command.Notes, Example: command.Example), marking));
    }
}

/// <summary>Hands a shift over: what stands here is what the next one takes over.</summary>
public sealed record HandOverShift(Id<Shift> Shift, LocalText Notes) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Shift), this, caller);

    public static Ruling Decide(Shift? current, HandOverShift command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Shift.ToString());
        if (Permissions.Refuse(nameof(HandOverShift), caller) is { } no) return no;
        if (TextCheck.Of(command.Notes, "notes", TextCheck.Statement) is { } unfit) return unfit;
        if (current.State != ShiftState.Open) return ShiftRefusals.NotOpen();
        return current.By.Organisation == caller.Voice ? Ruling.Of(current.Id, new ShiftHandedOver(command.Notes)) : ShiftRefusals.NotYours();
    }
}

/// <summary>Ends a shift that nobody takes over, open or handed over, and says why.</summary>
public sealed record EndShift(Id<Shift> Shift, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Shift), this, caller);

    public static Ruling Decide(Shift? current, EndShift command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Shift.ToString());
        if (Permissions.Refuse(nameof(EndShift), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.State is ShiftState.Accepted or ShiftState.EndedAlone) return ShiftRefusals.Ended();
        return current.By.Organisation == caller.Voice ? Ruling.Of(current.Id, new ShiftEndedAlone(command.Reason)) : ShiftRefusals.NotYours();
    }
}
