namespace Truce.Core.Pairs;

/// <summary>Puts candidates in order, the most alike first, without reading the words of those that words could not lift.</summary>
public static class PairRanking
{
    /// <summary>The candidates that are most like one, with their points.</summary>
    /// <param name="candidates">What may be compared with it; each once.</param>
    /// <param name="key">Decides among equal points: the smaller first.</param>
    /// <param name="least">Only those of at least so many points.</param>
    /// <param name="most">How many at most.</param>
    public static List<(T Candidate, int Points)> Best<T>(
        Sketch asked, IReadOnlyList<(T Candidate, Sketch Sketch)> candidates, Func<T, int> key, int least, int most, PairWeights weights)
    {
        // Words never take points away: what words could not lift above so many others is passed over before anything is sorted.
        var bases = new int[candidates.Count];
        var highest = new PriorityQueue<int, int>(most + 1);
        for (var at = 0; at < bases.Length; at++)
        {
            bases[at] = PairBase.Of(asked, candidates[at].Sketch, weights).Points;
            if (highest.Count < most) highest.Enqueue(bases[at], bases[at]);
            else if (bases[at] > highest.Peek()) highest.EnqueueDequeue(bases[at], bases[at]);
        }

        var floor = Math.Max((long)least, highest.Count < most ? long.MinValue : highest.Peek()) - weights.Words;
        var known = new List<(int Points, int At)>();
        for (var at = 0; at < bases.Length; at++)
            if (bases[at] >= floor) known.Add((-bases[at], at));
        known.Sort();

        var best = new List<(T Candidate, int Points)>(most + 1);
        foreach (var (minus, at) in known)
        {
            if (-minus + weights.Words < (best.Count < most ? least : Math.Max(least, best[^1].Points))) break;
            var (candidate, sketch) = candidates[at];
            var points = -minus + Resemblance.WordPoints(asked.Terms.Value.Likeness(sketch.Terms.Value), weights);
            if (points >= least) Put(best, candidate, points, key, most);
        }

        return best;
    }

    private static void Put<T>(List<(T Candidate, int Points)> best, T candidate, int points, Func<T, int> key, int most)
    {
        var at = best.Count;
        while (at > 0 && (best[at - 1].Points < points || (best[at - 1].Points == points && key(best[at - 1].Candidate) > key(candidate)))) at--;
        if (at >= most) return;
        best.Insert(at, (candidate, points));
        if (best.Count > most) best.RemoveAt(most);
    }
}
