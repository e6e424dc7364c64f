using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace Truce.Ledger;

/// <summary>One spelling for each JSON value: RFC 8785, narrowed to what events hold.</summary>
/// <remarks>
/// UTF-8 without surrogates and without a byte-order mark; no white space between tokens; keys strictly ascending by
/// UTF-16 code units; numbers are integers from -(2^53-1) to 2^53-1, without leading zeros, fraction, exponent or minus
/// zero; strings escape only <c>"</c>, <c>\</c> and the controls below U+0020, these as \b \t \n \f \r where there is one
/// and else as \u00xx in lower case; at most 64 brackets open at once.
/// </remarks>
public static class CanonicalJson
{
    /// <summary>Values may lie this deep in each other: 64 brackets open at once, no more.</summary>
    public const int MaxDepth = CanonicalScanner.MaxDepth;

    /// <summary>Says whether the bytes are one canonical value and nothing else.</summary>
    /// <param name="utf8">The whole text, without a final newline.</param>
    /// <param name="offset">The first byte that is wrong; the length of the text where it ends too early; 0 if canonical.</param>
    /// <param name="problem">What is wrong there, in a few plain words; empty if canonical.</param>
    /// <remarks>One pass; allocates nothing when the answer is yes.</remarks>
    public static bool IsCanonical(ReadOnlySpan<byte> utf8, out int offset, out string problem)
    {
        (offset, problem) = (0, "");
        if (CanonicalScanner.FirstInvalid(utf8) is var invalid && invalid >= 0)
        {
            (offset, problem) = (invalid, "not valid UTF-8");
            return false;
        }
        var scanner = new CanonicalScanner(utf8);
        if (scanner.Value(0) && (scanner.AtEnd || scanner.Fail("more text after the value"))) return true;
        (offset, problem) = (scanner.At, scanner.Problem!);
        return false;
    }

    /// <summary>The canonical bytes of a value, its keys sorted.</summary>
    /// <exception cref="FormatException">The value has no canonical form: a number that is no integer within bounds,
    /// a lone surrogate, a key twice, or more than 64 levels. The message names it.</exception>
    public static byte[] Write(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        Write(buffer, value);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Appends the canonical bytes of a value, its keys sorted.</summary>
    /// <exception cref="FormatException">As for <see cref="Write(JsonElement)"/>; part of the value may then stand in the buffer.</exception>
    public static void Write(IBufferWriter<byte> to, JsonElement value)
    {
        ArgumentNullException.ThrowIfNull(to);
        Write(to, value, 0);
    }

    /// <summary>Appends a string in quotes with the fewest escapes.</summary>
    /// <exception cref="FormatException">A surrogate stands alone.</exception>
    public static void WriteString(IBufferWriter<byte> to, string text)
    {
        ArgumentNullException.ThrowIfNull(to);
        CanonicalString.Write(to, text);
    }

    /// <summary>Appends an integer.</summary>
    /// <exception cref="FormatException">It is beyond 2^53-1 on either side.</exception>
    public static void WriteInteger(IBufferWriter<byte> to, long value)
    {
        ArgumentNullException.ThrowIfNull(to);
        if (value is > (1L << 53) - 1 or < -((1L << 53) - 1)) throw new FormatException($"The integer {value} is beyond 2^53-1.");
        Utf8Formatter.TryFormat(value, to.GetSpan(20), out var written);
        to.Advance(written);
    }

    private static void Write(IBufferWriter<byte> to, JsonElement value, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object: WriteObject(to, value, depth + 1); break;
            case JsonValueKind.Array: WriteArray(to, value, depth + 1); break;
            case JsonValueKind.String: WriteString(to, Text(() => value.GetString()!)); break;
            case JsonValueKind.Number when IsInteger(value, out var integer): WriteInteger(to, integer); break;
            case JsonValueKind.Number: throw new FormatException($"The number {value.GetRawText()} is not an integer within 2^53-1.");
            case JsonValueKind.True: to.Write("true"u8); break;
            case JsonValueKind.False: to.Write("false"u8); break;
            case JsonValueKind.Null: to.Write("null"u8); break;
            default: throw new FormatException("There is no value.");
        }
    }

    private static void WriteArray(IBufferWriter<byte> to, JsonElement array, int depth)
    {
        if (depth > MaxDepth) throw new FormatException("The value is deeper than 64.");
        to.Write("["u8);
        var first = true;
        foreach (var item in array.EnumerateArray())
        {
            if (!first) to.Write(","u8);
            first = false;
            Write(to, item, depth);
        }
        to.Write("]"u8);
    }

    private static void WriteObject(IBufferWriter<byte> to, JsonElement value, int depth)
    {
        if (depth > MaxDepth) throw new FormatException("The value is deeper than 64.");
        var members = Text(() => value.EnumerateObject().Select(m => (m.Name, m.Value)).ToArray());
        Array.Sort(members, (left, right) => string.CompareOrdinal(left.Name, right.Name));
        to.Write("{"u8);
        for (var i = 0; i < members.Length; i++)
        {
            if (i > 0 && members[i].Name == members[i - 1].Name) throw new FormatException($"The key {members[i].Name} comes twice.");
            if (i > 0) to.Write(","u8);
            WriteString(to, members[i].Name);
            to.Write(":"u8);
            Write(to, members[i].Value, depth);
        }
        to.Write("}"u8);
    }

    // 1.0 and 1e3 are refused as well: what a sender writes as a float is a float. Minus zero has no canonical form.
    private static bool IsInteger(JsonElement number, out long integer) =>
        number.TryGetInt64(out integer) && !(integer == 0 && number.GetRawText()[0] == '-')
        && !number.GetRawText().AsSpan().ContainsAny('.', 'e', 'E');

    private static T Text<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            // The reader of System.Text.Json says so of escaped surrogates that stand alone.
            throw new FormatException("A surrogate stands alone: the text is not valid Unicode.");
        }
    }
}
