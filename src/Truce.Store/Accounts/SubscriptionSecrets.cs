using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Truce.Store.Disk;

namespace Truce.Store.Accounts;

/// <summary>
/// The secrets with which messages of subscriptions are signed. They stand beside the accounts, as they are, since a signature cannot be
/// made from a fingerprint: one file each, replaced whole, in no journal and no receipt. Written <c>whsec_</c> and 32 bytes in base64, as
/// Standard Webhooks has them. Safe for concurrent callers; one process.
/// </summary>
/// <param name="disk">The centre's folder.</param>
public sealed class SubscriptionSecrets(IDisk disk)
{
    /// <summary>How a secret begins.</summary>
    public const string Mark = "whsec_";

    private const string Directory = "accounts/subscriptions";

    private readonly ConcurrentDictionary<Id<Subscription>, string> known = [];

    /// <summary>Makes the secret of a subscription. One that was made before holds no longer.</summary>
    /// <returns>The secret. Whoever asks later is not shown it again.</returns>
    public string Make(Id<Subscription> subscription)
    {
        var secret = Mark + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        disk.Replace(PathOf(subscription), Encoding.ASCII.GetBytes(secret));
        return known[subscription] = secret;
    }

    /// <summary>The bytes to sign with; null where none were made, or they were taken away.</summary>
    public byte[]? BytesOf(Id<Subscription> subscription)
    {
        if (!known.TryGetValue(subscription, out var secret))
        {
            if (!disk.Exists(PathOf(subscription))) return null;
            known[subscription] = secret = Encoding.ASCII.GetString(disk.ReadAll(PathOf(subscription)));
        }

        return Convert.FromBase64String(secret[Mark.Length..]);
    }

    /// <summary>Takes the secret of a subscription away: that ended.</summary>
    public void Forget(Id<Subscription> subscription)
    {
        known.TryRemove(subscription, out _);
        disk.Delete(PathOf(subscription));
    }

    private static string PathOf(Id<Subscription> subscription) => $"{Directory}/{subscription}";
}
