using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Truce.Formats.Geo;

/// <summary>
/// Reads geometry: GeoJSON (RFC 7946, and the <c>crs</c> member of its predecessor of 2008) and the JSON of ArcGIS services. Coordinates
/// end up in WGS 84, to 1e-7 degree. Nothing is guessed: what is not understood, is cut, or cannot be where it says, is refused.
/// </summary>
public static class GeoReader
{
    /// <summary>Features at most.</summary>
    public const int MostFeatures = 20_000;

    /// <summary>Reads a file.</summary>
    /// <param name="utf8">The whole file; a byte order mark may stand before it.</param>
    /// <param name="layer">What it holds.</param>
    /// <param name="problem">What is wrong, where, and what was expected; empty where it was read.</param>
    /// <returns>False where the file cannot be taken as it is.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> utf8, out GeoLayer layer, out string problem)
    {
        (layer, problem) = (new GeoLayer([], null, 0), "");
        try
        {
            if (utf8.Span.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
            using var document = JsonDocument.Parse(utf8);
            layer = Read(document.RootElement);
            return true;
        }
        catch (JsonException broken)
        {
            problem = $"line {broken.LineNumber + 1}, column {broken.BytePositionInLine + 1}: this is not JSON.";
        }
        catch (GeoProblem wrong)
        {
            problem = wrong.Message;
        }

        return false;
    }

    private static GeoLayer Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) throw new GeoProblem("an object was expected, such as a FeatureCollection.");
        if (root.TryGetProperty("error", out var error)) throw new GeoProblem($"the service answered with an error instead of features: {Short(error.GetRawText())}.");
        if (IsCut(root) || (root.TryGetProperty("properties", out var properties) && IsCut(properties)))
            throw new GeoProblem("the service says that this page was cut (exceededTransferLimit). Fetch the other pages too (resultOffset), and send all features in one file.");
        var isArcGis = root.TryGetProperty("geometryType", out _) || root.TryGetProperty("spatialReference", out _) || root.TryGetProperty("objectIdFieldName", out _);
        var shapes = new ShapeReader(SystemOf(root));
        var type = root.TryGetProperty("type", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString() : null;
        ImmutableArray<GeoFeature> features = isArcGis || type is null ? [.. Features(root).Select((one, at) => ArcGis(shapes, one, at + 1))]
            : type == "FeatureCollection" ? [.. Features(root).Select((one, at) => GeoJson(shapes, one, at + 1))]
            : type == "Feature" ? [GeoJson(shapes, root, 1)]
            : [Feature(1, ImmutableDictionary<string, string>.Empty, shapes.GeoJson(root, "feature 1"))];
        if (features.IsEmpty) throw new GeoProblem("there is no feature in it.");
        return new GeoLayer(features, shapes.System == 4326 || shapes.System is null ? null : $"EPSG:{shapes.System}", shapes.RingsTurned);
    }

    private static bool IsCut(JsonElement holder) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty("exceededTransferLimit", out var cut) && cut.ValueKind == JsonValueKind.True;

    private static IEnumerable<JsonElement> Features(JsonElement root)
    {
        if (!root.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array)
            throw new GeoProblem("a list “features” was expected.");
        if (features.GetArrayLength() > MostFeatures) throw new GeoProblem($"it has {features.GetArrayLength()} features; at most {MostFeatures} are read.");
        return features.EnumerateArray();
    }

    private static int? SystemOf(JsonElement root)
    {
        string? name = null;
        if (root.TryGetProperty("crs", out var crs) && crs.ValueKind == JsonValueKind.Object)
            name = crs.TryGetProperty("properties", out var inner) && inner.ValueKind == JsonValueKind.Object && inner.TryGetProperty("name", out var text) ? text.ToString() : "";
        if (root.TryGetProperty("spatialReference", out var spatial) && spatial.ValueKind == JsonValueKind.Object)
            name = spatial.TryGetProperty("latestWkid", out var latest) ? latest.ToString() : spatial.TryGetProperty("wkid", out var wkid) ? wkid.ToString() : "";
        return name is null ? null
            : ReferenceSystems.NumberOf(name) ?? throw new GeoProblem($"its reference system “{Short(name)}” is not known here; expected {ReferenceSystems.Known}.");
    }

    private static GeoFeature GeoJson(ShapeReader shapes, JsonElement feature, int number)
    {
        var where = $"feature {number}";
        if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("geometry", out var geometry))
            throw new GeoProblem($"{where}: a feature with “geometry” was expected.");
        return Feature(number, Properties(feature, "properties"), geometry.ValueKind == JsonValueKind.Null ? default : shapes.GeoJson(geometry, where));
    }

    private static GeoFeature ArcGis(ShapeReader shapes, JsonElement feature, int number) => Feature(
        number, Properties(feature, "attributes"),
        feature.ValueKind == JsonValueKind.Object && feature.TryGetProperty("geometry", out var geometry) ? shapes.ArcGis(geometry, $"feature {number}") : default);

    private static GeoFeature Feature(int number, ImmutableDictionary<string, string> properties, Shapes shapes) =>
        new(number, properties, shapes.Area, shapes.Traces.IsDefault ? [] : shapes.Traces, shapes.Positions.IsDefault ? [] : shapes.Positions);

    private static ImmutableDictionary<string, string> Properties(JsonElement feature, string name) =>
        feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty(name, out var group) || group.ValueKind != JsonValueKind.Object
            ? ImmutableDictionary<string, string>.Empty
            : group.EnumerateObject()
                .Where(one => one.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
                .GroupBy(one => one.Name).ToImmutableDictionary(one => one.Key, one => one.Last().Value.ToString());

    internal static string Short(string text) => text.Length <= 80 ? text : text[..80] + "…";

    internal static string Say(double value) => value.ToString("0.#######", CultureInfo.InvariantCulture);
}
