namespace Truce.Formats.Tiles;

/// <summary>Writes one square of a map as a Mapbox Vector Tile, version 2.1: the same features give the same bytes.</summary>
public static class VectorTile
{
    /// <summary>Units along a side.</summary>
    public const int Extent = 4096;

    /// <summary>Units beyond each side that are kept as well, so that a wide stroke is not cut off where two squares meet.</summary>
    public const int Margin = 64;

    /// <summary>The bytes of a tile; empty where nothing lies in it.</summary>
    /// <param name="layers">Layers whose features hold points in units of the tile, its upper left corner at 0, 0, y downward.</param>
    internal static byte[] Encode(IEnumerable<(string Name, IEnumerable<DrawnFeature> Features)> layers)
    {
        var tile = new ProtobufWriter();
        foreach (var (name, features) in layers)
            if (Layer(name, features) is { } layer) tile.Field(3, layer);
        return tile.ToArray();
    }

    private static byte[]? Layer(string name, IEnumerable<DrawnFeature> features)
    {
        var (keys, values) = (new Numbered(), new Numbered());
        var encoded = (from feature in features let bytes = Feature(feature, keys, values) where bytes is not null select bytes).ToList();
        if (encoded.Count == 0) return null;
        var layer = new ProtobufWriter();
        layer.Field(15, 2);
        layer.Field(1, name);
        foreach (var feature in encoded) layer.Field(2, feature);
        foreach (var key in keys.InOrder) layer.Field(3, key);
        foreach (var text in values.InOrder)
        {
            var value = new ProtobufWriter();
            value.Field(1, text);
            layer.Field(4, value.ToArray());
        }

        layer.Field(5, Extent);
        return layer.ToArray();
    }

    private static byte[]? Feature(DrawnFeature drawn, Numbered keys, Numbered values)
    {
        var commands = Commands(drawn);
        if (commands.Count == 0) return null;
        var feature = new ProtobufWriter();
        if (drawn.Properties.Count > 0) feature.Packed(2, drawn.Properties.SelectMany(one => (uint[])[keys.Of(one.Key), values.Of(one.Value)]));
        feature.Field(3, (ulong)drawn.Kind);
        feature.Packed(4, commands);
        return feature.ToArray();
    }

    // Specification 4.3: commands with relative coordinates; a point that falls on the one before it is left out.
    internal static List<uint> Commands(DrawnFeature drawn)
    {
        List<uint> commands = [];
        var pen = (X: 0, Y: 0);
        if (drawn.Kind == DrawnKind.Points)
        {
            var points = drawn.Paths.SelectMany(path => Whole(path.Points)).ToList();
            if (points.Count > 0) Command(1, points);
            return commands;
        }

        var outer = true;
        foreach (var path in drawn.Paths)
        {
            var points = Whole(path.Points);
            if (drawn.Kind == DrawnKind.Ways)
            {
                if (points.Count < 2) continue;
                Command(1, points[..1]);
                Command(2, points[1..]);
                continue;
            }

            // A hole belongs to the ring before it; where that one vanished, so does the hole.
            if (path.IsHole && !outer) continue;
            if (points.Count > 1 && points[0] == points[^1]) points.RemoveAt(points.Count - 1);
            var area = points.Count < 3 ? 0 : TwiceArea(points);
            if (!path.IsHole) outer = area != 0;
            if (area == 0) continue;
            if (area > 0 == path.IsHole) points.Reverse();
            Command(1, points[..1]);
            Command(2, points[1..]);
            commands.Add(7 | 1 << 3);
        }

        return commands;

        void Command(uint id, List<(int X, int Y)> points)
        {
            commands.Add(id | (uint)points.Count << 3);
            foreach (var point in points)
            {
                commands.Add(ZigZag(point.X - pen.X));
                commands.Add(ZigZag(point.Y - pen.Y));
                pen = point;
            }
        }
    }

    private static List<(int X, int Y)> Whole(IReadOnlyList<Spot> path)
    {
        List<(int X, int Y)> points = [];
        foreach (var spot in path)
        {
            var point = ((int)Math.Round(spot.X), (int)Math.Round(spot.Y));
            if (points.Count == 0 || points[^1] != point) points.Add(point);
        }

        return points;
    }

    private static long TwiceArea(List<(int X, int Y)> ring)
    {
        var sum = 0L;
        for (var at = 0; at < ring.Count; at++)
        {
            var next = ring[(at + 1) % ring.Count];
            sum += (long)ring[at].X * next.Y - (long)next.X * ring[at].Y;
        }

        return sum;
    }

    private static uint ZigZag(int value) => (uint)(value << 1 ^ value >> 31);

    // Keys and values stand once in a layer and are named by their place.
    private sealed class Numbered
    {
        private readonly Dictionary<string, uint> places = new(StringComparer.Ordinal);

        public IEnumerable<string> InOrder => places.OrderBy(one => one.Value).Select(one => one.Key);

        public uint Of(string text)
        {
            if (!places.TryGetValue(text, out var place)) places[text] = place = (uint)places.Count;
            return place;
        }
    }
}

/// <summary>As the specification numbers them.</summary>
internal enum DrawnKind
{
    Points = 1,
    Ways = 2,
    Ground = 3,
}

/// <summary>One point, one way, or one closed ring.</summary>
internal sealed record DrawnPath(IReadOnlyList<Spot> Points, bool IsHole = false);

/// <summary>A feature cut to a tile.</summary>
/// <param name="Paths">For ground, each outer ring followed by its holes.</param>
internal sealed record DrawnFeature(DrawnKind Kind, IReadOnlyList<DrawnPath> Paths, IReadOnlyList<KeyValuePair<string, string>> Properties);
