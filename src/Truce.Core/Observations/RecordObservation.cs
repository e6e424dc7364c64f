namespace Truce.Core.Observations;

/// <summary>Records an observation as it was told: by an organisation, of a place, at a time.</summary>
/// <param name="ExactPlace">A stricter position, kept apart under its own marking; null where there is none.</param>
/// <param name="ExactMarking">Who may see the exact place beyond the observation's own marking; null: the owner alone.</param>
/// <param name="Marking">Null: members of the centre.</param>
public sealed record RecordObservation(
    Id<Organisation> By, ObservationAccount Account, Instant ReceivedAt, Reference? Through = null, PlaceStated? ExactPlace = null,
    Marking? ExactMarking = null, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) =>
        Decide(Missing(By, Account, Through, ExactPlace, reading), GroundOf(Account.Where, reading), this, caller);

    /// <param name="missing">The first thing named that the caller may not see; null where all stand.</param>
    /// <param name="ground">The ground of the place that is named; null where none is, or its boundary is not held.</param>
    public static Ruling Decide(Reference? missing, Area? ground, RecordObservation command, Caller caller)
    {
        if (missing is { } absent) return AccessRefusals.NotFound(absent.ToString());
        if (Permissions.Refuse(nameof(RecordObservation), caller) is { } no) return no;
        if ((command.Account.Unfit(ground, caller.Now) ?? command.ExactPlace?.Unfit()) is { } unfit) return unfit;
        if (ReceivedUnfit(command.ReceivedAt, command.Account.When, command.Through, caller) is { } received) return received;
        var marking = command.Marking ?? Access.Marking.Green;
        if (!marking.IsWellFormed || command.ExactMarking is { IsWellFormed: false }) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(
            caller.NewId<Observation>(),
            new ObservationRecorded(command.By, command.Account, command.ReceivedAt, command.Through, command.Example), marking,
            Guarded(command.ExactPlace, command.ExactMarking)));
    }

    internal static Refusal? ReceivedUnfit(Instant receivedAt, Occurrence when, Reference? through, Caller caller)
    {
        if (receivedAt > caller.Now) return ObservationRefusals.ReceivedInTheFuture(receivedAt.ToString());
        if (receivedAt < when.From) return ObservationRefusals.ReceivedBefore(receivedAt.ToString());
        return through is { } carrier && carrier.Kind is not (StreamKind.Claim or StreamKind.Report) ? ObservationRefusals.ThroughUnfit() : null;
    }

    internal static Reference? Missing(Id<Organisation> by, ObservationAccount account, Reference? through, PlaceStated? exact, IReading reading)
    {
        if (reading.Find(by) is null) return by;
        if (through is { } carrier && !reading.Sees(carrier)) return carrier;
        if (account.Where.Place is { } place && reading.Find(place) is null) return place;
        return exact?.Place is { } strict && reading.Find(strict) is null ? strict : null;
    }

    // Of a place without a boundary, that of the one in which it lies. The gazetteer is a few levels deep; one that lies in itself would have no end.
    internal static Area? GroundOf(PlaceStated where, IReading reading)
    {
        var at = where.Place;
        for (var steps = 0; at is { } id && steps < 8; steps++)
        {
            if (reading.Find(id) is not { } place) return null;
            if (place.Area is { } ground) return ground;
            at = place.Within;
        }

        return null;
    }

    internal static IReadOnlyList<GuardedPart> Guarded(PlaceStated? exact, Marking? marking) =>
        exact is null ? [] : [new GuardedPart(Observation.ExactPlacePart, marking ?? Access.Marking.AmberStrict(), exact)];
}
