using FsCheck.Fluent;
using Truce.Ledger;

namespace Truce.Tests.Ledger;

public class TreeTests
{
    private static readonly Hash[] Leaves = [.. Enumerable.Range(0, 70_000).Select(i => Merkle.LeafHash(BitConverter.GetBytes(i)))];

    [Fact]
    public void The_growing_tree_has_the_root_of_the_plain_definition()
    {
        var tree = TileTree.Empty();
        tree.Root().ShouldBe(Merkle.Empty);
        for (var size = 1; size <= 600; size++)
        {
            tree.Append(Leaves[size - 1]);
            tree.Root().ShouldBe(Merkle.TreeHash(Leaves.AsSpan(0, size)));
        }
    }

    [Fact]
    public void Tiles_taken_at_any_sizes_prove_and_resume_the_tree()
    {
        var sizes = Gen.Choose(1, 5000).Two();
        Property.Holds(sizes, pair =>
        {
            var (first, second) = (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2));
            var tiles = new MemoryTiles();
            var tree = TileTree.Empty();
            Grow(tree, first, tiles);
            Grow(tree, second, tiles);
            var resumed = TileTree.Resume(first, tiles);
            if (resumed.Root() != Merkle.TreeHash(Leaves.AsSpan(0, first))) return false;
            Grow(resumed, second, tiles);
            if (resumed.Root() != tree.Root() || TileTree.Resume(second, tiles).Root() != tree.Root()) return false;
            return TileProofs.Root(first, tiles) == Merkle.TreeHash(Leaves.AsSpan(0, first)) && TileProofs.Root(second, tiles) == tree.Root();
        }, 60);
    }

    [Fact]
    public void Any_inclusion_proof_verifies_and_any_flipped_bit_fails()
    {
        var tiles = new MemoryTiles();
        Grow(TileTree.Empty(), 5000, tiles);
        var cases = from size in Gen.Choose(1, 5000)
                    from index in Gen.Choose(0, size - 1)
                    from bit in Gen.Choose(0, 100_000)
                    select (size, index, bit);
        Property.Holds(cases, c =>
        {
            Hash[] proof = [.. TileProofs.Inclusion(c.index, c.size, tiles)];
            var root = TileProofs.Root(c.size, tiles);
            if (!Merkle.VerifyInclusion(c.index, c.size, Leaves[c.index], proof, root)) return false;
            if (Merkle.VerifyInclusion(c.index, c.size, Flip(Leaves[c.index], c.bit), proof, root)) return false;
            if (Merkle.VerifyInclusion(c.index, c.size, Leaves[c.index], proof, Flip(root, c.bit))) return false;
            if (Merkle.VerifyInclusion(c.index, c.size, Leaves[c.index], [.. proof, root], root)) return false;
            return proof.Length == 0 || !Merkle.VerifyInclusion(c.index, c.size, Leaves[c.index], FlipIn(proof, c.bit), root);
        }, 300);
    }

    [Fact]
    public void Any_consistency_proof_verifies_and_any_flipped_bit_fails()
    {
        var tiles = new MemoryTiles();
        Grow(TileTree.Empty(), 5000, tiles);
        var cases = from size2 in Gen.Choose(1, 5000)
                    from size1 in Gen.Choose(0, size2)
                    from bit in Gen.Choose(0, 100_000)
                    select (size1, size2, bit);
        Property.Holds(cases, c =>
        {
            Hash[] proof = [.. TileProofs.Consistency(c.size1, c.size2, tiles)];
            Hash root1 = TileProofs.Root(c.size1, tiles), root2 = TileProofs.Root(c.size2, tiles);
            if (!Merkle.VerifyConsistency(c.size1, c.size2, root1, root2, proof)) return false;
            if (Merkle.VerifyConsistency(c.size1, c.size2, Flip(root1, c.bit), root2, proof)) return false;
            // From nothing to anything is consistent whatever the second root is.
            if (c.size1 > 0 && Merkle.VerifyConsistency(c.size1, c.size2, root1, Flip(root2, c.bit), proof)) return false;
            return proof.Length == 0 || !Merkle.VerifyConsistency(c.size1, c.size2, root1, root2, FlipIn(proof, c.bit));
        }, 300);
    }

    [Fact]
    public void A_tree_of_70000_has_the_tiles_that_the_specification_counts()
    {
        var tree = TileTree.Empty();
        foreach (var leaf in Leaves) tree.Append(leaf);
        var tiles = tree.TakeChanged().Select(t => t.Path).ToList();
        tiles.Count(t => t is { Level: 0, IsPartial: false }).ShouldBe(273);
        tiles.Where(t => t.IsPartial || t.Level > 0).ShouldBe([new(0, 273, 112), new(1, 0, 256), new(1, 1, 17), new(2, 0, 1)], ignoreOrder: true);
        tree.TakeChanged().ShouldBeEmpty();
    }

    [Fact]
    public void A_missing_or_short_tile_is_named()
    {
        var tiles = new MemoryTiles();
        Grow(TileTree.Empty(), 300, tiles);
        tiles.Tiles.Remove("tile/0/000");
        Should.Throw<RecordException>(() => TileProofs.Root(255, tiles)).Message.ShouldContain("tile/0/000.p/255");
        Should.Throw<RecordException>(() => TileProofs.Inclusion(3, 300, tiles)).Message.ShouldContain("tile/0/000");
        tiles.Tiles["tile/0/001.p/44"] = new byte[43 * 32];
        Should.Throw<RecordException>(() => TileTree.Resume(300, tiles)).Message.ShouldContain("tile/0/001.p/44 has 1376 bytes, not 1408");
    }

    [Fact]
    public void Unwritten_tiles_prove_that_the_new_tree_extends_the_old()
    {
        var written = new MemoryTiles();
        var tree = TileTree.Empty();
        Grow(tree, 700, written);
        var before = new Checkpoint("example.truce/a", 700, tree.Root());
        for (var i = 700; i < 1300; i++) tree.Append(Leaves[i]);
        var after = new Checkpoint("example.truce/a", 1300, tree.Root());
        var overlay = new TileOverlay(tree.TakeChanged(), written);
        CheckpointLaw.Extends(before, after, overlay).Holds.ShouldBeTrue();
        CheckpointLaw.Extends(before with { Root = after.Root }, after, overlay).Reason.ShouldContain("another history");
    }

    internal static void Grow(TileTree tree, int to, MemoryTiles tiles)
    {
        for (var i = (int)tree.Size; i < to; i++) tree.Append(Leaves[i]);
        foreach (var (path, bytes) in tree.TakeChanged()) tiles.Tiles[path.ToString()] = bytes;
    }

    private static Hash Flip(Hash hash, int bit)
    {
        var bytes = hash.ToArray();
        bytes[bit / 8 % 32] ^= (byte)(1 << bit % 8);
        return new Hash(bytes);
    }

    private static Hash[] FlipIn(Hash[] proof, int bit)
    {
        Hash[] flipped = [.. proof];
        flipped[bit % proof.Length] = Flip(proof[bit % proof.Length], bit / proof.Length);
        return flipped;
    }
}

/// <summary>Tiles in memory, by path.</summary>
internal sealed class MemoryTiles : ITileSource
{
    public Dictionary<string, byte[]> Tiles { get; } = [];

    public bool TryRead(TilePath tile, out ReadOnlyMemory<byte> bytes)
    {
        for (var width = tile.Width; width <= 256; width++)
        {
            if (!Tiles.TryGetValue((tile with { Width = width }).ToString(), out var found)) continue;
            bytes = width == tile.Width || tile.Level < 0 ? found : found.AsMemory(0, tile.Width * 32);
            return true;
        }
        bytes = default;
        return false;
    }
}
