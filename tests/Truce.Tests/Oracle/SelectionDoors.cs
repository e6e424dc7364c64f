using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Truce.Core.Claims;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.Journal;
using Truce.Core.Search;
using Truce.Store.Viewing;
using Truce.Web.Api;
using Truce.Web.Selections;

namespace Truce.Tests.Oracle;

/// <summary>
/// Selections as doors: by whatever part something is selected, only what the viewer may see is listed, counted, drawn, compared or
/// replayed; and by its marking or by when it was recorded it is selected exactly.
/// </summary>
internal static class SelectionDoors
{
    public static IEnumerable<ViewDoor> AtView =>
    [
        new(nameof(View.BeginningOf), 20, BeginningOf),
        new(nameof(View.ThingsAbove), 20, ThingsAbove),
        new(nameof(View.Recorded), 15, Recorded),
        new(nameof(View.Newest), 15, ask => InRange(ask, newestFirst: true)),
        new(nameof(View.Oldest), 15, ask => InRange(ask, newestFirst: false)),
        new(nameof(View.NewestUnder), 25, NewestUnder),
        new(nameof(View.NewestWithin), 20, NewestWithin),
        new(nameof(View.NewestSaying), 20, NewestSaying),
    ];

    public static IEnumerable<WebDoor> AtWeb =>
    [
        .. from path in SelectionLists.All.Select(list => list.Path).Where(path => path is "/map" or "/board" or "/timeline" or "/compare" or "/replay")
           select new WebDoor("GET", path, 12, _ => 200, _ => []) { Query = AnyOf, MayRead = ask => Texts.TokensIn(ask.Typed) },
        .. from path in (string[])["/incidents", "/observations", "/reports", "/questions", "/crossings", "/organisations", "/sources", "/places", "/figures", "/decisions", "/lines"]
           select new WebDoor("GET", path, 3, _ => 200, _ => []) { Query = ask => Plain(ask), MayRead = ask => Texts.TokensIn(ask.Typed) },
        .. from chapter in Contents.All
           where chapter is not RecordChapter
           let path = ApiNoun.Every.First(noun => noun.Kind.Prefix() == chapter.Prefix).Path
           from door in Exact(chapter.Prefix, path)
           select door,
    ];

    // What is selected by marking and by the time of entry is known to the oracle to the last thing, and so is how many there are.
    private static IEnumerable<WebDoor> Exact(string prefix, string path)
    {
        string Asked(WebAsking ask)
        {
            var (label, without) = (((string[])["clear", "green", "amber", "amber-strict", "red"])[ask.Chance.Next(5)], ask.Chance.Next(2) == 0);
            var after = ask.Chance.Next(2) == 0 ? ask.Log.Deeds[(int)ask.Chance.NextInt64(ask.Log.Head + 1)].At : (Instant?)null;
            bool Fits(string one) => Code(ask.Oracle.MarkOf(one).Label) == label != without && (after is null || ask.Log.Of(one)[0].At >= after);
            ask.Features = [.. ask.Telling.All(ask.Who, prefix, ask.Index).Where(one => ask.Telling.Stands(ask.Who, one, ask.Index)).Where(Fits)];
            return $"&{(without ? "not-" : "")}marking={label}{(after is { } at ? $"&recorded-from={Uri.EscapeDataString(InstantPattern.ExtendedIso.Format(at))}" : "")}&limit=1000";
        }

        yield return new WebDoor("GET", "/api/{nouns}", 1, _ => 200, ask => ask.Features)
        {
            Words = [("{nouns}", path)],
            Query = Asked,
            Counts = ask => ("\"state\":\\{", ask.Features.Count),
        };
        yield return new WebDoor("GET", "/api/exports/{file}", 1, _ => 200, ask => ask.Features)
        {
            Words = [("{file}", $"{path}.jsonl")],
            Query = Asked,
            Counts = ask => ("\"reference\":\"[A-Z]{3}-.*?\"marking\":", ask.Features.Count),
        };
    }

    private static string Code(Label label) => label.ToString() switch { "AmberStrict" => "amber-strict", var other => other.ToLowerInvariant() };

    private static string AnyOf(WebAsking ask) => Plain(ask) + (ask.Chance.Next(3) == 0 ? "&kind=incident" : "");

    // By a thing that may be seen or not, by words of one, by days; and where two periods or a day are asked for, by those.
    private static string Plain(WebAsking ask)
    {
        ask.Typed = "";
        ask.TakeId(Contents.All[ask.Chance.Next(Contents.All.Count)].Prefix);
        var day = ask.Log.Deeds[(int)ask.Chance.NextInt64(ask.Log.Head + 1)].At.InUtc().Date;
        var isReference = Reference.TryParse(ask.Id, out var reference);
        switch (ask.Chance.Next(5))
        {
            case 0 when isReference:
                return $"&under={ask.Id}";
            case 1 when isReference:
                return reference.Kind switch
                {
                    StreamKind.Organisation or StreamKind.Source => $"&not-by={ask.Id}",
                    StreamKind.Provision => $"&provision={ask.Id}",
                    StreamKind.Crossing => $"&crossing={ask.Id}",
                    _ => $"&not-under={ask.Id}",
                };
            case 2 when ask.Log.Of(ask.Id).Count > 0 && ask.Telling.Title(ask.Id, ask.Log.Head) is { Length: > 0 } title:
                ask.Typed = title;
                return $"&q={Uri.EscapeDataString(title)}";
            case 3:
                return $"&recorded-until={day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}&sort=oldest";
            default:
                return "";
        }
    }

    private static (string?, string?) BeginningOf(Asking ask)
    {
        var one = ask.Reference(ask.Prefix());
        var expected = ask.Oracle.Sees(ask.Who, one, ask.Index) ? $"{ask.Log.Of(one)[0].Index}" : null;
        return (expected, ask.View.BeginningOf(Story.Ref(one))?.ToString(CultureInfo.InvariantCulture));
    }

    // Each of them is seen, and says the same from its side.
    private static (string?, string?) ThingsAbove(Asking ask)
    {
        var one = ask.Reference(ask.Prefix());
        var above = ask.View.ThingsAbove(Story.Ref(one));
        if (!ask.Oracle.Sees(ask.Who, one, ask.Index)) return ("", Lines(above.Select(other => $"{other}")));
        return ("", Lines(above.Where(other => !ask.Oracle.Sees(ask.Who, $"{other}", ask.Index) || (ask.Telling.Stands(ask.Who, $"{other}", ask.Index) && !ask.View.LatestUnder(other).Contains(Story.Ref(one)))).Select(other => $"{other}")));
    }

    private static (string?, string?) Recorded(Asking ask)
    {
        var (from, until) = (Moment(ask), Moment(ask));
        var range = ask.View.Recorded(from, until);
        var expected = ask.Log.Deeds.Where(deed => (from is null || deed.At >= from) && (until is null || deed.At < until)).Select(deed => deed.Index);
        return (Lines(expected.Select(index => $"{index}")), Lines(ask.Log.Deeds.Select(deed => deed.Index).Where(index => index >= range.From && index < range.Before).Select(index => $"{index}")));
    }

    private static (string?, string?) InRange(Asking ask, bool newestFirst)
    {
        var (from, until) = (ask.AnyIndex(), ask.AnyIndex());
        var expected = ask.Telling.All(ask.Who, "INC", ask.Index).Where(one => ask.Log.Of(one)[0].Index >= from && ask.Log.Of(one)[0].Index < until);
        var range = new EntryRange(from, until);
        var got = newestFirst ? ask.View.Newest<Incident>(range) : ask.View.Oldest<Incident>(range);
        return (Lines(newestFirst ? expected.Reverse() : expected), Lines(got.Select(one => $"{one.Id}")));
    }

    private static (string?, string?) NewestUnder(Asking ask)
    {
        string[] reports = [ask.Reference("RPT"), ask.Reference("RPT")];
        var expected = reports.Where(one => ask.Telling.Stands(ask.Who, one, ask.Index)).SelectMany(one => ask.Telling.ClaimsOf(ask.Who, one, ask.Index)).Distinct().OrderByDescending(one => ask.Log.Of(one)[0].Index);
        return (Lines(expected), Lines(ask.View.NewestUnder<Claim>(reports.Select(Story.Ref), EntryRange.Any).Select(one => $"{one.Id}")));
    }

    // The ground itself is asked elsewhere; here that the other order holds the same.
    private static (string?, string?) NewestWithin(Asking ask)
    {
        var box = ask.Chance.Next(3) == 0 ? Footprint.Everything : new Footprint(310_000_000, 340_000_000, 310_000_000 + ask.Chance.Next(8_000_000), 340_000_000 + ask.Chance.Next(8_000_000), long.MinValue, long.MaxValue);
        var expected = ask.View.Within<Incident>(box).Select(one => $"{one.State.Id}").OrderByDescending(one => ask.Log.Of(one)[0].Index).ToList();
        var got = ask.View.NewestWithin<Incident>(box, EntryRange.Any).Select(one => $"{one.Id}").ToList();
        return (Lines(expected), Lines(got.Concat(got.Where(one => !ask.Oracle.Sees(ask.Who, one, ask.Index)))));
    }

    private static (string?, string?) NewestSaying(Asking ask)
    {
        var one = ask.Reference("INC");
        var typed = ask.Log.Of(one).Count > 0 && ask.Chance.Next(3) != 0 ? ask.Telling.Title(one, ask.Log.Head) : $"tok{ask.Chance.Next(100):0000}";
        var query = SearchQuery.Read(typed);
        var expected = ask.View.Search(query, kind => kind == StreamKind.Incident).Select(hit => $"{hit.Reference}").OrderByDescending(found => ask.Log.Of(found)[0].Index);
        return (Lines(expected), Lines(ask.View.NewestSaying<Incident>(query, EntryRange.Any).Select(found => $"{found.Id}")));
    }

    private static Instant? Moment(Asking ask) => ask.Chance.Next(3) == 0 ? null : ask.Log.Deeds[(int)ask.Chance.NextInt64(ask.Log.Head + 1)].At;

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
