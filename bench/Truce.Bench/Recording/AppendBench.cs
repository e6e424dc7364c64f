namespace Truce.Bench.Recording;

/// <summary>Durable appends through Execute: each is answered once it is on disk, commitment and all.</summary>
internal static class AppendBench
{
    public static async Task RunAsync(string folder, ResultTable table)
    {
        foreach (var callers in (int[])[8, 32, 64, 90, 128, 256])
        {
            using var centre = await BenchCentre.BeginAsync(folder, TimeSpan.FromMilliseconds(500));
            await Closed(centre, callers, TimeSpan.FromSeconds(1), 0);
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            var done = await Closed(centre, callers, TimeSpan.FromSeconds(5), 1_000_000_000);
            var cpu = (Process.GetCurrentProcess().TotalProcessorTime - before) / watch.Elapsed;
            table.Say(string.Create(CultureInfo.InvariantCulture, $"{callers} callers: {done / watch.Elapsed.TotalSeconds:N0} appends/s, {cpu:N2} cores"));
        }
    }

    private static async Task<long> Closed(BenchCentre centre, int callers, TimeSpan time, long first)
    {
        long done = 0;
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            for (var number = first + caller * 1_000_000L; Stopwatch.GetTimestamp() < end; number++)
            {
                var answer = await centre.Centre.ExecuteAsync(centre.Claim(number), centre.Member, number.ToString(CultureInfo.InvariantCulture));
                if (answer.Refusal is { } refusal) throw new InvalidOperationException(refusal.Sentence);
                Interlocked.Increment(ref done);
            }
        })));
        return done;
    }
}
