using Truce.Bench.Recording;

namespace Truce.Bench.Live;

/// <summary>The same load under other settings of the collector and the compiler, and with and without the words of searches: each turn a process of its own with a fresh record.</summary>
internal static class LiveSettings
{
    // Appends before a turn counts: until then the compiler works more than the centre.
    private const int WarmUp = 300_000;
    private const int LongestWarmUp = 12;

    private static readonly (string Name, (string Name, string Value)[] Set)[] Settings =
    [
        ("server, background", Of(server: 1, background: 1)),
        ("server, background, gen0 of at most 16 MiB", Of(server: 1, background: 1, ("DOTNET_GCGen0MaxBudget", "1000000"))),
        ("server, background, gen0 of at most 64 MiB", Of(server: 1, background: 1, ("DOTNET_GCGen0MaxBudget", "4000000"))),
        ("server, no background", Of(server: 1, background: 0)),
        ("workstation, background", Of(server: 0, background: 1)),
        ("workstation, background, gen0 of at least 64 MiB", Of(server: 0, background: 1, ("DOTNET_GCgen0size", "4000000"))),
        ("server, background, no TieredPGO", Of(server: 1, background: 1, ("DOTNET_TieredPGO", "0"))),
    ];

    /// <summary>What a turn may set for the runtime.</summary>
    public static IEnumerable<string> Tried => Settings.SelectMany(setting => setting.Set).Select(one => one.Name).Distinct();

    public static Task CollectorAsync(ResultTable table, int rounds, int seconds)
    {
        Head(table, "The collector's settings", $"{LiveBench.Callers} callers who give one command after the other, {LiveBench.Readers:N0} readers; {seconds} s a turn after some 300,000 appends to warm up.", "setting");
        return RoundsAsync(table, Settings, rounds, LiveBench.Readers, seconds, words: _ => true);
    }

    public static Task WordsAsync(ResultTable table, int rounds, int seconds)
    {
        Head(table, "Whether taking in words for searches costs appends", $"{LiveBench.Callers} callers, no readers; {seconds} s a turn after some 300,000 appends to warm up. Each claim has some twenty words, one of them met nowhere else.", "words");
        return RoundsAsync(table, [("taken in at once", []), ("left to the first search", [])], rounds, readers: 0, seconds, words: at => at == 0);
    }

    /// <summary>One turn, in a process of its own: prints a line of what it measured.</summary>
    public static async Task<int> OneAsync(int callers, int count, int seconds, bool words)
    {
        var folder = LiveBench.Folder();
        try
        {
            await using var centre = await LiveCentre.BeginAsync(folder, words);
            using var readers = ReadersProcess.Start(centre.Address);
            var file = Path.Combine(folder, "told");
            if (count > 0) await readers.TellAsync($"open {count} {centre.Head}");
            for (var begun = Stopwatch.StartNew(); centre.Head < WarmUp && begun.Elapsed.TotalSeconds < LongestWarmUp;) await centre.ClosedAsync(callers, 0.5);
            if (count > 0) await readers.TellAsync($"close {file}");
            while (centre.Hub.Readers > 0) await Task.Delay(20);
            if (words) centre.Settle();
            var first = centre.Head + 1;
            if (count > 0) await readers.TellAsync($"open {count} {centre.Head}");
            await Task.Delay(1_000);
            using var beats = new Beats();
            var pauses = Pauses.Begin();
            var (rate, micros) = await centre.ClosedAsync(callers, seconds);
            var (zero, one, two, all, longest, allocated) = pauses.End();
            var (head, memory, behind) = (centre.Head, LiveBench.MiB(), words ? centre.Settle() : 0);
            await Task.Delay(1_000);
            var delivery = new Delivery();
            if (count > 0)
            {
                await readers.TellAsync($"close {file}");
                var missed = delivery.Take(file, centre, head);
                if (missed > 0) throw new InvalidOperationException($"{missed} were not delivered.");
            }

            var took = centre.Took[(int)first..(int)(head + 1)];
            Array.Sort(took);
            Console.WriteLine("one " + string.Join(' ', new[]
            {
                rate, micros, took[took.Length / 2], took[(int)(took.Length * 0.99)], took[(int)(took.Length * 0.999)], took[^1], delivery.At(0.5), delivery.At(0.99), delivery.Longest, zero, one, two, all, longest,
                allocated * 1024 * 1024 / took.Length, memory, behind, beats.Longest, beats.Apart,
            }.Select(value => value.ToString("F3", CultureInfo.InvariantCulture))));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (string Name, string Value)[] Of(int server, int background, params (string Name, string Value)[] more) =>
        [("DOTNET_gcServer", $"{server}"), ("DOTNET_gcConcurrent", $"{background}"), .. more];

    private static void Head(ResultTable table, string title, string note, string first) => table.Head(
        title, note + " Every turn is a process of its own with a fresh record; the order turns round with each round.", first, "round", "appends/s", "processor µs an append", "append p50 ms", "p99 ms", "p99.9 ms", "max ms",
        "delivery p50 ms", "p99 ms", "max ms", "collections 0 / 1 / 2", "pauses, % of the time", "longest pause ms", "bytes an append", "memory, MiB", "words behind, s", "longest beat ms", "beats apart ms, at most");

    private static async Task RoundsAsync(ResultTable table, (string Name, (string Name, string Value)[] Set)[] settings, int rounds, int readers, int seconds, Func<int, bool> words)
    {
        for (var round = 0; round < rounds; round++)
        {
            for (var turn = 0; turn < settings.Length; turn++)
            {
                var at = round % 2 == 0 ? turn : settings.Length - 1 - turn;
                var found = await ChildAsync(settings[at].Set, LiveBench.Callers, readers, seconds, words(at));
                table.Row(
                    settings[at].Name, $"{round + 1}", LiveBench.N0(found[0]), LiveBench.N2(found[1]), LiveBench.N2(found[2]), LiveBench.N1(found[3]), LiveBench.N1(found[4]), LiveBench.N0(found[5]), LiveBench.N0(found[6]), LiveBench.N0(found[7]),
                    LiveBench.N0(found[8]), $"{found[9]:N0} / {found[10]:N0} / {found[11]:N0}", LiveBench.N1(found[12] / (seconds * 10.0)), LiveBench.N0(found[13]), LiveBench.N0(found[14]), LiveBench.N0(found[15]), LiveBench.N1(found[16]), LiveBench.N0(found[17]), LiveBench.N0(found[18]));
            }
        }
    }

    private static async Task<double[]> ChildAsync((string Name, string Value)[] set, int callers, int readers, int seconds, bool words)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (var argument in (string[])["open-live-one", $"{callers}", $"{readers}", $"{seconds}", words ? "words" : "none"]) start.ArgumentList.Add(argument);
        foreach (var (name, value) in set) start.Environment[name] = value;
        using var child = Process.Start(start)!;
        var text = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        var line = text.Split('\n').LastOrDefault(one => one.StartsWith("one ", StringComparison.Ordinal)) ?? throw new InvalidOperationException($"A turn failed: {text}");
        return [.. line.Split(' ')[1..].Select(value => double.Parse(value, CultureInfo.InvariantCulture))];
    }
}
