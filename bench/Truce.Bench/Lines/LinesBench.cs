using Truce.Bench.Recording;
using Truce.Core.Geography;
using Truce.Core.Lines;
using Truce.Formats.Geo;

namespace Truce.Bench.Lines;

/// <summary>How far a million places are from a line, and on which side of it: Truce against PostGIS, the same answers in the same run.</summary>
internal static class LinesBench
{
    private const int Rounds = 5;

    public static int Run(string[] arguments)
    {
        var count = Options.Number(arguments, "--places", 1_000_000);
        var drawing = new LineDrawing(new(new(2025, 10, 19), new(2025, 10, 19)), LineForm.Map, new("IDF"), Area: Read("line_2025-10-19_idf.geojson", null), Side: AreaSide.Beyond);
        var traces = LineTrace.Of(drawing, Read("admin1.geojson", "PS02"));
        var positions = Around(count);
        var table = new ResultTable("lines");
        var points = traces.Sum(trace => trace.Positions.Length);
        table.Head(
            "Distance and side",
            $"{count:N0} places between 31.15° and 31.65° N, 34.15° and 34.65° E, evenly spread; the line of 19 October 2025 inside the Strip ({points} positions) and its area ({drawing.Area!.Polygons[0].Rings[0].Positions.Length} positions). One connection, one thread on each side; the best of {Rounds} rounds after one to warm up. Making the indexes counts for Truce, loading and indexing does not count for PostGIS.",
            "who", "distance, s", "side, s", "both, s", "of it making the indexes, s", "places a second");

        var (metres, inside) = (new double[count], new bool[count]);
        var ours = Enumerable.Range(0, Rounds + 1).Select(_ => Ours(drawing, traces, positions, metres, inside)).Skip(1).MinBy(one => one.Distance + one.Side);
        Row(table, "Truce, TraceIndex and AreaIndex", ours, count);

        using var peer = PostGis.Start(positions, drawing.Area, traces);
        if (peer is null)
        {
            table.Note("PostGIS is not installed here, so nothing was compared.");
            return 1;
        }

        var theirs = Enumerable.Range(0, Rounds + 1).Select(_ => peer.Time()).Skip(1).MinBy(one => one.Distance + one.Side);
        Row(table, "PostGIS, geography and geometry", theirs, count);
        Row(table, "PostGIS, geometry in UTM 36 N", peer.TimeFlat(), count);
        Compare(table, peer, metres, inside, ours, theirs);
        table.Keep();
        return 0;
    }

    private static Timing Ours(LineDrawing drawing, IReadOnlyList<Trace> traces, Position[] positions, double[] metres, bool[] inside)
    {
        var start = Stopwatch.GetTimestamp();
        var line = new TraceIndex(traces);
        var built = Stopwatch.GetElapsedTime(start).TotalSeconds;
        for (var at = 0; at < positions.Length; at++) metres[at] = line.MetresTo(positions[at]);
        var distance = Stopwatch.GetElapsedTime(start).TotalSeconds;
        start = Stopwatch.GetTimestamp();
        var area = new AreaIndex(drawing.Area!);
        built += Stopwatch.GetElapsedTime(start).TotalSeconds;
        for (var at = 0; at < positions.Length; at++) inside[at] = area.Covers(positions[at]);
        return new Timing(distance, Stopwatch.GetElapsedTime(start).TotalSeconds, built);
    }

    private static void Compare(ResultTable table, PostGis peer, double[] metres, bool[] inside, Timing ours, Timing theirs)
    {
        var (worst, worstShare, sides) = (0.0, 0.0, 0);
        foreach (var (at, their, covered) in peer.Answers())
        {
            worst = Math.Max(worst, Math.Abs(metres[at] - their));
            if (their > 10) worstShare = Math.Max(worstShare, Math.Abs(metres[at] - their) / their);
            if (inside[at] != covered) sides++;
        }

        var faster = (theirs.Distance + theirs.Side) / (ours.Distance + ours.Side);
        table.Note(string.Create(CultureInfo.InvariantCulture, $"Truce is {faster:N0} times as fast as PostGIS on the ellipsoid ({theirs.Distance / ours.Distance:N0} in distance, {theirs.Side / ours.Side:N0} in side). Distances differ by {worst:N3} m at most ({worstShare * 1e6:N1} parts in a million of those above 10 m): Truce takes edges as straight in longitude and latitude, PostGIS as geodesics. Sides differ in {sides:N0} places."));
        table.Note("The statements of PostGIS:\n\n```sql\n" + PostGis.Statements + "\n```\n\nST_Distance on geography keeps a tree of the line, and ST_Covers a prepared polygon, for as long as that argument stays the same, as here. An index on the places could not help: every place is asked.");
    }

    private static void Row(ResultTable table, string who, Timing timing, int count) => table.Row(
        who, Say(timing.Distance), Say(timing.Side), Say(timing.Distance + timing.Side), timing.Built == 0 ? "–" : Say(timing.Built),
        (count / (timing.Distance + timing.Side)).ToString("N0", CultureInfo.InvariantCulture));

    private static string Say(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);

    // Always the same places.
    private static Position[] Around(int count)
    {
        var chance = new Random(20251019);
        return [.. Enumerable.Range(0, count).Select(_ => new Position(311_500_000 + chance.Next(5_000_000), 341_500_000 + chance.Next(5_000_000)))];
    }

    private static Area Read(string name, string? code)
    {
        var path = Path.Combine(ResultTable.Root() ?? ".", "..", "shared", "data", "places", name);
        if (!GeoReader.TryRead(File.ReadAllBytes(path), out var layer, out var problem)) throw new InvalidDataException(problem);
        return layer.Where(code is null ? null : "adm1_pcode", code).Single().Area!;
    }
}

/// <summary>Seconds for all places.</summary>
internal readonly record struct Timing(double Distance, double Side, double Built);
