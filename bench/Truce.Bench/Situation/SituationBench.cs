namespace Truce.Bench.Situation;

/// <summary>What belongs to the day's situation: tables taken in, reports composed, the page of a report.</summary>
internal static class SituationBench
{
    public static async Task<int> RunAsync(string[] arguments) => arguments switch
    {
        ["import", .. var rest] => await TableImportBench.RunAsync(rest),
        [("compose" or "page" or "both") and var part, .. var rest] => await ReportsBench.RunAsync(part, rest),
        [] => await ReportsBench.RunAsync("both", []),
        _ => 2,
    };
}
