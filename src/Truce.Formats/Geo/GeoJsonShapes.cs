using System.Text.Json;

namespace Truce.Formats.Geo;

/// <summary>Writes shapes as GeoJSON has them (RFC 7946), in WGS 84 or, where a reader asks for it, in another system.</summary>
public static class GeoJsonShapes
{
    private static readonly JsonEncodedText Type = JsonEncodedText.Encode("type"), Coordinates = JsonEncodedText.Encode("coordinates");
    private static readonly JsonEncodedText OnePoint = JsonEncodedText.Encode("Point"), Lines = JsonEncodedText.Encode("MultiLineString"), Polygons = JsonEncodedText.Encode("MultiPolygon");

    /// <summary>A geometry; the value null where there is none.</summary>
    public static void Write(Utf8JsonWriter json, GeoShape? shape, Crs crs)
    {
        switch (shape)
        {
            case null:
                json.WriteNullValue();
                return;
            case GeoShape.Point point:
                Begin(json, OnePoint);
                Pair(json, point.At, crs);
                break;
            case GeoShape.Paths paths:
                Begin(json, Lines);
                json.WriteStartArray();
                foreach (var trace in paths.Traces) Path(json, trace.Positions, crs);
                json.WriteEndArray();
                break;
            case GeoShape.Ground ground:
                Begin(json, Polygons);
                json.WriteStartArray();
                foreach (var polygon in ground.Area.Polygons)
                {
                    json.WriteStartArray();
                    foreach (var ring in polygon.Rings) Path(json, ring.Positions, crs);
                    json.WriteEndArray();
                }

                json.WriteEndArray();
                break;
        }

        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, JsonEncodedText type)
    {
        json.WriteStartObject();
        json.WriteString(Type, type);
        json.WritePropertyName(Coordinates);
    }

    private static void Path(Utf8JsonWriter json, System.Collections.Immutable.ImmutableArray<Position> positions, Crs crs)
    {
        json.WriteStartArray();
        foreach (var position in positions) Pair(json, position, crs);
        json.WriteEndArray();
    }

    private static void Pair(Utf8JsonWriter json, Position position, Crs crs)
    {
        var (first, second) = crs.FromPosition(position);
        json.WriteStartArray();
        json.WriteNumberValue(first);
        json.WriteNumberValue(second);
        json.WriteEndArray();
    }
}
