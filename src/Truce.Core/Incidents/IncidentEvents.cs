namespace Truce.Core.Incidents;

public sealed record IncidentEntered(IncidentAccount Account, Instant ReportedAt, bool Example = false) : IEvent;

public sealed record IncidentCorrected(IncidentAccount Account, LocalText Reason) : IReasoned;

public sealed record IncidentMoved(IncidentState To, LocalText Reason, Obstacle? Obstacle = null, Instant? ReplyUntil = null) : IReasoned;
