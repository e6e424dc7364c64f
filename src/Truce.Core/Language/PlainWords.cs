using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Truce.Core.Language;

/// <summary>
/// The words of a text by which two texts can be compared: lower case, without accents, Arabic and Hebrew vowel signs, and with the
/// Arabic letters that are written in several ways as one. For comparing alone, never for showing.
/// </summary>
public static class PlainWords
{
    private const int Shortest = 3;

    // Words that stand in nearly every sentence of their language and say nothing about its subject.
    private static readonly FrozenSet<string> Empty = new[]
    {
        "the", "and", "for", "who", "what", "which", "when", "where", "that", "this", "with", "from", "into", "are", "was", "were", "will", "can", "may", "not",
        "should", "shall", "its", "their", "has", "have", "been", "until", "after", "before", "than", "whether", "through", "under", "any", "all",
        "على", "إلى", "هذا", "هذه", "التي", "الذي", "متى", "قبل", "بعد", "حتى", "غير", "أن", "كيف",
        "אשר", "האם", "מתי", "איך", "לפני", "אחרי", "הוא", "היא", "כדי", "בין",
    }.Select(Plain).ToFrozenSet();

    /// <summary>Every word of three letters or more that says something, each once, in all languages of the text.</summary>
    public static IReadOnlySet<string> Of(LocalText text)
    {
        HashSet<string> words = [];
        foreach (var one in text.Present)
            foreach (var word in Plain(one).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                if (word.Length >= Shortest && !Empty.Contains(word)) words.Add(word);
        return words;
    }

    /// <summary>A text in lower case, its words parted by single blanks, without marks.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            // Accents, Arabic short vowels and Hebrew points are all marks that take no room; the tatweel only stretches a word.
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format || rune.Value == 0x0640) continue;
            plain.Append(Rune.IsLetterOrDigit(rune) ? One(Rune.ToLowerInvariant(rune)).ToString() : " ");
        }

        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    // Alef with hamza or madda falls apart into alef and a mark above; these do not.
    private static Rune One(Rune letter) => letter.Value switch
    {
        0x0671 => new Rune(0x0627),
        0x0649 => new Rune(0x064a),
        0x0629 => new Rune(0x0647),
        _ => letter,
    };
}
