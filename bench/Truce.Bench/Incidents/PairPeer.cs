using Npgsql;
using NpgsqlTypes;
using Truce.Bench.Recording;

namespace Truce.Bench.Incidents;

/// <summary>The peer: PostGIS with pg_trgm in a server of its own.</summary>
internal sealed class PairPeer : IDisposable
{
    private const string Score = "-ln(greatest(ST_DistanceSphere(geom, ST_SetSRID(ST_MakePoint($1, $4), 4326)), 50) / 20000) / ln(2) - 2 * ln(1 + abs(extract(epoch from lower(occurred) - $2)) / 86400) / ln(2) + 8 * similarity(title, $3)";
    private const string Near = "geom && ST_Expand(ST_SetSRID(ST_MakePoint($1, $4), 4326), 0.21, 0.18) and occurred && tstzrange($2 - interval '72 hours', $2 + interval '73 hours')";

    public static readonly (string Way, string Statement)[] Ways =
    [
        ("all near", $"select id, {Score} as points from incident where {Near} order by points desc limit 5"),
        ("by trigrams", $"select id, {Score} as points from incident where {Near} and title % $3 order by points desc limit 5"),
    ];

    public static readonly string Statements = "create table incident (id int primary key, title text, geom geometry(Point, 4326), occurred tstzrange);\ncreate index on incident using gist (geom, occurred); create index on incident using gin (title gin_trgm_ops);\ncluster incident using incident_geom_occurred_idx; vacuum analyze incident;\n"
        + string.Join(";\n", Ways.Select(one => one.Statement)) + ";";

    private readonly Postgres server;
    private readonly NpgsqlConnection connection;

    private PairPeer(Postgres server, NpgsqlConnection connection) => (this.server, this.connection) = (server, connection);

    /// <summary>Starts it with some incidents; null where PostgreSQL, PostGIS or pg_trgm is not installed.</summary>
    public static PairPeer? Start(IEnumerable<Incident> incidents)
    {
        var folder = Path.Combine(Path.GetTempPath(), "truce-bench-" + Guid.NewGuid().ToString("N"));
        if (Postgres.Start(folder) is not { } server) return null;
        var connection = new NpgsqlConnection($"Host={folder};Username=postgres;Database=postgres;Command Timeout=0;Max Auto Prepare=20;Auto Prepare Min Usages=1");
        connection.Open();
        var peer = new PairPeer(server, connection);
        try
        {
            peer.Execute("create extension postgis");
            peer.Execute("create extension pg_trgm");
        }
        catch (PostgresException)
        {
            peer.Dispose();
            return null;
        }

        peer.Load(incidents);
        return peer;
    }

    /// <summary>Milliseconds for each report.</summary>
    public List<double> Time(string statement, IEnumerable<Incident> reports)
    {
        List<double> times = [];
        foreach (var report in reports)
        {
            var (at, account) = (report.Account.Where.Centre!.Value, report.Account);
            using var command = new NpgsqlCommand(statement, connection);
            command.Parameters.Add(new() { Value = at.LongitudeDegrees });
            command.Parameters.Add(new() { Value = account.Occurred.From.ToDateTimeUtc(), NpgsqlDbType = NpgsqlDbType.TimestampTz });
            command.Parameters.Add(new() { Value = account.Title.Present.First() });
            command.Parameters.Add(new() { Value = at.LatitudeDegrees });
            var begin = Stopwatch.GetTimestamp();
            using (var reader = command.ExecuteReader())
                while (reader.Read()) _ = (reader.GetInt32(0), reader.GetDouble(1));
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        return times;
    }

    public void Dispose()
    {
        connection.Dispose();
        NpgsqlConnection.ClearAllPools();
        server.Dispose();
    }

    private void Load(IEnumerable<Incident> incidents)
    {
        Execute("create table raw (id int, title text, x float8, y float8, f timestamptz, u timestamptz)");
        using (var writer = connection.BeginBinaryImport("copy raw from stdin (format binary)"))
        {
            foreach (var one in incidents)
            {
                if (one.Account.Where.Centre is not { } at) continue;
                writer.StartRow();
                writer.Write(one.Id.Number);
                writer.Write(string.Join(' ', one.Account.Title.Present));
                writer.Write(at.LongitudeDegrees);
                writer.Write(at.LatitudeDegrees);
                writer.Write(one.Account.Occurred.From.ToDateTimeUtc(), NpgsqlDbType.TimestampTz);
                writer.Write(one.Account.Occurred.Until.ToDateTimeUtc(), NpgsqlDbType.TimestampTz);
            }

            writer.Complete();
        }

        Execute("set max_parallel_workers_per_gather = 0");
        Execute("create table incident as select id, title, ST_SetSRID(ST_MakePoint(x, y), 4326)::geometry(Point, 4326) as geom, tstzrange(f, u) as occurred from raw");
        Execute("alter table incident add primary key (id)");
        Execute("create index incident_geom_occurred_idx on incident using gist (geom, occurred)");
        Execute("create index on incident using gin (title gin_trgm_ops)");
        Execute("cluster incident using incident_geom_occurred_idx");
        Execute("vacuum analyze incident");
    }

    private void Execute(string statement)
    {
        using var command = new NpgsqlCommand(statement, connection);
        command.ExecuteNonQuery();
    }
}
