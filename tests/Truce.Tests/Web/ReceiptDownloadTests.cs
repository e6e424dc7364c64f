using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Language;
using Truce.Core.Questions;
using Truce.Core.Reports;
using Truce.Core.Sources;
using Truce.Ledger;

namespace Truce.Tests.Web;

/// <summary>Receipts as they are downloaded.</summary>
[Collection(WebSite.Name)]
public sealed class ReceiptDownloadTests(WebSite.Example site)
{
    [Fact]
    public async Task A_receipt_that_was_downloaded_holds_and_an_altered_one_does_not()
    {
        using var visitor = site.Visit();
        var index = site.View().LifeOf(site.View().All<Claim>().First().Id.Reference)[0].Head.Index;
        var answer = await visitor.Get($"/record/{index}/receipt");
        answer.Status.ShouldBe(200);
        answer.Header("Content-Type").ShouldBe("application/json");
        answer.Header("Cache-Control")!.ShouldContain("no-store");
        answer.Header("Content-Disposition").ShouldBe($"attachment; filename=\"example.truce-gaza-2025-{index}.receipt.json\"");
        var receipt = Receipt.Parse(answer.Body);
        receipt.Check(site.Centre.Verifier).Holds.ShouldBeTrue();

        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            File.WriteAllBytes(file, answer.Body);
            var (exit, found) = Verifier.Run("receipt", file, "--key", site.Centre.Verifier.ToString());
            found.ShouldContain("IT HOLDS.");
            exit.ShouldBe(0);
            var altered = answer.Text.Replace("\"en\":\"", "\"en\":\"Not: ");
            altered.ShouldNotBe(answer.Text);
            File.WriteAllText(file, altered);
            Verifier.Run("receipt", file, "--key", site.Centre.Verifier.ToString()).Exit.ShouldBe(1);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("en", "The proof of entry 2 is being made")]
    [InlineData("he", "ההוכחה לרשומה 2 בהכנה")]
    public async Task A_receipt_that_is_not_proved_yet_says_so_to_those_who_may_see_the_entry(string language, string words)
    {
        await using var centre = await RealCentre.OpenAsync();
        centre.Test.Do(new OpenQuestion(new LocalText("Did it happen?"), Subject.Incident));
        var hidden = centre.Test.Do(new OpenQuestion(new LocalText("Did that?"), Subject.Incident, Marking: Marking.AmberStrict())).Index;
        using var visitor = centre.Visit(language);
        var answer = await visitor.Get("/record/2/receipt");
        answer.Status.ShouldBe(503);
        answer.Header("Retry-After").ShouldBe("1");
        answer.Main.ShouldContain(words);
        (await visitor.Get($"/record/{hidden}/receipt")).Status.ShouldBe(404);
        (await visitor.Get("/record/2000/receipt")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_receipt_waits_for_the_checkpoint_that_its_entry_comes_under()
    {
        await using var centre = await RealCentre.OpenAsync();
        var index = centre.Test.Do(new OpenQuestion(new LocalText("Did it happen?"), Subject.Incident)).Index;
        using var visitor = centre.Visit();
        var asked = visitor.Get($"/record/{index}/receipt");
        centre.Centre.Prove();
        (await asked).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Every_entry_that_the_public_may_read_has_a_receipt_that_holds()
    {
        using var visitor = site.Visit();
        await site.Centre.ProvedAsync(site.View().Index);
        foreach (var recorded in site.View().EventsBefore(long.MaxValue, 1000).Where((_, at) => at % 7 == 0))
        {
            var answer = await visitor.Get($"/record/{recorded.Head.Index}/receipt");
            answer.Status.ShouldBe(200, $"{recorded.Head.Index}");
            Receipt.Parse(answer.Body).Check(site.Centre.Verifier).Holds.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_receipt_opens_what_its_reader_may_read_and_no_more()
    {
        using var keeper = site.Visit();
        await keeper.Be(site, "Watch keeper");
        var source = site.View().All<Truce.Core.Sources.Source>().First(one => !one.Example).Id;
        var sent = await keeper.Send(await keeper.Get("/reports/new"),
            ("source", $"{source}"), ("title.en", "With a closed text"), ("published.first", "2026-11-18"), ("received", "2026-11-19T10:00"),
            ("text", "For members alone."), ("marking", "CLEAR"), ("text-marking", "GREEN"));
        var index = sent.Location!.Split('=')[1];
        await site.Centre.ProvedAsync(long.Parse(index));
        using var stranger = site.Visit();
        var open = await stranger.Get($"/record/{index}/receipt");
        open.Text.ShouldNotContain("For members alone.");
        Receipt.Parse(open.Body).Check(site.Centre.Verifier).Holds.ShouldBeTrue();
        var whole = await keeper.Get($"/record/{index}/receipt");
        whole.Text.ShouldContain("For members alone.");
        Receipt.Parse(whole.Body).Check(site.Centre.Verifier).Holds.ShouldBeTrue();
        (await stranger.Get(sent.Location!.Split('?')[0])).Main.ShouldContain("The text is withheld from you");
    }
}
