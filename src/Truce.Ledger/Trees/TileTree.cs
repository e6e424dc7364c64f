using System.Numerics;

namespace Truce.Ledger;

/// <summary>The growing edge of the tree, in memory: as much as the next leaf and the next tiles need, whatever the size.</summary>
/// <remarks>
/// For one writer: not safe for more than one thread at a time. Holds at most one partial tile per level (8 KiB each)
/// and one hash per bit of the size. Appending costs one node hash a leaf on average, <see cref="Root"/> at most 63.
/// </remarks>
public sealed class TileTree
{
    private readonly List<Edge> _levels = [];

    // Bit h of Size is set where _complete[h] is the root of a complete subtree of 2^h leaves at the edge.
    private readonly Hash[] _complete = new Hash[63];

    private TileTree()
    {
    }

    /// <summary>How many leaves there are.</summary>
    public long Size { get; private set; }

    /// <summary>A tree without leaves.</summary>
    public static TileTree Empty() => new();

    /// <summary>Takes up a tree where it was left, from the tiles at its edge.</summary>
    /// <param name="size">The number of leaves, from a checkpoint.</param>
    /// <param name="tiles">Holds the last tile of every level. Whether it is the right one shows in <see cref="Root"/>, which the caller compares.</param>
    /// <exception cref="RecordException">A tile is missing, or has the wrong length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    public static TileTree Resume(long size, ITileSource tiles)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentNullException.ThrowIfNull(tiles);
        var tree = new TileTree { Size = size };
        for (var level = 0; TilePath.CountAt(level, size) is var count && count > 0; level++)
        {
            var edge = new Edge(count / TilePath.FullWidth);
            tree._levels.Add(edge);
            if (count % TilePath.FullWidth == 0) continue;
            var hashes = TileBytes.Hashes(tiles, TilePath.Holding(level, count - 1, size)).Span;
            edge.Load(hashes);
            // A width of, say, 7 is complete subtrees of 4, 2 and 1 hashes, from the left.
            for (var left = edge.Width; left > 0;)
            {
                var bit = BitOperations.Log2((uint)left);
                var start = (edge.Width - left) * Hash.Size;
                tree._complete[8 * level + bit] = TileBytes.Root(hashes.Slice(start, Hash.Size << bit));
                left -= 1 << bit;
            }
        }
        return tree;
    }

    /// <summary>Adds one leaf, by its hash.</summary>
    public void Append(in Hash leafHash)
    {
        var hash = leafHash;
        Put(0, hash);
        var height = 0;
        for (; (Size >> height & 1) == 1; height++)
        {
            hash = Merkle.NodeHash(_complete[height], hash);
            if ((height + 1) % 8 == 0) Put((height + 1) / 8, hash);
        }
        _complete[height] = hash;
        Size++;
    }

    /// <summary>The root over all leaves so far.</summary>
    public Hash Root()
    {
        if (Size == 0) return Merkle.Empty;
        var height = BitOperations.TrailingZeroCount(Size);
        var root = _complete[height];
        for (height++; height < _complete.Length; height++)
        {
            if ((Size >> height & 1) == 1) root = Merkle.NodeHash(_complete[height], root);
        }
        return root;
    }

    /// <summary>Every tile of hashes that changed since this was last called: those now full, and the partial one at the edge of each level.</summary>
    /// <returns>
    /// Tiles as they are for the present <see cref="Size"/>; the arrays belong to the caller. By level, ascending by index.
    /// Written under the present size and <see cref="Root"/>, they and those before prove everything up to it
    /// (see <see cref="TileOverlay"/>).
    /// </returns>
    public IReadOnlyList<(TilePath Path, byte[] Bytes)> TakeChanged()
    {
        var changed = new List<(TilePath, byte[])>();
        for (var level = 0; level < _levels.Count; level++) _levels[level].Take(level, changed);
        return changed;
    }

    private void Put(int level, in Hash hash)
    {
        if (level == _levels.Count) _levels.Add(new Edge(0));
        _levels[level].Put(hash);
    }

    /// <summary>The last tile of one level, and those filled since the last take.</summary>
    private sealed class Edge(long index)
    {
        private readonly List<(long Index, byte[] Bytes)> _filled = [];
        private byte[] _tile = new byte[TilePath.FullWidth * Hash.Size];
        private bool _changed;

        private long _index = index;

        public int Width { get; private set; }

        public void Load(ReadOnlySpan<byte> hashes)
        {
            hashes.CopyTo(_tile);
            Width = hashes.Length / Hash.Size;
        }

        public void Put(in Hash hash)
        {
            hash.CopyTo(_tile.AsSpan(Width * Hash.Size));
            _changed = true;
            if (++Width < TilePath.FullWidth) return;
            _filled.Add((_index++, _tile));
            (_tile, Width, _changed) = (new byte[TilePath.FullWidth * Hash.Size], 0, false);
        }

        public void Take(int level, List<(TilePath, byte[])> into)
        {
            foreach (var (index, bytes) in _filled) into.Add((new TilePath(level, index, TilePath.FullWidth), bytes));
            _filled.Clear();
            if (_changed) into.Add((new TilePath(level, _index, Width), _tile.AsSpan(0, Width * Hash.Size).ToArray()));
            _changed = false;
        }
    }
}
