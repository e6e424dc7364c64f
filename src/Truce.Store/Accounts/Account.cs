using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Truce.Store.Accounts;

/// <summary>One member's file.</summary>
/// <param name="Format">Always <c>truce-account/1</c>.</param>
/// <param name="Stamp">Sessions name it; a new one ends them.</param>
/// <param name="Link">SHA-256 of the one-time link that was not used yet, base64.</param>
/// <param name="LinkUntil">When that link ends.</param>
/// <param name="Password">Hash with its own salt and cost.</param>
/// <param name="Tokens">SHA-256 of each token's secret, base64, by its number from 1; empty where the record tells of one that was never made.</param>
/// <param name="FeedKey">SHA-256 of the secret of the key to feeds, base64; null where there is none.</param>
internal sealed record Account(
    string Format, string Stamp, string? Link = null, Instant? LinkUntil = null, string? Password = null, ImmutableArray<string>? Tokens = null,
    string? FeedKey = null)
{
    public static Account Fresh() => new("truce-account/1", NewStamp());

    public static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
