using System.Text.Json.Nodes;
using Truce.Formats.Geo;

namespace Truce.Web.Ogc;

/// <summary>The box and the time of a collection's features for a viewer: looked up once for all viewers who see the same.</summary>
public static class FeatureExtents
{
    private const int Most = 256;
    private static readonly Recent<(FeatureCollection Collection, string Code), Footprint?> Known = new(Most);

    public static Footprint? Of(FeatureScope scope, FeatureCollection collection) =>
        Known.GetOrMake((collection, scope.View.Code + scope.Zone.Id), () => collection.ExtentOf(scope));

    /// <summary>As OGC writes it; the whole Earth and any time where nothing is known.</summary>
    public static JsonObject Write(Footprint? extent)
    {
        var box = extent is { IsSomewhere: true } known ? known : new Footprint(-90 * Position.PerDegree, -180 * Position.PerDegree, 90 * Position.PerDegree, 180 * Position.PerDegree, 0, 0);
        return new JsonObject
        {
            ["spatial"] = new JsonObject
            {
                ["bbox"] = new JsonArray(new JsonArray(Degrees(box.West), Degrees(box.South), Degrees(box.East), Degrees(box.North))),
                ["crs"] = Crs.Default.Uri,
            },
            ["temporal"] = new JsonObject
            {
                ["interval"] = new JsonArray(new JsonArray(extent is { } times ? [Moment(times.From), Moment(times.Until)] : [null, null])),
                ["trs"] = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian",
            },
        };
    }

    private static JsonNode Degrees(int steps) => steps / (double)Position.PerDegree;

    private static JsonNode? Moment(long seconds) => seconds is long.MinValue or long.MaxValue ? null : Instant.FromUnixTimeSeconds(seconds).Machine();
}
