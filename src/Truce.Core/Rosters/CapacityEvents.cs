namespace Truce.Core.Rosters;

public sealed record CapacityStated(Id<Organisation> Organisation, CapacityAccount Account, bool Example = false) : IEvent;

public sealed record CapacityCorrected(CapacityAccount Account, LocalText Reason) : IReasoned;

public sealed record CapacityWithdrawn(LocalText Reason) : IReasoned;
