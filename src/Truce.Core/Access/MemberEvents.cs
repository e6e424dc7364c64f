using System.Collections.Immutable;

namespace Truce.Core.Access;

public sealed record MemberAdmitted(Id<Organisation> Organisation, LocalText Function, ImmutableArray<Duties> Duties) : IEvent;

public sealed record MemberSuspended(LocalText Reason) : IReasoned;

public sealed record MemberReinstated(LocalText Reason) : IReasoned;

public sealed record MemberRevoked(LocalText Reason) : IReasoned;

/// <summary>A one-time link was given out that sets a password for the seat. The link itself stands nowhere.</summary>
/// <param name="Until">When it ends, where it was not used before.</param>
public sealed record LinkIssued(Instant Until) : IEvent;

/// <summary>The new marking stands in the event's head; here stands why.</summary>
public sealed record MarkingChanged(LocalText Reason) : IReasoned;
