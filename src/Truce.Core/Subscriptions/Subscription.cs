using System.Collections.Immutable;

namespace Truce.Core.Subscriptions;

/// <summary>What a subscription is for, where it sends, and of what it tells.</summary>
/// <param name="Use">What it is for.</param>
/// <param name="Address">Where messages are sent, such as <c>https://desk.example/truce</c>.</param>
/// <param name="Kinds">The kinds of things of which it tells, each once; empty: all.</param>
/// <param name="About">One thing, and what stands under it; null: everything.</param>
public sealed record SubscriptionAccount(LocalText Use, string Address, ImmutableArray<StreamKind> Kinds, Reference? About = null)
{
    /// <summary>Characters at most of an address.</summary>
    public const int MostAddress = 500;

    /// <summary>Null where its parts fit each other; else the refusal that says what does not.</summary>
    public Refusal? Unfit()
    {
        if (TextCheck.Of(Use, "use", TextCheck.Name) is { } words) return words;
        if (!IsAddress(Address)) return SubscriptionRefusals.AddressUnfit(Address.Length <= 120 ? Address : Address[..120]);
        return !Kinds.IsDefaultOrEmpty && (Kinds.Distinct().Count() < Kinds.Length || !Kinds.All(Enum.IsDefined)) ? SubscriptionRefusals.KindsUnfit() : null;
    }

    /// <summary>Whether it tells of a thing.</summary>
    /// <param name="thing">The thing that changed.</param>
    /// <param name="under">What it stands under.</param>
    public bool Wants(Reference thing, IEnumerable<Reference> under) =>
        (Kinds.IsDefaultOrEmpty || Kinds.Contains(thing.Kind)) && (About is not { } about || about == thing || under.Contains(about));

    /// <summary>Equal where they would be recorded alike.</summary>
    public bool Equals(SubscriptionAccount? other) => other is not null && CanonicalValues.Write(this).AsSpan().SequenceEqual(CanonicalValues.Write(other));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Use, Address);

    // Without encryption only to the machine itself, which the server allows in tests alone. A name and a password in an address would be
    // kept in the record; a fragment is sent nowhere.
    private static bool IsAddress(string address) =>
        address.Length <= MostAddress && TextCheck.Of(address, "address", MostAddress) is null && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)) && uri is { UserInfo: "", Fragment: "", Host.Length: > 0 };
}

/// <summary>
/// That an organisation has messages sent to a program of its own when something that it may see changes. The messages name things and
/// where to read them; what they tell is cut to what the seat that opened it may see when they are sent.
/// </summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Seat">With whose eyes it looks.</param>
/// <param name="OpenedAt">Index of its first event: it tells of nothing before.</param>
/// <param name="Ended">Why it was ended; null while it stands.</param>
public sealed record Subscription(
    Id<Subscription> Id, Id<Organisation> Owner, Id<Member> Seat, SubscriptionAccount Account, long OpenedAt, LocalText? Ended, bool Example) : INoun<Subscription>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Subscription;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Subscription state) => [state.Owner, .. state.Account.About is { } about && about != state.Owner ? [about] : Array.Empty<Reference>()];

    /// <inheritdoc />
    public static Subscription? Apply(Subscription? current, Recorded recorded) => recorded.Event switch
    {
        SubscriptionOpened e => new Subscription(new(recorded.Head.Stream.Number), e.By, e.Seat, e.Account, recorded.Head.Index, null, e.Example),
        SubscriptionChanged e => current! with { Account = e.Account },
        SubscriptionEnded e => current! with { Ended = e.Reason },
        _ => current,
    };
}
