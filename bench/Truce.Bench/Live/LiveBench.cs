using Truce.Bench.Recording;

namespace Truce.Bench.Live;

/// <summary>
/// What those who follow the record cost the one who writes it: the same appends with and without a thousand readers, in turns, in one
/// run. Then readers who do not read, and ten thousand who come back at once.
/// </summary>
internal static class LiveBench
{
    internal const int Readers = 1_000;
    internal const int Callers = 64;
    private const int FewCallers = 8;
    private const int PairsOfRecord = 8;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var seconds = Options.Number(arguments, "--seconds", 5);
        var pairs = Options.Number(arguments, "--pairs", 8);
        var table = new ResultTable("open-live");
        var what = arguments.Length > 0 && !arguments[0].StartsWith('-') ? arguments[0] : "all";
        if (what is "all" or "turns")
        {
            var callers = Options.Number(arguments, "--callers", 0);
            foreach (var count in callers > 0 ? [callers] : (int[])[FewCallers, Callers]) await TurnsAsync(table, count, pairs, seconds);
        }

        if (what is "all" or "cost") await CostAsync(table, Math.Max(2, pairs / 3), seconds);
        if (what is "all" or "flood") await FloodAsync(table);
        if (what is "all" or "collector") await LiveSettings.CollectorAsync(table, Options.Number(arguments, "--rounds", 2), seconds);
        if (what is "all" or "words") await LiveSettings.WordsAsync(table, Options.Number(arguments, "--rounds", 4), seconds);
        if (what == "all") table.Keep();
        return 0;
    }

    private static async Task TurnsAsync(ResultTable table, int callers, int pairs, int seconds)
    {
        table.Head(
            $"The same appends with a thousand readers and without: {callers} callers",
            string.Create(CultureInfo.InvariantCulture, $"The callers give one claim after the other; three quarters of the claims are open, the others released to one of {LiveCentre.Organisations} organisations. {Readers:N0} streams, a fifth of them the public's, the others of members of these organisations: {LiveCentre.Organisations + 1} different sights. Each turn takes {seconds} s; which comes first alternates. Delivery is counted from the giving of the command to the reader's having the message, over every event and every reader who may see it. The server, its callers and the readers' process share the machine's cores: what the readers' own machines would do is taken from the appends as well. Before each turn the words of the one before are taken in for searches."),
            "pair", "without, appends/s", "with, appends/s", "with / without", "processor µs an append, without", "with", "delivery p50 ms", "p99 ms", "max ms", "readers' cores");
        var turns = new Turns();

        // A fresh record now and then: as one grows, collections last longer, with readers and without.
        while (turns.Ratios.Count < pairs) await RoundAsync(table, turns, callers, Math.Min(PairsOfRecord, pairs - turns.Ratios.Count), seconds);

        var (all, middle) = (turns.All, turns.Ratios.Count / 2);
        var (spread, micros) = (turns.Ratios.Order().ToArray(), turns.Micros.Order().ToArray());
        table.Note(
            $"All turns together, with the range in which 95 of 100 draws of as many pairs lie: appends a second, with over without, {Resampled.Of(turns.Rates)}; processor time an append, with over without, {Resampled.Of(turns.Costs)}. "
            + $"Collections: {(System.Runtime.GCSettings.IsServerGC ? "the server's" : "the workstation's")}, {System.Runtime.GCSettings.LatencyMode}.");
        table.Note(string.Create(CultureInfo.InvariantCulture, $"Median of with / without: {spread[middle]:N3}, from {spread[0]:N3} to {spread[^1]:N3} (asked: at least 0.95). Median of the processor time an append takes, with over without: {micros[middle]:N3}, from {micros[0]:N3} to {micros[^1]:N3}. Over all pairs delivery took {all.At(0.5):N0} ms at the median, {all.At(0.99):N0} ms at the 99th percentile (asked: under 1,000), {all.Longest:N0} ms at most, of {all.Count:N0} deliveries. Not delivered by a second after a turn's end: {turns.Missed:N0}."));
    }

    private static async Task RoundAsync(ResultTable table, Turns turns, int callers, int pairs, int seconds)
    {
        var folder = Folder();
        try
        {
            await using var centre = await LiveCentre.BeginAsync(folder);
            using var readers = ReadersProcess.Start(centre.Address);
            await centre.ClosedAsync(Callers, 6);
            await WithAsync(centre, readers, callers, 1, folder, new Turns(), new Delivery());
            for (var pair = 0; pair < pairs; pair++)
            {
                var one = new Delivery();
                (double Rate, double Micros) without = default, with = default;
                var cores = 0.0;
                foreach (var isWith in pair % 2 == 1 ? [true, false] : (bool[])[false, true])
                {
                    if (isWith) (with, cores) = await WithAsync(centre, readers, callers, seconds, folder, turns, one);
                    else without = await WithoutAsync(centre, callers, seconds);
                }

                turns.Rates.Add((with.Rate, without.Rate));
                turns.Costs.Add((with.Micros, without.Micros));
                turns.Ratios.Add(with.Rate / without.Rate);
                turns.Micros.Add(with.Micros / without.Micros);
                table.Row($"{turns.Ratios.Count}", N0(without.Rate), N0(with.Rate), N3(with.Rate / without.Rate), N2(without.Micros), N2(with.Micros), N0(one.At(0.5)), N0(one.At(0.99)), N0(one.Longest), N2(cores));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // What the processors do for the readers, free of what a full disk, a collection or a neighbour does to a rate.
    private static async Task CostAsync(ResultTable table, int pairs, int seconds)
    {
        const int PerSecond = 2_000;
        table.Head(
            "What a thousand readers cost in processor time",
            string.Create(CultureInfo.InvariantCulture, $"{PerSecond:N0} appends a second, each at its moment, so that every reader is told something at every beat; the server's own cores, counted over {seconds} s a turn."),
            "pair", "without, cores", "with, cores", "more", "delivery p99 ms");
        var folder = Folder();
        try
        {
            await using var centre = await LiveCentre.BeginAsync(folder);
            using var readers = ReadersProcess.Start(centre.Address);
            await centre.ClosedAsync(Callers, 3);
            var more = new List<double>();
            for (var pair = 0; pair <= pairs; pair++)
            {
                var without = await CoresAsync();
                await readers.TellAsync($"open {Readers} {centre.Head}");
                var with = await CoresAsync();
                await Task.Delay(1_000);
                var file = Path.Combine(folder, "told");
                await readers.TellAsync($"close {file}");
                var delivery = new Delivery();
                delivery.Take(file, centre, centre.Head);
                while (centre.Hub.Readers > 0) await Task.Delay(20);

                // The first is to warm up.
                if (pair == 0) continue;
                more.Add(with - without);
                table.Row($"{pair}", N3(without), N3(with), N3(with - without), N0(delivery.At(0.99)));
            }

            table.Note(string.Create(CultureInfo.InvariantCulture, $"Mean of what is more: {more.Average():N3} of {Environment.ProcessorCount} cores, {more.Average() / Environment.ProcessorCount:P1} of the machine."));

            async Task<double> CoresAsync()
            {
                await Task.Delay(500);
                var (before, watch) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
                await centre.PacedAsync(PerSecond, seconds);
                return (Process.GetCurrentProcess().TotalProcessorTime - before) / watch.Elapsed;
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(double Rate, double Micros)> WithoutAsync(LiveCentre centre, int callers, int seconds)
    {
        await Task.Delay(1_000);
        centre.Settle();
        return await centre.ClosedAsync(callers, seconds);
    }

    private static async Task<((double Rate, double Micros) Appends, double Cores)> WithAsync(
        LiveCentre centre, ReadersProcess readers, int callers, int seconds, string folder, Turns turns, Delivery one)
    {
        var opened = await readers.TellAsync($"open {Readers} {centre.Head}");
        if (opened != $"open {Readers}") throw new InvalidOperationException(opened);
        await Task.Delay(1_000);
        centre.Settle();
        var (before, watch) = (readers.Processor, Stopwatch.StartNew());
        var rate = await centre.ClosedAsync(callers, seconds);
        var cores = (readers.Processor - before) / watch.Elapsed;
        var head = centre.Head;
        await Task.Delay(1_000);
        var file = Path.Combine(folder, "told");
        await readers.TellAsync($"close {file}");
        turns.Missed += one.Take(file, centre, head);
        turns.All.Take(file, centre, head);
        while (centre.Hub.Readers > 0) await Task.Delay(20);
        return (rate, cores);
    }

    private static async Task FloodAsync(ResultTable table)
    {
        // So many that a beat's changes are all named, in messages as long as they come: some eight kilobytes.
        const int PerSecond = 150;
        table.Head(
            "Slow readers, readers who never read, and a flood",
            string.Create(CultureInfo.InvariantCulture, $"{PerSecond:N0} appends a second are given, each at its moment; {Readers:N0} good readers follow throughout, for whom delivery is counted. Memory is that of the whole server process. Slow: 300 readers who read ten bytes a second. Deaf: 300 who never read. Flood: 10,000 who open the stream, hear its first bytes and drop it, within ten seconds."),
            "what", "seconds", "appends/s", "append p99 ms", "delivery p99 ms", "delivery max ms", "memory before, MiB", "most", "after", "most readers", "dropped as slow", "turned away");
        var folder = Folder();
        try
        {
            await using var centre = await LiveCentre.BeginAsync(folder);
            using var readers = ReadersProcess.Start(centre.Address);
            await centre.ClosedAsync(Callers, 3);
            await PhaseAsync("good readers alone (warming up)", 6, _ => Task.FromResult(""));
            await PhaseAsync("good readers alone", 10, _ => Task.FromResult(""));
            await PhaseAsync("and 300 slow ones", 30, one => one.TellAsync("slow 300"));
            await PhaseAsync("and 300 deaf ones", 30, one => one.TellAsync("deaf 300"));
            var answers = await PhaseAsync("and 10,000 returns in ten seconds", 12, one => one.TellAsync("reconnect 10000 10"));
            var counts = answers.Split(' ');
            table.Note($"Of the 10,000 returns {counts[1]} were taken, {counts[2]} turned away with 503, {counts[3]} failed; they took {counts[4]} s.");

            async Task<string> PhaseAsync(string name, int seconds, Func<ReadersProcess, Task<string>> also)
            {
                var opened = await readers.TellAsync($"open {Readers} {centre.Head}");
                if (opened != $"open {Readers}") throw new InvalidOperationException(opened);
                var (slow, away, before) = (centre.Hub.Meter.Slow, centre.Hub.Meter.TurnedAway, MiB());
                using var stop = new CancellationTokenSource();
                var watching = WatchAsync(centre, stop.Token);
                var watch = Stopwatch.StartNew();
                var asked = also(readers);
                var latencies = await centre.PacedAsync(PerSecond, seconds);
                var rate = latencies.Length / watch.Elapsed.TotalSeconds;
                var answer = await asked;
                await stop.CancelAsync();
                var (memory, most) = await watching;
                await Task.Delay(1_000);
                var file = Path.Combine(folder, "told");
                var delivery = new Delivery();
                var head = centre.Head;
                await readers.TellAsync($"close {file}");
                delivery.Take(file, centre, head);
                var dropped = centre.Hub.Meter.Slow - slow;
                await readers.TellAsync("leave");
                while (centre.Hub.Readers > 0) await Task.Delay(20);
                Array.Sort(latencies);
                table.Row(
                    name, $"{seconds}", N0(rate), N1(latencies[(int)(latencies.Length * 0.99)]), N0(delivery.At(0.99)), N0(delivery.Longest), N0(before), N0(memory), N0(MiB()), N0(most), N0(dropped),
                    N0(centre.Hub.Meter.TurnedAway - away));
                return answer;
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(double Memory, int Readers)> WatchAsync(LiveCentre centre, CancellationToken stop)
    {
        var (memory, readers) = (0.0, 0);
        while (!stop.IsCancellationRequested)
        {
            (memory, readers) = (Math.Max(memory, MiB()), Math.Max(readers, centre.Hub.Readers));
            await Task.Delay(50, CancellationToken.None);
        }

        return (memory, readers);
    }

    internal static double MiB()
    {
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64 / (1024.0 * 1024);
    }

    internal static string Folder() => Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "truce-bench-" + Guid.NewGuid().ToString("N"))).FullName;

    internal static string N0(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    internal static string N1(double value) => value.ToString("N1", CultureInfo.InvariantCulture);

    internal static string N2(double value) => value.ToString("N2", CultureInfo.InvariantCulture);

    internal static string N3(double value) => value.ToString("N3", CultureInfo.InvariantCulture);

    private sealed class Turns
    {
        public Delivery All { get; } = new();

        public List<double> Ratios { get; } = [];

        public List<(double With, double Without)> Rates { get; } = [];

        public List<(double With, double Without)> Costs { get; } = [];

        public List<double> Micros { get; } = [];

        public long Missed { get; set; }
    }
}
