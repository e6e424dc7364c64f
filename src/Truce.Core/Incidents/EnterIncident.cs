namespace Truce.Core.Incidents;

/// <summary>Enters an incident as it was received: nothing is judged by that.</summary>
/// <param name="ExactPlace">A stricter position, kept apart under its own marking; null where there is none.</param>
/// <param name="ExactMarking">Who may see the exact place beyond the incident's own marking; null: the owner alone.</param>
/// <param name="Marking">Null: members of the centre.</param>
public sealed record EnterIncident(
    IncidentAccount Account, Instant ReportedAt, PlaceStated? ExactPlace = null, Marking? ExactMarking = null, Marking? Marking = null,
    bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(Missing(Account, ExactPlace, reading), this, caller);

    /// <param name="missing">The first thing named that the caller may not see; null where all stand.</param>
    public static Ruling Decide(Reference? missing, EnterIncident command, Caller caller)
    {
        if (missing is { } absent) return AccessRefusals.NotFound(absent.ToString());
        if (Permissions.Refuse(nameof(EnterIncident), caller) is { } no) return no;
        if (command.Account.Unfit(caller.Now) is { } unfit) return unfit;
        if (command.ExactPlace?.Unfit() is { } place) return place;
        if (command.ReportedAt > caller.Now) return IncidentRefusals.ReportedInTheFuture(command.ReportedAt.ToString());
        if (command.ReportedAt < command.Account.Occurred.From) return IncidentRefusals.ReportedBefore(command.ReportedAt.ToString());
        var marking = command.Marking ?? Access.Marking.Green;
        if (!marking.IsWellFormed || command.ExactMarking is { IsWellFormed: false }) return AccessRefusals.MarkingMalformed();
        if (IsTooOpen(command.Account.Type, marking)) return IncidentRefusals.TooOpen(command.Account.Type);
        return Ruling.Of(new Decided(
            caller.NewId<Incident>(), new IncidentEntered(command.Account, command.ReportedAt, command.Example), marking,
            Guarded(command.ExactPlace, command.ExactMarking)));
    }

    internal static Reference? Missing(IncidentAccount account, PlaceStated? exact, IReading reading)
    {
        if (account.Where.Place is { } place && reading.Find(place) is null) return place;
        if (exact?.Place is { } strict && reading.Find(strict) is null) return strict;
        foreach (var actor in account.Actors)
            if (reading.Find(actor) is null) return actor;
        return null;
    }

    internal static bool IsTooOpen(string type, Marking marking) =>
        IncidentTypes.Restricted.Contains(type) && marking.Label <= TlpLabel.Green;

    internal static IReadOnlyList<GuardedPart> Guarded(PlaceStated? exact, Marking? marking) =>
        exact is null ? [] : [new GuardedPart(Incident.ExactPlacePart, marking ?? Access.Marking.AmberStrict(), exact)];
}
