namespace Truce.Core.Incidents;

/// <summary>Takes the work on an incident a step further, as <see cref="IncidentLaw"/> allows.</summary>
/// <param name="Obstacle">What kept it from being verified; exactly where it becomes unverifiable.</param>
/// <param name="ReplyUntil">When the time to reply ends; exactly where that time begins. It is a clock, not a veto: silence ends with it.</param>
public sealed record MoveIncident(
    Id<Incident> Incident, IncidentState To, LocalText Reason, Obstacle? Obstacle = null, Instant? ReplyUntil = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Incident), this, caller);

    public static Ruling Decide(Incident? current, MoveIncident command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Incident.ToString());
        if (Permissions.Refuse(nameof(MoveIncident), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (!IncidentLaw.After(current.State).Contains(command.To)) return IncidentRefusals.NotNext(Word(current.State), Word(command.To));

        // Two steps have verbs of their own, since they say more than that they were taken.
        if (command.To == IncidentState.Duplicate) return IncidentRefusals.DuplicateOfWhat();
        if (command.To == IncidentState.Corrected) return IncidentRefusals.NothingCorrected();
        if (command.To == IncidentState.Unverifiable != command.Obstacle is not null) return IncidentRefusals.ObstacleUnfit();
        if (command.To == IncidentState.ReplyPeriod != command.ReplyUntil is not null || command.ReplyUntil <= caller.Now)
            return IncidentRefusals.ReplyPeriodUnfit();
        if (current.State == IncidentState.ReplyPeriod && current.Steps[^1].ReplyUntil is { } until && caller.Now < until)
            return IncidentRefusals.ReplyPeriodRuns(until.ToString());
        return Ruling.Of(current.Id, new IncidentMoved(command.To, command.Reason, command.Obstacle, command.ReplyUntil));
    }

    private static string Word(IncidentState state) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());
}
