using System.Text;
using Truce.Ledger;

namespace Truce.Tests.Ledger;

/// <summary>A small log that another implementation wrote.</summary>
public class SampleLogTests
{
    // The published test key of that log.
    private static readonly VerifierKey Key = VerifierKey.Parse("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");

    [Fact]
    public void Every_checkpoint_is_signed_and_has_the_root_of_its_tiles()
    {
        var (tiles, heads) = Read();
        heads.Length.ShouldBe(16);
        foreach (var head in heads)
        {
            TileProofs.Root(head.Size, tiles).ShouldBe(head.Root);
            TileTree.Resume(head.Size, tiles).Root().ShouldBe(head.Root);
        }
    }

    [Fact]
    public void Its_entries_hash_to_its_leaves_and_ours_make_the_same_tiles()
    {
        var (tiles, heads) = Read();
        tiles.TryRead(new TilePath(TilePath.Entries, 0, 15), out var bundle).ShouldBeTrue();
        var tree = TileTree.Empty();
        var entries = EntryBundle.Read(bundle, 15);
        Encoding.ASCII.GetString(entries[0].Span).ShouldBe("one");
        foreach (var entry in entries)
        {
            tree.Append(Merkle.LeafHash(entry.Span));
            var (path, bytes) = tree.TakeChanged().Single();
            tree.Root().ShouldBe(heads[tree.Size].Root);
            tiles.TryRead(path, out var theirs).ShouldBeTrue();
            theirs.ToArray().ShouldBe(bytes);
        }
        EntryBundle.Write(entries).ShouldBe(bundle.ToArray());
    }

    [Fact]
    public void Any_two_checkpoints_are_one_history_and_every_entry_is_in_it()
    {
        var (tiles, heads) = Read();
        foreach (var later in heads)
        {
            foreach (var earlier in heads.Where(h => h.Size <= later.Size))
            {
                Merkle.VerifyConsistency(earlier.Size, later.Size, earlier.Root, later.Root, [.. TileProofs.Consistency(earlier.Size, later.Size, tiles)]).ShouldBeTrue();
                CheckpointLaw.Extends(earlier, later, tiles).Holds.ShouldBeTrue();
            }
            for (var index = 0; index < later.Size; index++)
            {
                tiles.TryRead(TilePath.Holding(0, index, later.Size), out var leaves).ShouldBeTrue();
                var leaf = new Hash(leaves.Span.Slice(32 * index, 32));
                Merkle.VerifyInclusion(index, later.Size, leaf, [.. TileProofs.Inclusion(index, later.Size, tiles)], later.Root).ShouldBeTrue();
            }
        }
    }

    private static (TileFolder Tiles, Checkpoint[] Heads) Read()
    {
        var folder = Vectors.Shared("standards/tlog_tiles/sample_log");
        var heads = Enumerable.Range(0, 16).Select(size =>
        {
            Checkpoint.TryOpen(File.ReadAllText(Path.Combine(folder, $"checkpoint.{size}")), Key, out var head, out var problem).ShouldBeTrue(problem);
            head!.Size.ShouldBe(size);
            return head;
        });
        return (new TileFolder(folder), heads.ToArray());
    }
}
