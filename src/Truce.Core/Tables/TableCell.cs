using System.Globalization;

namespace Truce.Core.Tables;

/// <summary>
/// One number of a table, in eight bytes: zero or more, with its decimals as stated (53.0 stays 53.0), or none at all. A table of five
/// million rows is held in memory, so a cell is no object.
/// </summary>
/// <remarks>At most 18 digits, of them at most 15 before the point and 6 after it. <c>default</c> is no value.</remarks>
public readonly record struct TableCell
{
    /// <summary>Characters of the longest number: 18 digits and a point.</summary>
    public const int MostCharacters = 19;

    private const int MostWhole = 15, MostDecimals = 6, MostDigits = 18;

    // One more than the digits times eight plus the decimals, so that the default is no value.
    private readonly long packed;

    private TableCell(long digits, int decimals) => packed = ((digits << 3) | (long)decimals) + 1;

    /// <summary>No value: the source gives none. It is not nought.</summary>
    public static TableCell None => default;

    /// <summary>Whether there is no value.</summary>
    public bool IsNone => packed == 0;

    /// <summary>The number; null where there is none.</summary>
    public Amount? Amount => packed == 0 ? null : new Amount(new decimal((int)Digits, (int)(Digits >> 32), 0, false, (byte)Decimals));

    private long Digits => (packed - 1) >> 3;

    private int Decimals => (int)((packed - 1) & 7);

    /// <summary>A whole number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0 or has more than 15 digits.</exception>
    public static TableCell Of(long value) => value is >= 0 and < 1_000_000_000_000_000
        ? new TableCell(value, 0)
        : throw new ArgumentOutOfRangeException(nameof(value));

    /// <summary>A number; false where it has more digits than a cell holds.</summary>
    public static bool TryOf(decimal value, out TableCell cell)
    {
        Span<char> text = stackalloc char[40];
        cell = default;
        return value.TryFormat(text, out var length, provider: CultureInfo.InvariantCulture) && TryParse(text[..length], out cell);
    }

    /// <summary>Reads digits with perhaps a point and decimals; no sign, no separators. Noughts in front are passed over.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TableCell cell)
    {
        cell = default;
        var (digits, whole, point) = (0L, 0, -1);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '.' && point < 0 && at > 0)
            {
                point = at;
                continue;
            }

            var digit = (uint)(text[at] - '0');
            if (digit > 9) return false;
            if (digits == 0 && digit == 0 && point < 0) continue;
            digits = digits * 10 + digit;
            if (point < 0) whole++;
            if (whole > MostWhole || at - point > MostDecimals && point >= 0 || digits >= 1_000_000_000_000_000_000) return false;
        }

        var decimals = point < 0 ? 0 : text.Length - point - 1;
        if (text.Length == 0 || point == text.Length - 1 || whole + decimals > MostDigits) return false;
        cell = new TableCell(digits, decimals);
        return true;
    }

    /// <summary>Writes the number as the record has it, or a hyphen for none.</summary>
    /// <param name="to">At least <see cref="MostCharacters"/> long.</param>
    /// <returns>How many characters.</returns>
    public int Write(Span<byte> to)
    {
        if (packed == 0)
        {
            to[0] = (byte)'-';
            return 1;
        }

        if (Decimals == 0)
        {
            Digits.TryFormat(to, out var written, provider: CultureInfo.InvariantCulture);
            return written;
        }

        Amount!.Value.Value.TryFormat(to, out var length, provider: CultureInfo.InvariantCulture);
        return length;
    }

    /// <summary>The number as the record has it, or a hyphen for none.</summary>
    public override string ToString() => Amount?.ToString() ?? "-";
}
