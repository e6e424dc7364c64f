using System.Collections.Immutable;
using System.Text.Json;

namespace Truce.Formats.Geo;

/// <summary>What one geometry came to.</summary>
internal readonly record struct Shapes(Area? Area, ImmutableArray<Trace> Traces, ImmutableArray<Position> Positions);

/// <summary>Reads the geometries of one file, all in one reference system. One owner, one thread.</summary>
/// <param name="system">As <see cref="ReferenceSystems.NumberOf"/> has it; null where the file names none.</param>
internal sealed class ShapeReader(int? system)
{
    public int? System => system;

    public int RingsTurned { get; private set; }

    public Shapes GeoJson(JsonElement geometry, string where)
    {
        var type = geometry.ValueKind == JsonValueKind.Object && geometry.TryGetProperty("type", out var named) ? named.ToString() : "";
        if (type is not ("Polygon" or "MultiPolygon" or "LineString" or "MultiLineString" or "Point" or "MultiPoint"))
            throw new GeoProblem($"{where}: “type” is Polygon, MultiPolygon, LineString, MultiLineString, Point or MultiPoint; found {(type.Length == 0 ? "none" : $"“{GeoReader.Short(type)}”")}.");
        if (!geometry.TryGetProperty("coordinates", out var coordinates)) throw new GeoProblem($"{where}: “coordinates” was expected.");
        return type switch
        {
            "Polygon" => Of(new Area([Polygon(coordinates, where)])),
            "MultiPolygon" => Of(new Area([.. List(coordinates, where).Select((one, at) => Polygon(one, $"{where}, part {at + 1}"))])),
            "LineString" => new(null, [Trace(coordinates, where)], []),
            "MultiLineString" => new(null, [.. List(coordinates, where).Select((one, at) => Trace(one, $"{where}, part {at + 1}"))], []),
            "Point" => new(null, [], [At(coordinates, where)]),
            _ => new(null, [], [.. List(coordinates, where).Select(one => At(one, where))]),
        };
    }

    /// <remarks>In an ArcGIS polygon an outer ring runs clockwise and the holes in it follow, anticlockwise (ArcGIS REST API, geometry objects).</remarks>
    public Shapes ArcGis(JsonElement geometry, string where)
    {
        if (geometry.ValueKind == JsonValueKind.Null) return default;
        if (geometry.ValueKind != JsonValueKind.Object) throw new GeoProblem($"{where}: a geometry with “rings”, “paths” or “x” and “y” was expected.");
        if (geometry.TryGetProperty("curveRings", out _) || geometry.TryGetProperty("curvePaths", out _))
            throw new GeoProblem($"{where}: curves are not read; ask the service for straight edges (returnTrueCurves=false).");
        if (geometry.TryGetProperty("rings", out var rings)) return Of(Rings(rings, where));
        if (geometry.TryGetProperty("paths", out var paths))
            return new(null, [.. List(paths, where).Select((one, at) => Trace(one, $"{where}, path {at + 1}"))], []);
        if (geometry.TryGetProperty("x", out var x) && geometry.TryGetProperty("y", out var y)) return new(null, [], [At(Number(x, where), Number(y, where), where)]);
        throw new GeoProblem($"{where}: a geometry with “rings”, “paths” or “x” and “y” was expected.");
    }

    private static Shapes Of(Area area) => new(area, [], []);

    private Area Rings(JsonElement rings, string where)
    {
        List<List<Ring>> polygons = [];
        foreach (var (at, one) in List(rings, where).Index())
        {
            var ring = ReadRing(one, $"{where}, ring {at + 1}");
            var isOuter = GroundArea.Signed(ring) < 0 || polygons.Count == 0;
            if (isOuter) polygons.Add([]);
            polygons[^1].Add(GroundArea.Signed(ring) > 0 == isOuter ? ring : new Ring([.. ring.Positions.Reverse()]));
        }

        if (polygons.Count == 0) throw new GeoProblem($"{where}: it has no ring.");
        return new Area([.. polygons.Select(polygon => new Polygon([.. polygon]))]);
    }

    private Polygon Polygon(JsonElement rings, string where)
    {
        var read = List(rings, where).Select((one, at) => Turned(ReadRing(one, $"{where}, ring {at + 1}"), at == 0)).ToImmutableArray();
        return read.IsEmpty ? throw new GeoProblem($"{where}: it has no ring.") : new Polygon(read);
    }

    private Ring Turned(Ring ring, bool isOuter)
    {
        if (GroundArea.Signed(ring) > 0 == isOuter) return ring;
        RingsTurned++;
        return new Ring([.. ring.Positions.Reverse()]);
    }

    private Ring ReadRing(JsonElement list, string where)
    {
        var positions = Positions(list, where);
        if (positions[0] != positions[^1]) throw new GeoProblem($"{where}: a ring ends where it began; this one begins at {positions[0]} and ends at {positions[^1]}.");
        return positions.Length >= 4 ? new Ring(positions) : throw new GeoProblem($"{where}: a ring has at least four positions, the last being the first; found {positions.Length}.");
    }

    private Trace Trace(JsonElement list, string where)
    {
        var positions = Positions(list, where);
        return positions.Length >= 2 ? new Trace(positions) : throw new GeoProblem($"{where}: a line has at least two positions.");
    }

    // Two positions in a row that fall on the same step of 1e-7 degree are one.
    private ImmutableArray<Position> Positions(JsonElement list, string where)
    {
        var positions = ImmutableArray.CreateBuilder<Position>();
        foreach (var (at, one) in List(list, where).Index())
        {
            var position = At(one, $"{where}, position {at + 1}");
            if (positions.Count == 0 || positions[^1] != position) positions.Add(position);
        }

        return positions.Count == 0 ? throw new GeoProblem($"{where}: it has no positions.") : positions.ToImmutable();
    }

    private Position At(JsonElement pair, string where)
    {
        if (pair.ValueKind != JsonValueKind.Array || pair.GetArrayLength() < 2) throw new GeoProblem($"{where}: two numbers were expected, longitude first; found {GeoReader.Short(pair.GetRawText())}.");
        return At(Number(pair[0], where), Number(pair[1], where), where);
    }

    private Position At(double x, double y, string where)
    {
        var (longitude, latitude) = ReferenceSystems.Degrees(system ?? 4326, x, y);
        if (Position.OfDegrees(latitude, longitude) is { } position) return position;
        var found = $"{GeoReader.Say(x)}, {GeoReader.Say(y)}";
        throw new GeoProblem(system is null
            ? $"{where}: {found} are not degrees, and the file names no reference system. Name it (“crs”): {ReferenceSystems.Known}."
            : $"{where}: {found} is no place on Earth in EPSG:{system}; expected longitude, then latitude, or east, then north.");
    }

    private static double Number(JsonElement value, string where) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw new GeoProblem($"{where}: a number was expected; found {GeoReader.Short(value.GetRawText())}.");

    private static IEnumerable<JsonElement> List(JsonElement list, string where) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : throw new GeoProblem($"{where}: a list was expected; found {GeoReader.Short(list.GetRawText())}.");
}
