namespace Truce.Bench.Recording;

/// <summary>What the record promises in speed, each with its peer in the same run.</summary>
internal static class RecordBench
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var what = arguments.FirstOrDefault(argument => !argument.StartsWith('-')) ?? "all";
        var folder = Path.Combine(Path.GetTempPath(), "truce-bench");
        var table = new ResultTable("record");
        if (what is "all" or "appends") await AppendBench.RunAsync(folder, table);
        table.Print();
        return 0;
    }
}
