using System.Globalization;

namespace Truce.Core.Figures;

/// <summary>A number as it was stated, zero or more, with its decimals: 53.0 stays 53.0. In the record it is a decimal string.</summary>
/// <param name="Value">Below 10^15, with at most 6 decimals.</param>
public readonly record struct Amount(decimal Value) : IComparable<Amount>
{
    private const int MostDigits = 15, MostDecimals = 6;

    /// <summary>How many decimals were stated.</summary>
    public int Decimals => Value.Scale;

    /// <summary>The number as it is written in the record: digits and perhaps a point, no separators.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number as it is shown: thousands set off by commas, decimals as stated.</summary>
    public string ToShown() => Value.ToString($"N{Decimals}", CultureInfo.InvariantCulture);

    /// <summary>Reads digits with perhaps a point and decimals; no sign, no separators, no leading zero but one.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Amount amount)
    {
        amount = default;
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var decimals = point < 0 ? [] : text[(point + 1)..];
        if (whole.Length is 0 or > MostDigits || !IsDigits(whole) || (whole.Length > 1 && whole[0] == '0')) return false;
        if (point >= 0 && (decimals.Length is 0 or > MostDecimals || !IsDigits(decimals))) return false;
        amount = new Amount(decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
        return true;
    }

    /// <summary>Rounds a quotient or a product to the decimals of a stated number, half away from zero.</summary>
    public static Amount Rounded(decimal value, int decimals) => new(Math.Round(value, decimals, MidpointRounding.AwayFromZero));

    /// <inheritdoc />
    public int CompareTo(Amount other) => Value.CompareTo(other.Value);

    public static bool operator <(Amount one, Amount other) => one.Value < other.Value;

    public static bool operator >(Amount one, Amount other) => one.Value > other.Value;

    public static bool operator <=(Amount one, Amount other) => one.Value <= other.Value;

    public static bool operator >=(Amount one, Amount other) => one.Value >= other.Value;

    private static bool IsDigits(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
            if (!char.IsAsciiDigit(character)) return false;
        return true;
    }
}
