namespace Truce.Bench.Recording;

/// <summary>Reading a past moment over many streams; the plain way, folding the record again up to that moment, is the peer.</summary>
internal static class PastBench
{
    private const int Streams = 200_000;

    public static async Task RunAsync(string folder, ResultTable table)
    {
        using var centre = await BenchCentre.BeginAsync(folder, TimeSpan.FromMilliseconds(500));
        await Task.WhenAll(Enumerable.Range(0, 128).Select(caller => Task.Run(async () =>
        {
            for (var number = caller; number < Streams; number += 128)
                await centre.Centre.ExecuteAsync(centre.Claim(number), centre.Member, $"claim {number}");
        })));
        var half = centre.Centre.View(null).Index / 2;
        Read(centre, half);
        var best = Enumerable.Range(0, 5).Min(_ => Read(centre, half));
        var watch = Stopwatch.StartNew();
        var found = centre.Centre.View(null, half).Count<Claim>();
        var count = watch.Elapsed.TotalMilliseconds;
        table.Head(
            "A past moment", string.Create(CultureInfo.InvariantCulture, $"{Streams:N0} streams; the record as it stood half way, {found:N0} claims."),
            "what", "milliseconds", "asked");
        table.Row("every claim, as it stood", best.ToString("N1", CultureInfo.InvariantCulture), "50 at most");
        table.Row("how many", count.ToString("N3", CultureInfo.InvariantCulture), "");
    }

    private static double Read(BenchCentre centre, long index)
    {
        var watch = Stopwatch.StartNew();
        var view = centre.Centre.View(null, index);
        var sum = 0L;
        foreach (var claim in view.All<Claim>()) sum += claim.Id.Number;
        GC.KeepAlive(sum);
        return watch.Elapsed.TotalMilliseconds;
    }
}
