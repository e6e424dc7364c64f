using System.Runtime.InteropServices;
using Truce.Formats.Geo;

namespace Truce.Formats.Tiles;

/// <summary>
/// Draws features into one square of the map as they come, without keeping them: one layer of a Mapbox Vector Tile, version 2.1. The
/// same features in the same order give the same bytes. One owner, one thread.
/// </summary>
/// <param name="id">The square.</param>
/// <param name="layer">The name of its layer.</param>
/// <param name="keys">Names of what features carry; values are given by their place here.</param>
public sealed class TileDrawing(TileId id, string layer, IReadOnlyList<string> keys) : IDisposable
{
    private readonly TileBytes features = new(64 * 1024), values = new(32 * 1024), tags = new(256);
    private readonly Dictionary<string, uint> texts = new(StringComparer.Ordinal);
    private readonly TileNumbers numbers = new();

    // What each key carried last: mostly the same object again.
    private readonly (string? Text, uint Place)[] last = new (string?, uint)[keys.Count];
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
    public void TagOnce(int key, ReadOnlySpan<char> text) => Carry(key, Add(text));

    /// <summary>A text that the next feature carries; nothing where there is none.</summary>
    public void Tag(int key, string? text)
    {
        if (text is null) return;
        ref var known = ref last[key];
        if (!ReferenceEquals(known.Text, text))
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(texts, text, out var stands);
            if (!stands) place = Add(text);
            known = (text, place);
        }

        Carry(key, known.Place);
    }

    /// <summary>A whole number that the next feature carries; nothing where there is none.</summary>
    public void Tag(int key, long? number)
    {
        if (number is not { } value) return;
        if (!numbers.TryAdd(value, next, out var place))
        {
            next++;
            var zigzag = (ulong)(value << 1 ^ value >> 63);
            values.Head(4, TileBytes.VarintLength(zigzag) + 1);
            values.Varint(6 << 3);
            values.Varint(zigzag);
        }

        Carry(key, place);
    }

    private void Carry(int key, uint place)
    {
        tags.Varint((uint)key);
        tags.Varint(place);
    }

    private uint Add(ReadOnlySpan<char> text)
    {
        var length = TileBytes.TextLength(text);
        values.Head(4, TileBytes.VarintLength((ulong)length) + length + 1);
        values.Head(1, length);
        values.Text(text, length);
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
            tags.Clear();
            return false;
        }

        var (across, down) = (ZigZag(x), ZigZag(y));
        Begin(number, 1, 1 + TileBytes.VarintLength(across) + TileBytes.VarintLength(down));
        features.Varint(1 | 1 << 3);
        features.Varint(across);
        features.Varint(down);
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
            tags.Clear();
            return false;
        }

        Begin(number, (uint)kind, commands.Sum(command => TileBytes.VarintLength(command)));
        foreach (var command in commands) features.Varint(command);
        return true;
    }

    /// <summary>The tile; empty where nothing was drawn.</summary>
    public byte[] ToBytes()
    {
        using var head = new TileBytes(64 + layer.Length * 3);
        using var names = new TileBytes(keys.Sum(key => key.Length * 3 + 10) + 10);
        head.Varint(15 << 3);
        head.Varint(2);
        head.Text(1, layer);
        foreach (var key in keys) names.Text(3, key);
        using var tail = new TileBytes(16);
        tail.Varint(5 << 3);
        tail.Varint(VectorTile.Extent);
        using var front = new TileBytes(16);
        front.Head(3, head.Length + features.Length + names.Length + values.Length + tail.Length);
        return Count == 0 ? [] : TileBytes.Joined(front, head, features, names, values, tail);
    }

    /// <summary>Gives its memory back.</summary>
    public void Dispose()
    {
        numbers.Dispose();
        features.Dispose();
        values.Dispose();
        tags.Dispose();
    }

    // Everything of a feature but its commands, of which only the length is told.
    private void Begin(int number, uint kind, int commands)
    {
        var carried = tags.Length == 0 ? 0 : 1 + TileBytes.VarintLength((uint)tags.Length) + tags.Length;
        features.Head(2, 1 + TileBytes.VarintLength((uint)number) + carried + 2 + 1 + TileBytes.VarintLength((uint)commands) + commands);
        features.Varint(1 << 3);
        features.Varint((uint)number);
        if (carried > 0)
        {
            features.Head(2, tags.Length);
            features.Raw(tags.Written);
        }

        features.Varint(3 << 3);
        features.Varint(kind);
        features.Head(4, commands);
        tags.Clear();
        Count++;
    }

    private static uint ZigZag(int value) => (uint)(value << 1 ^ value >> 31);
}
