namespace Truce.Bench.Situation;

/// <summary>What belongs to the day's situation: `situation import`, and what others add.</summary>
internal static class SituationBench
{
    public static async Task<int> RunAsync(string[] arguments) => arguments switch
    {
        ["import", .. var rest] => await TableImportBench.RunAsync(rest),
        _ => 2,
    };
}
