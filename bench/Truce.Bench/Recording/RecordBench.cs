namespace Truce.Bench.Recording;

/// <summary>What the record promises in speed, each with its peer in the same run.</summary>
internal static class RecordBench
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var what = arguments.Length > 0 && !arguments[0].StartsWith('-') ? arguments[0] : "all";
        var events = Options.Number(arguments, "--events", 1_000_000);
        var seconds = Options.Number(arguments, "--seconds", 5);
        var folder = Path.Combine(Path.GetTempPath(), "truce-bench-" + Guid.NewGuid().ToString("N"));
        var table = new ResultTable("record");
        if (what is "all" or "appends") await AppendBench.RunAsync(folder, seconds, table);
        if (what is "all" or "start") await StartBench.RunAsync(folder, events, table);
        if (what is "all" or "verify") VerifyBench.Run(events, table);
        if (what is "all" or "past") await PastBench.RunAsync(folder, table);
        if (what == "all") table.Keep();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        return 0;
    }
}
