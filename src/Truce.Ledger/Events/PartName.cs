using System.Buffers;

namespace Truce.Ledger;

/// <summary>Names of parts: an ASCII letter, then up to 63 letters, digits, dots, hyphens or underscores.</summary>
/// <remarks>So a name needs no escape, and its order is the same in bytes, in UTF-16 and in every language of verifiers.</remarks>
public static class PartName
{
    /// <summary>The longest name: 64 characters.</summary>
    public const int MaxLength = 64;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(Letters);

    private static readonly SearchValues<byte> AllowedBytes = SearchValues.Create([.. Letters.Select(c => (byte)c)]);

    /// <summary>Whether this is a name of a part.</summary>
    public static bool IsValid(ReadOnlySpan<char> name) =>
        name.Length is > 0 and <= MaxLength && char.IsAsciiLetter(name[0]) && !name.ContainsAnyExcept(Allowed);

    /// <summary>Whether these bytes spell a name of a part.</summary>
    public static bool IsValid(ReadOnlySpan<byte> name) =>
        name.Length is > 0 and <= MaxLength && char.IsAsciiLetter((char)name[0]) && !name.ContainsAnyExcept(AllowedBytes);
}
