using System.Collections.Immutable;

namespace Truce.Core.Presences;

public sealed record PresenceStated(Id<Organisation> Organisation, PresenceAccount Account, bool Example = false) : IEvent;

public sealed record PresenceCorrected(PresenceAccount Account, LocalText Reason) : IReasoned;

public sealed record PresenceEnded(LocalDate LastDay, LocalText Reason) : IReasoned;

public sealed record PresenceWithdrawn(LocalText Reason) : IReasoned;

public sealed record ConsentGiven(ShownTo ShownTo, ImmutableArray<Id<Organisation>> CountedBy, bool ByItself = false, LocalText? Basis = null) : IEvent;

public sealed record ConsentRevoked(LocalText Reason, bool ByItself = false) : IReasoned;
