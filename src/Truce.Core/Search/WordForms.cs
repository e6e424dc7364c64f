namespace Truce.Core.Search;

/// <summary>The forms under which a folded word is found: as it stands, and without what Arabic and Hebrew write in one piece with it.</summary>
/// <remarks>
/// Arabic: و or ف, then ب ل or ك, then the article ال; للمستشفى is ل before the article. Hebrew: ו, then ש, then ב ל מ or כ, then the
/// article ה. Each is taken off only where three letters are left, and the form with it stays: a root that begins so is not lost. What is
/// taken off by mistake adds a form that hardly anybody types.
/// </remarks>
public static class WordForms
{
    /// <summary>Letters that must be left of a word.</summary>
    public const int LeastLeft = 3;

    /// <summary>Forms of a word at most.</summary>
    public const int Most = 5;

    private static readonly string[] Arabic = ["وف", "بلك"];
    private static readonly string[] Hebrew = ["ו", "ש", "בלמכ", "ה"];

    /// <summary>Finds where the forms of a word begin; each runs to its end.</summary>
    /// <param name="word">Folded.</param>
    /// <param name="starts">Receives the beginnings, ascending, the first 0; at least <see cref="Most"/> long.</param>
    /// <returns>How many there are.</returns>
    public static int Of(ReadOnlySpan<char> word, Span<int> starts)
    {
        starts[0] = 0;
        if (word.Length <= LeastLeft) return 1;
        if (Folding.IsHebrew(word[0])) return Chain(word, starts, Hebrew, out _);
        if (!Folding.IsArabic(word[0])) return 1;
        var count = Chain(word, starts, Arabic, out var at);
        return Article(word, at) is > 0 and var bare && word.Length - bare >= LeastLeft ? Add(starts, count, bare) : count;
    }

    /// <summary>
    /// An Arabic word without its article and what stands before that; empty where it has none. The article is two letters, so that hardly
    /// a root is taken for it: it can be taken off what is looked for as well.
    /// </summary>
    public static ReadOnlySpan<char> WithoutArticle(ReadOnlySpan<char> word)
    {
        if (word.Length <= LeastLeft || !Folding.IsArabic(word[0])) return [];
        Span<int> starts = stackalloc int[Most];
        Chain(word, starts, Arabic, out var at);
        var bare = Article(word, at);
        return bare > 0 && word.Length - bare >= LeastLeft ? word[bare..] : [];
    }

    // After the article: at "ال", or at the second ل of "لل", whose first was taken off before. -1 where there is none.
    private static int Article(ReadOnlySpan<char> word, int at) =>
        word[at..].StartsWith("ال", StringComparison.Ordinal) ? at + 2
        : at > 0 && word[at - 1] == 'ل' && word[at] == 'ل' ? at + 1
        : -1;

    private static int Chain(ReadOnlySpan<char> word, Span<int> starts, string[] steps, out int at)
    {
        (at, var count) = (0, 1);
        foreach (var step in steps)
        {
            if (word.Length - at <= LeastLeft || !step.Contains(word[at])) continue;
            count = Add(starts, count, ++at);
        }

        return count;
    }

    private static int Add(Span<int> starts, int count, int at)
    {
        starts[count] = at;
        return count + 1;
    }
}
