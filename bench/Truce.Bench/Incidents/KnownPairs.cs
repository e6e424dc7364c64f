using System.Globalization;
using System.Text;
using NodaTime;
using Truce.Core.Geography;
using Truce.Core.Language;
using Truce.Core.Pairs;
using Truce.Core.Search;

namespace Truce.Bench.Incidents;

/// <summary>A row of one of the two lists.</summary>
public sealed record ListedIncident(string Id, LocalDate Day, Position At, Wording Words);

/// <summary>How high known partners stand among the candidates of rows that have some: 1 is first.</summary>
/// <param name="Of">The row asked about.</param>
/// <param name="Rank">Of its best partner; 0 where none was found at all.</param>
/// <param name="Above">What stood above that one, at most five.</param>
public sealed record KnownRank(string Of, string Partner, int Rank, IReadOnlyList<string> Above);

/// <summary>Two lists of incidents that were kept without knowledge of each other, and pairs of their rows that are known to be one event.</summary>
public sealed class KnownPairs
{
    /// <summary>Ranks below this count as not found.</summary>
    public const int Deepest = 100;

    // Neither list says how exactly its positions are meant; to a building or a corner, as they read.
    private const int RadiusMetres = 50;

    private KnownPairs(IReadOnlyList<ListedIncident> first, IReadOnlyList<ListedIncident> second, ILookup<string, string> partners, ILookup<string, string> back) =>
        (First, Second, Partners, Back) = (first, second, partners, back);

    public IReadOnlyList<ListedIncident> First { get; }

    public IReadOnlyList<ListedIncident> Second { get; }

    /// <summary>Rows of the second list by those of the first.</summary>
    public ILookup<string, string> Partners { get; }

    /// <summary>The other way round.</summary>
    public ILookup<string, string> Back { get; }

    /// <summary>Reads the files; null where they are absent.</summary>
    public static KnownPairs? Read(string folder)
    {
        string Path(string name) => System.IO.Path.Combine(folder, name);
        if (!File.Exists(Path("pairs_dev.csv"))) return null;
        var pairs = Rows(Path("pairs_dev.csv")).Select(row => (A: row[0], B: row[1])).ToList();
        return new(
            [.. Rows(Path("a_civilian_harm_2022.csv")).Select(Incident)], [.. Rows(Path("b_geolocated_events_2022.csv")).Select(Incident)],
            pairs.ToLookup(one => one.A, one => one.B), pairs.ToLookup(one => one.B, one => one.A));
    }

    /// <summary>Where the best known partner of each row stands.</summary>
    /// <param name="asked">Rows of which partners are known.</param>
    public static IReadOnlyList<KnownRank> Rank(IReadOnlyList<ListedIncident> asked, IReadOnlyList<ListedIncident> among, ILookup<string, string> partners, PairWeights weights)
    {
        var vocabulary = new PairVocabulary(weights);
        var sketches = among.Select(one => (one.Id, Sketch: SketchOf(one, vocabulary))).ToList();
        var margin = Duration.FromHours(weights.ReachHours);
        List<KnownRank> ranks = [];
        foreach (var row in asked.Where(one => partners.Contains(one.Id)))
        {
            var sketch = SketchOf(row, vocabulary);
            var near = Enumerable.Range(0, sketches.Count).Where(at =>
                    sketches[at].Sketch.From < sketch.Until + margin && sketch.From - margin < sketches[at].Sketch.Until
                    && WholeMaths.Metres(sketch.Centre!.Value, sketches[at].Sketch.Centre!.Value) <= weights.ReachMetres)
                .Select(at => (at, sketches[at].Sketch)).ToList();
            var best = PairRanking.Best(sketch, near, at => at, int.MinValue, Deepest, weights).ConvertAll(one => sketches[one.Candidate].Id);
            var rank = best.FindIndex(id => partners[row.Id].Contains(id)) + 1;
            ranks.Add(new(row.Id, rank == 0 ? partners[row.Id].First() : best[rank - 1], rank, [.. best.Take(rank == 0 ? 5 : Math.Min(5, rank - 1))]));
        }

        return ranks;
    }

    /// <summary>Both ways: rows of the first list among the second, and back.</summary>
    public IReadOnlyList<KnownRank> RankBoth(PairWeights weights) => [.. Rank(First, Second, Partners, weights), .. Rank(Second, First, Back, weights)];

    /// <summary>Which share of some ranks is at most so deep, in thousandths.</summary>
    public static int Within(IReadOnlyCollection<KnownRank> ranks, int depth) => ranks.Count == 0 ? 0 : 1000 * ranks.Count(one => one.Rank > 0 && one.Rank <= depth) / ranks.Count;

    public static Sketch SketchOf(ListedIncident one, PairVocabulary vocabulary)
    {
        var from = one.Day.AtMidnight().InUtc().ToInstant();
        return new Sketch(one.At, RadiusMetres, null, from, from + Duration.FromDays(1), null, new Lazy<PairTerms>(() => PairTerms.Of(one.Words, vocabulary)));
    }

    private static ListedIncident Incident(string[] row)
    {
        Position.TryParse(row[2], row[3], out var at);
        return new(row[0], NodaTime.Text.LocalDatePattern.Iso.Parse(row[1]).Value, at, new Wording(new LocalText(row[4]), new LocalText(row[5])));
    }

    // Quotation marks around cells with commas, doubled within; rows of the file end where a line does outside of them.
    private static List<string[]> Rows(string path)
    {
        List<string[]> rows = [];
        List<string> cells = [];
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var character in File.ReadAllText(path).ReplaceLineEndings("\n"))
        {
            if (character == '"') quoted = !quoted;
            else if (!quoted && character is ',' or '\n')
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (character != '\n') continue;
                rows.Add([.. cells]);
                cells.Clear();
            }
            else cell.Append(character);
        }

        return [.. rows.Skip(1).Where(row => row.Length > 1)];
    }
}
