using System.Numerics;
using System.Runtime.CompilerServices;

namespace Truce.Ledger;

/// <summary>The Merkle tree of RFC 9162 section 2.1 (that of RFC 6962), over SHA-256.</summary>
public static class Merkle
{
    /// <summary>The root of a tree without leaves: the SHA-256 of nothing.</summary>
    public static Hash Empty { get; } = Hash.Of([]);

    /// <summary>The hash of a leaf: SHA-256 of 0x00 and the entry.</summary>
    [SkipLocalsInit]
    public static Hash LeafHash(ReadOnlySpan<byte> entry)
    {
        var joined = entry.Length < 512 ? stackalloc byte[512] : new byte[1 + entry.Length];
        joined[0] = 0;
        entry.CopyTo(joined[1..]);
        return Hash.Of(joined[..(1 + entry.Length)]);
    }

    /// <summary>The hash of an inner node: SHA-256 of 0x01, the left child and the right child.</summary>
    [SkipLocalsInit]
    public static Hash NodeHash(in Hash left, in Hash right)
    {
        Span<byte> joined = stackalloc byte[1 + 2 * Hash.Size];
        joined[0] = 1;
        left.CopyTo(joined[1..]);
        right.CopyTo(joined[(1 + Hash.Size)..]);
        return Hash.Of(joined);
    }

    /// <summary>The root over a list of leaf hashes, straight from the definition: the plain version that tests hold the tiles to.</summary>
    public static Hash TreeHash(ReadOnlySpan<Hash> leafHashes)
    {
        if (leafHashes.IsEmpty) return Empty;
        if (leafHashes.Length == 1) return leafHashes[0];
        var split = (int)LargestPowerBelow(leafHashes.Length);
        return NodeHash(TreeHash(leafHashes[..split]), TreeHash(leafHashes[split..]));
    }

    /// <summary>Whether a leaf stands at an index of the tree with this size and root (RFC 9162, 2.1.3.2).</summary>
    /// <param name="index">From 0, below <paramref name="size"/>; else the answer is no.</param>
    /// <param name="size">The number of leaves.</param>
    /// <param name="leaf">The leaf's hash.</param>
    /// <param name="proof">From the leaf's sibling up.</param>
    /// <param name="root">The root of the tree.</param>
    public static bool VerifyInclusion(long index, long size, Hash leaf, ReadOnlySpan<Hash> proof, Hash root)
    {
        if (index < 0 || index >= size) return false;
        var (node, last, hash) = (index, size - 1, leaf);
        foreach (ref readonly var sibling in proof)
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = NodeHash(sibling, hash);
                // The last node of a level without a sibling of its own moves up unchanged.
                while ((node & 1) == 0 && node != 0) (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                hash = NodeHash(hash, sibling);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && hash == root;
    }

    /// <summary>Whether the tree of the second size begins with the whole tree of the first (RFC 9162, 2.1.4.2).</summary>
    /// <param name="size1">The earlier size. From 0, which every tree extends, the proof is empty and <paramref name="root1"/> that of the empty tree.</param>
    /// <param name="size2">The later size, at least <paramref name="size1"/>; else the answer is no.</param>
    /// <param name="root1">The earlier root.</param>
    /// <param name="root2">The later root.</param>
    /// <param name="proof">As the RFC makes it; empty where the sizes are equal.</param>
    public static bool VerifyConsistency(long size1, long size2, Hash root1, Hash root2, ReadOnlySpan<Hash> proof)
    {
        if (size1 < 0 || size2 < size1) return false;
        if (size1 == size2) return proof.IsEmpty && root1 == root2 && (size1 > 0 || root1 == Empty);
        if (size1 == 0) return proof.IsEmpty && root1 == Empty;
        if (proof.IsEmpty) return false;

        var (node, last) = (size1 - 1, size2 - 1);
        var climb = BitOperations.TrailingZeroCount(~node);
        (node, last) = (node >> climb, last >> climb);
        // Where the first tree is one complete subtree, its root is the start and the proof does not repeat it.
        var given = BitOperations.IsPow2(size1) ? 0 : 1;
        var first = given == 0 ? root1 : proof[0];
        var second = first;
        foreach (ref readonly var sibling in proof[given..])
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                first = NodeHash(sibling, first);
                second = NodeHash(sibling, second);
                while ((node & 1) == 0 && node != 0) (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                second = NodeHash(second, sibling);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && first == root1 && second == root2;
    }

    /// <summary>The largest power of two that is smaller than n; n is at least 2.</summary>
    internal static long LargestPowerBelow(long n) => 1L << BitOperations.Log2((ulong)(n - 1));
}
