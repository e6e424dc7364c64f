using Truce.Core.Journal;
using Truce.Core.Search;
using Truce.Store.Viewing;

namespace Truce.Tests.Oracle;

/// <summary>
/// Search as a door: nothing is found that the oracle does not let the viewer see, and what is looked for by the words that name it, or
/// by its reference, is found exactly where it stands at the index. Other words of a thing may lead to it and to nothing else.
/// </summary>
internal static class SearchDoors
{
    // Seats are found by their reference alone, and the record's own life as well.
    private static readonly string[] Silent = ["MEM", "REC"];

    // A situation report repeats the words of others, which lead to those; why somebody declined a visit leads to the hindrance that it became.
    private static readonly string[] Quoting = ["SDR", "SIT"];

    public static IEnumerable<ViewDoor> AtView =>
    [
        new(nameof(View.Search), 80, ByToken),
        new(nameof(View.Search), 25, ByBeginning),
        new(nameof(View.Search), 40, ByReference),
        new(nameof(View.WordingOf), 40, WordingOf),
        new(nameof(View.LatestUnder), 30, LatestUnder),
    ];

    public static IEnumerable<WebDoor> AtWeb => [Web("/search", 30), Web("/api/search", 15) with { More = "&limit=1000" }, Web("/search/suggest", 20) with { IsPiece = true }];

    /// <summary>Whether a thing is named by a token at an index, for this viewer. Several things can have the same words of the product itself.</summary>
    public static bool IsNamed(Telling telling, Who who, string stream, long index, string token) =>
        token.Length > 0 && !token.Contains(' ') && !Silent.Contains(stream[..3]) && telling.Stands(who, stream, index) && telling.Title(stream, index) == token && !IsEnded(telling, stream, index);

    // What was said of a tie that was taken back is no longer searched.
    private static bool IsEnded(Telling telling, string stream, long index) =>
        stream.StartsWith("REL", StringComparison.Ordinal) && telling.Oracle.Log.Of(stream).Any(deed => deed.Name == "relation.ended/1" && deed.Index <= index && deed.HasBody);

    private static WebDoor Web(string route, int weight) =>
        new("GET", route, weight, _ => 200, ask => ask.Looked.Length > 0 && IsNamed(ask.Telling, ask.Who, ask.Id, ask.Index, ask.Typed) ? [ask.Looked] : [])
        {
            Query = Look,
            MayRead = ask => Texts.TokensIn(ask.Typed),
        };

    // What to look for: the words that name something, seen or not, now or later, those of its past, or its reference.
    private static string Look(WebAsking ask)
    {
        var chapter = Contents.All[ask.Chance.Next(Contents.All.Count)];
        ask.TakeId(chapter.Prefix);
        (ask.Typed, ask.Looked) = ("nothing such", "");
        if (ask.Log.Of(ask.Id).Count > 0)
        {
            var moment = ask.Chance.Next(4) == 0 ? ask.Log.Head : ask.Index;
            var title = ask.Telling.Title(ask.Id, moment);
            (ask.Typed, ask.Looked) = title.Length > 0 ? (title, ask.Id) : (ask.Typed, "");
            if (ask.Chance.Next(5) == 0) (ask.Typed, ask.Looked) = (ask.Id.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal), "");
        }

        return $"&q={Uri.EscapeDataString(ask.Typed)}{(ask.Chance.Next(4) == 0 && Reference.TryParse(ask.Id, out var one) && !Silent.Contains(ask.Id[..3]) ? $"&kind={one.Kind.Word()}" : "")}";
    }

    private static (string?, string?) ByToken(Asking ask)
    {
        var deeds = ask.Log.Deeds.Where(deed => !Quoting.Contains(deed.Stream[..3]) && deed.Name != "joint-visit.invitation-answered/1").Where(deed => deed.Tokens.Count > 0 || deed.Verbatim is not null).ToList();
        var deed = deeds[ask.Chance.Next(deeds.Count)];
        var tokens = deed.Tokens.Concat(Texts.TokensIn(deed.Verbatim ?? "")).ToList();
        var token = ask.About = ask.Chance.Next(10) == 0 || tokens.Count == 0 ? "tok99999x" : tokens[ask.Chance.Next(tokens.Count)];
        var found = Found(ask, token);
        if (token == "tok99999x") return ("", Lines(found));
        var stream = deed.Stream;
        if (IsNamed(ask.Telling, ask.Who, stream, ask.Index, token)) return (stream, Lines(found));

        // Said elsewhere in a thing that stands: it may lead there. Said in a text that stands no longer, or under guard: nowhere.
        var field = deed.Fields.FirstOrDefault(one => one.Value == token).Key;
        var may = deed.HasBody && field is not null && field != Contents.Of(stream).TitleField && field is not ("reason" or "basis")
            && !Silent.Contains(stream[..3]) && ask.Telling.Stands(ask.Who, stream, ask.Index) && deed.Index <= ask.Index;
        return may && found.SequenceEqual([stream]) ? (stream, stream) : ("", Lines(found));
    }

    private static (string?, string?) ByBeginning(Asking ask)
    {
        var beginning = ask.About = $"tok{ask.Chance.Next(100):0000}";
        var found = Found(ask, beginning);
        var must = ask.Log.Streams.Where(stream => ask.Telling.Title(stream, ask.Index).StartsWith(beginning, StringComparison.Ordinal)
            && IsNamed(ask.Telling, ask.Who, stream, ask.Index, ask.Telling.Title(stream, ask.Index))).ToList();
        var wrong = found.Where(stream => !ask.Telling.Stands(ask.Who, stream, ask.Index) || Silent.Contains(stream[..3])).Concat(must.Except(found)).Concat(found.GroupBy(one => one).Where(group => group.Count() > 1).Select(group => group.Key));
        return ("", Lines(wrong));
    }

    private static (string?, string?) ByReference(Asking ask)
    {
        var one = ask.Reference(ask.Prefix());
        var typed = ask.Chance.Next(2) == 0 ? one : one.ToLowerInvariant().Replace("-", ask.Chance.Next(2) == 0 ? "" : " ", StringComparison.Ordinal);
        return (ask.Telling.Stands(ask.Who, one, ask.Index) ? one : "", Lines(Found(ask, typed)));
    }

    // Its words where it stands, with the one that names it among them.
    private static (string?, string?) WordingOf(Asking ask)
    {
        var one = ask.Reference(ask.Prefix());
        var stands = ask.Telling.Stands(ask.Who, one, ask.Index);
        var title = Texts.TokensIn(ask.Telling.Title(one, ask.Index)).FirstOrDefault(token => stands && IsNamed(ask.Telling, ask.Who, one, ask.Index, token)) ?? "";
        if (ask.View.WordingOf(Story.Ref(one)) is not { } wording) return (stands ? title : null, null);
        var said = (wording.Title is { } named ? wording.Said.Prepend(named) : wording.Said).SelectMany(text => text.Present).SelectMany(Texts.TokensIn).ToHashSet();
        var wrong = said.Where(token => !ask.Oracle.MayRead(ask.Who, new Token(token), ask.Index));
        return (stands ? title : null, string.Join(' ', wrong) + (said.Contains(title) ? title : ""));
    }

    // Of reports the claims are asked, exactly; of everything that it is seen.
    private static (string?, string?) LatestUnder(Asking ask)
    {
        var one = ask.Reference(ask.Chance.Next(2) == 0 ? "RPT" : ask.Prefix());
        var got = ask.View.LatestUnder(Story.Ref(one)).Select(under => $"{under}").ToList();
        var hidden = got.Where(under => !ask.Oracle.Sees(ask.Who, under, ask.Index));
        if (!one.StartsWith("RPT", StringComparison.Ordinal)) return ("", Lines(ask.Telling.Stands(ask.Who, one, ask.Index) ? hidden : got));
        return (Lines(ask.Telling.ClaimsOf(ask.Who, one, ask.Index).Reverse()), Lines(got.Where(under => under.StartsWith("CLM", StringComparison.Ordinal)).Concat(hidden)));
    }

    private static List<string> Found(Asking ask, string typed) => [.. ask.View.Search(SearchQuery.Read(typed)).Select(hit => $"{hit.Reference}")];

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
