using Truce.Ledger;

namespace Truce.Tests.Ledger;

/// <summary>docs/formats/verify_record.py, which knows the record from its description alone, agrees about receipts.</summary>
public sealed class PythonTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();
    private readonly NoteSigner _signer = Keys.Centre();

    public void Dispose()
    {
        _signer.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public void Another_program_accepts_a_receipt_and_refuses_an_altered_one()
    {
        var python = Command.Find("python3");
        Assert.SkipWhen(python is null, "python3 is not installed.");
        var receipt = RecordFixture.Receipts(_signer, Keys.Origin, 21)[13];
        Verify(receipt).ShouldBe((0, "holds: event 13 of example.truce/gaza, under a checkpoint at 21 entries; shown: body, head, who\n"));
        var part = receipt with { Event = receipt.Event.Without(new HashSet<string> { "head", "who" }) };
        Verify(part).Output.ShouldContain("shown: body");
        var other = receipt with { Proof = receipt.Proof with { Index = 12 } };
        Verify(other).ShouldBe((1, "does not hold: the event is not in the ledger\n"));
        using var stranger = Keys.Stranger();
        Verify(receipt with { Proof = receipt.Proof with { Checkpoint = stranger.Sign("a\n1\nb\n") } }).Output.ShouldContain("not signed by this key");

        (int Exit, string Output) Verify(Receipt shown)
        {
            File.WriteAllBytes(_file, shown.ToBytes());
            return Command.Run(python, [Path.Combine(Vectors.Repository, "docs/formats/verify_record.py"), _file, _signer.Verifier.ToString()], ("PYTHONDONTWRITEBYTECODE", "1"));
        }
    }
}
