using System.Collections.Immutable;

namespace Truce.Core.Access;

public sealed record MemberAdmitted(Id<Organisation> Organisation, LocalText Function, ImmutableArray<Duties> Duties) : IEvent;

public sealed record MemberSuspended(LocalText Reason) : IReasoned;

public sealed record MemberReinstated(LocalText Reason) : IReasoned;

public sealed record MemberRevoked(LocalText Reason) : IReasoned;

/// <summary>A one-time link was given out that sets a password for the seat. The link itself stands nowhere.</summary>
/// <param name="Until">When it ends, where it was not used before.</param>
public sealed record LinkIssued(Instant Until) : IEvent;

/// <summary>A token was given out with which a program acts as the member. The token itself stands nowhere.</summary>
/// <param name="Token">Its number among the member's, from 1.</param>
/// <param name="Use">What it is for.</param>
/// <param name="Duties">What the program may do, at most what the member may.</param>
/// <param name="Until">When it ends, where it was not ended before.</param>
public sealed record TokenIssued(int Token, LocalText Use, ImmutableArray<Duties> Duties, Instant Until) : IEvent;

/// <summary>A token holds no longer.</summary>
/// <param name="Token">Which of the member's, from 1 in the order in which they were issued.</param>
public sealed record TokenEnded(int Token, LocalText Reason) : IReasoned;

/// <summary>The new marking stands in the event's head; here stands why.</summary>
public sealed record MarkingChanged(LocalText Reason) : IReasoned;
