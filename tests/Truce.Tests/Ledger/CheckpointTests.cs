using Truce.Ledger;

namespace Truce.Tests.Ledger;

public sealed class CheckpointTests : IDisposable
{
    private readonly NoteSigner _signer = Keys.Centre();

    public void Dispose() => _signer.Dispose();

    [Fact]
    public void Is_three_lines_and_ignores_more()
    {
        var checkpoint = new Checkpoint(Keys.Origin, 70_000, Merkle.Empty);
        checkpoint.ToText().ShouldBe("example.truce/gaza\n70000\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
        Checkpoint.TryParse(checkpoint.ToText() + "an extension\n", out var read).ShouldBeTrue();
        read.ShouldBe(checkpoint);
        Should.Throw<InvalidOperationException>(() => (checkpoint with { Origin = "two\nlines" }).ToText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\n1\n")]
    [InlineData("a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    [InlineData("\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("a\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("a\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("a\n+1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("a\n9223372036854775808\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n")] // stray bits
    [InlineData("a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuA==\n")]
    [InlineData("a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n")]
    public void Refuses_any_other_form(string text) => Checkpoint.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Signs_an_extension_and_refuses_a_fork()
    {
        var (tree, tiles) = (TileTree.Empty(), new MemoryTiles());
        var signer = new CheckpointSigner(_signer, Keys.Origin, null);
        foreach (var size in (int[])[0, 1, 300, 300, 1000])
        {
            TreeTests.Grow(tree, size, tiles);
            var note = signer.Sign(new Checkpoint(Keys.Origin, size, tree.Root()), tiles);
            Checkpoint.TryOpen(note, _signer.Verifier, out var read, out var problem).ShouldBeTrue(problem);
            read.ShouldBe(signer.Last);
        }

        // Another history of more entries, whole in itself.
        var (other, otherTiles) = (TileTree.Empty(), new MemoryTiles());
        other.Append(Merkle.Empty);
        TreeTests.Grow(other, 1200, otherTiles);
        Refuses(new Checkpoint(Keys.Origin, 1200, other.Root()), otherTiles, "another history");
        Refuses(new Checkpoint(Keys.Origin, 999, tree.Root()), tiles, "shrank");
        Refuses(new Checkpoint("example.truce/other", 1000, tree.Root()), tiles, "The checkpoint is of example.truce/other");
        Refuses(new Checkpoint(Keys.Origin, 1000, other.Root()), tiles, "do not give the root");
        Refuses(new Checkpoint(Keys.Origin, 2000, tree.Root()), tiles, "cannot be read");
        signer.Last!.Size.ShouldBe(1000);

        void Refuses(Checkpoint next, ITileSource from, string why) =>
            Should.Throw<ForkException>(() => signer.Sign(next, from)).Message.ShouldContain(why);
    }

    [Fact]
    public void A_ledger_under_another_name_extends_nothing()
    {
        var (tree, tiles) = (TileTree.Empty(), new MemoryTiles());
        TreeTests.Grow(tree, 5, tiles);
        var before = new Checkpoint(Keys.Origin, 5, tree.Root());
        TreeTests.Grow(tree, 9, tiles);
        var after = new Checkpoint(Keys.Origin, 9, tree.Root());
        CheckpointLaw.Extends(before, after, tiles).Holds.ShouldBeTrue();
        CheckpointLaw.Extends(null, after, tiles).Holds.ShouldBeTrue();
        var verdict = CheckpointLaw.Extends(before, after with { Origin = Keys.Origin + "/2" }, tiles);
        (verdict.Holds, verdict.Reason).ShouldBe((false, "The origin changed from example.truce/gaza to example.truce/gaza/2."));
    }

    [Fact]
    public void A_checkpoint_of_another_key_does_not_open()
    {
        using var other = Keys.Stranger();
        var note = other.Sign(new Checkpoint(Keys.Origin, 0, Merkle.Empty).ToText());
        Checkpoint.TryOpen(note, _signer.Verifier, out _, out var problem).ShouldBeFalse();
        problem.ShouldContain("not signed by example.truce/gaza");
        Checkpoint.TryOpen(_signer.Sign("text\n"), _signer.Verifier, out _, out problem).ShouldBeFalse();
        problem.ShouldContain("not a checkpoint");
    }
}
