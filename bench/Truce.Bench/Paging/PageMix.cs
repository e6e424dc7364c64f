using NodaTime.Text;

namespace Truce.Bench.Paging;

/// <summary>One request of the plan.</summary>
/// <param name="Kind">Under which it is counted.</param>
/// <param name="AsMember">By a member of the centre; else by the public.</param>
internal sealed record Asked(string Kind, bool AsMember, string Path);

/// <summary>Which pages are asked for, and how often. Every page of the centre has a share; things are chosen at random, so caches help little.</summary>
internal static class PageMix
{
    // Words of every claim, of some, of one, and of the worked example.
    private static readonly string[] Searched = ["vehicles", "veh", "waited+hours", "gate+77", "Bulletin+4321", "Rafah", "%D8%B1%D9%81%D8%AD", "%D7%A8%D7%A4%D7%99%D7%97", "nonesuch"];

    private static readonly (string Kind, int Share, Func<LargeCentre, Random, string> Path)[] Pages =
    [
        ("floor", 10, (_, _) => "/floor"),
        ("incident", 6, (centre, chance) => $"/incidents/{Any(centre, StreamKind.Incident, chance)}"),
        ("list of incidents", 4, (centre, chance) => $"/incidents{From(centre, StreamKind.Incident, chance)}"),
        ("agreement", 4, (centre, chance) => $"/agreements/{Given<Agreement>(centre, chance)}"),
        ("provision", 4, (centre, chance) => $"/provisions/{Given<Provision>(centre, chance)}"),
        ("exchange", 1, (centre, chance) => $"/exchanges/{Given<ExchangeLedger>(centre, chance)}"),
        ("figure", 2, (centre, chance) => $"/figures/{Given<Figure>(centre, chance)}"),
        ("list of figures", 1, (_, _) => "/figures"),
        ("question with figures", 3, (centre, chance) => $"/questions/{Given<Question>(centre, chance)}"),
        ("crossings", 2, (_, _) => "/crossings"),
        ("crossing", 2, (centre, chance) => $"/crossings/{Given<Crossing>(centre, chance)}"),
        ("line", 2, (centre, chance) => $"/lines/{Given<Line>(centre, chance)}"),
        ("which line was here", 1, (_, _) => "/lines/where?latitude=31.5&longitude=34.45"),
        ("place", 2, (centre, chance) => $"/places/{Given<Place>(centre, chance)}"),
        ("question", 22, (centre, chance) => $"/questions/{Any(centre, StreamKind.Question, chance)}"),
        ("claim", 20, (centre, chance) => $"/claims/{Any(centre, StreamKind.Claim, chance)}"),
        ("report", 12, (centre, chance) => $"/reports/{Any(centre, StreamKind.Report, chance)}"),
        ("source", 3, (centre, chance) => $"/sources/{Any(centre, StreamKind.Source, chance)}"),
        ("list of questions", 6, (centre, chance) => $"/questions{From(centre, StreamKind.Question, chance)}"),
        ("list of reports", 6, (centre, chance) => $"/reports{From(centre, StreamKind.Report, chance)}"),
        ("list of organisations", 3, (_, _) => "/organisations"),
        ("list of sources", 2, (_, _) => "/sources"),
        ("search", 4, (_, chance) => $"/search?q={Searched[chance.Next(Searched.Length)]}{(chance.Next(2) == 0 ? "&kind=claim" : "")}"),
        ("what search offers", 4, (_, chance) => $"/search/suggest?q={Searched[chance.Next(Searched.Length)]}"),
        ("record", 6, (centre, chance) => $"/record?before={chance.NextInt64(centre.Events)}"),
        ("entry of the record", 8, (centre, chance) => $"/record/{chance.NextInt64(centre.Events)}"),
    ];

    private static readonly Dictionary<StreamKind, IReadOnlyList<Reference>> Known = [];
    private static readonly Dictionary<StreamKind, IReadOnlyList<Reference>> Examples = [];

    /// <summary>So many requests, the same in every run but for the references in them: a sixth of them at a past moment, two thirds by a member.</summary>
    public static IEnumerable<Asked> Plan(LargeCentre centre, int count)
    {
        var chance = new Random(20251017);
        var total = Pages.Sum(page => page.Share);
        var (first, last) = (centre.Centre.View(null, 0).RecordedAt!.Value, centre.Centre.View(null).RecordedAt!.Value);
        for (var number = 0; number < count; number++)
        {
            var at = chance.Next(total);
            var page = Pages.First(one => (at -= one.Share) < 0);
            var (path, past) = (page.Path(centre, chance), chance.Next(6) == 0);

            // The whole of the filling was recorded within minutes: a moment near the end still has most of what is asked for.
            var moment = last - (last - first) * (chance.NextDouble() * 2e-7);
            var asOf = past ? $"{(path.Contains('?') ? '&' : '?')}asOf={Uri.EscapeDataString(InstantPattern.ExtendedIso.Format(moment))}" : "";
            yield return new Asked(past ? "past" : page.Kind, chance.Next(3) > 0, path + asOf);
        }
    }

    private static Reference Any(LargeCentre centre, StreamKind kind, Random chance)
    {
        if (!Known.TryGetValue(kind, out var some)) Known[kind] = some = centre.Of(kind);
        return some[chance.Next(some.Count)];
    }

    private static Reference Given<T>(LargeCentre centre, Random chance)
        where T : class, INoun<T>
    {
        if (!Examples.TryGetValue(T.Kind, out var some)) Examples[T.Kind] = some = centre.Example<T>();
        return some[chance.Next(some.Count)];
    }

    // Mostly the first page of a list, else one somewhere in it.
    private static string From(LargeCentre centre, StreamKind kind, Random chance) => chance.Next(3) > 0 ? "" : $"?before={Any(centre, kind, chance)}";
}
