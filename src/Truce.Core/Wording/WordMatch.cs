namespace Truce.Core.Wording;

/// <summary>Finds words as words: not within others, in any case, and with the letters that Arabic and Hebrew write onto the front of one.</summary>
internal static class WordMatch
{
    private const string ArabicFront = "وفبكلال";
    private const string HebrewFront = "והבכלמש";
    private const int MostFront = 4;

    /// <summary>Where a form stands in a text, ascending.</summary>
    public static IEnumerable<int> All(string text, string form, string language)
    {
        for (var at = Next(text, form, 0); at >= 0; at = Next(text, form, at + 1))
            if (Begins(text, at, language) && Ends(text, at + form.Length)) yield return at;
    }

    private static int Next(string text, string form, int from) => from >= text.Length ? -1 : text.IndexOf(form, from, StringComparison.OrdinalIgnoreCase);

    private static bool Begins(string text, int at, string language)
    {
        var front = language switch { "ar" => ArabicFront, "he" => HebrewFront, _ => "" };
        for (var taken = 0; at > 0 && IsOfWord(text[at - 1]); taken++, at--)
            if (taken == MostFront || !front.Contains(text[at - 1], StringComparison.Ordinal)) return false;
        return true;
    }

    private static bool Ends(string text, int end) => end >= text.Length || !IsOfWord(text[end]);

    // A hyphen binds: “counter-terrorism” is another word. Vowel marks belong to the letter before them.
    private static bool IsOfWord(char character) => char.IsLetterOrDigit(character) || character is '-' or '־' or 'ـ' || char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.NonSpacingMark;
}
