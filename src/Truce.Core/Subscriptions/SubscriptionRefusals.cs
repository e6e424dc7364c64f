namespace Truce.Core.Subscriptions;

/// <summary>Every "no" about subscriptions.</summary>
public static class SubscriptionRefusals
{
    public static Refusal AddressUnfit(string address) =>
        new("subscription/address-unfit", RefusalKind.Refused, "“{0}” is not an address to send to. It begins with https://, names no user and no part of a page, and has at most 500 characters.", address);

    public static Refusal KindsUnfit() =>
        new("subscription/kinds-unfit", RefusalKind.Refused, "Choose each kind of thing once, or none for all of them.");

    public static Refusal NothingChanged() =>
        new("subscription/nothing-changed", RefusalKind.Refused, "This is what stands already.");

    public static Refusal NoSuchMessage() =>
        new("subscription/no-such-message", RefusalKind.Refused, "The log holds no such message any more.");

    public static Refusal Ended() =>
        new("subscription/ended", RefusalKind.Refused, "This subscription was ended. Open a new one.");
}
