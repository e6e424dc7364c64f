namespace Truce.Core.Crossings;

public sealed record CrossingRegistered(CrossingAccount Account, bool Example = false) : IEvent;

public sealed record CrossingCorrected(CrossingAccount Account, LocalText Reason) : IReasoned;
