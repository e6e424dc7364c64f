using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Truce.Store.Accounts;

/// <summary>What a password must be, and how it is kept: PBKDF2 with HMAC-SHA-512, a salt of its own, by ASP.NET Core's hasher.</summary>
public static class Passwords
{
    /// <summary>Characters at least.</summary>
    public const int Least = 12;

    /// <summary>Characters at most: hashing must not become a way to keep the server busy.</summary>
    public const int Most = 200;

    private const int Iterations = 210_000;

    private static readonly object Nobody = new();
    private static readonly PasswordHasher<object> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    // Where there is no password to compare with, the same work is done against this one.
    private static readonly string NobodysHash = Hasher.HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <summary>Why a password cannot be taken; null where it can.</summary>
    public static Refusal? Unfit(string password)
    {
        if (TextCheck.FirstIllFormed(password) is >= 0 and var at) return TextRefusals.NotText("password", (at + 1).ToString(CultureInfo.InvariantCulture));
        var length = password.EnumerateRunes().Count();
        if (length < Least) return AccountRefusals.PasswordTooShort(Least.ToString(CultureInfo.InvariantCulture));
        return length > Most ? AccountRefusals.PasswordTooLong(Most.ToString(CultureInfo.InvariantCulture)) : null;
    }

    internal static string Hash(string password) => Hasher.HashPassword(Nobody, Composed(password));

    /// <summary>Takes one time, whatever the answer.</summary>
    internal static bool Fits(string? hash, string password)
    {
        var readable = Unfit(password) is null;
        var result = Hasher.VerifyHashedPassword(Nobody, hash ?? NobodysHash, readable ? Composed(password) : "");
        return result != PasswordVerificationResult.Failed && hash is not null && readable;
    }

    // Two keyboards can send one accented letter in two ways.
    private static string Composed(string password) => password.Normalize(NormalizationForm.FormC);
}
