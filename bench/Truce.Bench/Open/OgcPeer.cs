using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using Truce.Bench.Recording;

namespace Truce.Bench.Open;

/// <summary>The peer: PostGIS in a server of its own, behind an endpoint that does nothing but ask it and write what it answers.</summary>
internal sealed class OgcPeer : IAsyncDisposable
{
    private const string Columns = "ref, title_en, title_ar, title_he, type, state, happened_level, occurred_from, occurred_until, occurred_precision, occurred_zone, received_at, place, words_en, words_ar, words_he, radius, place_from, corrections, recorded_at, changed_at, entered_by, marking, tag, ST_X(geom), ST_Y(geom)";

    private const string Where = "where geom && ST_MakeEnvelope($1, $2, $3, $4, 4326) and occurred && tstzrange($5, $6, '[]') order by seq limit $7";

    private const string Rows = $"select {Columns} from incident {Where}";

    private const string Json = $$"""
        select json_build_object('type', 'FeatureCollection', 'features', json_agg(json_build_object('type', 'Feature', 'id', ref, 'geometry', ST_AsGeoJSON(geom)::json, 'properties',
        json_build_object('title_en', title_en, 'title_ar', title_ar, 'title_he', title_he, 'type', type, 'state', state, 'happenedLevel', happened_level, 'occurredFrom', occurred_from, 'occurredUntil', occurred_until,
        'occurredPrecision', occurred_precision, 'occurredZone', occurred_zone, 'receivedAt', received_at, 'place', place, 'placeWords_en', words_en, 'placeWords_ar', words_ar, 'placeWords_he', words_he, 'radiusMetres', radius,
        'placeFrom', place_from, 'corrections', corrections, 'recordedAt', recorded_at, 'changedAt', changed_at, 'enteredBy', entered_by, 'marking', marking, 'tag', tag)) order by seq))::text from (select * from incident {{Where}}) one
        """;

    private const string Tile = """
        select ST_AsMVT(one, 'incidents', 4096, 'geom') from (select ST_AsMVTGeom(web, ST_TileEnvelope($1, $2, $3), 4096, 64, true) as geom, type, state, happened_level, extract(epoch from occurred_from)::bigint as occurred_from, radius, tag, ref as id
        from incident where web && ST_TileEnvelope($1, $2, $3)) one
        """;

    public const string Statements = $"""
        create table incident (seq bigint primary key, ref text, …, occurred tstzrange, geom geometry(Point, 4326), web geometry(Point, 3857));
        create index on incident using gist (geom, occurred);
        create index on incident using gist (web);
        cluster incident using incident_geom_occurred_idx; vacuum analyze incident;
        {Rows};
        {Json};
        {Tile};
        """;

    private readonly Postgres server;
    private readonly NpgsqlDataSource source;
    private readonly WebApplication app;

    private OgcPeer(Postgres server, NpgsqlDataSource source, WebApplication app) => (this.server, this.source, this.app) = (server, source, app);

    public string Address => app.Urls.First();

    /// <summary>Starts it with what the public sees of a centre; null where PostgreSQL or PostGIS is not installed.</summary>
    public static async Task<OgcPeer?> StartAsync(OgcCentre centre)
    {
        var folder = Path.Combine(Path.GetTempPath(), "truce-bench-" + Guid.NewGuid().ToString("N"));
        if (Postgres.Start(folder) is not { } server) return null;
        var source = NpgsqlDataSource.Create($"Host={folder};Username=postgres;Database=postgres;Command Timeout=0;Max Auto Prepare=20;Auto Prepare Min Usages=1");
        try
        {
            await ExecuteAsync(source, "create extension postgis");
        }
        catch (PostgresException)
        {
            await source.DisposeAsync();
            server.Dispose();
            return null;
        }

        await LoadAsync(source, centre);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/rows", context => RowsAsync(context, source));
        app.MapGet("/json", context => JsonAsync(context, source));
        app.MapGet("/tiles/{z:int}/{x:int}/{y:int}.mvt", (int z, int x, int y) => TileAsync(source, z, x, y));
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        return new OgcPeer(server, source, app);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await source.DisposeAsync();
        server.Dispose();
    }

    private static async Task RowsAsync(HttpContext context, NpgsqlDataSource source)
    {
        await using var command = Ask(context, source, Rows);
        await using var reader = await command.ExecuteReaderAsync();
        context.Response.ContentType = "application/geo+json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, new JsonWriterOptions { SkipValidation = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        while (await reader.ReadAsync())
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteString("id", reader.GetString(0));
            json.WriteStartObject("geometry");
            json.WriteString("type", "Point");
            json.WriteStartArray("coordinates");
            json.WriteNumberValue(reader.GetDouble(24));
            json.WriteNumberValue(reader.GetDouble(25));
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteStartObject("properties");
            Properties(json, reader);
            json.WriteEndObject();
            json.WriteEndObject();
            if (json.BytesPending > 64 * 1024) await json.FlushAsync();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static readonly (string Name, char Kind)[] Named =
    [
        ("id", 't'), ("title_en", 't'), ("title_ar", 't'), ("title_he", 't'), ("type", 't'), ("state", 't'), ("happenedLevel", 'n'), ("occurredFrom", 'm'), ("occurredUntil", 'm'),
        ("occurredPrecision", 't'), ("occurredZone", 't'), ("receivedAt", 'm'), ("place", 't'), ("placeWords_en", 't'), ("placeWords_ar", 't'), ("placeWords_he", 't'), ("radiusMetres", 'n'),
        ("placeFrom", 't'), ("corrections", 'n'), ("recordedAt", 'm'), ("changedAt", 'm'), ("enteredBy", 't'), ("marking", 't'), ("tag", 't'),
    ];

    private static void Properties(Utf8JsonWriter json, NpgsqlDataReader reader)
    {
        for (var at = 1; at < Named.Length; at++)
        {
            var (name, kind) = Named[at];
            if (reader.IsDBNull(at)) json.WriteNull(name);
            else if (kind == 't') json.WriteString(name, reader.GetString(at));
            else if (kind == 'n') json.WriteNumber(name, reader.GetInt32(at));
            else json.WriteString(name, reader.GetDateTime(at));
        }
    }

    private static async Task JsonAsync(HttpContext context, NpgsqlDataSource source)
    {
        await using var command = Ask(context, source, Json);
        context.Response.ContentType = "application/geo+json";
        await context.Response.WriteAsync((string)(await command.ExecuteScalarAsync())!);
    }

    private static async Task<IResult> TileAsync(NpgsqlDataSource source, int z, int x, int y)
    {
        await using var command = source.CreateCommand(Tile);
        foreach (var one in (int[])[z, x, y]) command.Parameters.Add(new() { Value = one });
        return Results.Bytes((byte[])(await command.ExecuteScalarAsync())!, "application/vnd.mapbox-vector-tile");
    }

    private static NpgsqlCommand Ask(HttpContext context, NpgsqlDataSource source, string statement)
    {
        var query = context.Request.Query;
        var command = source.CreateCommand(statement);
        foreach (var number in query["bbox"].ToString().Split(',')) command.Parameters.Add(new() { Value = double.Parse(number, CultureInfo.InvariantCulture) });
        foreach (var moment in query["datetime"].ToString().Split('/'))
            command.Parameters.Add(new() { Value = DateTime.Parse(moment, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal), NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = int.Parse(query["limit"]!, CultureInfo.InvariantCulture) });
        return command;
    }

    private static async Task LoadAsync(NpgsqlDataSource source, OgcCentre centre)
    {
        await ExecuteAsync(source, "create table raw (seq bigint, ref text, title_en text, title_ar text, title_he text, type text, state text, happened_level int, occurred_from timestamptz, occurred_until timestamptz, occurred_precision text, occurred_zone text, received_at timestamptz, place text, words_en text, words_ar text, words_he text, radius int, place_from text, corrections int, recorded_at timestamptz, changed_at timestamptz, entered_by text, marking text, tag text, x double precision, y double precision)");
        await using (var connection = await source.OpenConnectionAsync())
        {
            await using var writer = await connection.BeginBinaryImportAsync("copy raw from stdin (format binary)");
            foreach (var one in centre.Centre.View(null).Within<Incident>(Footprint.Everything))
            {
                var account = one.State.Account;
                await writer.StartRowAsync();
                await writer.WriteAsync((long)one.Row, NpgsqlDbType.Bigint);
                string?[] first = [$"{one.State.Id}", account.Title.En, account.Title.Ar, account.Title.He, account.Type, "received"];
                foreach (var text in first) await writer.WriteAsync(text, NpgsqlDbType.Text);
                await writer.WriteNullAsync();
                await writer.WriteAsync(account.Occurred.From.ToDateTimeUtc(), NpgsqlDbType.TimestampTz);
                await writer.WriteAsync(account.Occurred.Until.ToDateTimeUtc(), NpgsqlDbType.TimestampTz);
                await writer.WriteAsync("hour", NpgsqlDbType.Text);
                await writer.WriteAsync(account.Occurred.Zone, NpgsqlDbType.Text);
                await writer.WriteAsync(one.State.ReportedAt.ToDateTimeUtc(), NpgsqlDbType.TimestampTz);
                await writer.WriteAsync($"{account.Where.Place}", NpgsqlDbType.Text);
                await writer.WriteAsync(account.Where.Words!.En!, NpgsqlDbType.Text);
                await writer.WriteNullAsync();
                await writer.WriteNullAsync();
                await writer.WriteAsync(account.Where.RadiusMetres!.Value, NpgsqlDbType.Integer);
                await writer.WriteAsync("account", NpgsqlDbType.Text);
                await writer.WriteAsync(one.State.Corrections, NpgsqlDbType.Integer);
                await writer.WriteAsync(one.RecordedAt.ToDateTimeUtc(), NpgsqlDbType.TimestampTz);
                await writer.WriteAsync(one.ChangedAt.ToDateTimeUtc(), NpgsqlDbType.TimestampTz);
                await writer.WriteAsync($"{one.Owner}", NpgsqlDbType.Text);
                await writer.WriteAsync("TLP:CLEAR", NpgsqlDbType.Text);
                await writer.WriteNullAsync();
                await writer.WriteAsync(account.Where.Centre!.Value.LongitudeDegrees, NpgsqlDbType.Double);
                await writer.WriteAsync(account.Where.Centre!.Value.LatitudeDegrees, NpgsqlDbType.Double);
            }

            await writer.CompleteAsync();
        }

        await ExecuteAsync(source, "create table incident as select raw.*, tstzrange(occurred_from, occurred_until) as occurred, ST_SetSRID(ST_MakePoint(x, y), 4326)::geometry(Point, 4326) as geom, ST_Transform(ST_SetSRID(ST_MakePoint(x, y), 4326), 3857)::geometry(Point, 3857) as web from raw");
        await ExecuteAsync(source, "alter table incident drop column x, drop column y");
        await ExecuteAsync(source, "alter table incident add primary key (seq)");
        await ExecuteAsync(source, "create index incident_geom_occurred_idx on incident using gist (geom, occurred)");
        await ExecuteAsync(source, "create index on incident using gist (web)");
        await ExecuteAsync(source, "cluster incident using incident_geom_occurred_idx");
        await ExecuteAsync(source, "vacuum analyze incident");
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string statement)
    {
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }
}
