namespace Truce.Core.Sources;

public sealed record SourceRegistered(LocalText Name, SourceKind Kind, Id<Organisation>? Organisation = null, bool Example = false) : IEvent;

public sealed record SourceCorrected(LocalText Name, LocalText Reason) : IReasoned;

public sealed record SourceGraded(Subject Subject, Reliability Reliability, LocalText Basis) : IEvent;
