namespace Truce.Core.Incidents;

public sealed record IncidentEntered(IncidentAccount Account, Instant ReportedAt, bool Example = false) : IEvent;

public sealed record IncidentCorrected(IncidentAccount Account, LocalText Reason) : IReasoned;

public sealed record IncidentMoved(IncidentState To, LocalText Reason, Obstacle? Obstacle = null, Instant? ReplyUntil = null) : IReasoned;

public sealed record HarmStated(Id<Source> Source, HarmCount Count, Id<Claim>? Claim = null, LocalText? Basis = null) : IEvent;

public sealed record HarmWithdrawn(Id<Source> Source, HarmCategory Category, AgeBand Age, Sex Sex, Addition Addition, LocalText Reason) : IReasoned;
