using System.Text;

namespace Truce.Tests.Tiles;

/// <summary>A feature as a reader of the specification finds it.</summary>
internal sealed record ReadFeature(int Kind, IReadOnlyList<uint> Commands, IReadOnlyDictionary<string, string> Properties);

/// <summary>Reads vector tiles straight from the specification (Mapbox Vector Tile 2.1), with no line in common with the writer.</summary>
internal static class ReadTile
{
    public static Dictionary<string, (uint Version, uint Extent, List<ReadFeature> Features)> Of(byte[] tile)
    {
        var layers = new Dictionary<string, (uint, uint, List<ReadFeature>)>();
        foreach (var (_, layer) in Fields(tile).Where(field => field.Number == 3))
        {
            var fields = Fields((byte[])layer).ToList();
            var keys = fields.Where(field => field.Number == 3).Select(field => Text(field.Value)).ToList();
            var values = fields.Where(field => field.Number == 4).Select(field => Value(Fields((byte[])field.Value).Single())).ToList();
            var features = new List<ReadFeature>();
            foreach (var (_, feature) in fields.Where(field => field.Number == 2))
            {
                var parts = Fields((byte[])feature).ToDictionary(part => part.Number, part => part.Value);
                var tags = parts.TryGetValue(2, out var packed) ? Varints((byte[])packed).ToList() : [];
                var properties = tags.Chunk(2).ToDictionary(pair => keys[(int)pair[0]], pair => values[(int)pair[1]]);
                features.Add(new ReadFeature((int)(ulong)parts[3], [.. Varints((byte[])parts[4]).Select(value => (uint)value)], properties));
            }

            layers.Add(Text(fields.Single(field => field.Number == 1).Value),
                ((uint)(ulong)fields.Single(field => field.Number == 15).Value, (uint)(ulong)fields.Single(field => field.Number == 5).Value, features));
        }

        return layers;
    }

    /// <summary>The rings or paths of a feature; each ring closed.</summary>
    public static List<List<(int X, int Y)>> Paths(ReadFeature feature)
    {
        List<List<(int X, int Y)>> paths = [];
        var (x, y) = (0, 0);
        for (var at = 0; at < feature.Commands.Count;)
        {
            var (id, count) = (feature.Commands[at] & 7, feature.Commands[at] >> 3);
            at++;
            if (id == 7)
            {
                paths[^1].Add(paths[^1][0]);
                continue;
            }

            for (var i = 0; i < count; i++)
            {
                x += Zag(feature.Commands[at++]);
                y += Zag(feature.Commands[at++]);
                if (id == 1) paths.Add([]);
                paths[^1].Add((x, y));
            }
        }

        return paths;
    }

    /// <summary>The surveyor's formula: positive for an outer ring.</summary>
    public static long TwiceArea(List<(int X, int Y)> ring) =>
        ring.Zip(ring.Skip(1)).Sum(pair => (long)pair.First.X * pair.Second.Y - (long)pair.Second.X * pair.First.Y);

    private static int Zag(uint value) => (int)(value >> 1) ^ -(int)(value & 1);

    // Specification 4.1: a text under 1, a whole number that is zigzag-encoded under 6.
    private static string Value((int Number, object Value) value) =>
        value.Number == 1 ? Text(value.Value) : ((long)((ulong)value.Value >> 1) ^ -(long)((ulong)value.Value & 1)).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Text(object value) => Encoding.UTF8.GetString((byte[])value);

    private static IEnumerable<(int Number, object Value)> Fields(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var tag = Varint(bytes, ref at);
            var value = Varint(bytes, ref at);
            if ((tag & 7) == 0)
            {
                yield return ((int)(tag >> 3), value);
                continue;
            }

            (tag & 7).ShouldBe(2UL);
            yield return ((int)(tag >> 3), bytes[at..(at += (int)value)]);
        }
    }

    private static IEnumerable<ulong> Varints(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length;) yield return Varint(bytes, ref at);
    }

    private static ulong Varint(byte[] bytes, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            value |= (ulong)(bytes[at] & 0x7f) << shift;
            if (bytes[at++] < 0x80) return value;
        }
    }
}
