namespace Truce.Core.Incidents;

/// <summary>
/// Corrects what is told of an incident; what was told before stays in the past. Where the work had come to an end, the correction
/// is a step of it.
/// </summary>
/// <param name="ExactPlace">Replaces the stricter position; null keeps what stands.</param>
public sealed record CorrectIncident(
    Id<Incident> Incident, IncidentAccount Account, LocalText Reason, PlaceStated? ExactPlace = null, Marking? ExactMarking = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (reading.Find(Incident) is not { } current) return AccessRefusals.NotFound(Incident.ToString());
        return Decide(current, reading.MarkingOf(Incident), EnterIncident.Missing(Account, ExactPlace, reading), this, caller);
    }

    public static Ruling Decide(Incident current, Marking marking, Reference? missing, CorrectIncident command, Caller caller)
    {
        if (missing is { } absent) return AccessRefusals.NotFound(absent.ToString());
        if (Permissions.Refuse(nameof(CorrectIncident), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } reason) return reason;
        if (command.Account.Unfit(caller.Now) is { } unfit) return unfit;
        if (command.ExactPlace?.Unfit() is { } place) return place;
        if (command.ExactMarking is { IsWellFormed: false }) return AccessRefusals.MarkingMalformed();
        if (EnterIncident.IsTooOpen(command.Account.Type, marking)) return IncidentRefusals.TooOpen(command.Account.Type);
        if (command.ExactPlace is null && current.Account == command.Account) return IncidentRefusals.NothingCorrected();
        return Ruling.Of(new Decided(
            current.Id, new IncidentCorrected(command.Account, command.Reason), null, EnterIncident.Guarded(command.ExactPlace, command.ExactMarking)));
    }
}
