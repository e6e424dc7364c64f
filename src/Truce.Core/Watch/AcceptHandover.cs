namespace Truce.Core.Watch;

/// <summary>
/// Takes over a shift that was handed over, as a function of the caller's organisation: the old one ends and a new one begins, both or
/// neither. The seat that handed it over cannot accept it, whatever function it then acts in.
/// </summary>
public sealed record AcceptHandover(Id<Shift> Shift, Id<DutyFunction> Function, LocalText? Remark = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => reading.Find(Shift) is { } current
        ? Decide(current, reading.MarkingOf(Shift), reading.Find(Function), this, caller)
        : AccessRefusals.NotFound(Shift.ToString());

    public static Ruling Decide(Shift current, Marking marking, DutyFunction? function, AcceptHandover command, Caller caller)
    {
        if (function is null) return AccessRefusals.NotFound(command.Function.ToString());
        if (Permissions.Refuse(nameof(AcceptHandover), caller) is { } no) return no;
        if (ShiftRefusals.OfFunction(function, caller) is { } foreign) return foreign;
        if (TextCheck.Optional(command.Remark, "remark", TextCheck.Statement) is { } unfit) return unfit;
        if (current.State != ShiftState.HandedOver) return ShiftRefusals.NotHandedOver();
        if (current.Handover!.Giver == caller.Member) return ShiftRefusals.OwnHandover();
        var (by, next) = (new Addressee(caller.Voice, function.Id), caller.NewId<Shift>());
        return Ruling.Of(
            new Decided(next, new ShiftOpened(by, null, current.Id, current.Example), marking),
            new Decided(current.Id, new HandoverAccepted(by, next, command.Remark)));
    }
}
