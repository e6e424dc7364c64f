using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Truce.Ledger;
using Truce.Tests.Ledger;

namespace Truce.Tests.Verify;

public sealed class VerifyTests : IDisposable
{
    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void A_whole_data_folder_holds()
    {
        var (exit, answer) = Run("data", _data.Root, "--key", _data.Key);
        answer.ShouldContain("All 590 entries together give the signed root.");
        answer.ShouldContain("All 600 events in 240 commits are whole");
        answer.ShouldContain("10 events are not yet under a signed checkpoint");
        answer.ShouldContain("IT HOLDS.");
        answer.ShouldNotContain("same place");
        exit.ShouldBe(0);
        Directory.GetFiles(_data.File("journal")).Length.ShouldBe(5);
    }

    [Fact]
    public void A_key_from_the_same_place_is_said_to_prove_little()
    {
        var (exit, answer) = Run("ledger", _data.File("ledger"));
        answer.ShouldContain("The key was taken from the same place");
        exit.ShouldBe(0);
    }

    [Theory]
    [InlineData("tile/0/000", 100, "tile/0/000 and tile/entries/000 disagree; one was altered.")]
    [InlineData("tile/0/002.p/78", 100, "tile/0/002.p/78 and tile/entries/002.p/78 disagree; one was altered.")]
    [InlineData("tile/1/000.p/2", 33, "tile/1/000.p/2 and the tiles below it disagree; one was altered.")]
    [InlineData("tile/entries/001", 60, "tile/0/001 and tile/entries/001 disagree; one was altered.")]
    [InlineData("tile/entries/001", 1, "tile/entries/001: The bundle")]
    [InlineData("checkpoint", 20, "The signature by key b51cdc74 (example.truce/gaza) is wrong")]
    [InlineData("checkpoint", 26, "The signature by key b51cdc74 (example.truce/gaza) is wrong")]
    public void An_altered_byte_of_the_ledger_is_found(string file, int at, string finding)
    {
        Alter(Path.Combine(_data.File("ledger"), file), at);
        var (exit, answer) = Run("ledger", _data.File("ledger"), "--key", _data.Key);
        answer.ShouldContain(finding);
        answer.ShouldContain("IT DOES NOT HOLD");
        exit.ShouldBe(1);
    }

    [Fact]
    public void An_altered_byte_anywhere_in_the_journal_is_found()
    {
        var random = new Random(4);
        for (var i = 0; i < 60; i++)
        {
            var file = _data.Segment(i % 5);
            // The last ten events are not signed: altering them can look like a commit that was never finished.
            var at = random.Next((int)new FileInfo(file).Length * (i % 5 == 4 ? 9 : 10) / 10);
            Alter(file, at);
            var (exit, answer) = Run("data", _data.Root, "--key", _data.Key);
            exit.ShouldBe(1, $"{file} at {at}: {answer}");
            Alter(file, at);
        }
        Run("data", _data.Root, "--key", _data.Key).Exit.ShouldBe(0);
    }

    [Fact]
    public void An_event_rewritten_with_all_its_lines_is_found()
    {
        // The same numbers in other words, each commit closed by a right line: only the ledger tells.
        using var forged = new DataFolder(words: "item");
        Run("data", forged.Root, "--key", forged.Key).Exit.ShouldBe(0);
        File.Copy(forged.Segment(1), _data.Segment(1), overwrite: true);
        var (exit, answer) = Run("data", _data.Root, "--key", _data.Key);
        answer.ShouldContain("is not the one that the ledger holds: it was altered");
        exit.ShouldBe(1);
    }

    [Fact]
    public void An_openly_erased_part_breaks_nothing()
    {
        _data.Erase(1, "body");
        var (exit, answer) = Run("data", _data.Root, "--key", _data.Key);
        answer.ShouldContain("The 590 events under the signed checkpoint are those of the ledger.");
        exit.ShouldBe(0);
    }

    [Fact]
    public void A_torn_tail_is_reported_and_missing_events_are_found()
    {
        File.AppendAllText(_data.Segment(4), "{\"opaque\":[\"");
        var (exit, answer) = Run("data", _data.Root, "--key", _data.Key);
        answer.ShouldContain("12 bytes after the last commit");
        exit.ShouldBe(0);

        File.WriteAllBytes(_data.Segment(4), File.ReadAllBytes(_data.Segment(4))[..^20_000]);
        (exit, answer) = Run("data", _data.Root, "--key", _data.Key);
        answer.ShouldContain("events are missing");
        exit.ShouldBe(1);

        File.Delete(_data.Segment(1));
        (exit, answer) = Run("data", _data.Root, "--key", _data.Key);
        answer.ShouldContain("the segment should begin with event");
        exit.ShouldBe(1);
    }

    [Fact]
    public void A_kept_checkpoint_shows_a_rewritten_past()
    {
        var kept = _data.File("kept");
        Run("ledger", _data.File("ledger"), "--key", _data.Key, "--keep", kept).Answer.ShouldContain("This checkpoint is now kept");
        File.ReadAllText(kept).ShouldBe(File.ReadAllText(_data.Ledger.CheckpointFile));
        _data.GrowLedger(600);
        Run("ledger", _data.File("ledger"), "--key", _data.Key, "--keep", kept).Answer.ShouldContain("The 590 entries of the checkpoint kept last time are all still there");
        File.ReadAllText(kept).ShouldContain("\n600\n");

        // Another past, signed with the very same key.
        var forged = new LedgerFolder(_data.File("forged"), _data.Signer);
        while (forged.Size < 700) forged.Append(Merkle.Empty);
        forged.Publish();
        var (exit, answer) = Run("ledger", _data.File("forged"), "--key", _data.Key, "--keep", kept);
        answer.ShouldContain("this is another history");
        exit.ShouldBe(1);
        File.ReadAllText(kept).ShouldContain("\n600\n");
        Run("ledger", _data.File("forged"), "--key", _data.Key).Exit.ShouldBe(0);

        // Another key, taken from the place itself.
        using var stranger = new DataFolder(signer: Keys.Stranger());
        (exit, answer) = Run("ledger", stranger.File("ledger"), "--keep", kept);
        answer.ShouldContain($"{kept} is signed by b51cdc74 (example.truce/gaza), this ledger by cbbebcb8 (example.truce/gaza).");
        exit.ShouldBe(1);
    }

    [Fact]
    public async Task A_ledger_is_checked_at_its_address()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        await using var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapGet("/ledger/{**path}", (string path) =>
            File.Exists(Path.Combine(_data.File("ledger"), path)) ? Results.File(Path.Combine(_data.File("ledger"), path), "application/octet-stream") : Results.NotFound());
        await server.StartAsync();
        var address = server.Urls.Single() + "/ledger";

        var (exit, answer) = Run("ledger", address, "--key", _data.Key);
        answer.ShouldContain("All 590 entries together give the signed root.");
        exit.ShouldBe(0);
        Alter(Path.Combine(_data.File("ledger"), "tile/entries/000"), 50);
        Run("ledger", address, "--key", _data.Key).Exit.ShouldBe(1);
        await server.StopAsync();
        (exit, answer) = Run("ledger", address);
        answer.ShouldContain("COULD NOT BE CHECKED");
        exit.ShouldBe(2);
    }

    [Fact]
    public void A_receipt_is_checked_and_shows_what_it_proves()
    {
        var receipt = RecordFixture.Receipts(_data.Signer, _data.Ledger.Origin, 9)[4];
        var file = _data.File("receipt.json");
        File.WriteAllBytes(file, [.. (receipt with { Event = receipt.Event.Without(new HashSet<string> { "who" }) }).ToBytes(), (byte)'\n']);
        var (exit, answer) = Run("receipt", file, "--key", _data.Key);
        answer.ShouldContain("It shows body: {\"text\":\"Said — قيل — נאמר\"}");
        answer.ShouldContain("2 further parts are hidden (withheld, or padding); a receipt cannot show which.");
        answer.ShouldContain("recorded as number 4");
        exit.ShouldBe(0);

        File.WriteAllText(_data.File("key.txt"), _data.Key + "\n");
        Run("receipt", file, "--key", _data.File("key.txt")).Exit.ShouldBe(0);
        File.WriteAllText(file, File.ReadAllText(file).Replace("Said", "Sayd"));
        Run("receipt", file, "--key", _data.Key).ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(1), r => r.Answer.ShouldContain(
            "The event and its proof do not lead to the signed root: a shown part, a salt, a hidden part's hash or the proof was altered; which one cannot be told."));
    }

    [Fact]
    public void Shows_text_that_would_steer_the_terminal_by_its_numbers()
    {
        var (line, commitment) = Events.Write(("body", "\"a\u202eb\u0085c\u2028d\""));
        var tree = TileTree.Empty();
        tree.Append(LedgerEntry.LeafHash(0, commitment));
        var note = _data.Signer.Sign(new Checkpoint(_data.Ledger.Origin, 1, tree.Root()).ToText());
        File.WriteAllBytes(_data.File("receipt.json"), new Receipt(EventLine.Parse(line), new TlogProof(0, [], note)).ToBytes());
        Run("receipt", _data.File("receipt.json"), "--key", _data.Key).Answer.ShouldContain("\"a\\u202eb\\u0085c\\u2028d\"");
    }

    private static (int Exit, string Answer) Run(params string[] arguments)
    {
        var (exit, answer, problems) = DataFolder.Verify(arguments);
        problems.ShouldBeEmpty();
        return (exit, answer);
    }

    private static void Alter(string file, int at)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[at] ^= 1;
        File.WriteAllBytes(file, bytes);
    }
}
