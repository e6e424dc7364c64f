namespace Truce.Core.Alerts;

public sealed record AlertIssued(Id<Organisation> By, AlertAccount Account, bool Example = false) : IEvent;

public sealed record AlertUpdated(AlertAccount Account, LocalText Reason) : IReasoned;

public sealed record AlertCancelled(LocalText Reason) : IReasoned;
