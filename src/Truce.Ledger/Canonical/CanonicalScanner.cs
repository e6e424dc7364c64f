using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Truce.Ledger;

/// <summary>Walks over canonical JSON once, front to back, and stops at the first byte that is not canonical.</summary>
/// <remarks>
/// The one place that knows the form; whoever reads a line with more shape than "any value" (an event, a receipt)
/// drives it. Allocates nothing unless a problem is named. The caller must have checked with <see cref="FirstInvalid"/>
/// that the text is valid UTF-8: here bytes from 0x80 pass.
/// </remarks>
internal ref struct CanonicalScanner(ReadOnlySpan<byte> text)
{
    /// <summary>Values may lie this deep in each other: 64 brackets open at once, no more.</summary>
    public const int MaxDepth = 64;

    private const long MaxInteger = (1L << 53) - 1;

    // What ends a run of plain characters in a string: the quote, the backslash, and the controls.
    private static readonly SearchValues<byte> Special = SearchValues.Create(
        [(byte)'"', (byte)'\\', .. Enumerable.Range(0, 0x20).Select(b => (byte)b)]);

    private readonly ReadOnlySpan<byte> _text = text;

    /// <summary>Bytes read so far; after a problem, where it is.</summary>
    public int At { get; private set; }

    /// <summary>What is wrong; null while nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether every byte has been read.</summary>
    public readonly bool AtEnd => At == _text.Length;

    /// <summary>The first byte that is not part of valid UTF-8; -1 if there is none. Surrogates are not valid.</summary>
    public static int FirstInvalid(ReadOnlySpan<byte> text)
    {
        if (Utf8.IsValid(text)) return -1;
        var at = 0;
        while (Rune.DecodeFromUtf8(text[at..], out _, out var length) == OperationStatus.Done) at += length;
        return at;
    }

    /// <summary>Names the problem at the present place, or at <paramref name="at"/>. Always false, so that callers can return it.</summary>
    public bool Fail(string problem, int at = -1)
    {
        Problem ??= problem;
        if (at >= 0) At = at;
        return false;
    }

    /// <summary>Reads exactly these bytes.</summary>
    public bool Literal(ReadOnlySpan<byte> expected)
    {
        if (!_text[At..].StartsWith(expected)) return Fail($"expected {Encoding.UTF8.GetString(expected)}");
        At += expected.Length;
        return true;
    }

    /// <summary>Reads these bytes if they come next; says whether they did. Never a problem.</summary>
    public bool Took(ReadOnlySpan<byte> next)
    {
        if (!_text[At..].StartsWith(next)) return false;
        At += next.Length;
        return true;
    }

    /// <summary>Reads one value. <paramref name="depth"/> brackets are open around it.</summary>
    public bool Value(int depth)
    {
        if (AtEnd) return Fail("the text ends where a value should begin");
        return _text[At] switch
        {
            (byte)'{' => Object(depth + 1),
            (byte)'[' => Array(depth + 1),
            (byte)'"' => String(out _),
            (byte)'t' => Literal("true"u8),
            (byte)'f' => Literal("false"u8),
            (byte)'n' => Literal("null"u8),
            (byte)'-' or (>= (byte)'0' and <= (byte)'9') => Integer(),
            (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' => Fail("white space between tokens"),
            _ => Fail("no value begins with this byte"),
        };
    }

    /// <summary>Reads a string. <paramref name="raw"/> is what stands between the quotes, escapes as they are.</summary>
    public bool String(out ReadOnlySpan<byte> raw)
    {
        raw = default;
        if (AtEnd || _text[At] != '"') return Fail("expected a string");
        var start = ++At;
        while (true)
        {
            var run = _text[At..].IndexOfAny(Special);
            if (run < 0) return Fail("a string is not closed", start - 1);
            At += run;
            if (_text[At] == '"') break;
            if (_text[At] != '\\') return Fail("a control character stands unescaped in a string");
            if (!Escape()) return false;
        }
        raw = _text[start..At++];
        return true;
    }

    private bool Escape()
    {
        var rest = _text[(At + 1)..];
        if (rest.IsEmpty) return Fail("a string is not closed");
        if ("\"\\btnfr"u8.Contains(rest[0]))
        {
            At += 2;
            return true;
        }
        if (rest.Length < 5 || !rest.StartsWith("u00"u8)) return Fail("an escape that the canonical form does not use");
        int high = rest[3] - '0', low = CanonicalString.HexDigit(rest[4]);
        if (high is not (0 or 1) || low < 0) return Fail("an escape that the canonical form does not use");
        if (CanonicalString.ShortEscape((byte)(high << 4 | low)) != 0) return Fail("a control character with a short escape is written long");
        At += 6;
        return true;
    }

    private bool Integer()
    {
        var start = At;
        if (_text[At] == '-') At++;
        var digits = At;
        long value = 0;
        while (!AtEnd && (uint)(_text[At] - '0') <= 9)
        {
            value = 10 * value + (_text[At++] - '0');
            if (value > MaxInteger) return Fail("an integer beyond 2^53-1", start);
        }
        if (At == digits) return Fail("a number without digits", start);
        if (_text[digits] == '0' && At - digits > 1) return Fail("a number with a leading zero", start);
        if (value == 0 && digits != start) return Fail("minus zero", start);
        if (!AtEnd && _text[At] is (byte)'.' or (byte)'e' or (byte)'E') return Fail("a number with a fraction or an exponent", start);
        return true;
    }

    private bool Array(int depth)
    {
        if (depth > MaxDepth) return Fail("deeper than 64");
        At++;
        if (Took("]"u8)) return true;
        do
        {
            if (!Value(depth)) return false;
        }
        while (Took(","u8));
        return Took("]"u8) || Fail("expected , or ]");
    }

    private bool Object(int depth)
    {
        if (depth > MaxDepth) return Fail("deeper than 64");
        At++;
        if (Took("}"u8)) return true;
        var first = true;
        ReadOnlySpan<byte> before = default;
        do
        {
            var start = At;
            if (!String(out var key)) return false;
            // Strictly ascending, so that no key comes twice.
            if (!first && CanonicalString.Compare(before, key) is var order && order >= 0)
                return Fail(order == 0 ? "a key comes twice" : "keys are not in ascending order", start);
            first = false;
            before = key;
            if (!Took(":"u8)) return Fail("expected :");
            if (!Value(depth)) return false;
        }
        while (Took(","u8));
        return Took("}"u8) || Fail("expected , or }");
    }
}
