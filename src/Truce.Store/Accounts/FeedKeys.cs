using System.Security.Cryptography;
using Truce.Store.Centres;

namespace Truce.Store.Accounts;

/// <summary>
/// The keys with which a member's calendar or reader fetches feeds, since such programs cannot sign in: written into the address, one for
/// each member. A key opens feeds and nothing else, and never more than its member sees. It is account state and not record, as a session
/// is. Written <c>truce-feed_MEM-7KQ-4MD-R_</c> and 64 hexadecimal digits.
/// </summary>
public static class FeedKeys
{
    /// <summary>How a key begins, so that one that was left lying about is recognised.</summary>
    public const string Mark = "truce-feed_";

    /// <summary>Makes a member's key. One that was made before holds no longer.</summary>
    /// <returns>The key; it is shown once, and only its fingerprint is kept.</returns>
    public static string MakeFeedKey(this Accounts accounts, Id<Member> member)
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        accounts.KeepFeedKey(member, SHA256.HashData(secret));
        return $"{Mark}{member}_{Convert.ToHexStringLower(secret)}";
    }

    /// <summary>Ends a member's key.</summary>
    public static void EndFeedKey(this Accounts accounts, Id<Member> member) => accounts.KeepFeedKey(member, null);

    /// <summary>Whose key it is, where its secret is right and its member is active; null where not.</summary>
    public static Id<Member>? OpenFeed(this Accounts accounts, Centre centre, string text)
    {
        if (text.Length > 120 || !text.StartsWith(Mark, StringComparison.Ordinal)) return null;
        if (text[Mark.Length..].Split('_') is not [var reference, { Length: 64 } secret] || !secret.All(char.IsAsciiHexDigit)) return null;
        if (!Id<Member>.TryParse(reference, out var id) || !accounts.FitsFeedKey(id, SHA256.HashData(Convert.FromHexString(secret)))) return null;
        var view = centre.View(id);
        return view.Viewer.Member == id && view.Find(id) is { Standing: MemberStanding.Active } ? id : null;
    }
}
