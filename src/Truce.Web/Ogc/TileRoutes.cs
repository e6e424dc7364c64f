using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using Truce.Formats.Tiles;
using Truce.Web.Api;

namespace Truce.Web.Ogc;

/// <summary>
/// The same features as vector tiles. What a viewer may not see is left out before a tile is drawn; a tile that was drawn is kept for
/// whoever sees the same at the same index, and for nobody else.
/// </summary>
public static class TileRoutes
{
    private const int MostKept = 2_048, MostKeptBytes = 128 << 20;
    private static readonly Recent<(FeatureCollection Collection, TileId Square, string Code), Drawn> Kept = new(MostKept, MostKeptBytes, drawn => drawn.Bytes.Length);

    public static void MapTiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/tiles/{collection}.json", About);
        app.MapGet("/tiles/{collection}/{z}/{x}/{y}.mvt", Tile);
    }

    private static IResult Tile(string collection, string z, string x, string y, Visit visit)
    {
        if (Unfit(visit) is { } refusal) return Problems.Of(visit.Context, refusal);
        if (FeatureCollections.Find(collection) is not { } found) return OgcRoutes.Unknown(visit, collection);
        if (!Number(z, out var zoom) || !Number(x, out var column) || !Number(y, out var row) || !TileFrame.Exists(zoom, column, row))
            return Problems.Of(visit.Context, OgcRefusals.NoSuchTile(QuestionReader.Short($"{z}/{x}/{y}"), $"{TileFrame.MostZoom}"));
        var scope = FeatureScope.Of(visit);
        var square = new TileId(zoom, column, row);

        // A crossing's state ages without anything being recorded, so its moment belongs to it.
        var code = $"{scope.View.Code} {(found == CrossingFeatures.Crossings ? scope.Moment.ToUnixTimeSeconds() / 60 : 0)}";
        var drawn = Kept.GetOrMake((found, square, code), () => Drawn.Of(found.Draw(scope, square)));

        // Kept by a browser for the public alone, and asked about again each time: a member's machine keeps nothing.
        var headers = visit.Context.Response.Headers;
        headers.CacheControl = visit.Member is null ? "private, no-cache" : "no-store";
        headers.Vary = "Cookie";
        return drawn.Bytes.Length == 0 ? Results.NoContent() : Results.Bytes(drawn.Bytes, "application/vnd.mapbox-vector-tile", entityTag: new EntityTagHeaderValue(drawn.Tag));
    }

    /// <summary>TileJSON 3.0.0: what a map program needs to show a collection.</summary>
    private static IResult About(string collection, Visit visit)
    {
        if (Unfit(visit) is { } refusal) return Problems.Of(visit.Context, refusal);
        if (FeatureCollections.Find(collection) is not { } found) return OgcRoutes.Unknown(visit, collection);
        var at = new OgcAddresses(visit);
        var fields = new JsonObject { ["id"] = visit.Words["ogc.property.id"], ["count"] = visit.Words["ogc.property.count"] };
        foreach (var property in found.Properties.Where(one => one.IsWritten)) fields[property.Name] = visit.Words[property.TitleKey];
        return Json.Answer(new JsonObject
        {
            ["tilejson"] = "3.0.0",
            ["name"] = at.TitleOf(found),
            ["description"] = found.IsLine ? $"{visit.Words[$"ogc.about.{found.Id}"]} {visit.Words["ogc.not-for-navigation"]}" : visit.Words[$"ogc.about.{found.Id}"],
            ["attribution"] = visit.Centre.IsExample ? $"{visit.Text(visit.CentreName).Text}. {visit.Words["shell.replayed"]}" : visit.Text(visit.CentreName).Text,
            ["tiles"] = new JsonArray((JsonNode)at.Of($"/tiles/{found.Id}/{{z}}/{{x}}/{{y}}.mvt")),
            ["minzoom"] = 0,
            ["maxzoom"] = TileFrame.MostZoom,
            ["bounds"] = FeatureExtents.Write(FeatureExtents.Of(FeatureScope.Of(visit), found))["spatial"]!["bbox"]![0]!.DeepClone(),
            ["vector_layers"] = new JsonArray(new JsonObject { ["id"] = found.Id, ["description"] = at.TitleOf(found), ["fields"] = fields }),
        });
    }

    private static Refusal? Unfit(Visit visit) => OgcRoutes.Moment(visit) ?? QuestionReader.Known(visit.Context.Request.Query, ["asOf", "f", "lang"]);

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private sealed record Drawn(byte[] Bytes, string Tag)
    {
        public static Drawn Of(byte[] bytes) => new(bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"");
    }
}
