namespace Truce.Core.Crossings;

/// <summary>Records what a source states of one way through a crossing.</summary>
/// <param name="Marking">Null: whoever may see the crossing.</param>
public sealed record StatePassage(
    Id<Crossing> Crossing, PassageAccount Account, Id<Source> By, Reference? Through = null, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (reading.Find(By) is null) return AccessRefusals.NotFound(By.ToString());
        if (Through is { } carrier && !reading.Sees(carrier)) return AccessRefusals.NotFound(carrier.ToString());
        return Decide(reading.Find(Crossing), this, caller);
    }

    public static Ruling Decide(Crossing? crossing, StatePassage command, Caller caller)
    {
        if (crossing is null) return AccessRefusals.NotFound(command.Crossing.ToString());
        if (Permissions.Refuse(nameof(StatePassage), caller) is { } no) return no;
        if (command.Account.Unfit(caller.Now) is { } unfit) return unfit;
        if (command.Through is { } carrier && carrier.Kind is not (StreamKind.Claim or StreamKind.Report)) return CrossingRefusals.CarrierUnfit();
        if (!crossing.Account.Ways.Any(one => one.Way == command.Account.Way)) return CrossingRefusals.NotMadeFor();
        var marking = command.Marking ?? Access.Marking.Clear;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(
            caller.NewId<Passage>(), new PassageStated(command.Crossing, command.Account, command.By, command.Through, command.Example), marking));
    }
}

/// <summary>Takes a statement back: its source did, or it was recorded in error. It stays, marked so.</summary>
public sealed record WithdrawPassage(Id<Passage> Passage, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Passage), this, caller);

    public static Ruling Decide(Passage? current, WithdrawPassage command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Passage.ToString());
        if (Permissions.Refuse(nameof(WithdrawPassage), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.Withdrawn is not null) return CrossingRefusals.Withdrawn();
        return Ruling.Of(current.Id, new PassageWithdrawn(command.Reason));
    }
}
