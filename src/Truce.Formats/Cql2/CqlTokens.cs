using System.Globalization;

namespace Truce.Formats.Cql2;

/// <summary>What a piece of a filter is.</summary>
internal enum CqlTokenKind
{
    End,
    Word,

    /// <summary>A property's name in double quotation marks.</summary>
    QuotedName,
    Text,
    Number,
    Sign,
}

/// <summary>A piece of a filter.</summary>
/// <param name="Text">What it says: without its quotation marks.</param>
/// <param name="At">Where it begins; the first character is 1.</param>
internal readonly record struct CqlToken(CqlTokenKind Kind, string Text, double Number, int At)
{
    /// <summary>Whether it is a word of the language, in any case.</summary>
    public bool Is(string word) => Kind == CqlTokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsSign(string sign) => Kind == CqlTokenKind.Sign && Text == sign;
}

/// <summary>Cuts a filter into pieces, one at a time.</summary>
internal sealed class CqlTokens(string text)
{
    private static readonly string[] Signs = ["<>", "<=", ">=", "=", "<", ">", "(", ")", ","];
    private int at;

    /// <summary>How many characters there are.</summary>
    public int Length => text.Length;

    /// <summary>The next piece; the end, again and again.</summary>
    public CqlToken Next()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        if (at == text.Length) return new(CqlTokenKind.End, "", 0, at + 1);
        var (begin, first) = (at, text[at]);
        if (first is '\'' or '"') return Quoted(first);
        if (char.IsAsciiDigit(first) || (first is '.' or '-' or '+' && at + 1 < text.Length && (char.IsAsciiDigit(text[at + 1]) || text[at + 1] == '.'))) return Number();
        foreach (var sign in Signs)
        {
            if (string.CompareOrdinal(text, at, sign, 0, sign.Length) != 0) continue;
            at += sign.Length;
            return new(CqlTokenKind.Sign, sign, 0, begin + 1);
        }

        if (!IsOfName(first)) throw new CqlProblem(CqlRefusals.Unexpected(begin + 1, SafeSign(first), "state | 'verified' | ("));
        while (at < text.Length && (IsOfName(text[at]) || char.IsAsciiDigit(text[at]) || text[at] is '.' or ':')) at++;
        return new(CqlTokenKind.Word, text[begin..at], 0, begin + 1);
    }

    private static bool IsOfName(char character) => char.IsLetter(character) || character == '_';

    private static string SafeSign(char character) => char.IsControl(character) || char.IsSurrogate(character) ? $"U+{(int)character:X4}" : character.ToString();

    // A mark within the text is doubled, or stands behind a backslash.
    private CqlToken Quoted(char mark)
    {
        var begin = at++;
        var content = new System.Text.StringBuilder();
        while (at < text.Length)
        {
            var character = text[at++];
            if (character == mark)
            {
                if (at == text.Length || text[at] != mark) return new(mark == '"' ? CqlTokenKind.QuotedName : CqlTokenKind.Text, content.ToString(), 0, begin + 1);
                at++;
            }
            else if (character == '\\' && at < text.Length && text[at] == mark)
            {
                at++;
                character = mark;
            }

            content.Append(character);
        }

        throw new CqlProblem(CqlRefusals.TextNotClosed(begin + 1));
    }

    private CqlToken Number()
    {
        var begin = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '.' || (text[at] is 'e' or 'E') || (text[at] is '-' or '+' && (at == begin || text[at - 1] is 'e' or 'E')))) at++;
        var written = text[begin..at];
        return double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? new(CqlTokenKind.Number, written, number, begin + 1)
            : throw new CqlProblem(CqlRefusals.Unexpected(begin + 1, written, "1.5"));
    }
}
