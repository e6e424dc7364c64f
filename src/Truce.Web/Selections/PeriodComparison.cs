using Truce.Core.Selections;
using Truce.Web.Api;

namespace Truce.Web.Selections;

/// <summary>A stretch of time, as an address gives it.</summary>
/// <param name="Until">The first moment after it.</param>
public sealed record ComparedPeriod(Bound FirstBound, Bound LastBound, Instant From, Instant Until)
{
    /// <summary>How long, in days; hours of a day on which the clock is put on or back do not matter where both ends are days.</summary>
    public double Days => FirstBound.Day is { } first && LastBound.Day is { } last ? Period.DaysBetween(first, last) + 1 : (Until - From).TotalDays;
}

/// <summary>How many things of one noun there are of something, in one period and in the other.</summary>
/// <param name="Value">As a selection writes it.</param>
/// <param name="Label">In the reader's words.</param>
public sealed record ComparedCount(string Value, string Label, int First, int Second)
{
    /// <summary>In the second period and not in the first.</summary>
    public bool IsNew => First == 0 && Second > 0;

    /// <summary>In the first period and not in the second.</summary>
    public bool IsGone => First > 0 && Second == 0;
}

/// <summary>One noun in two periods: never added up with another, since one thing that happened may be told in several nouns and by several sources.</summary>
/// <param name="Facets">By part of a selection, each with its counts.</param>
/// <param name="IsTooMany">Whether more fit than are counted: then nothing is.</param>
public sealed record ComparedKind(StreamKind Kind, int First, int Second, IReadOnlyList<(string Part, IReadOnlyList<ComparedCount> Counts)> Facets, bool IsTooMany);

/// <summary>A selection in two periods, as one view has them.</summary>
public static class PeriodComparison
{
    /// <summary>Things of a noun that are counted in a period at most.</summary>
    public const int MostCounted = 10_000;

    /// <summary>The nouns of which something fits in either period.</summary>
    public static IReadOnlyList<ComparedKind> Of(Visit visit, ListAsked asked, ComparedPeriod first, ComparedPeriod second)
    {
        if (asked.Faults.Count > 0) return [];
        List<ComparedKind> all = [];
        foreach (var kind in SelectionViews.KindsOf(asked))
        {
            var (one, other) = (Things(visit, asked, kind, first), Things(visit, asked, kind, second));
            if (one is null || other is null) all.Add(new(kind, 0, 0, [], true));
            else if (one.Count + other.Count > 0) all.Add(new(kind, one.Count, other.Count, Facets(visit, kind, one, other), false));
        }

        return all;
    }

    private static List<ApiThing>? Things(Visit visit, ListAsked asked, StreamKind kind, ComparedPeriod period)
    {
        var selection = asked.Selection with { From = period.FirstBound, Until = period.LastBound, Order = SelectionOrder.Newest };
        var page = ApiNoun.Every.First(noun => noun.Kind == kind).Page(Selecting.Of(selection, visit.View, visit.Profile.Zone), null, MostCounted);
        return page.Last is null ? [.. page.Shown] : null;
    }

    private static List<(string, IReadOnlyList<ComparedCount>)> Facets(Visit visit, StreamKind kind, List<ApiThing> first, List<ApiThing> second)
    {
        List<(string, IReadOnlyList<ComparedCount>)> facets = [];
        Add("type", one => Selectable.TypeOf(one.State) is { } type ? [type] : []);
        Add("state", one => Selectable.StateOf(one.State) is { } state ? [state] : []);
        Add("place", one => Selectable.PlaceOf(one.State) is { } place && visit.View.Find(place) is not null ? [$"{place}"] : []);
        Add("by", one => Speakers(visit, one));
        return facets;

        void Add(string part, Func<ApiThing, IEnumerable<string>> values)
        {
            var (one, other) = (Counted(first, values), Counted(second, values));
            ComparedCount[] counts =
            [
                .. one.Keys.Union(other.Keys).Select(value => new ComparedCount(value, visit.Value(part, value, [kind]), one.GetValueOrDefault(value), other.GetValueOrDefault(value)))
                    .OrderBy(count => count.Label, visit.Words.Order),
            ];
            if (counts.Length > 0) facets.Add((part, counts));
        }
    }

    // The organisations that say a thing, each once: the source's own, where the viewer finds it; whoever entered it, where it names nobody.
    private static IEnumerable<string> Speakers(Visit visit, ApiThing thing)
    {
        var said = Selectable.SaidBy(thing.State);
        var names = said.Count == 0 ? visit.View.OwnerOf(thing.Reference) is { } owner ? [owner.Reference] : Array.Empty<Reference>() : said.Select(one => OrganisationOf(visit, one));
        return names.Where(name => visit.View.MarkingOf(name) is not null).Distinct().Select(name => $"{name}");
    }

    private static Reference OrganisationOf(Visit visit, Reference speaker) =>
        speaker.Kind == StreamKind.Source && visit.View.Find(new Id<Source>(speaker.Number))?.Organisation is { } organisation ? organisation : speaker;

    private static Dictionary<string, int> Counted(List<ApiThing> things, Func<ApiThing, IEnumerable<string>> values)
    {
        Dictionary<string, int> counts = [];
        foreach (var thing in things)
            foreach (var value in values(thing)) counts[value] = counts.GetValueOrDefault(value) + 1;
        return counts;
    }
}
