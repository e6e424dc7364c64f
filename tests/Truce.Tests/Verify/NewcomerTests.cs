using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Truce.Ledger;
using Truce.Tests.Ledger;

namespace Truce.Tests.Verify;

/// <summary>What truce-verify says to somebody who has only its <c>--help</c>.</summary>
public sealed class NewcomerTests : IDisposable
{
    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("", "truce-verify: checks")]
    [InlineData("frob", "There is no command frob.")]
    [InlineData("leger a", "There is no command leger.")]
    [InlineData("ledger", "ledger: say what to check.")]
    [InlineData("--key x", "Say what to do")]
    [InlineData("ledger a b", "b is too much")]
    [InlineData("ledger a --key", "--key needs a value")]
    [InlineData("ledger a --key --keep x", "--key needs a value")]
    [InlineData("ledger a --key x --key y", "--key is given twice")]
    [InlineData("ledger a --kee x", "There is no option --kee")]
    [InlineData("ledger /nowhere", "There is no such folder: /nowhere")]
    [InlineData("data /nowhere", "There is no such folder: /nowhere")]
    [InlineData("receipt /nowhere", "There is no such file: /nowhere")]
    [InlineData("ledger http://", "http:// is not an address")]
    [InlineData("receipt https://centre.example/record/4/receipt", "receipt takes a file; download it first.")]
    [InlineData("data https://centre.example/ledger", "data takes a folder")]
    [InlineData("receipt ROOT --key x", "is a folder; receipt takes a file.")]
    [InlineData("data ROOT/centre.json", "is a file; data takes a folder.")]
    [InlineData("receipt ROOT/centre.json", "give --key")]
    [InlineData("receipt ROOT/centre.json --keep x", "--keep is for ledgers")]
    [InlineData("receipt ROOT/centre.json --key nonsense", "nonsense is neither a ledger's key")]
    [InlineData("ledger ROOT/ledger --keep ROOT", "is a folder; --keep takes a file.")]
    [InlineData("ledger ROOT/ledger --keep /nowhere/kept", "There is no such folder: /nowhere")]
    public void What_was_asked_wrongly_is_said_apart_from_the_answers(string arguments, string why)
    {
        var (exit, answer, problems) = DataFolder.Verify(arguments.Replace("ROOT", _data.Root).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        problems.ShouldContain(why);
        answer.ShouldBeEmpty();
        exit.ShouldBe(2);
    }

    [Fact]
    public void Explains_itself_and_the_things_it_speaks_of()
    {
        var (exit, help, problems) = DataFolder.Verify("--help");
        foreach (var word in (string[])["ledger        A ", "checkpoint    The ", "tile          A ", "receipt       A ", "serves it at /ledger/key", "/record/NUMBER", "Example:"]) help.ShouldContain(word);
        problems.ShouldBeEmpty();
        exit.ShouldBe(0);
        DataFolder.Verify("--version").ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(0), r => r.Answer.ShouldMatch(@"^truce-verify \d+\.\d+\.\d+\s$"));
    }

    [Fact]
    public void A_data_folder_says_whose_it_is_and_what_of_it_is_not_checked()
    {
        var (exit, answer, _) = DataFolder.Verify("data", _data.Root, "--key", _data.Key);
        answer.ShouldContain("centre.json names the same origin as the ledger, example.truce/gaza.");
        answer.ShouldContain("snapshot.json, lease.json and accounts are the server's own and are not checked.");
        exit.ShouldBe(0);

        var file = _data.File("centre.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("gaza", "giza"));
        DataFolder.Verify("data", _data.Root, "--key", _data.Key).ShouldSatisfyAllConditions(
            r => r.Answer.ShouldContain("DOES NOT HOLD  centre.json does not name the ledger's origin, example.truce/gaza"), r => r.Exit.ShouldBe(1));
        File.Delete(file);
        DataFolder.Verify("data", _data.Root, "--key", _data.Key).ShouldSatisfyAllConditions(
            r => r.Answer.ShouldContain("centre.json, which says whose folder this is, is missing."), r => r.Exit.ShouldBe(1));
    }

    [Fact]
    public void What_is_no_receipt_is_not_understood_rather_than_false()
    {
        var file = Receipt(out var text);
        var pretty = JsonSerializer.Serialize(JsonDocument.Parse(text).RootElement, Indented);
        foreach (var other in (string[])["", "hello", "<!DOCTYPE html><p>Sign in", pretty, text + "\r\n", text.Replace(",\"parts\"", ", \"parts\"")])
        {
            File.WriteAllText(file, other);
            var (exit, answer, _) = DataFolder.Verify("receipt", file, "--key", _data.Key);
            answer.ShouldContain("NOT UNDERSTOOD: This is not a receipt as downloaded (empty, or changed by an editor?). Download it again.");
            answer.ShouldContain("This says nothing about the record.");
            exit.ShouldBe(2, other);
        }
        File.WriteAllText(file, text + "\n");
        DataFolder.Verify("receipt", file, "--key", _data.Key).Exit.ShouldBe(0);
    }

    [Fact]
    public void A_receipt_under_another_key_names_both()
    {
        var file = Receipt(out var text);
        using var stranger = Keys.Stranger();
        var (exit, answer, _) = DataFolder.Verify("receipt", file, "--key", stranger.Verifier.ToString());
        answer.ShouldContain("It carries a signature by key b51cdc74 (example.truce/gaza); you gave cbbebcb8 (example.truce/gaza). Either it is another ledger's, or the key is not the right one.");
        answer.ShouldContain("The event was therefore not checked.");
        answer.ShouldNotContain("  holds  ");
        exit.ShouldBe(1);

        // The right key and an altered root: a forgery.
        var root = text.Split("\\n9\\n")[1][..4];
        File.WriteAllText(file, text.Replace($"\\n9\\n{root}", $"\\n9\\n{(root == "AAAA" ? "BBBB" : "AAAA")}"));
        (exit, answer, _) = DataFolder.Verify("receipt", file, "--key", _data.Key);
        answer.ShouldContain("The signature by key b51cdc74 (example.truce/gaza) is wrong: the checkpoint or its signature was altered.");
        answer.ShouldContain("The event was therefore not checked.");
        answer.ShouldNotContain("  holds  ");
        exit.ShouldBe(1);
    }

    [Fact]
    public void An_altered_event_holds_in_nothing_but_the_signature()
    {
        var file = Receipt(out var text);
        File.WriteAllText(file, text.Replace("Said", "Sayd"));
        var (exit, answer, _) = DataFolder.Verify("receipt", file, "--key", _data.Key);
        answer.ShouldContain("which one cannot be told.");
        answer.ShouldNotContain("calls itself");
        answer.ShouldNotContain("It shows");
        exit.ShouldBe(1);
    }

    [Fact]
    public void One_hidden_part_is_one()
    {
        var file = Receipt(out _, withheld: false);
        DataFolder.Verify("receipt", file, "--key", _data.Key).Answer.ShouldContain("1 further part is hidden (withheld, or padding); a receipt cannot show which.");
    }

    [Fact]
    public void A_ledger_under_another_key_names_both_and_checks_nothing_else()
    {
        using var stranger = Keys.Stranger();
        var (exit, answer, _) = DataFolder.Verify("data", _data.Root, "--key", stranger.Verifier.ToString());
        answer.ShouldContain("It carries a signature by key b51cdc74 (example.truce/gaza); you gave cbbebcb8");
        answer.ShouldContain("The entries were therefore not checked.");
        answer.ShouldContain("The journal was therefore not checked.");
        exit.ShouldBe(1);

        File.WriteAllText(Path.Combine(_data.File("ledger"), "key"), stranger.Verifier.ToString());
        DataFolder.Verify("ledger", _data.File("ledger")).Answer.ShouldContain("the key beside it is cbbebcb8");
    }

    [Fact]
    public void The_checkpoint_is_kept_only_if_the_journal_holds_too()
    {
        var kept = _data.File("kept");
        var words = File.ReadAllText(_data.Segment(1));
        File.WriteAllText(_data.Segment(1), words.Replace("number 200", "number 201"));
        var (exit, answer, _) = DataFolder.Verify("data", _data.Root, "--key", _data.Key, "--keep", kept);
        exit.ShouldBe(1);
        answer.ShouldNotContain("is now kept");
        File.Exists(kept).ShouldBeFalse();

        Directory.Move(_data.File("journal"), _data.File("elsewhere"));
        (exit, answer, _) = DataFolder.Verify("data", _data.Root, "--key", _data.Key, "--keep", kept);
        answer.ShouldContain("COULD NOT BE CHECKED: There is no journal in");
        answer.ShouldContain("so this is no verdict on the whole");
        answer.ShouldNotContain("This says nothing about the record");
        exit.ShouldBe(2);
        File.Exists(kept).ShouldBeFalse();

        Directory.Move(_data.File("elsewhere"), _data.File("journal"));
        File.WriteAllText(_data.Segment(1), words);
        (exit, answer, _) = DataFolder.Verify("data", _data.Root, "--key", _data.Key, "--keep", kept);
        answer.ShouldContain($"You kept it in {kept}; compare that file with others'.");
        exit.ShouldBe(0);
        File.ReadAllText(kept).ShouldBe(File.ReadAllText(_data.Ledger.CheckpointFile));
        DataFolder.Verify("data", _data.Root, "--key", _data.Key).Answer.ShouldContain("keep the checkpoint (--keep FILE)");
    }

    [Fact]
    public void A_kept_file_that_is_none_is_not_understood_and_an_altered_one_does_not_hold()
    {
        var kept = _data.File("kept");
        File.WriteAllText(kept, "");
        var (exit, answer, _) = DataFolder.Verify("ledger", _data.File("ledger"), "--key", _data.Key, "--keep", kept);
        answer.ShouldContain($"NOT UNDERSTOOD: {kept} is not a kept checkpoint");
        exit.ShouldBe(2);
        File.ReadAllText(kept).ShouldBeEmpty();

        File.WriteAllText(kept, File.ReadAllText(_data.Ledger.CheckpointFile).Replace("\n590\n", "\n580\n"));
        (exit, answer, _) = DataFolder.Verify("ledger", _data.File("ledger"), "--key", _data.Key, "--keep", kept);
        answer.ShouldContain("signed it: the file was altered.");
        exit.ShouldBe(1);
        File.ReadAllText(kept).ShouldContain("\n580\n");
    }

    [Fact]
    public void The_folder_above_the_ledger_is_taken_for_what_it_is()
    {
        DataFolder.Verify("ledger", _data.Root).ShouldSatisfyAllConditions(
            r => r.Answer.ShouldContain($"NOT UNDERSTOOD: There is no ledger at {_data.Root}: it has no checkpoint; did you mean {_data.File("ledger")}?"), r => r.Exit.ShouldBe(2));
        DataFolder.Verify("ledger", _data.File("journal")).Answer.ShouldContain("it has no checkpoint.");
        File.Delete(Path.Combine(_data.File("ledger"), "key"));
        DataFolder.Verify("ledger", _data.File("ledger")).ShouldSatisfyAllConditions(r => r.Answer.ShouldContain("it has no key; give --key."), r => r.Exit.ShouldBe(2));
    }

    [Fact]
    public async Task An_address_that_is_no_ledger_is_taken_for_what_it_is()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        await using var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapGet("/pages/{**path}", () => Results.Content("<!DOCTYPE html>\n<title>Hello</title>", "text/html"));
        server.MapGet("/slow/{**path}", (CancellationToken gone) => Task.Delay(TimeSpan.FromMinutes(1), gone));
        await server.StartAsync();
        var address = server.Urls.Single();

        var (exit, answer, _) = DataFolder.Verify("ledger", address + "/pages", "--key", _data.Key);
        answer.ShouldContain($"NOT UNDERSTOOD: There is no ledger at {address}/pages: it answers with a web page; did you mean {address}/pages/ledger?");
        exit.ShouldBe(2);
        (exit, answer, _) = DataFolder.Verify("ledger", address, "--key", _data.Key);
        answer.ShouldContain($"There is no ledger at {address}: it has no checkpoint; did you mean {address}/ledger?");
        exit.ShouldBe(2);
        DataFolder.Verify("ledger", address + "/ledger/", "--key", _data.Key).Answer.ShouldNotContain("did you mean");
        (exit, answer, _) = DataFolder.Verify("ledger", address + "/slow", "--key", _data.Key);
        answer.ShouldContain("did not answer within 2 seconds");
        exit.ShouldBe(2);
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private string Receipt(out string text, bool withheld = true)
    {
        var receipt = RecordFixture.Receipts(_data.Signer, _data.Ledger.Origin, 9)[4];
        if (withheld) receipt = receipt with { Event = receipt.Event.Without(new HashSet<string> { "who" }) };
        var file = _data.File("receipt.json");
        File.WriteAllBytes(file, receipt.ToBytes());
        text = File.ReadAllText(file);
        return file;
    }
}
