using System.Security.Cryptography;
using Truce.Store.Disk;

namespace Truce.Store.Accounts;

/// <summary>
/// What members need to sign in. This is state and not record: one file each under <c>accounts/</c>, replaced whole, in no journal and
/// no receipt. Whether a member may still act is a fact of the record, and is asked there. Safe for concurrent callers; one process.
/// </summary>
/// <param name="disk">The centre's folder.</param>
/// <param name="clock">The time.</param>
public sealed class Accounts(IDisk disk, IClock clock)
{
    private const string Directory = "accounts";

    private readonly Lock gate = new();
    private readonly Dictionary<Id<Member>, Account> known = [];
    private readonly FailedSignIns failed = new(clock);

    /// <summary>Makes a one-time link for a member, of which <see cref="Links"/> told the record before; an earlier one that was not used ends. A password that stands keeps standing until then.</summary>
    /// <returns>The token to put into the link. It is shown once: only its fingerprint is kept.</returns>
    public string Invite(Id<Member> member)
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        lock (gate)
        {
            var account = Find(member) ?? Account.Fresh();
            Write(member, account with
            {
                Link = Convert.ToBase64String(SHA256.HashData(secret)),
                LinkUntil = clock.GetCurrentInstant() + IssueLink.Life,
            });
        }

        return $"{member}.{Convert.ToHexStringLower(secret)}";
    }

    /// <summary>Sets a password with a one-time link. The link is used up, and all sessions of the member end.</summary>
    /// <param name="token">What <see cref="Invite"/> gave.</param>
    /// <param name="password">At least <see cref="Passwords.Least"/> characters.</param>
    /// <param name="refusal">Why not; null where it was set. A password that does not fit leaves the link as it was.</param>
    /// <returns>The member; null where refused.</returns>
    public Id<Member>? Redeem(string token, string password, out Refusal? refusal)
    {
        refusal = MemberOf(token) is null ? AccountRefusals.LinkUnknown() : Passwords.Unfit(password);
        if (refusal is not null) return null;
        var member = MemberOf(token)!.Value;
        var hash = Passwords.Hash(password);
        lock (gate)
        {
            if (Find(member) is not { } account || !Opens(account, token))
            {
                refusal = AccountRefusals.LinkUnknown();
                return null;
            }

            Write(member, account with { Link = null, LinkUntil = null, Password = hash, Stamp = Account.NewStamp() });
        }

        failed.Forget(member);
        return member;
    }

    /// <summary>Whether a link can still be used, and whose it is; null where not. Uses nothing up.</summary>
    public Id<Member>? Peek(string token)
    {
        if (MemberOf(token) is not { } member) return null;
        lock (gate) return Find(member) is { } account && Opens(account, token) ? member : null;
    }

    /// <summary>
    /// Checks a password. An unknown member, one without a password and a wrong password get one answer and take one time; after ten
    /// failures within fifteen minutes the answer is the same even for the right one.
    /// </summary>
    /// <returns>The member; null where not.</returns>
    public Id<Member>? SignIn(Id<Member> member, string password)
    {
        if (failed.TooMany(member)) return null;

        // Noted before the slow part: guesses sent at once count as if they came one by one.
        failed.Note(member);
        Account? account;
        lock (gate) account = Find(member);
        if (Passwords.Fits(account?.Password, password))
        {
            failed.Forget(member);
            return member;
        }

        return null;
    }

    /// <summary>
    /// Changes with the password and with <see cref="SignOutEverywhere"/>: a session that was begun under another stamp has ended.
    /// Empty where the member has no account, and then no session holds.
    /// </summary>
    public string StampOf(Id<Member> member)
    {
        lock (gate) return Find(member)?.Stamp ?? "";
    }

    /// <summary>Whether the member has set a password.</summary>
    public bool HasPassword(Id<Member> member)
    {
        lock (gate) return Find(member)?.Password is not null;
    }

    /// <summary>Ends all sessions of a member. The password stays.</summary>
    public void SignOutEverywhere(Id<Member> member)
    {
        lock (gate)
        {
            if (Find(member) is { } account) Write(member, account with { Stamp = Account.NewStamp() });
        }
    }

    /// <summary>Takes a member's password and links away, and ends all sessions: for whoever left.</summary>
    public void Close(Id<Member> member)
    {
        lock (gate)
        {
            if (Find(member) is not null) Write(member, Account.Fresh());
        }
    }

    /// <summary>Keeps the fingerprint of a token's secret under its number.</summary>
    internal void KeepToken(Id<Member> member, int number, byte[] fingerprint)
    {
        lock (gate)
        {
            var account = Find(member) ?? Account.Fresh();
            var kept = account.Tokens ?? [];
            while (kept.Length < number) kept = kept.Add("");
            Write(member, account with { Tokens = kept.SetItem(number - 1, Convert.ToBase64String(fingerprint)) });
        }
    }

    /// <summary>Whether a fingerprint is that of the token of a number.</summary>
    internal bool FitsToken(Id<Member> member, int number, byte[] fingerprint)
    {
        string? kept;
        lock (gate) kept = Find(member)?.Tokens is { } all && number > 0 && number <= all.Length ? all[number - 1] : null;
        return kept is { Length: > 0 } && CryptographicOperations.FixedTimeEquals(fingerprint, Convert.FromBase64String(kept));
    }

    /// <summary>Keeps the fingerprint of the secret of a member's key to feeds; null ends the key.</summary>
    internal void KeepFeedKey(Id<Member> member, byte[]? fingerprint)
    {
        lock (gate) Write(member, (Find(member) ?? Account.Fresh()) with { FeedKey = fingerprint is null ? null : Convert.ToBase64String(fingerprint) });
    }

    /// <summary>Whether a fingerprint is that of a member's key to feeds.</summary>
    internal bool FitsFeedKey(Id<Member> member, byte[] fingerprint)
    {
        string? kept;
        lock (gate) kept = Find(member)?.FeedKey;
        return kept is { Length: > 0 } && CryptographicOperations.FixedTimeEquals(fingerprint, Convert.FromBase64String(kept));
    }

    /// <summary>Whether a member has a key to feeds.</summary>
    public bool HasFeedKey(Id<Member> member)
    {
        lock (gate) return Find(member)?.FeedKey is not null;
    }

    private static Id<Member>? MemberOf(string token) =>
        token.Length <= 200 && token.LastIndexOf('.') is > 0 and var dot && Id<Member>.TryParse(token[..dot], out var member) ? member : null;

    private bool Opens(Account account, string token)
    {
        if (account is not { Link: { } link, LinkUntil: { } until } || until <= clock.GetCurrentInstant()) return false;
        var secret = token[(token.LastIndexOf('.') + 1)..];
        if (secret.Length != 64 || !secret.All(char.IsAsciiHexDigit)) return false;
        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(Convert.FromHexString(secret)), Convert.FromBase64String(link));
    }

    // Under the gate.
    private Account? Find(Id<Member> member)
    {
        if (known.TryGetValue(member, out var account)) return account;
        var path = PathOf(member);
        if (!disk.Exists(path)) return null;
        try
        {
            return known[member] = CanonicalValues.Read<Account>(disk.ReadAll(path));
        }
        catch (System.Text.Json.JsonException problem)
        {
            throw new InvalidDataException(
                $"The account {path} cannot be read. Take the file away and give the member a new link: truce member link {member}", problem);
        }
    }

    // Under the gate.
    private void Write(Id<Member> member, Account account)
    {
        disk.Replace(PathOf(member), CanonicalValues.Write(account));
        known[member] = account;
    }

    private static string PathOf(Id<Member> member) => $"{Directory}/{member}.json";
}
