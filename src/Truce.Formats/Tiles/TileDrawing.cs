using System.Buffers;
using System.Text;
using Truce.Formats.Geo;

namespace Truce.Formats.Tiles;

/// <summary>
/// Draws features into one square of the map as they come, without keeping them: one layer of a Mapbox Vector Tile, version 2.1. The
/// same features in the same order give the same bytes. One owner, one thread.
/// </summary>
/// <param name="id">The square.</param>
/// <param name="layer">The name of its layer.</param>
/// <param name="keys">Names of what features carry; values are given by their place here.</param>
public sealed class TileDrawing(TileId id, string layer, IReadOnlyList<string> keys)
{
    private readonly ArrayBufferWriter<byte> features = new(16 * 1024), values = new(4 * 1024), feature = new(256), tags = new(64);
    private readonly Dictionary<string, uint> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<long, uint> numbers = [];
    private readonly double world = (double)VectorTile.Extent * (1 << id.Z);
    private uint next;

    /// <summary>How many features were drawn.</summary>
    public int Count { get; private set; }

    /// <summary>Where a position lies in the square, in its units; the upper left corner is 0, 0 and y goes down.</summary>
    public (int X, int Y) At(Position position)
    {
        var (x, y) = Mercator.Of(position);
        return ((int)Math.Floor(x * world - (double)id.X * VectorTile.Extent), (int)Math.Floor(y * world - (double)id.Y * VectorTile.Extent));
    }

    /// <summary>A text that the next feature carries and no other does: it is not looked for among those that are there.</summary>
    public void TagOnce(int key, string text)
    {
        Varint(tags, (ulong)key);
        Varint(tags, Add(text));
    }

    /// <summary>A text that the next feature carries; nothing where there is none.</summary>
    public void Tag(int key, string? text)
    {
        if (text is null) return;
        if (!texts.TryGetValue(text, out var place))
        {
            texts[text] = place = Add(text);
        }

        Varint(tags, (ulong)key);
        Varint(tags, place);
    }

    /// <summary>A whole number that the next feature carries; nothing where there is none.</summary>
    public void Tag(int key, long? number)
    {
        if (number is not { } value) return;
        if (!numbers.TryGetValue(value, out var place))
        {
            numbers[value] = place = next++;
            var zigzag = (ulong)(value << 1 ^ value >> 63);
            Head(values, 4, VarintLength(zigzag) + 1);
            Varint(values, 6 << 3);
            Varint(values, zigzag);
        }

        Varint(tags, (ulong)key);
        Varint(tags, place);
    }

    private uint Add(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Head(values, 4, VarintLength((ulong)length) + length + 1);
        Head(values, 1, length);
        Encoding.UTF8.GetBytes(text, values);
        return next++;
    }

    /// <summary>Draws a point with what was tagged; one that lies in another square is left to that one.</summary>
    /// <param name="number">By which the feature is known in the layer.</param>
    /// <returns>Whether it was drawn.</returns>
    public bool Point(Position position, int number)
    {
        var (x, y) = At(position);
        if ((uint)x >= VectorTile.Extent || (uint)y >= VectorTile.Extent)
        {
            tags.ResetWrittenCount();
            return false;
        }

        Span<byte> commands = stackalloc byte[16];
        commands[0] = 1 | 1 << 3;
        var length = 1;
        Varint(commands, ref length, ZigZag(x));
        Varint(commands, ref length, ZigZag(y));
        Feature(number, 1, commands[..length]);
        return true;
    }

    /// <summary>Draws a shape with what was tagged, cut to the square and simplified to its units.</summary>
    /// <returns>Whether anything of it lies in the square.</returns>
    public bool Shape(GeoShape shape, int number)
    {
        if (shape is GeoShape.Point point) return Point(point.At, number);
        IEnumerable<TileShape> pieces = shape is GeoShape.Paths paths ? paths.Traces.Select(trace => new TileShape.Way(trace)) : [new TileShape.Ground(((GeoShape.Ground)shape).Area)];
        List<DrawnPath> drawn = [];
        var kind = shape is GeoShape.Paths ? DrawnKind.Ways : DrawnKind.Ground;
        foreach (var piece in pieces)
            if (TilePyramid.CutTo(id, TilePyramid.Drawn(new TileFeature(piece, []), id.Z, 1)) is { } cut) drawn.AddRange(cut.Paths);
        var commands = VectorTile.Commands(new DrawnFeature(kind, drawn, []));
        if (commands.Count == 0)
        {
            tags.ResetWrittenCount();
            return false;
        }

        var packed = new ArrayBufferWriter<byte>(commands.Count * 2);
        foreach (var command in commands) Varint(packed, command);
        Feature(number, (byte)kind, packed.WrittenSpan);
        return true;
    }

    /// <summary>The tile; empty where nothing was drawn.</summary>
    public byte[] ToBytes()
    {
        if (Count == 0) return [];
        var inner = new ArrayBufferWriter<byte>(features.WrittenCount + values.WrittenCount + 256);
        Varint(inner, 15 << 3);
        Varint(inner, 2);
        Text(inner, 1, layer);
        inner.Write(features.WrittenSpan);
        foreach (var key in keys) Text(inner, 3, key);
        inner.Write(values.WrittenSpan);
        Varint(inner, 5 << 3);
        Varint(inner, VectorTile.Extent);
        var tile = new ArrayBufferWriter<byte>(inner.WrittenCount + 8);
        Head(tile, 3, inner.WrittenCount);
        tile.Write(inner.WrittenSpan);
        return tile.WrittenSpan.ToArray();
    }

    private void Feature(int number, byte kind, ReadOnlySpan<byte> commands)
    {
        feature.ResetWrittenCount();
        Varint(feature, 1 << 3);
        Varint(feature, (uint)number);
        if (tags.WrittenCount > 0)
        {
            Head(feature, 2, tags.WrittenCount);
            feature.Write(tags.WrittenSpan);
        }

        Varint(feature, 3 << 3);
        Varint(feature, kind);
        Head(feature, 4, commands.Length);
        feature.Write(commands);
        Head(features, 2, feature.WrittenCount);
        features.Write(feature.WrittenSpan);
        tags.ResetWrittenCount();
        Count++;
    }

    private static void Text(ArrayBufferWriter<byte> to, int field, string text)
    {
        Head(to, field, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, to);
    }

    private static void Head(ArrayBufferWriter<byte> to, int field, int length)
    {
        Varint(to, (ulong)(field << 3 | 2));
        Varint(to, (ulong)length);
    }

    private static int VarintLength(ulong value)
    {
        var length = 1;
        for (; value >= 0x80; value >>= 7) length++;
        return length;
    }

    private static void Varint(ArrayBufferWriter<byte> to, ulong value)
    {
        var span = to.GetSpan(10);
        var length = 0;
        Varint(span, ref length, value);
        to.Advance(length);
    }

    private static void Varint(Span<byte> to, ref int length, ulong value)
    {
        for (; value >= 0x80; value >>= 7) to[length++] = (byte)(value | 0x80);
        to[length++] = (byte)value;
    }

    private static ulong ZigZag(int value) => (uint)(value << 1 ^ value >> 31);
}
