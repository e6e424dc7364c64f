namespace Truce.Core.Subscriptions;

public sealed record SubscriptionOpened(Id<Organisation> By, Id<Member> Seat, SubscriptionAccount Account, bool Example = false) : IEvent;

public sealed record SubscriptionChanged(SubscriptionAccount Account, LocalText Reason) : IReasoned;

public sealed record SubscriptionEnded(LocalText Reason) : IReasoned;
