using System.Buffers;
using System.Text;

namespace Truce.Web.Language;

/// <summary>Words of a page that are put into other words of it, as <see cref="Words"/> made them.</summary>
public sealed record Phrase(string Text)
{
    /// <inheritdoc />
    public override string ToString() => Text;
}

/// <summary>
/// Text from elsewhere, made safe to show inside a line. Markup isolates its direction; characters that would reorder or hide
/// what stands around them are written out by their code instead, so that a reader sees them and they do nothing.
/// </summary>
public static class SafeText
{
    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(IsControl)]);

    /// <summary>Whether a character changes the direction of what follows it, or is invisible and could hide a difference.</summary>
    public static bool IsControl(char character) => character
        is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u061c' or '\u200b' or '\u2060' or '\ufeff'
        or (< ' ' and not ('\t' or '\n' or '\r')) or (>= '\u007f' and <= '\u009f');

    /// <summary>The code of a control character, such as <c>U+202E</c>.</summary>
    public static string CodeOf(char control) => $"U+{(int)control:X4}";

    /// <summary>A text for one line: control characters by their codes.</summary>
    public static string Line(string text)
    {
        if (IsPlain(text) || !text.AsSpan().ContainsAny(Controls)) return text;
        var shown = new StringBuilder();
        foreach (var character in text)
        {
            if (IsControl(character)) shown.Append('[').Append(CodeOf(character)).Append(']');
            else shown.Append(character);
        }

        return shown.ToString();
    }

    // Most texts are of letters that are far from every control: that is seen sooner than it is looked up.
    private static bool IsPlain(string text)
    {
        foreach (var letter in text)
            if (letter is not ((>= ' ' and < '\u007f') or (>= '\u00a0' and < '\u0600') or (>= '\u0620' and < '\u2000'))) return false;
        return true;
    }

    /// <summary>
    /// A text that is put into a sentence of another: isolated where its letters run the other way. Isolates within it that end where
    /// they began are ours, of a sentence that it was put into before: what people wrote passed <see cref="Line"/> when it was read.
    /// </summary>
    public static string Isolate(string text, string direction)
    {
        var safe = IsIsolatedWhole(text) ? text : Line(text);
        return safe.Any(direction == "rtl" ? char.IsAsciiLetter : IsRightToLeft) ? $"\u2068{safe}\u2069" : safe;
    }

    // Every isolate that begins ends, in one line, and no other control is there.
    private static bool IsIsolatedWhole(string text)
    {
        var depth = 0;
        foreach (var character in text)
        {
            if (character == '\u2068') depth++;
            else if (character == '\u2069' && --depth < 0) return false;
            else if (character != '\u2069' && IsControl(character)) return false;
        }

        return depth == 0;
    }

    private static bool IsRightToLeft(char character) => character is (>= '\u0590' and <= '\u08ff') or (>= '\ufb1d' and <= '\ufefc');
}
