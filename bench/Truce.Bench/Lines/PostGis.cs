using System.Text;
using Npgsql;
using Truce.Bench.Recording;
using Truce.Core.Geography;

namespace Truce.Bench.Lines;

/// <summary>The peer: PostGIS in a server of its own, with the places in a table and the line and its area in another.</summary>
internal sealed class PostGis : IDisposable
{
    public const string Statements = """
        select count(*), sum(ST_Distance(place.point::geography, line.trace::geography)) from place, line;
        select count(*) filter (where ST_Covers(line.area, place.point)) from place, line;
        -- flat: columns transformed to EPSG:32636 beforehand
        select count(*), sum(ST_Distance(place.flat, line.flat_trace)) from place, line;
        select count(*) filter (where ST_Covers(line.flat_area, place.flat)) from place, line;
        """;

    private static readonly string[] Timed = [.. Statements.Split('\n').Where(line => line.StartsWith("select", StringComparison.Ordinal)).Select(line => line.TrimEnd(';'))];

    private readonly Postgres server;
    private readonly NpgsqlConnection connection;

    private PostGis(Postgres server, NpgsqlConnection connection) => (this.server, this.connection) = (server, connection);

    /// <summary>Starts it and loads everything; null where PostgreSQL or PostGIS is not installed.</summary>
    public static PostGis? Start(Position[] positions, Area area, IReadOnlyList<Trace> traces)
    {
        var folder = Path.Combine(Path.GetTempPath(), "truce-bench-" + Guid.NewGuid().ToString("N"));
        if (Postgres.Start(folder) is not { } server) return null;
        var connection = new NpgsqlConnection($"Host={folder};Username=postgres;Database=postgres;Command Timeout=0");
        connection.Open();
        var peer = new PostGis(server, connection);
        try
        {
            peer.Execute("create extension postgis");
        }
        catch (PostgresException)
        {
            peer.Dispose();
            return null;
        }

        peer.Load(positions, area, traces);
        return peer;
    }

    public Timing Time() => new(Seconds(Timed[0]), Seconds(Timed[1]), 0);

    public Timing TimeFlat() => new[] { new Timing(Seconds(Timed[2]), Seconds(Timed[3]), 0), new Timing(Seconds(Timed[2]), Seconds(Timed[3]), 0) }.MinBy(one => one.Distance + one.Side);

    /// <summary>Its answer for each place.</summary>
    public IEnumerable<(int At, double Metres, bool Covered)> Answers()
    {
        using var command = new NpgsqlCommand("select at, ST_Distance(point::geography, trace::geography), ST_Covers(area, point) from place, line", connection);
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return (reader.GetInt32(0), reader.GetDouble(1), reader.GetBoolean(2));
    }

    public void Dispose()
    {
        connection.Dispose();
        NpgsqlConnection.ClearAllPools();
        server.Dispose();
    }

    private double Seconds(string statement)
    {
        var start = Stopwatch.GetTimestamp();
        Execute(statement);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private void Load(Position[] positions, Area area, IReadOnlyList<Trace> traces)
    {
        // One thread, as on our side.
        Execute("set max_parallel_workers_per_gather = 0");
        Execute("create table raw (at int, x float8, y float8)");
        using (var writer = connection.BeginBinaryImport("copy raw from stdin (format binary)"))
        {
            for (var at = 0; at < positions.Length; at++)
            {
                writer.StartRow();
                writer.Write(at);
                writer.Write(positions[at].LongitudeDegrees);
                writer.Write(positions[at].LatitudeDegrees);
            }

            writer.Complete();
        }

        Execute("create table place as select at, ST_SetSRID(ST_MakePoint(x, y), 4326) as point, ST_Transform(ST_SetSRID(ST_MakePoint(x, y), 4326), 32636) as flat from raw");
        var rings = string.Join(", ", area.Polygons.Select(polygon => $"({string.Join(", ", polygon.Rings.Select(ring => $"({Text(ring.Positions)})"))})"));
        var lines = string.Join(", ", traces.Select(trace => $"({Text(trace.Positions)})"));
        Execute($"create table line as select g.area, g.trace, ST_Transform(g.area, 32636) as flat_area, ST_Transform(g.trace, 32636) as flat_trace from (select 'SRID=4326;MULTIPOLYGON({rings})'::geometry as area, 'SRID=4326;MULTILINESTRING({lines})'::geometry as trace) g");
        Execute("create index on place using gist (point)");
        Execute("vacuum analyze place");
        Execute("vacuum analyze line");
    }

    private void Execute(string statement)
    {
        using var command = new NpgsqlCommand(statement, connection);
        command.ExecuteNonQuery();
    }

    private static string Text(IEnumerable<Position> positions)
    {
        var text = new StringBuilder();
        foreach (var position in positions)
            text.Append(CultureInfo.InvariantCulture, $"{(text.Length == 0 ? "" : ", ")}{position.LongitudeDegrees:0.#######} {position.LatitudeDegrees:0.#######}");
        return text.ToString();
    }
}
