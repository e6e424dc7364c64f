using System.Globalization;
using System.Security.Cryptography;
using Truce.Store.Centres;

namespace Truce.Store.Accounts;

/// <summary>
/// The secrets of tokens, with which programs act as members. What a token may do and when it ends are facts of the record; here is
/// what its bearer must show, as a fingerprint. Written <c>truce_MEM-7KQ-4MD-R_1_</c> and 64 hexadecimal digits.
/// </summary>
public static class Tokens
{
    /// <summary>How a token begins, so that one that was left lying about is recognised.</summary>
    public const string Mark = "truce_";

    /// <summary>Makes the token of which an event of the record tells. One that was made for it before holds no longer.</summary>
    /// <param name="issued">What the record says of it.</param>
    /// <returns>The token; it is shown once, and only its fingerprint is kept.</returns>
    public static string MakeToken(this Accounts accounts, Recorded issued)
    {
        var (member, number) = (new Id<Member>(issued.Head.Stream.Number), ((TokenIssued)issued.Event).Token);
        var secret = RandomNumberGenerator.GetBytes(32);
        accounts.KeepToken(member, number, SHA256.HashData(secret));
        return $"{Mark}{member}_{number}_{Convert.ToHexStringLower(secret)}";
    }

    /// <summary>Whose token it is, and which, where its secret is right and both it and its member still hold; null where not.</summary>
    public static (Id<Member> Member, MemberToken Token)? Open(this Accounts accounts, Centre centre, string text, Instant now)
    {
        if (text.Length > 120 || !text.StartsWith(Mark, StringComparison.Ordinal)) return null;
        var parts = text[Mark.Length..].Split('_');
        if (parts is not [var reference, var digits, { Length: 64 } secret] || !secret.All(char.IsAsciiHexDigit)) return null;
        if (!Id<Member>.TryParse(reference, out var id) || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        if (!accounts.FitsToken(id, number, SHA256.HashData(Convert.FromHexString(secret)))) return null;
        var view = centre.View(id);
        return view.Viewer.Member == id && view.Find(id) is { Standing: MemberStanding.Active } member && member.TokenOf(number) is { } token && token.HoldsAt(now)
            ? (id, token)
            : null;
    }
}
