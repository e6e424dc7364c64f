namespace Truce.Bench.Recording;

/// <summary>Opening a record of many events, with every line checked, with and without a snapshot; and the memory that it takes.</summary>
internal static class StartBench
{
    public static async Task RunAsync(string folder, int events, ResultTable table)
    {
        folder = await FillAsync(folder, events);
        var bytes = new DirectoryInfo(Path.Combine(folder, "data", "journal")).GetFiles().Sum(file => file.Length);
        table.Head(
            "Start", string.Create(CultureInfo.InvariantCulture, $"{events:N0} events, {bytes / 1e6:N0} MB of journal, half of them claims, half grades of them."),
            "snapshot", "seconds", "asked", "memory, bytes an event", "asked");
        Open(folder, "deleted", "8 at most", delete: true, table, events);
        Open(folder, "present", "4 at most", delete: false, table, events);
    }

    private static void Open(string folder, string name, string asked, bool delete, ResultTable table, int events)
    {
        var snapshot = Path.Combine(folder, "data", "snapshot.json");
        if (delete) File.Delete(snapshot);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        using var centre = BenchCentre.Open(folder, TimeSpan.Zero);
        var seconds = watch.Elapsed.TotalSeconds;
        var memory = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)events;
        table.Row(name, seconds.ToString("N2", CultureInfo.InvariantCulture), asked, memory.ToString("N0", CultureInfo.InvariantCulture), "1,500 at most");
        GC.KeepAlive(centre);
    }

    private static async Task<string> FillAsync(string folder, int events)
    {
        using var centre = await BenchCentre.BeginAsync(folder, TimeSpan.FromMilliseconds(500));
        var basis = new LocalText("Borne out by a second list of the same day.");
        var left = events - (int)centre.Centre.View(null).Index - 1;
        await Task.WhenAll(Enumerable.Range(0, 128).Select(caller => Task.Run(async () =>
        {
            for (var number = caller; number < left / 2; number += 128)
            {
                var claim = await centre.Centre.ExecuteAsync(centre.Claim(number), centre.Member, $"claim {number}");
                await centre.Centre.ExecuteAsync(new GradeClaim(new(claim.Stream.Number), 1 + number % 6, basis), centre.Member, $"grade {number}");
            }
        })));
        return centre.Folder;
    }
}
