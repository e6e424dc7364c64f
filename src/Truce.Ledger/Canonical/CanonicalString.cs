using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Truce.Ledger;

/// <summary>The inside of canonical strings: order by UTF-16 code units, escapes there and back.</summary>
internal static class CanonicalString
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(['"', '\\', .. Enumerable.Range(0, 0x20).Select(c => (char)c)]);

    /// <summary>The letter after the backslash for a character that has a short escape, else 0.</summary>
    public static byte ShortEscape(byte character) => character switch
    {
        (byte)'"' => (byte)'"',
        (byte)'\\' => (byte)'\\',
        (byte)'\b' => (byte)'b',
        (byte)'\t' => (byte)'t',
        (byte)'\n' => (byte)'n',
        (byte)'\f' => (byte)'f',
        (byte)'\r' => (byte)'r',
        _ => 0,
    };

    /// <summary>The value of a lower-case hexadecimal digit; -1 for anything else.</summary>
    public static int HexDigit(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        _ => -1,
    };

    /// <summary>Orders two canonical raw strings (escapes as they stand, valid UTF-8) by their UTF-16 code units.</summary>
    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        // Plain ASCII without escapes, which nearly every key is, orders as its bytes do. Otherwise the common start
        // is skipped and the rest is decoded: characters beyond U+FFFF sort by their surrogates, below U+E000.
        if (IsPlain(left) && IsPlain(right)) return left.SequenceCompareTo(right);
        while (!left.IsEmpty && !right.IsEmpty)
        {
            var l = Next(ref left);
            var r = Next(ref right);
            if (l != r) return SortKey(l).CompareTo(SortKey(r));
        }
        return left.Length.CompareTo(right.Length);
    }

    /// <summary>The text that a canonical raw string stands for.</summary>
    public static string Unescape(ReadOnlySpan<byte> raw)
    {
        if (raw.IndexOf((byte)'\\') < 0) return Encoding.UTF8.GetString(raw);
        var text = new StringBuilder(raw.Length);
        while (!raw.IsEmpty) text.Append(Next(ref raw).ToString());
        return text.ToString();
    }

    /// <summary>Writes <paramref name="text"/> in quotes, with the fewest escapes.</summary>
    /// <exception cref="FormatException">A surrogate stands alone.</exception>
    public static void Write(IBufferWriter<byte> to, ReadOnlySpan<char> text)
    {
        // Six bytes are the most that a UTF-16 unit can need (\u001f), and two for the quotes.
        var span = to.GetSpan(checked(6 * text.Length + 2));
        var at = 0;
        span[at++] = (byte)'"';
        while (!text.IsEmpty)
        {
            var run = text.IndexOfAny(Escaped);
            if (run < 0) run = text.Length;
            if (Utf8.FromUtf16(text[..run], span[at..], out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
                throw new FormatException("A surrogate stands alone: the text is not valid Unicode.");
            at += written;
            if (run == text.Length) break;
            at += Escape((byte)text[run], span[at..]);
            text = text[(run + 1)..];
        }
        span[at++] = (byte)'"';
        to.Advance(at);
    }

    private static int Escape(byte character, Span<byte> to)
    {
        to[0] = (byte)'\\';
        if (ShortEscape(character) is var letter && letter != 0)
        {
            to[1] = letter;
            return 2;
        }
        "u00"u8.CopyTo(to[1..]);
        to[4] = (byte)('0' + (character >> 4));
        to[5] = "0123456789abcdef"u8[character & 15];
        return 6;
    }

    private static bool IsPlain(ReadOnlySpan<byte> raw) => Ascii.IsValid(raw) && raw.IndexOf((byte)'\\') < 0;

    private static Rune Next(ref ReadOnlySpan<byte> raw)
    {
        if (raw[0] != '\\')
        {
            Rune.DecodeFromUtf8(raw, out var rune, out var length);
            raw = raw[length..];
            return rune;
        }
        if (raw[1] == 'u')
        {
            var code = (raw[4] - '0') << 4 | HexDigit(raw[5]);
            raw = raw[6..];
            return new Rune(code);
        }
        var character = raw[1] switch
        {
            (byte)'b' => '\b',
            (byte)'t' => '\t',
            (byte)'n' => '\n',
            (byte)'f' => '\f',
            (byte)'r' => '\r',
            var other => (char)other,
        };
        raw = raw[2..];
        return new Rune(character);
    }

    // Two runes order by their first differing UTF-16 unit. Shifting the upper plane below U+E000 gives that order.
    private static int SortKey(Rune rune) => rune.Value switch
    {
        < 0xD800 => rune.Value,
        < 0x10000 => rune.Value + 0x200000,
        _ => rune.Value + 0x10000,
    };
}
