using System.Text;
using FsCheck.Fluent;
using Truce.Ledger;

namespace Truce.Tests.Ledger;

public sealed class ReceiptTests : IDisposable
{
    private readonly NoteSigner _signer = Keys.Centre();

    public void Dispose() => _signer.Dispose();

    [Fact]
    public void Proves_every_event_of_a_record_with_any_parts_closed()
    {
        var cases = from closed in Gen.SubListOf("body", "head", "who") from index in Gen.Choose(0, 39) select (closed, index);
        var receipts = Receipts(40);
        Property.Holds(cases, c =>
        {
            var whole = receipts[c.index];
            var receipt = Receipt.Parse((whole with { Event = whole.Event.Without(c.closed.ToHashSet()) }).ToBytes());
            var verdict = receipt.Check(_signer.Verifier);
            return verdict.Holds && verdict.Steps.Count == 3 && receipt.Event.Parts.Count == 3 - c.closed.Count;
        });
    }

    [Fact]
    public void Any_changed_byte_of_it_fails()
    {
        var bytes = Receipts(5)[3].ToBytes();
        for (var at = 0; at < bytes.Length; at++)
        {
            var changed = bytes.ToArray();
            changed[at] ^= (byte)(at % 2 == 0 ? 1 : 0x20);
            bool holds;
            try
            {
                holds = Receipt.Parse(changed).Check(_signer.Verifier).Holds;
            }
            catch (RecordException)
            {
                holds = false;
            }
            holds.ShouldBeFalse($"byte {at}: {Encoding.UTF8.GetString(bytes.AsSpan(Math.Max(0, at - 20), Math.Min(40, bytes.Length - Math.Max(0, at - 20))))}");
        }
    }

    [Fact]
    public void Says_what_does_not_hold()
    {
        var receipts = Receipts(5);
        var steps = (receipts[3] with { Event = receipts[2].Event }).Check(_signer.Verifier).Steps;
        steps.Select(s => s.Holds).ShouldBe([true, false, false]);
        steps[1].Finding.ShouldContain("The event and its proof do not lead to the signed root");
        steps[2].Finding.ShouldContain("does not call itself number 3");
        using var other = Keys.Stranger();
        var verdict = receipts[3].Check(other.Verifier);
        verdict.Holds.ShouldBeFalse();
        verdict.Checkpoint.ShouldBeNull();
        verdict.Steps[0].Finding.ShouldContain("not signed by example.truce/gaza");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"format\":\"truce-receipt/2\",\"opaque\":[],\"parts\":[],\"proof\":\"\"}")]
    [InlineData("{\"format\":\"truce-receipt/1\",\"opaque\":[],\"parts\":[],\"proof\":\"\"}")]
    [InlineData("{\"format\":\"truce-receipt/1\",\"opaque\":[\"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\"],\"parts\":[],\"proof\":\"c2sp.org/tlog-proof@v1\\nindex 0\\n\\n\"}")]
    [InlineData("{\"format\":\"truce-receipt/1\",\"opaque\":[\"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\"],\"parts\":[],\"proof\":\"\"} ")]
    public void Refuses_what_is_no_receipt(string text) =>
        Should.Throw<RecordException>(() => Receipt.Parse(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_proof_is_written_as_the_specification_says()
    {
        var proof = new TlogProof(73894, [Merkle.Empty, Hash.Of([1])], _signer.Sign(new Checkpoint(Keys.Origin, 109482, Merkle.Empty).ToText()));
        proof.Format().ShouldBe("c2sp.org/tlog-proof@v1\nindex 73894\n" + Merkle.Empty + "\n" + Hash.Of([1]) + "\n\n" + proof.Checkpoint);
        TlogProof.Parse(proof.Format()).ShouldBe(proof);
        TlogProof.Parse(proof.Format().Replace("\nindex", "\nextra YWJj\nindex")).ShouldBe(proof);
    }

    [Theory]
    [InlineData("index", "Index")]
    [InlineData("index 73894", "index 073894")]
    [InlineData("index 73894", "index -1")]
    [InlineData("index 73894\n", "")]
    [InlineData("@v1", "@v2")]
    [InlineData("index", "extra !\nindex")]
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n", "47DEQpj8HBSa\n\n")]
    public void A_malformed_proof_is_refused(string part, string instead)
    {
        var proof = new TlogProof(73894, [Merkle.Empty], _signer.Sign("a\n1\nb\n")).Format();
        proof.ShouldContain(part);
        TlogProof.TryParse(proof.Replace(part, instead), out _).ShouldBeFalse();
    }

    private Receipt[] Receipts(int count) => RecordFixture.Receipts(_signer, Keys.Origin, count);
}

/// <summary>A small record in memory and the receipts of its events.</summary>
internal static class RecordFixture
{
    public static Receipt[] Receipts(NoteSigner signer, string origin, int count)
    {
        var (tree, tiles) = (TileTree.Empty(), new MemoryTiles());
        var events = new List<EventLine>();
        for (var index = 0; index < count; index++)
        {
            var (line, commitment) = Events.Write(
                ("body", "{\"text\":\"Said — قيل — נאמר\"}"), ("head", $"{{\"index\":{index}}}"), ("who", "{\"by\":\"ORG-2AB-9CD-K\"}"));
            events.Add(EventLine.Parse(line));
            tree.Append(LedgerEntry.LeafHash(index, commitment));
        }
        foreach (var (path, bytes) in tree.TakeChanged()) tiles.Tiles[path.ToString()] = bytes;
        var note = signer.Sign(new Checkpoint(origin, count, tree.Root()).ToText());
        return [.. events.Select((e, index) => new Receipt(e, new TlogProof(index, TileProofs.Inclusion(index, count, tiles), note)))];
    }
}
