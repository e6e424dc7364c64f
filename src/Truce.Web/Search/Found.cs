using System.Globalization;
using Truce.Core.Search;

namespace Truce.Web.Search;

/// <summary>A stretch of a text; marked where it is what was looked for.</summary>
public readonly record struct Stretch(string Text, bool IsMarked);

/// <summary>One text of a hit as it is shown, cut to what surrounds the first word that was met.</summary>
/// <param name="Language">Its language code.</param>
public sealed record FoundText(IReadOnlyList<Stretch> Stretches, string Language);

/// <summary>A hit as a page shows it: what it is called, and the texts that hold the words looked for.</summary>
/// <param name="Head">Its name, or its first words; null where it has none.</param>
/// <param name="Texts">Further texts, as many as it takes to show each word once.</param>
public sealed record Found(Hit Hit, FoundText? Head, IReadOnlyList<FoundText> Texts)
{
    // Characters of a text that are shown at most, and how many of them before the first word that was met.
    private const int MostHead = 220, MostText = 180, Lead = 60;

    /// <summary>A hit with its words; null where the view no longer shows it.</summary>
    public static Found? Of(Hit hit, SearchQuery query, View view, string language)
    {
        if (view.WordingOf(hit.Reference) is not { } wording) return null;
        var head = wording.Title ?? wording.Said.FirstOrDefault();
        var all = Pieces(wording, language).ToList();
        var met = new HashSet<Term>();
        FoundText? shown = null;
        if (head?.For(language) is { } own) shown = Show(own.Text, own.Language, query, met, MostHead);
        var texts = new List<FoundText>();
        foreach (var (text, code) in all)
        {
            var before = met.Count;
            var one = Show(text, code, query, met, MostText);
            if (met.Count > before) texts.Add(one);
        }

        return new Found(hit, shown, texts);
    }

    /// <summary>A text with the words that were met marked, cut where it is long.</summary>
    /// <param name="met">Receives the terms that it holds.</param>
    public static FoundText Show(string text, string language, SearchQuery query, ISet<Term> met, int most)
    {
        List<(int Start, int End)> spans = [];
        var reader = new WordReader(text, stackalloc char[WordReader.Room]);
        while (reader.Read())
        {
            var isMet = false;
            foreach (var term in query.Terms)
            {
                if (!term.Meets(reader.Word)) continue;
                met.Add(term);
                isMet = true;
            }

            if (isMet) spans.Add((reader.Start, reader.End));
        }

        var (from, to) = Window(text, spans.Count == 0 ? 0 : spans[0].Start, most);
        return new FoundText([.. Cut(text, spans, from, to)], language);
    }

    // The reader's own language first: of two texts that say the same, that is the one to show.
    private static IEnumerable<(string Text, string Language)> Pieces(Truce.Core.Search.Wording wording, string language)
    {
        if (wording.Code is { } code) yield return (code, "en");
        foreach (var text in wording.Title is { } title ? wording.Said.Prepend(title) : wording.Said)
        {
            (string? Text, string Language)[] each = [(text.En, "en"), (text.Ar, "ar"), (text.He, "he")];
            foreach (var one in each.OrderBy(one => one.Language == language ? 0 : 1))
                if (one.Text is { } stands) yield return (stands, one.Language);
        }
    }

    // Between blanks where there are some nearby, and never through a surrogate pair or before a mark.
    private static (int From, int To) Window(string text, int first, int most)
    {
        if (text.Length <= most) return (0, text.Length);
        var from = first <= Lead * 2 ? 0 : Edge(text, first - Lead);
        var to = text.Length - from <= most ? text.Length : Edge(text, from + most);
        return (from, to);
    }

    private static int Edge(string text, int near)
    {
        var blank = text.LastIndexOf(' ', near, Math.Min(near, 30));
        if (blank > 0) return blank;
        while (near > 0 && (char.IsLowSurrogate(text[near]) || char.GetUnicodeCategory(text, near) == UnicodeCategory.NonSpacingMark)) near--;
        return near;
    }

    private static IEnumerable<Stretch> Cut(string text, List<(int Start, int End)> spans, int from, int to)
    {
        if (from > 0) yield return new Stretch("… ", false);
        var at = from;
        foreach (var (start, end) in spans)
        {
            if (start < at || end > to) continue;
            if (start > at) yield return Safe(text[at..start], false);
            yield return Safe(text[start..end], true);
            at = end;
        }

        if (at < to) yield return Safe(text[at..to], false);
        if (to < text.Length) yield return new Stretch(" …", false);
    }

    // Words are looked for in the text as it is, and each piece made safe to show after that.
    private static Stretch Safe(string text, bool isMarked) => new(SafeText.Line(text), isMarked);
}
