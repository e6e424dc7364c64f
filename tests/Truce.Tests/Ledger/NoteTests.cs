using Truce.Ledger;

namespace Truce.Tests.Ledger;

public sealed class NoteTests : IDisposable
{
    // The example key of the Go package golang.org/x/mod/sumdb/note, in its documentation.
    private const string Private = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private const string Public = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private const string Text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private const string Signed = Text + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    private readonly NoteSigner _signer = NoteSigner.Parse(Private);

    public void Dispose() => _signer.Dispose();

    [Fact]
    public void Signs_what_another_implementation_signs()
    {
        _signer.Verifier.ToString().ShouldBe(Public);
        _signer.ToPrivateText().ShouldBe(Private);
        _signer.Sign(Text).ShouldBe(Signed);
        var note = SignedNote.Parse(Signed);
        note.Text.ShouldBe(Text);
        note.VerifiedBy(VerifierKey.Parse(Public)).ShouldBeTrue();
        note.ToString().ShouldBe(Signed);
    }

    [Fact]
    public void Ignores_unknown_signatures_and_minds_known_ones()
    {
        const string unknown = "— witness.example AAAAAQIDBA==\n";
        const string other = "— PeterNeumann AAAAAQIDBA==\n"; // the same name, another id: an older key
        SignedNote.Parse(Signed + unknown + other).VerifiedBy(_signer.Verifier).ShouldBeTrue();
        SignedNote.Parse(Text + "\n" + unknown + other).VerifiedBy(_signer.Verifier).ShouldBeFalse();
        var wrong = new NoteSignature("PeterNeumann", _signer.Verifier.KeyId, new byte[64]);
        SignedNote.Parse(Signed + wrong).VerifiedBy(_signer.Verifier).ShouldBeFalse();
    }

    [Fact]
    public void The_last_empty_line_divides()
    {
        var note = SignedNote.Parse(_signer.Sign("a\n\nb\n\n"));
        note.Text.ShouldBe("a\n\nb\n\n");
        note.VerifiedBy(_signer.Verifier).ShouldBeTrue();
    }

    [Theory]
    [InlineData("", "no signatures")]
    [InlineData("text\n", "no signatures")]
    [InlineData("text\n\n", "malformed")]
    [InlineData("text\n\n— name AAAAAQID", "malformed")] // no final newline
    [InlineData("text\n\n- name AAAAAQIDBA==\n", "malformed")] // a hyphen is no dash
    [InlineData("text\n\n— name  AAAAAQIDBA==\n", "malformed")]
    [InlineData("text\n\n— na+me AAAAAQIDBA==\n", "malformed")]
    [InlineData("text\n\n—  AAAAAQIDBA==\n", "malformed")]
    [InlineData("text\n\n— name AAAAAQ==\n", "malformed")] // an id without a signature
    [InlineData("text\n\n— name AAAAAQIDBA\n", "malformed")] // no padding
    [InlineData("text\n\n— name AAAAAQIDBB==\n", "malformed")] // stray bits
    [InlineData("text\n\n— name !!!!\n", "malformed")]
    [InlineData("text\n\n— name AAAAAQIDBA==\nmore\n", "malformed")]
    [InlineData("te\txt\n\n— name AAAAAQIDBA==\n", "control")]
    [InlineData("text\r\n\r\n— name AAAAAQIDBA==\r\n", "control")]
    [InlineData("te\ud800xt\n\n— name AAAAAQIDBA==\n", "Unicode")]
    public void Says_why_something_is_no_note(string note, string why)
    {
        SignedNote.TryParse(note, out _, out var problem).ShouldBeFalse();
        problem.ShouldContain(why);
        Should.Throw<FormatException>(() => SignedNote.Parse(note)).Message.ShouldBe(problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PeterNeumann+c74f20a3")]
    [InlineData("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")] // another id
    [InlineData("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")] // another type
    [InlineData("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T")]
    [InlineData("+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    public void Refuses_a_malformed_key(string key)
    {
        VerifierKey.TryParse(key, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => NoteSigner.Parse("PRIVATE+KEY+" + key)).Message.ShouldNotContain("ARpc2Qc");
    }

    [Fact]
    public void A_new_key_survives_being_written()
    {
        using var made = NoteSigner.Generate("example.truce/gaza");
        using var read = NoteSigner.Parse(made.ToPrivateText() + "\n");
        read.Verifier.ShouldBe(made.Verifier);
        VerifierKey.Parse(made.Verifier.ToString()).ShouldBe(made.Verifier);
        SignedNote.Parse(read.Sign(Text)).VerifiedBy(made.Verifier).ShouldBeTrue();
        Should.Throw<ArgumentException>(() => NoteSigner.Generate("two words"));
        Should.Throw<ArgumentException>(() => made.Sign("no newline"));
    }
}
