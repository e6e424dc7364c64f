namespace Truce.Core.Wording;

/// <summary>A stretch of a text between quotation marks, the marks included.</summary>
internal readonly record struct Quotation(int From, int Length)
{
    public int End => From + Length;

    public bool Holds(int at) => at >= From && at < End;
}

/// <summary>Quotations in three languages, and whether somebody is named who says them.</summary>
internal static class Quotations
{
    private static readonly (char Open, string Close)[] Pairs = [('“', "”"), ('«', "»"), ('„', "“”"), ('”', "“"), ('"', "\""), ('״', "״")];
    private static readonly char[] SentenceEnds = ['.', '!', '?', '؟', '\n'];

    /// <summary>Every quotation that is closed, in order.</summary>
    public static IReadOnlyList<Quotation> In(string text)
    {
        List<Quotation> found = [];
        for (var at = 0; at < text.Length; at++)
        {
            var pair = Array.Find(Pairs, one => one.Open == text[at]);
            if (pair.Close is null || IsWithinWord(text, at)) continue;
            var end = Close(text, at + 1, pair.Close);
            if (end < 0) continue;
            found.Add(new Quotation(at, end - at + 1));
            at = end;
        }

        return found;
    }

    /// <summary>Whether the sentence around a quotation has a word by which a speaker is named, or the quotation follows a name and a colon.</summary>
    public static bool HasSpeaker(string text, Quotation quotation, IEnumerable<string> speaking, string language)
    {
        var from = quotation.From == 0 ? 0 : text.LastIndexOfAny(SentenceEnds, quotation.From - 1) + 1;
        var until = quotation.End >= text.Length ? text.Length : text.IndexOfAny(SentenceEnds, quotation.End) is >= 0 and var end ? end : text.Length;
        var before = text[from..quotation.From];
        if (before.TrimEnd() is [.., var last, ':'] && char.IsLetterOrDigit(last)) return true;
        var around = before + " " + text[quotation.End..until];
        return speaking.Any(word => WordMatch.All(around, word, language).Any());
    }

    // In צה״ל the mark is part of the word.
    private static bool IsWithinWord(string text, int at) =>
        text[at] is '"' or '״' or '”' or '“' && at > 0 && at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]);

    private static int Close(string text, int from, string close)
    {
        for (var at = from; at < text.Length; at++)
            if (close.Contains(text[at], StringComparison.Ordinal) && !IsWithinWord(text, at)) return at;
        return -1;
    }
}
