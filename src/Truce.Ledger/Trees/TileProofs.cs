using System.Numerics;

namespace Truce.Ledger;

/// <summary>Roots and proofs for any size that a ledger has had, made from its tiles.</summary>
/// <remarks>
/// The tiles are believed, not checked: a proof made from altered tiles fails at whoever verifies it. A tile is read once
/// for each call. Every method throws <see cref="RecordException"/> where a tile is missing or has the wrong length.
/// </remarks>
public static class TileProofs
{
    /// <summary>The root over the first <paramref name="size"/> leaves.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    /// <exception cref="RecordException">A tile is missing or has the wrong length.</exception>
    public static Hash Root(long size, ITileSource tiles)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return size == 0 ? Merkle.Empty : new Walk(tiles, size).Range(0, size);
    }

    /// <summary>The proof that a leaf stands in the tree of this size, from its sibling up (RFC 9162, 2.1.3.1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not below the size.</exception>
    /// <exception cref="RecordException">A tile is missing or has the wrong length.</exception>
    public static IReadOnlyList<Hash> Inclusion(long index, long size, ITileSource tiles)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var walk = new Walk(tiles, size);
        var proof = new List<Hash>();
        for (var (from, to) = (0L, size); to - from > 1;)
        {
            var split = from + Merkle.LargestPowerBelow(to - from);
            proof.Add(index < split ? walk.Range(split, to) : walk.Range(from, split));
            (from, to) = index < split ? (from, split) : (split, to);
        }
        proof.Reverse();
        return proof;
    }

    /// <summary>The proof that the tree of the second size begins with the tree of the first (RFC 9162, 2.1.4.1). Empty for equal sizes and from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The first size is negative or above the second.</exception>
    /// <exception cref="RecordException">A tile is missing or has the wrong length.</exception>
    public static IReadOnlyList<Hash> Consistency(long size1, long size2, ITileSource tiles)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size1, size2);
        var proof = new List<Hash>();
        if (size1 == 0 || size1 == size2) return proof;
        var walk = new Walk(tiles, size2);
        var (from, to) = (0L, size2);
        while (to != size1)
        {
            var split = from + Merkle.LargestPowerBelow(to - from);
            proof.Add(size1 <= split ? walk.Range(split, to) : walk.Range(from, split));
            (from, to) = size1 <= split ? (from, split) : (split, to);
        }
        // A subtree that is the whole first tree is known to the verifier.
        if (from != 0) proof.Add(walk.Range(from, to));
        proof.Reverse();
        return proof;
    }

    /// <summary>One walk over the tiles of a tree, each read at most once.</summary>
    private sealed class Walk(ITileSource tiles, long size)
    {
        private readonly Dictionary<TilePath, ReadOnlyMemory<byte>> _read = [];

        /// <summary>The hash over leaves <paramref name="from"/> (inclusive) to <paramref name="to"/> (exclusive), a node of the tree.</summary>
        public Hash Range(long from, long to)
        {
            if (BitOperations.IsPow2(to - from)) return Complete(BitOperations.Log2((ulong)(to - from)), from);
            var split = from + Merkle.LargestPowerBelow(to - from);
            return Merkle.NodeHash(Range(from, split), Range(split, to));
        }

        // A complete subtree of 2^height leaves is 2^(height mod 8) neighbouring hashes of one tile.
        private Hash Complete(int height, long from)
        {
            var level = height / 8;
            var position = from >> (8 * level);
            var tile = TilePath.Holding(level, position, size);
            if (!_read.TryGetValue(tile, out var bytes)) _read[tile] = bytes = TileBytes.Hashes(tiles, tile);
            return TileBytes.Root(bytes.Span.Slice((int)(position % TilePath.FullWidth) * Hash.Size, Hash.Size << (height % 8)));
        }
    }
}
