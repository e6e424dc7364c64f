using Truce.Bench.Recording;
using Truce.Formats.Imports;
using Truce.Web.Hosting;

namespace Truce.Bench.Paging;

/// <summary>
/// Pages of a large centre under load: the worked example, filled up to a million events, asked by another process at a steady rate
/// while it goes on recording. Each latency is counted from the moment at which the request was meant to begin.
/// </summary>
internal static class PagesBench
{
    private const int Rate = 200;
    private const int AppendsPerSecond = 20;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var events = Options.Number(arguments, "--events", 1_000_000);
        var seconds = Options.Number(arguments, "--seconds", 30);
        var folder = Path.Combine(Path.GetTempPath(), "truce-bench-" + Guid.NewGuid().ToString("N"));
        try
        {
            using var centre = await LargeCentre.BeginAsync(folder, events);
            await using var app = centre.Host.Build();
            app.Urls.Add("http://127.0.0.1:0");
            await app.StartAsync();
            var plan = Path.Combine(folder, "plan.txt");
            File.WriteAllLines(plan, PageMix.Plan(centre, Rate * seconds).Select(asked => $"{asked.Kind}\t{(asked.AsMember ? "member" : "public")}\t{asked.Path}"));
            var first = Path.Combine(folder, "first.txt");
            File.WriteAllLines(first, File.ReadLines(plan).Take(Rate * 5));
            await LoadAsync(app.Urls.First(), first, Rate / 2, Path.Combine(folder, "warm.txt"));

            using var stop = new CancellationTokenSource();
            var writing = centre.WriteAsync(AppendsPerSecond, stop.Token);
            var (before, watch) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
            var results = Path.Combine(folder, "results.txt");
            var generator = await LoadAsync(app.Urls.First(), plan, Rate, results);
            var cores = (Process.GetCurrentProcess().TotalProcessorTime - before) / watch.Elapsed;
            await stop.CancelAsync();
            var written = await writing;
            var table = new ResultTable("pages");
            Report(table, results, centre.Events, cores, generator / watch.Elapsed.TotalSeconds, written / watch.Elapsed.TotalSeconds);
            table.Keep();
            return 0;
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Runs the generator as a process of its own; gives back the processor seconds that it took.</summary>
    private static async Task<double> LoadAsync(string address, string plan, int rate, string results)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { "pages-load", address, plan, $"{rate}", results },
        })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException("The generator failed.");
        return double.Parse(await File.ReadAllTextAsync(results + PagesLoad.Processor), CultureInfo.InvariantCulture);
    }

    private static void Report(ResultTable table, string results, long events, double cores, double generator, double written)
    {
        var all = File.ReadLines(results).Select(line => line.Split('\t'))
            .Select(cells => (Kind: cells[0], Status: cells[1], Bytes: long.Parse(cells[2], CultureInfo.InvariantCulture), Ms: double.Parse(cells[3], CultureInfo.InvariantCulture)))
            .ToArray();
        table.Head(
            "Pages under load",
            string.Create(CultureInfo.InvariantCulture, $"{events:N0} events; {Rate} requests a second asked for, {all.Length:N0} in all, two thirds of them by a member, a sixth at a past moment; {written:N1} appends a second beside them. The server used {cores:N2} cores, the generator, a process of its own, {generator:N2}. Not answered with 200: {all.Count(one => one.Status != "200")}."),
            "page", "share", "bytes", "p50 ms", "p99 ms", "max ms", "asked, p99");
        foreach (var kind in all.GroupBy(one => one.Kind).OrderBy(group => group.Key, StringComparer.Ordinal)) Row(table, kind.Key, [.. kind], all.Length);
        Row(table, "all", all, all.Length);
    }

    private static void Row(ResultTable table, string name, (string Kind, string Status, long Bytes, double Ms)[] some, int all)
    {
        var times = some.Select(one => one.Ms).Order().ToArray();
        var asked = name.StartsWith("past", StringComparison.Ordinal) ? "100" : "50";
        table.Row(
            name, (some.Length / (double)all).ToString("P1", CultureInfo.InvariantCulture), some.Average(one => one.Bytes).ToString("N0", CultureInfo.InvariantCulture),
            Ms(times[times.Length / 2]), Ms(times[(int)(times.Length * 0.99)]), Ms(times[^1]), asked);
    }

    private static string Ms(double value) => value.ToString("N1", CultureInfo.InvariantCulture);
}
