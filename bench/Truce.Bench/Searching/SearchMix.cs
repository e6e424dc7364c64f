using Truce.Core.Search;

namespace Truce.Bench.Searching;

/// <summary>One search that is asked.</summary>
/// <param name="Sort">What sort of query it is, for the table.</param>
/// <param name="IsWhole">Whether the first few of each kind are asked for, as the page does that shows all kinds; else the first fifty.</param>
internal sealed record AskedSearch(string Sort, string Typed, Id<Member>? Viewer, bool IsWhole);

/// <summary>The mix: common and rare words, two words, beginnings, references, and words that do not occur, by viewers with different rights.</summary>
internal static class SearchMix
{
    public static IReadOnlyList<AskedSearch> Of(SearchCentre centre, int count)
    {
        var chance = new Random(20251120);
        var words = centre.Vocabulary;
        var some = centre.Centre.View(centre.Keeper).Newest<Claim>().Take(2_000).Select(claim => $"{claim.Id}").ToArray();
        (string Sort, int Weight, Func<string> Typed)[] sorts =
        [
            ("common word", 15, () => words.English(chance.Next(8))),
            ("word in the middle", 15, () => words.English(chance.Next(100, 2_000))),
            ("rare word", 15, () => words.English(chance.Next(10_000, 29_000))),
            ("two common words", 10, () => $"{words.English(chance.Next(8))} {words.English(chance.Next(8, 20))}"),
            ("two words", 10, () => $"{words.English(chance.Next(100))} {words.English(chance.Next(100, 5_000))}"),
            ("beginning of three letters", 10, () => words.English(chance.Next(3_000))[..3]),
            ("Arabic with its article", 8, () => "ال" + words.InArabic(chance.Next(2_000))),
            ("Hebrew", 7, () => words.InHebrew(chance.Next(2_000))),
            ("reference", 7, () => some[chance.Next(some.Length)].ToLowerInvariant()),
            ("nothing such", 3, () => $"zzq{chance.Next(1_000)}"),
        ];
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var at = chance.Next(sorts.Sum(one => one.Weight));
            var (sort, _, typed) = sorts.First(one => (at -= one.Weight) < 0);
            return new AskedSearch(sort, typed(), centre.Viewers[chance.Next(centre.Viewers.Count)], chance.Next(2) == 0);
        })];
    }

    /// <summary>Asks it, as the pages do; gives back how many were found.</summary>
    public static int Ask(Centre centre, AskedSearch asked)
    {
        var view = centre.View(asked.Viewer);
        var query = SearchQuery.Read(asked.Typed);
        if (!asked.IsWhole) return view.Search(query, kind => kind == StreamKind.Claim).Take(51).Count();
        var found = new Dictionary<StreamKind, int>();
        foreach (var hit in view.Search(query, kind => found.GetValueOrDefault(kind) < 6)) found[hit.Reference.Kind] = found.GetValueOrDefault(hit.Reference.Kind) + 1;
        return found.Values.Sum();
    }
}
