namespace Truce.Formats.Tables;

/// <summary>Reads the numbers of a file as its mapping says they are written. Nothing is guessed: a separator that could be either is named.</summary>
internal sealed class NumberReader(CellRules rules)
{
    private const char ArabicDecimal = '\u066B', ArabicThousands = '\u066C';

    // Only where a point can be nothing but what stands before decimals, and no number means that there is none.
    private readonly bool isPlain = rules.Decimal == '.' && rules.Thousands != '.' && !rules.NoValue.Any(none => none.Any(char.IsDigit));

    /// <summary>Reads a cell: a number, or none.</summary>
    /// <param name="text">Without blanks around it.</param>
    /// <returns>What is wrong with it; null where nothing is.</returns>
    public TableProblemCode? Read(ReadOnlySpan<char> text, out TableCell cell)
    {
        cell = TableCell.None;
        if (text.IsEmpty || (isPlain && TableCell.TryParse(text, out cell))) return null;
        foreach (var none in rules.NoValue)
            if (text.Equals(none, StringComparison.OrdinalIgnoreCase)) return null;
        if (text.Length > 60) return TableProblemCode.NotANumber;
        Span<char> plain = stackalloc char[text.Length];
        return Plain(text, plain) is { } length ? TableCell.TryParse(plain[..length], out cell) ? null : Wrong(plain[..length]) : Wrong(text);
    }

    /// <summary>Reads a number that the file itself types, with a point before decimals.</summary>
    public TableProblemCode? ReadTyped(ReadOnlySpan<char> text, out TableCell cell)
    {
        cell = TableCell.None;
        foreach (var none in rules.NoValue)
            if (text.Equals(none, StringComparison.Ordinal)) return null;
        return TableCell.TryParse(text, out cell) ? null : Wrong(text);
    }

    // Digits and perhaps one point; null where the signs do not stand where they must.
    private int? Plain(ReadOnlySpan<char> text, Span<char> plain)
    {
        var (length, group, isDecimal) = (0, -1, false);
        foreach (var written in text)
        {
            var one = Digits.ToLatin(written);
            if (char.IsAsciiDigit(one))
            {
                plain[length++] = one;
                if (group >= 0) group++;
            }
            else if (!isDecimal && (one == rules.Decimal || one == ArabicDecimal) && group is -1 or 3)
            {
                (plain[length++], isDecimal, group) = ('.', true, -1);
            }
            else if (!isDecimal && IsThousands(one) && length > 0 && (group == 3 || (group < 0 && length <= 3)))
            {
                group = 0;
            }
            else
            {
                return null;
            }
        }

        return group is -1 or 3 ? length : null;
    }

    private bool IsThousands(char one) =>
        one == ArabicThousands || one == rules.Thousands || (rules.Thousands == ' ' && one is '\u00A0' or '\u202F' or '\u2009') || (rules.Thousands == '\'' && one == '\u2019');

    private static TableProblemCode Wrong(ReadOnlySpan<char> text)
    {
        var (digits, separators, isSigned) = (0, 0, false);
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsAsciiDigit(Digits.ToLatin(text[at]))) digits++;
            else if (text[at] is ',' or '.' or ' ' or '\u00A0' or '\u202F' or '\'' or '\u2019') separators++;
            else if (at == 0 && text[at] is '-' or '\u2212' or '(') isSigned = true;
            else if (!(isSigned && at == text.Length - 1 && text[at] == ')')) return TableProblemCode.NotANumber;
        }

        if (digits == 0) return TableProblemCode.NotANumber;
        if (isSigned) return TableProblemCode.Negative;
        return separators == 0 || digits > 15 ? TableProblemCode.TooManyDigits : separators == 1 && text.Contains('.') ? TableProblemCode.TooManyDigits : TableProblemCode.Ambiguous;
    }
}
