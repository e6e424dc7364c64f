using Truce.Ledger;

namespace Truce.Tests.Ledger;

/// <summary>A log of 70,000 entries before the packages that Go checks its own modules with (Debian: golang-go, golang-golang-x-mod-dev).</summary>
public sealed class GoTests : IDisposable
{
    private const string Packages = "/usr/share/gocode";

    private readonly string _folder = Directory.CreateTempSubdirectory("truce-go-").FullName;
    private readonly NoteSigner _signer = Keys.Centre();

    public void Dispose()
    {
        _signer.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Accepts_70000_entries_and_catches_four_altered_bytes()
    {
        var check = Build();
        var ledger = new LedgerFolder(Path.Combine(_folder, "ledger"), _signer);
        var earlier = new List<string>();
        foreach (var size in (int[])[1, 256, 12_345, 65_536, 69_999, 70_000])
        {
            while (ledger.Size < size) ledger.Append(Hash.Of(BitConverter.GetBytes(ledger.Size)));
            var note = ledger.Publish();
            if (size == 70_000) continue;
            earlier.Add(Path.Combine(_folder, $"checkpoint.{size}"));
            File.WriteAllText(earlier[^1], note);
        }
        string[] arguments = [Path.Combine(_folder, "ledger"), _signer.Verifier.ToString(), .. earlier];
        Command.Run(check, arguments).ShouldBe((0, "holds: 70000 entries, 5 earlier checkpoints\n"));

        var checkpoint = File.ReadAllText(ledger.CheckpointFile);
        Altered("tile/0/137", 4001, "tile/8/0/137");
        Altered("tile/entries/200", 30, "the entries do not give the root");
        Altered("checkpoint", checkpoint.IndexOf('\n', checkpoint.IndexOf("70000", StringComparison.Ordinal)) + 5, "invalid signature");
        Altered("checkpoint", ByteLength(checkpoint) - 20, "invalid signature");
        Command.Run(check, arguments).Exit.ShouldBe(0);

        void Altered(string file, int at, string finding)
        {
            var path = Path.Combine(_folder, "ledger", file);
            var bytes = File.ReadAllBytes(path);
            var was = bytes[at];
            // Another letter of base64, so that a text is malformed no more than it was.
            bytes[at] = (byte)(was == 'A' ? 'B' : 'A');
            File.WriteAllBytes(path, bytes);
            var (exit, output) = Command.Run(check, arguments);
            bytes[at] = was;
            File.WriteAllBytes(path, bytes);
            output.ShouldContain(finding);
            exit.ShouldBe(1);
        }
    }

    private static int ByteLength(string text) => System.Text.Encoding.UTF8.GetByteCount(text);

    private string Build()
    {
        var go = Command.Find("go");
        Assert.SkipWhen(go is null, "Go is not installed (Debian: golang-go).");
        Assert.SkipUnless(Directory.Exists($"{Packages}/src/golang.org/x/mod/sumdb/tlog"), "golang.org/x/mod is not installed (Debian: golang-golang-x-mod-dev).");
        var program = Path.Combine(_folder, "check");
        var source = Path.Combine(Vectors.Repository, "tests/Truce.Tests/Ledger/go/check.go");
        var (exit, output) = Command.Run(go, ["build", "-o", program, source],
            ("GO111MODULE", "off"), ("GOPATH", Packages), ("GOFLAGS", ""), ("GOPROXY", "off"), ("GOCACHE", Path.Combine(Path.GetTempPath(), "truce-go-cache")));
        exit.ShouldBe(0, output);
        return program;
    }
}
