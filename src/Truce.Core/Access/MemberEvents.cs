using System.Collections.Immutable;

namespace Truce.Core.Access;

public sealed record MemberAdmitted(Id<Organisation> Organisation, LocalText Function, ImmutableArray<Duties> Duties) : IEvent;

public sealed record MemberSuspended(LocalText Reason) : IReasoned;

public sealed record MemberReinstated(LocalText Reason) : IReasoned;

public sealed record MemberRevoked(LocalText Reason) : IReasoned;

/// <summary>The new marking stands in the event's head; here stands why.</summary>
public sealed record MarkingChanged(LocalText Reason) : IReasoned;
