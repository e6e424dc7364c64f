using Truce.Core.Pairs;

namespace Truce.Bench.Incidents;

/// <summary>Few weights, tried on folds of the known pairs: what was chosen on the others is measured on the one that was left out.</summary>
public static class PairTuning
{
    public const int Folds = 5;

    /// <summary>Every combination that is tried: what a halving of the distance counts is the unit, so three are left.</summary>
    public static IEnumerable<PairWeights> Grid() =>
        from apart in (int[])[1000, 2000, 3000, 4000]
        from words in (int[])[0, 1500, 3000, 4500, 6000, 8000, 10000]
        from common in (int[])[25, 40, 60, 100]
        select PairWeights.Current with { Apart = apart, Words = words, CommonWord = common };

    /// <summary>Ranks of rows by weights that were chosen without them, both ways, with what was chosen for each fold.</summary>
    public static (IReadOnlyList<KnownRank> Forth, IReadOnlyList<KnownRank> Back, IReadOnlyList<PairWeights> Chosen) CrossValidate(KnownPairs pairs)
    {
        // A fold takes whole rows of the first list with all their partners: no event is on both sides.
        var fold = pairs.First.Where(one => pairs.Partners.Contains(one.Id)).Select((one, at) => (one.Id, Fold: at % Folds)).ToDictionary(one => one.Id, one => one.Fold);
        int FoldOf(KnownRank rank) => fold.TryGetValue(rank.Of, out var mine) ? mine : fold[pairs.Back[rank.Of].First()];
        var tried = Grid().Select(weights => (Weights: weights, Forth: KnownPairs.Rank(pairs.First, pairs.Second, pairs.Partners, weights), Back: KnownPairs.Rank(pairs.Second, pairs.First, pairs.Back, weights))).ToList();
        List<KnownRank> forth = [], back = [];
        List<PairWeights> chosen = [];
        for (var at = 0; at < Folds; at++)
        {
            var left = at;
            var best = tried.MaxBy(one => Worth(one.Forth.Where(rank => FoldOf(rank) != left)) + Worth(one.Back.Where(rank => FoldOf(rank) != left)));
            chosen.Add(best.Weights);
            forth.AddRange(best.Forth.Where(rank => FoldOf(rank) == left));
            back.AddRange(best.Back.Where(rank => FoldOf(rank) == left));
        }

        return (forth, back, chosen);
    }

    // The mean of one over the rank, in millionths: first counts 1, fifth a fifth.
    private static long Worth(IEnumerable<KnownRank> ranks)
    {
        var (sum, count) = (0L, 0);
        foreach (var rank in ranks) (sum, count) = (sum + (rank.Rank == 0 ? 0 : 1_000_000 / rank.Rank), count + 1);
        return count == 0 ? 0 : sum / count;
    }
}
