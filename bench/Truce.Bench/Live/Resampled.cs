namespace Truce.Bench.Live;

/// <summary>
/// A ratio of sums over pairs, with the range in which it lies when as many pairs are drawn anew from those that were measured (Efron 1979):
/// what one turn more or less would have made of it.
/// </summary>
internal static class Resampled
{
    private const int Draws = 10_000;

    public static string Of(IReadOnlyList<(double With, double Without)> pairs)
    {
        var chance = new Random(20251120);
        var drawn = Enumerable.Range(0, Draws).Select(_ => Ratio(pairs.Select(_ => pairs[chance.Next(pairs.Count)]))).Order().ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"{Ratio(pairs):N3} ({drawn[(int)(Draws * 0.025)]:N3} to {drawn[(int)(Draws * 0.975)]:N3}, {pairs.Count} pairs)");
    }

    private static double Ratio(IEnumerable<(double With, double Without)> pairs)
    {
        var (with, without) = (0.0, 0.0);
        foreach (var pair in pairs) (with, without) = (with + pair.With, without + pair.Without);
        return with / without;
    }
}
