using Truce.Bench.Recording;
using Truce.Core.Search;

namespace Truce.Bench.Searching;

/// <summary>
/// Search over a large centre while it goes on recording: how long, against PostgreSQL's full text and against reading every text; how
/// much memory the index takes, and when a start can be searched.
/// </summary>
internal static class SearchBench
{
    private const int Rate = 100;
    private const int AppendsPerSecond = 200;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var events = Options.Number(arguments, "--events", 1_000_000);
        var seconds = Options.Number(arguments, "--seconds", 30);
        var folder = Path.Combine(Path.GetTempPath(), "truce-bench-" + Guid.NewGuid().ToString("N"));
        var table = new ResultTable("open-search");
        try
        {
            using var centre = await SearchCentre.BeginAsync(folder, events);
            Starts(centre, table);
            var asked = SearchMix.Of(centre, Rate * seconds);
            foreach (var one in asked.Take(Rate * 3)) SearchMix.Ask(centre.Centre, one);
            var (times, written) = await UnderLoadAsync(centre, asked, seconds);
            using (var peer = FullText.Start(centre)) Report(table, centre, asked, times, written, peer);
            table.Keep();
            return 0;
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    // The index is built after the start, by itself: how long until a search is answered, and what it then holds.
    private static void Starts(SearchCentre centre, ResultTable table)
    {
        var open = centre.Reopen(TimeSpan.Zero);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        SearchMix.Ask(centre.Centre, new AskedSearch("", centre.Vocabulary.English(0), null, false));
        var build = watch.Elapsed.TotalSeconds;
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        var events = centre.Centre.View(null).Index + 1;
        open = Math.Min(open, centre.Reopen(TimeSpan.FromMilliseconds(500)));
        watch.Restart();
        SearchMix.Ask(centre.Centre, new AskedSearch("", centre.Vocabulary.English(0), null, false));
        table.Head(
            "The index of words",
            string.Create(CultureInfo.InvariantCulture, $"{events:N0} events, half of them claims of 12 to 24 words, every third also in Arabic, every fifth also in Hebrew, each with a number of its own; half of them grades. The index is built after a start, beside everything else."),
            "what", "measured");
        table.Row("start with a snapshot, seconds", Number(open, "N2"));
        table.Row("first search after that start answered after, seconds", Number(watch.Elapsed.TotalSeconds, "N2"));
        table.Row("building the index alone, seconds", Number(build, "N2"));
        table.Row("memory of the index, bytes an event", Number(bytes / (double)events, "N0"));
        table.Row("memory of the index, bytes a text", Number(bytes / (events / 2.0), "N0"));
    }

    // Open loop: each search has a moment at which it should begin, whatever became of those before it.
    private static async Task<(double[] Times, double Written)> UnderLoadAsync(SearchCentre centre, IReadOnlyList<AskedSearch> asked, int seconds)
    {
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() => centre.WriteAsync(AppendsPerSecond, stop.Token));
        var times = new double[asked.Count];
        var open = new List<Task>(asked.Count);
        var begin = Stopwatch.GetTimestamp();
        await Task.Factory.StartNew(Pace, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.WhenAll(open);
        await stop.CancelAsync();
        return (times, await writing / (double)seconds);

        void Pace()
        {
            for (var at = 0; at < asked.Count; Thread.Sleep(1))
            {
                var due = (int)Math.Min(asked.Count, Stopwatch.GetElapsedTime(begin).TotalSeconds * Rate + 1);
                for (; at < due; at++)
                {
                    var number = at;
                    open.Add(Task.Run(() =>
                    {
                        SearchMix.Ask(centre.Centre, asked[number]);
                        times[number] = Stopwatch.GetElapsedTime(begin).TotalMilliseconds - number * 1000.0 / Rate;
                    }));
                }
            }
        }
    }

    private static void Report(ResultTable table, SearchCentre centre, IReadOnlyList<AskedSearch> asked, double[] times, double written, FullText? peer)
    {
        var theirs = asked.Select((_, at) => at).Where(at => asked[at].Sort != "reference").Where((_, number) => number % 5 == 0)
            .ToDictionary(at => at, at => peer?.Ask(asked[at], centre.Keeper) ?? 0);
        table.Head(
            "Search while recording",
            string.Create(CultureInfo.InvariantCulture, $"{Rate} searches a second, open loop, each latency counted from the moment at which it was meant to begin; {written:N0} appends a second beside them. By the public, by a member of another organisation and by the owner's. Half of them take the first fifty claims, half the first few of every kind. PostgreSQL: every fifth of the same queries over the same claims, the fifty latest, one after the other, with nothing beside it; {(peer?.Bytes() ?? 0) / 1e6:N0} MB of table and index."),
            "query", "share", "Truce, p50 ms", "Truce, p99 ms", "Truce, max ms", "PostgreSQL, p50 ms", "PostgreSQL, p99 ms", "asked, p99");
        foreach (var sort in asked.Select(one => one.Sort).Distinct().Order(StringComparer.Ordinal))
            Row(sort, [.. Enumerable.Range(0, asked.Count).Where(at => asked[at].Sort == sort)]);
        Row("all", [.. Enumerable.Range(0, asked.Count)]);
        table.Note(string.Create(CultureInfo.InvariantCulture, $"The plain way, reading every claim for one word: {Plain(centre):N0} ms."));

        void Row(string name, int[] some)
        {
            var ours = some.Select(at => times[at]).Order().ToArray();
            var peers = some.Where(theirs.ContainsKey).Select(at => theirs[at]).Order().ToArray();
            table.Row(
                name, (some.Length / (double)asked.Count).ToString("P0", CultureInfo.InvariantCulture), At(ours, 0.5), At(ours, 0.99), At(ours, 1),
                At(peers, 0.5), At(peers, 0.99), "30");
        }
    }

    private static double Plain(SearchCentre centre)
    {
        var term = SearchQuery.Read(centre.Vocabulary.English(500)).Terms[0];
        var room = new char[WordReader.Room];
        var watch = Stopwatch.StartNew();
        var found = 0;
        foreach (var claim in centre.Centre.View(null).All<Claim>())
        {
            foreach (var text in claim.Statement.Present)
            {
                var reader = new WordReader(text, room);
                while (reader.Read())
                    if (term.Meets(reader.Word)) found++;
            }
        }

        GC.KeepAlive(found);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static string At(double[] sorted, double share) =>
        sorted.Length == 0 ? "–" : Number(sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))], "N1");

    private static string Number(double value, string form) => value.ToString(form, CultureInfo.InvariantCulture);
}
