using System.Globalization;
using Truce.Web.Access;
using Truce.Web.Api;
using Truce.Web.Live;
using Truce.Web.Pages;
using Truce.Web.Record;
using Truce.Web.Selections;
using Truce.Web.Watch;

namespace Truce.Web.Feeds;

/// <summary>
/// Every list as a feed: the things of a noun under the selection that its address holds, or the entries of the record, the last to come
/// first unless told, in pages that lead on (RFC 5005, 3). Each is cut to the viewer, as the list is.
/// </summary>
public static class ThingFeeds
{
    /// <summary>Entries of a page.</summary>
    public const int PageSize = 50;

    private const string Ending = ".atom", Record = "record";

    public static void MapThingFeeds(this IEndpointRouteBuilder app) => app.MapGet("/feeds/{file}", Give).WithMetadata(new ReadsAsFeed());

    /// <summary>The feed beside a page that is a list, within the site; null beside any other page.</summary>
    public static string? Beside(Visit visit)
    {
        if (Visit.IsPublic(visit.Context) || visit.Context.Request.Path.Value?.Trim('/') is not { Length: > 0 } path) return null;
        if (path == "alerts") return "/alerts.atom";
        if (path == Record) return $"/feeds/{Record}{Ending}";
        if (path == "feeds" || !LiveScope.Lists.TryGetValue(path, out var kinds) || ApiNoun.Every.FirstOrDefault(noun => noun.Kind == kinds[0]) is not { } noun) return null;
        var feed = $"/feeds/{noun.Path}{Ending}";
        if (SelectionLists.All.FirstOrDefault(list => list.Path == $"/{path}") is not { } known) return feed;

        // The same selection; a list of several nouns that was narrowed is no feed of one of them.
        var asked = ListAsked.Of(visit, known.Path);
        return asked.IsAll ? feed : asked.Faults.Count == 0 && known.Kinds.Length == 1 ? asked.Selection.On(feed) : null;
    }

    private static IResult Give(string file, Visit visit)
    {
        var name = file.EndsWith(Ending, StringComparison.Ordinal) ? file[..^Ending.Length] : "";
        if (name == Record) return FeedRoutes.Give(visit, AtomFeed.MediaType, OfRecord);
        if (ApiNoun.Named(name) is not { } noun) return Refusals.Show(AccessRefusals.NotFound(SafeText.Line(file)));
        if (FeedRoutes.Unreadable(visit) is { } unreadable) return unreadable;
        if (ApiSelection.Read(visit, noun, out var unfit) is not { } selecting) return unfit!;
        return noun.IsTooMany(selecting)
            ? Problems.Of(visit.Context, Core.Selections.SelectionRefusals.TooManyToSort(Selecting.MostSorted))
            : FeedRoutes.Give(visit, AtomFeed.MediaType, _ => Of(visit, noun, selecting));
    }

    private static byte[] Of(Visit visit, ApiNoun noun, Selecting selecting)
    {
        Reference? before = Reference.TryParse(visit.Before, out var named) && named.Kind == noun.Kind ? named : null;
        var found = visit.Before is not null && before is null ? new([], null, false) : noun.Page(selecting, before, PageSize);
        var list = ListOf(visit, noun.Kind) is { } path ? $"/{path}" : "/record";
        var feed = selecting.Selection.On($"/feeds/{noun.Path}{Ending}");
        return Pages(
            visit, new AtomFeed(visit.Words.KindOf(noun.Kind), selecting.Selection.IsAll ? noun.Path : $"{noun.Path}?{selecting.Selection.Query}", feed, list, [.. found.Shown.Select(thing => Entry(visit, thing.Reference))]),
            feed, found.Last?.ToString());
    }

    private static byte[] OfRecord(Visit visit)
    {
        var before = long.TryParse(visit.Before, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : long.MaxValue;
        var events = visit.View.EventsBefore(before, PageSize + 1).ToList();
        var path = $"/feeds/{Record}{Ending}";
        return Pages(
            visit, new AtomFeed(visit.Words["record.title"], Record, path, "/record", [.. events.Take(PageSize).Select(one => Entry(visit, one))]),
            path, events.Count > PageSize ? events[PageSize - 1].Head.Index.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static byte[] Pages(Visit visit, AtomFeed feed, string path, string? last)
    {
        string Before(string one) => $"{path}{(path.Contains('?') ? '&' : '?')}before={Uri.EscapeDataString(one)}";
        return (feed with { Self = visit.Link(visit.Before is { } before ? Before(before) : path), First = visit.Link(path), Next = last is null ? null : visit.Link(Before(last)) }).Write(visit);
    }

    private static AtomEntry Entry(Visit visit, Reference thing)
    {
        var (view, words) = (visit.View, visit.Words);
        var life = view.LifeOf(thing);
        var wording = view.WordingOf(thing);
        var title = (wording?.Title ?? wording?.Said.FirstOrDefault()) is { } said ? visit.Text(said).Text : $"{words.ThingOf(thing.Kind)} {thing}";
        var (from, last) = life.Count == 0 ? (Instant.FromUnixTimeSeconds(0), Instant.FromUnixTimeSeconds(0)) : (life[0].Head.RecordedAt, life[^1].Head.RecordedAt);
        return new AtomEntry(AtomFeed.TagOf(visit, from, $"{thing}"), title, visit.PageOf(thing), from, last, visit.Centre.IsExample ? words["shell.replayed"] : null)
        {
            Category = (thing.Kind.Word(), words.ThingOf(thing.Kind)),
            Rights = Rights(view.MarkingOf(thing)),
        };
    }

    private static AtomEntry Entry(Visit visit, Recorded one) => new(
        AtomFeed.TagOf(visit, one.Head.RecordedAt, $"{Record}-{one.Head.Index}"), $"{EventWords.Name(one, visit.Words)} · {one.Head.Stream}", $"/record/{one.Head.Index}",
        one.Head.RecordedAt, one.Head.RecordedAt, EventWords.Reason(one.Event) is { } reason ? visit.Text(reason).Text : null)
    {
        Category = (one.Head.Name, EventWords.Name(one, visit.Words)),
        Rights = Rights(visit.View.MarkingOf(one.Head.Stream)),
    };

    private static string? Rights(Marking? marking) => marking is { Label: not TlpLabel.Clear } ? $"TLP:{CanonicalValues.Label(marking.Label)}" : null;

    private static string? ListOf(Visit visit, StreamKind kind) => LiveScope.Lists.FirstOrDefault(list => list.Value[0] == kind && (list.Key != "members" || visit.SeesSeats)).Key;
}
