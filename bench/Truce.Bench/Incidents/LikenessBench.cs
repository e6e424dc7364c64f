using Truce.Bench.Recording;
using Truce.Core.Pairs;

namespace Truce.Bench.Incidents;

/// <summary>How well the fixed weights find known pairs, and how fast a new report is compared with very many earlier ones.</summary>
internal static class LikenessBench
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var table = new ResultTable("incidents-likeness");
        if (!Array.Exists(arguments, one => one == "speed")) Known(table);
        if (!Array.Exists(arguments, one => one == "known")) await PairSpeed.RunAsync(table, Options.Number(arguments, "--incidents", 1_000_000), Options.Number(arguments, "--days", 1_461), Options.Number(arguments, "--asked", 300));
        table.Keep();
        return 0;
    }

    private static void Known(ResultTable table)
    {
        var folder = Path.Combine(ResultTable.Root() ?? ".", "..", "shared", "data", "incidents");
        if (KnownPairs.Read(folder) is not { } pairs)
        {
            table.Note("The two lists and the known pairs are not at hand, so nothing was found again.");
            return;
        }

        var (forth, back, chosen) = PairTuning.CrossValidate(pairs);
        var weights = PairWeights.Current;
        table.Head(
            "Known pairs found again",
            $"Two lists of 2022, {pairs.First.Count:N0} and {pairs.Second.Count:N0} rows, and {pairs.Partners.Sum(one => one.Count()):N0} pairs known to be one event, of {pairs.Partners.Count} rows of the first. Compared is what lies within {weights.ReachMetres / 1000} km and {weights.ReachHours} hours. Cross-validated: {PairTuning.Folds} folds of whole rows of the first list with all their partners; of {PairTuning.Grid().Count()} combinations of three weights the one with the best mean of 1/rank on four folds is measured on the fifth. More pairs exist than are known: a row that stands above a known partner can be one.",
            "weights", "asked", "rows", "first", "among five", "not found");
        Row("cross-validated", "first list among second", forth);
        Row("cross-validated", "second list among first", back);
        Row($"fixed, {weights.Version}", "first list among second", KnownPairs.Rank(pairs.First, pairs.Second, pairs.Partners, weights));
        Row($"fixed, {weights.Version}", "second list among first", KnownPairs.Rank(pairs.Second, pairs.First, pairs.Back, weights));
        Row("distance and time alone", "first list among second", KnownPairs.Rank(pairs.First, pairs.Second, pairs.Partners, weights with { Words = 0 }));
        table.Note("Chosen on the folds: " + string.Join("; ", chosen.Select(one => $"apart {one.Apart}, words {one.Words}, common word {one.CommonWord}")) + ". Asked: 80 % first, 95 % among five.");

        table.Head("Misses of the fixed weights", "Rows whose best known partner is not first; what stands above it. Why is said in the notes beside this file.", "row", "best partner", "rank", "above it");
        foreach (var miss in pairs.RankBoth(weights).Where(one => one.Rank != 1)) table.Row(miss.Of, miss.Partner, miss.Rank == 0 ? "none" : $"{miss.Rank}", string.Join(", ", miss.Above));

        void Row(string who, string asked, IReadOnlyList<KnownRank> ranks) => table.Row(
            who, asked, $"{ranks.Count}", Percent(KnownPairs.Within(ranks, 1)), Percent(KnownPairs.Within(ranks, 5)), $"{ranks.Count(one => one.Rank == 0)}");
    }

    private static string Percent(int thousandths) => (thousandths / 10.0).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
