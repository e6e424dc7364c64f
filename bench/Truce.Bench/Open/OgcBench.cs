using System.Text.Json;
using Truce.Bench.Recording;

namespace Truce.Bench.Open;

/// <summary>
/// A page of features and a tile, over HTTP, out of a million incidents: Truce, which leaves out what the reader may not see, against a
/// minimal endpoint over PostGIS, which holds nothing else. The same answers in the same run.
/// </summary>
internal static class OgcBench
{
    private const int Windows = 200, Limit = 1_000;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var count = Options.Number(arguments, "--incidents", 1_000_000);
        var folder = Path.Combine(Path.GetTempPath(), "truce-bench-" + Guid.NewGuid().ToString("N"));
        try
        {
            using var centre = await OgcCentre.BeginAsync(folder, count, count / 4);
            await using var app = centre.Host.Build();
            app.Urls.Add("http://127.0.0.1:0");
            await app.StartAsync();
            var table = new ResultTable("open-ogc");
            using var client = new HttpClient();
            if (arguments.Contains("--alone"))
            {
                await new OgcStages(table, centre, app.Urls.First()).MeasureAsync(client);
                return 0;
            }

            await using var peer = await OgcPeer.StartAsync(centre);
            if (peer is null)
            {
                Console.Error.WriteLine("PostGIS is not installed here, so nothing can be compared.");
                return 1;
            }

            await PagesAsync(table, client, app.Urls.First(), peer.Address, centre, count);
            await TilesAsync(table, client, app.Urls.First(), peer.Address);
            await new OgcStages(table, centre, app.Urls.First()).MeasureAsync(client);
            table.Note($"Truce: {centre.About}");
            table.Note("The statements of PostGIS, prepared once a connection:\n\n```sql\n" + OgcPeer.Statements + "\n```");
            table.Keep();
            return 0;
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task PagesAsync(ResultTable table, HttpClient client, string ours, string theirs, OgcCentre centre, int count)
    {
        var windows = new Windows(centre.From, centre.Until, 20251120);
        var asked = Enumerable.Range(0, Windows).Select(_ => windows.Next()).ToArray();
        string Truce(Window one) => $"{ours}/ogc/collections/incidents/items?limit={Limit}&bbox={one.Box}&datetime={one.Time}";
        string Peer(string way, Window one) => $"{theirs}/{way}?limit={Limit}&bbox={one.Box}&datetime={one.Time}";

        // The same features, in the same order.
        foreach (var one in asked.Take(10))
        {
            var (mine, other) = (Ids(await client.GetStringAsync(Truce(one))), Ids(await client.GetStringAsync(Peer("rows", one))));
            if (mine.Length == 0 || !mine.SequenceEqual(other)) throw new InvalidOperationException($"{one}: {mine.Length} and {other.Length} features, not the same.");
        }

        table.Head(
            "A page of features",
            $"{count:N0} incidents that the reader may see, and for Truce {count / 4:N0} more that it may not; box and time take a tenth each, together 1 %, at {Windows} places and times that are the same for all. Pages of {Limit:N0} features with the same properties and in the same order, ten of them compared feature by feature. One reader after the other over HTTP on this machine, and four at once; each asked everything once before, to warm up. Nothing is compressed on either side, and the client reads into one and the same memory.",
            "who", "median ms", "p95 ms", "pages/s, one reader", "pages/s, four readers", "KiB a page");
        List<(string Who, double Median)> medians = [];
        foreach (var (who, address) in ((string, Func<Window, string>)[])[("Truce", Truce), ("PostGIS, JSON made by the endpoint", one => Peer("rows", one)), ("PostGIS, JSON made by the database", one => Peer("json", one))])
        {
            var addresses = asked.Select(address).ToArray();
            await OneAfterTheOtherAsync(client, addresses);
            var (times, bytes) = await OneAfterTheOtherAsync(client, addresses);
            var together = await TogetherAsync(client, addresses, 4);
            medians.Add((who, times[times.Length / 2]));
            table.Row(who, Say(times[times.Length / 2]), Say(times[(int)(times.Length * 0.95)]), Say(1000 * times.Length / times.Sum()), Say(together), Say(bytes / 1024.0 / times.Length));
        }

        var best = medians.Skip(1).Min(one => one.Median);
        table.Note(string.Create(CultureInfo.InvariantCulture, $"At the median Truce is {best / medians[0].Median:N1} times as fast as the faster of the two (asked: 10)."));
    }

    private static async Task TilesAsync(ResultTable table, HttpClient client, string ours, string theirs)
    {
        table.Head(
            "A tile that was never asked for",
            "Every tile of the ground once, after every tile of zoom 15 to warm up; nothing is compressed on either side. Zoom 12 holds more than 20,000 points a tile: there Truce draws those that lie close together as one with their number, PostGIS draws all of them.",
            "zoom", "tiles", "features a tile, Truce", "features a tile, PostGIS", "Truce, median ms", "PostGIS, median ms", "times as fast", "KiB, Truce", "KiB, PostGIS");
        string Truce((int Z, int X, int Y) at) => $"{ours}/tiles/incidents/{at.Z}/{at.X}/{at.Y}.mvt";
        string Peer((int Z, int X, int Y) at) => $"{theirs}/tiles/{at.Z}/{at.X}/{at.Y}.mvt";
        foreach (var warm in OgcCentre.Tiles(15))
        {
            await client.GetByteArrayAsync(Truce(warm));
            await client.GetByteArrayAsync(Peer(warm));
        }

        var (least, most) = (double.MaxValue, 0.0);
        foreach (var zoom in (int[])[14, 13, 12])
        {
            var tiles = OgcCentre.Tiles(zoom).ToArray();
            var (mine, other) = (await MeasureAsync(client, tiles.Select(Truce)), await MeasureAsync(client, tiles.Select(Peer)));
            (least, most) = (Math.Min(least, other.Median / mine.Median), Math.Max(most, other.Median / mine.Median));
            table.Row(
                $"{zoom}", $"{tiles.Length}", Say(mine.Features), Say(other.Features), Say(mine.Median), Say(other.Median), Say(other.Median / mine.Median), Say(mine.Bytes / 1024), Say(other.Bytes / 1024));
        }

        table.Note(string.Create(CultureInfo.InvariantCulture, $"Asked: 5 times ST_AsMVT. Reached: {least:N1} to {most:N1} times."));
    }

    private static async Task<(double Median, double Features, double Bytes)> MeasureAsync(HttpClient client, IEnumerable<string> addresses)
    {
        List<double> times = [];
        var reading = new Reading(client);
        var (features, bytes) = (0L, 0L);
        foreach (var address in addresses)
        {
            var begin = Stopwatch.GetTimestamp();
            var tile = await reading.GetAsync(address);
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            features += TileCount.Features(tile.Span);
            bytes += tile.Length;
        }

        times.Sort();
        return (times[times.Count / 2], (double)features / times.Count, (double)bytes / times.Count);
    }

    private static async Task<(double[] Times, long Bytes)> OneAfterTheOtherAsync(HttpClient client, string[] addresses)
    {
        var (times, bytes, reading) = (new double[addresses.Length], 0L, new Reading(client));
        for (var at = 0; at < addresses.Length; at++)
        {
            var begin = Stopwatch.GetTimestamp();
            bytes += (await reading.GetAsync(addresses[at])).Length;
            times[at] = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        }

        Array.Sort(times);
        return (times, bytes);
    }

    private static async Task<double> TogetherAsync(HttpClient client, string[] addresses, int readers)
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, readers).Select(async reader =>
        {
            var reading = new Reading(client);
            for (var at = reader; at < addresses.Length; at += readers) await reading.GetAsync(addresses[at]);
        }));
        return addresses.Length / watch.Elapsed.TotalSeconds;
    }

    private static string[] Ids(string page)
    {
        using var document = JsonDocument.Parse(page);
        return [.. document.RootElement.GetProperty("features").EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];
    }

    private static string Say(double value) => value.ToString(value < 10 ? "N2" : "N0", CultureInfo.InvariantCulture);
}

/// <summary>A box and a stretch of time, as an address writes them.</summary>
internal readonly record struct Window(string Box, string Time);

/// <summary>Boxes and times that take a tenth of the ground and of the year each; the same each time.</summary>
internal sealed class Windows(Instant from, Instant until, int seed)
{
    private readonly Random chance = new(seed);

    public Window Next()
    {
        var side = OgcCentre.Side * Math.Sqrt(0.1);
        var (west, south) = (OgcCentre.West + chance.NextDouble() * (OgcCentre.Side - side), OgcCentre.South + chance.NextDouble() * (OgcCentre.Side - side));
        var length = (until - from) * 0.1;
        var begin = from + (until - from - length) * chance.NextDouble();
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{west:F4}5,{south:F4}5,{west + side:F4}5,{south + side:F4}5"),
            $"{Whole(begin)}/{Whole(begin + length)}");
    }

    private static string Whole(Instant moment) => Instant.FromUnixTimeSeconds(moment.ToUnixTimeSeconds()).ToString();
}
