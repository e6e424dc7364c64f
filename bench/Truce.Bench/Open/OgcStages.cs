using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Truce.Bench.Recording;
using Truce.Formats.Geo;
using Truce.Formats.Tiles;
using Truce.Web.Ogc;

namespace Truce.Bench.Open;

/// <summary>Where the time of a page and of a tile goes in Truce: each stage by itself, and an endpoint that sends bytes which lie ready.</summary>
internal sealed class OgcStages(ResultTable table, OgcCentre centre, string ours)
{
    private const int Asked = 200, Limit = 1_000;

    public async Task MeasureAsync(HttpClient client)
    {
        var windows = new Windows(centre.From, centre.Until, 7);
        var questions = Enumerable.Range(0, Asked).Select(_ => windows.Next()).ToArray();
        var collection = FeatureCollections.Find("incidents")!;
        using var memory = new GeoJsonBytes();
        table.Head(
            "Where the time goes in Truce",
            $"In one thread, {Asked} other places and times and the tiles of zoom 14, each asked once, after as many again to warm up; the last rows are HTTP over this machine with a client that reads into one and the same memory.",
            "stage", "median ms", "p95 ms");
        foreach (var warm in (bool[])[true, false])
        {
            var all = warm ? Enumerable.Range(0, Asked).Select(_ => windows.Next()).ToArray() : questions;
            Say(warm, "page: rows found, seen and in order", all.Select(one => Time(() => Rows(one))));
            Say(warm, "page: the same, and written to memory", all.Select(one => Time(() => Write(collection, one, memory))));
            var tiles = OgcCentre.Tiles(14).ToArray();
            Say(warm, "tile of zoom 14: rows found and seen", tiles.Select(one => Time(() => Square(one))));
            Say(warm, "tile of zoom 14: drawn", tiles.Select(one => Time(() => collection.Draw(Scope(), new TileId(one.Z, one.X, one.Y)))));
        }

        var made = memory.Written.ToArray();
        await using var ready = await ReadyAsync(made);
        foreach (var warm in (bool[])[true, false])
        {
            Say(warm, "page: over HTTP", await OverHttpAsync(client, questions.Select(one => $"{ours}/ogc/collections/incidents/items?limit={Limit}&bbox={one.Box}&datetime={one.Time}")));
            Say(warm, $"{made.Length / 1024} KiB that lie ready, over HTTP", await OverHttpAsync(client, questions.Select(_ => $"{ready.Urls.First()}/ready")));
        }
    }

    private void Say(bool warm, string stage, IEnumerable<double> times)
    {
        var sorted = times.Order().ToArray();
        if (!warm) table.Row(stage, Two(sorted[sorted.Length / 2]), Two(sorted[(int)(sorted.Length * 0.95)]));
    }

    private static string Two(double number) => number.ToString("N2", CultureInfo.InvariantCulture);

    private static double Time(Action action)
    {
        var begin = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }

    private FeatureScope Scope() => new(centre.Centre.View(null), SystemClock.Instance.GetCurrentInstant(), DateTimeZone.Utc);

    private static FeatureQuestion Question(Window one)
    {
        var box = one.Box.Split(',').Select(number => (int)Math.Round(double.Parse(number, CultureInfo.InvariantCulture) * Position.PerDegree)).ToArray();
        var ends = one.Time.Split('/').Select(moment => NodaTime.Text.InstantPattern.General.Parse(moment).Value).ToArray();
        return FeatureQuestion.All with { Area = new AskedArea(new Footprint(box[1], box[0], box[3], box[2], long.MinValue, long.MaxValue)), Time = new(ends[0], ends[1]), Limit = Limit };
    }

    private void Rows(Window one)
    {
        var count = 0;
        foreach (var _ in centre.Centre.View(null).Within<Incident>(Question(one).Reach))
            if (++count == Limit + 1) return;
    }

    private void Square((int Z, int X, int Y) one)
    {
        foreach (var _ in centre.Centre.View(null).Within<Incident>(TileFrame.Around(new TileId(one.Z, one.X, one.Y)))) ;
    }

    private void Write(FeatureCollection collection, Window one, GeoJsonBytes json)
    {
        json.Clear();
        var list = collection.List(Scope(), Question(one), out _)!;
        var count = 0;
        while (list.Next() && count++ < Limit) list.Write(json);
    }

    private static async Task<WebApplication> ReadyAsync(byte[] bytes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/ready", async context => await context.Response.Body.WriteAsync(bytes));
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        return app;
    }

    private static async Task<List<double>> OverHttpAsync(HttpClient client, IEnumerable<string> addresses)
    {
        List<double> times = [];
        var reading = new Reading(client);
        foreach (var address in addresses)
        {
            var begin = Stopwatch.GetTimestamp();
            await reading.GetAsync(address);
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        return times;
    }
}

/// <summary>A client that reads answers into one and the same memory: what it costs is the same for all, and small. One owner.</summary>
internal sealed class Reading(HttpClient client)
{
    private byte[] bytes = new byte[4 << 20];

    /// <summary>Reads an answer to its end; it stands until the next is read.</summary>
    public async Task<ReadOnlyMemory<byte>> GetAsync(string address)
    {
        using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var stream = await answer.Content.ReadAsStreamAsync();
        var length = 0;
        while (await stream.ReadAsync(bytes.AsMemory(length)) is > 0 and var more)
        {
            length += more;
            if (length == bytes.Length) Array.Resize(ref bytes, bytes.Length * 2);
        }

        return bytes.AsMemory(0, length);
    }
}
