namespace Truce.Core.Watch;

/// <param name="By">Who asks.</param>
/// <param name="Of">Who is asked.</param>
public sealed record RequestMade(RequestAccount Account, Id<Organisation> By, Addressee Of, bool Example = false) : IEvent;

/// <param name="IsWhole">Whether it answers all that was asked, as whoever answers sees it.</param>
public sealed record RequestAnswered(Id<Organisation> By, LocalText Answer, bool IsWhole = false) : IEvent;

public sealed record RequestNotAnswerable(Id<Organisation> By, LocalText Reason) : IReasoned;

public sealed record RequestMoved(Instant NeededBy, LocalText Reason) : IReasoned;

public sealed record RequestWithdrawn(LocalText Reason) : IReasoned;
