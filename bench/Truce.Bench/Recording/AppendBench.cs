namespace Truce.Bench.Recording;

/// <summary>
/// Durable appends through Execute: decided, committed to, on disk, applied, answered; the ledger signs beside it. The peer is
/// PostgreSQL with single-row inserts of the same size, each its own commit, its own defaults for durability.
/// </summary>
internal static class AppendBench
{
    private static readonly int[] Callers = [8, 16, 32, 64, 90, 128];

    public static async Task RunAsync(string folder, int seconds, ResultTable table)
    {
        var (median, worst) = SyncLatency(folder);
        table.Head(
            "Durable appends", string.Create(CultureInfo.InvariantCulture, $"One claim a commit. A sync of 4 KiB takes {median:N2} ms at the median and {worst:N2} ms at the 99th percentile here. Callers are in the same process: the pool's threads make the commands, decide and prepare them; the writer's place, sync, apply and sign. What is missing to the sum is the compiler's, and that of pool threads which ended on the way."),
            "callers or connections", "PostgreSQL, rows/s", "Truce, appends/s", "Truce, cores", "pool", "writer", "garbage collection", "bytes allocated an append");
        using var postgres = Postgres.Start(folder + "-postgres");
        var (best, ours, bytes) = (0.0, 0.0, 0);
        foreach (var callers in Callers)
        {
            bytes = bytes == 0 ? await LineBytesAsync(folder) : bytes;
            var peer = postgres?.Inserts(callers, seconds, bytes) ?? 0;
            var (rate, cores, allocated) = await TruceAsync(folder, callers, seconds);
            (best, ours) = (Math.Max(best, peer), Math.Max(ours, rate));
            table.Row($"{callers}", Number(peer), Number(rate), Cores(cores.All), Cores(cores.Pool), Cores(cores.Writer), Cores(cores.Collector), Number(allocated));
        }

        table.Note(string.Create(CultureInfo.InvariantCulture, $"Best against best: {ours / best:N2} times PostgreSQL (asked: 2, aimed at: 3). A stored event is {bytes} bytes."));
        await OpenAsync(folder, ours, seconds, table);
    }

    // Cores: how many were busy on average.
    private static async Task<(double Rate, CoreTimes Cores, double Allocated)> TruceAsync(string folder, int callers, int seconds)
    {
        using var centre = await BenchCentre.BeginAsync(folder, TimeSpan.FromMilliseconds(500));
        await ClosedAsync(centre, callers, 1, 0);
        var (before, allocated) = (CoreTimes.Now(), GC.GetTotalAllocatedBytes());
        var watch = Stopwatch.StartNew();
        double done = await ClosedAsync(centre, callers, seconds, 1_000_000_000);
        var elapsed = watch.Elapsed.TotalSeconds;
        return (done / elapsed, (CoreTimes.Now() - before).Over(elapsed), (GC.GetTotalAllocatedBytes() - allocated) / done);
    }

    private static async Task<long> ClosedAsync(BenchCentre centre, int callers, int seconds, long first)
    {
        long done = 0;
        var end = Stopwatch.GetTimestamp() + seconds * Stopwatch.Frequency;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var mine = 0L;
            for (var number = first + caller * 1_000_000L; Stopwatch.GetTimestamp() < end; number++, mine++) await ExecuteAsync(centre, number);
            Interlocked.Add(ref done, mine);
        })));
        return done;
    }

    // Open loop: each append has a moment at which it should begin, whatever became of those before it.
    private static async Task OpenAsync(string folder, double best, int seconds, ResultTable table)
    {
        table.Head("Latency at a steady rate", "Open loop; each latency is counted from the moment at which the append was meant to begin.", "appends/s meant", "reached", "p50 ms", "p99 ms", "max ms");
        foreach (var share in (double[])[0.25, 0.5, 0.75])
        {
            using var centre = await BenchCentre.BeginAsync(folder, TimeSpan.FromMilliseconds(500));
            await ClosedAsync(centre, 32, 1, 0);
            var rate = best * share;
            var latencies = await PacedAsync(centre, rate, seconds);
            Array.Sort(latencies);
            table.Row(
                Number(rate), Number(latencies.Length / (double)seconds), Milliseconds(latencies[latencies.Length / 2]),
                Milliseconds(latencies[(int)(latencies.Length * 0.99)]), Milliseconds(latencies[^1]));
        }
    }

    private static async Task<double[]> PacedAsync(BenchCentre centre, double rate, int seconds)
    {
        var count = (int)(rate * seconds);
        var latencies = new double[count];
        var begin = Stopwatch.GetTimestamp();
        var open = new List<Task>(count);

        // A thread of its own, since being late to begin counts as latency: the pool's timers come four to eight milliseconds apart here.
        await Task.Factory.StartNew(Pace, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.WhenAll(open);
        return latencies;

        void Pace()
        {
            for (var at = 0; at < count; Thread.Sleep(1))
            {
                var due = (int)Math.Min(count, Stopwatch.GetElapsedTime(begin).TotalSeconds * rate);
                for (; at < due; at++) open.Add(OneAsync(at));
            }
        }

        async Task OneAsync(int at)
        {
            await Task.Yield();
            await ExecuteAsync(centre, 2_000_000_000L + at);
            latencies[at] = Stopwatch.GetElapsedTime(begin).TotalMilliseconds - at / rate * 1000;
        }
    }

    private static async Task ExecuteAsync(BenchCentre centre, long number)
    {
        var answer = await centre.Centre.ExecuteAsync(centre.Claim(number), centre.Member, number.ToString(CultureInfo.InvariantCulture));
        if (answer.Refusal is { } refusal) throw new InvalidOperationException(refusal.Sentence);
    }

    private static async Task<int> LineBytesAsync(string folder)
    {
        using var centre = await BenchCentre.BeginAsync(folder, TimeSpan.Zero);
        var path = Directory.GetFiles(Path.Combine(centre.Data, "journal"), "*.jsonl").Single();
        var before = new FileInfo(path).Length;
        for (var number = 0; number < 100; number++) await ExecuteAsync(centre, number);
        return (int)((new FileInfo(path).Length - before) / 100);
    }

    private static (double Median, double Worst) SyncLatency(string folder)
    {
        Directory.CreateDirectory(folder);
        var disk = new FileDisk(folder);
        using var file = disk.Open("sync.tmp", empty: true);
        var times = new double[500];
        for (var at = 0; at < times.Length; at++)
        {
            file.Append(new byte[4096]);
            var begin = Stopwatch.GetTimestamp();
            file.Sync();
            times[at] = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        }

        Array.Sort(times);
        return (times[times.Length / 2], times[(int)(times.Length * 0.99)]);
    }

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Cores(double value) => value.ToString("N2", CultureInfo.InvariantCulture);

    private static string Milliseconds(double value) => value.ToString("N1", CultureInfo.InvariantCulture);
}
