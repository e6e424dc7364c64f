using System.Collections.Immutable;
using System.Text.Json;

namespace Truce.Formats.Tiles;

/// <summary>
/// A basemap as it lies in a folder: one GeoJSON file (RFC 7946) for each layer, named as the layer, with a member <c>credit</c> that
/// says whose ground it is and under which licence. Properties that are texts or numbers are kept, as texts.
/// </summary>
/// <param name="Layers">By name.</param>
/// <param name="Credits">Each once, by layer.</param>
public sealed record BasemapFolder(IReadOnlyList<TileLayer> Layers, IReadOnlyList<string> Credits)
{
    /// <summary>Bytes at most of one layer's file.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    /// <summary>The deepest zoom that is cut.</summary>
    public const int Deepest = 12;

    private static readonly string[] Known = ["strip", "governorates", "governorate-names", "municipalities", "sea", "waterlines", "neighbours"];

    /// <summary>Nothing at hand.</summary>
    public static BasemapFolder Empty { get; } = new([], []);

    /// <summary>A layer's features; none where there is no such layer.</summary>
    public IReadOnlyList<TileFeature> this[string layer] => Layers.FirstOrDefault(one => one.Name == layer)?.Features ?? [];

    /// <summary>Reads a folder. Files that are no layer of a basemap are left alone.</summary>
    /// <exception cref="InvalidDataException">A file is too large, is no GeoJSON of points, lines or polygons, or says no credit; names it.</exception>
    public static BasemapFolder Read(string folder)
    {
        if (!Directory.Exists(folder)) return Empty;
        List<TileLayer> layers = [];
        List<string> credits = [];
        foreach (var name in Known)
        {
            var file = new FileInfo(Path.Combine(folder, name + ".geojson"));
            if (!file.Exists) continue;
            if (file.Length > MostBytes) throw new InvalidDataException($"{file.Name} is larger than {MostBytes} bytes.");
            try
            {
                using var json = JsonDocument.Parse(File.ReadAllBytes(file.FullName));
                credits.Add(json.RootElement.GetProperty("credit").GetString()!);
                layers.Add(new TileLayer(name, [.. json.RootElement.GetProperty("features").EnumerateArray().SelectMany(FeatureOf)]));
            }
            catch (Exception problem) when (problem is JsonException or KeyNotFoundException or IndexOutOfRangeException or InvalidOperationException or FormatException)
            {
                throw new InvalidDataException($"{file.Name} is no layer of a basemap: a GeoJSON FeatureCollection with a credit was expected. {problem.Message}", problem);
            }
        }

        return new BasemapFolder(layers, [.. credits.Distinct()]);
    }

    /// <summary>The layers as one archive of tiles, with the credits in its metadata.</summary>
    /// <param name="name">What the basemap is called.</param>
    /// <exception cref="InvalidOperationException">There is nothing to draw.</exception>
    public byte[] ToPmTiles(string name)
    {
        var positions = Layers.SelectMany(layer => layer.Features).SelectMany(feature => Positions(feature.Shape)).ToList();
        if (positions.Count == 0) throw new InvalidOperationException("The basemap has nothing to draw.");
        var metadata = JsonSerializer.Serialize(new
        {
            name,
            attribution = string.Join(" · ", Credits),
            type = "baselayer",
            vector_layers = Layers.Select(layer => new
            {
                id = layer.Name,
                fields = layer.Features.SelectMany(feature => feature.Properties).Select(one => one.Key).Distinct().Order(StringComparer.Ordinal).ToDictionary(key => key, _ => "String"),
            }),
        });
        return PmTilesWriter.Write(
            TilePyramid.Cut(Layers, Deepest), metadata,
            new Position(positions.Min(one => one.Latitude), positions.Min(one => one.Longitude)),
            new Position(positions.Max(one => one.Latitude), positions.Max(one => one.Longitude)));
    }

    private static IEnumerable<Position> Positions(TileShape shape) => shape switch
    {
        TileShape.Point point => [point.At],
        TileShape.Way way => way.Path.Positions,
        TileShape.Ground ground => ground.Area.Polygons.SelectMany(polygon => polygon.Rings).SelectMany(ring => ring.Positions),
        _ => [],
    };

    private static IEnumerable<TileFeature> FeatureOf(JsonElement feature)
    {
        var properties = feature.GetProperty("properties").EnumerateObject()
            .Where(one => one.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            .Select(one => KeyValuePair.Create(one.Name, one.Value.ToString())).ToArray();
        var geometry = feature.GetProperty("geometry");
        var coordinates = geometry.GetProperty("coordinates");
        IEnumerable<TileShape> shapes = geometry.GetProperty("type").GetString() switch
        {
            "Point" => [new TileShape.Point(PositionOf(coordinates))],
            "LineString" => [new TileShape.Way(new Trace(PositionsOf(coordinates)))],
            "MultiLineString" => coordinates.EnumerateArray().Select(line => new TileShape.Way(new Trace(PositionsOf(line)))),
            "Polygon" => [new TileShape.Ground(new Area([PolygonOf(coordinates)]))],
            "MultiPolygon" => [new TileShape.Ground(new Area([.. coordinates.EnumerateArray().Select(PolygonOf)]))],
            var other => throw new FormatException($"A geometry “{other}” is not drawn."),
        };
        return shapes.Select(shape => new TileFeature(shape, properties));
    }

    private static Polygon PolygonOf(JsonElement rings) => new([.. rings.EnumerateArray().Select(ring => new Ring(PositionsOf(ring)))]);

    private static ImmutableArray<Position> PositionsOf(JsonElement positions) => [.. positions.EnumerateArray().Select(PositionOf)];

    private static Position PositionOf(JsonElement pair) =>
        Position.OfDegrees(pair[1].GetDouble(), pair[0].GetDouble()) ?? throw new FormatException("A position lies beyond the Earth.");
}
