using System.Globalization;
using System.Text;

namespace Truce.Ledger;

/// <summary>What the text formats of C2SP have in common: strict base64 and strict decimals.</summary>
internal static class NoteText
{
    /// <summary>Decodes standard base64 that has exactly one spelling: padded, no spaces, no stray bits.</summary>
    public static bool TryBase64(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length / 4 * 3 + 3];
        var read = Convert.TryFromBase64String(text, bytes, out var written);
        bytes = bytes[..(read ? written : 0)];
        return read && Convert.ToBase64String(bytes) == text;
    }

    /// <summary>Reads a decimal from 0 to 2^63-1 without sign or leading zeros.</summary>
    public static bool TryDecimal(ReadOnlySpan<char> text, out long value) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value)
        && (text.Length == 1 || text[0] != '0') && Ascii.IsValid(text);

    /// <summary>Whether the text may stand in a signed note: no controls but the newline, no lone surrogates.</summary>
    public static bool IsPlain(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            // A lone surrogate is enumerated as U+FFFD; that very character is refused with it, which harms nobody.
            if ((rune.Value < 0x20 && rune.Value != '\n') || rune == Rune.ReplacementChar) return false;
        }
        return true;
    }
}
