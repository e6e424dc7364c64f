using Truce.Core.Claims;
using Truce.Core.Journal;
using Truce.Core.Questions;
using Truce.Core.Reports;

namespace Truce.Tests.Web;

/// <summary>What may not be seen, what is not there, and what cannot be read.</summary>
[Collection(WebSite.Name)]
public sealed class RefusalPageTests(WebSite.Example site)
{
    [Fact]
    public async Task What_is_another_organisation_s_gives_the_same_answer_as_what_does_not_exist()
    {
        var hidden = site.View("UN access officer").All<Claim>().First(claim => site.View().Find(claim.Id) is null && site.View("Liaison officer of Hamas").Find(claim.Id) is null).Id;
        var index = site.View("UN access officer").LifeOf(hidden.Reference)[0].Head.Index;
        var guessed = Unused<Claim>();
        using var visitor = site.Visit();
        foreach (var tail in (string[])["", "?asOf=2026-03-01", "/grade", "/link", "/withdraw", "/marking"])
        {
            var one = await visitor.Get($"/claims/{hidden}{tail}");
            var other = await visitor.Get($"/claims/{guessed}{tail}");
            one.Status.ShouldBe(404, tail);
            other.Status.ShouldBe(404, tail);
            one.Text.Replace($"{hidden}", "REF").ShouldBe(other.Text.Replace($"{guessed}", "REF"), tail);
        }

        foreach (var tail in (string[])["", "/receipt"])
        {
            var one = await visitor.Get($"/record/{index}{tail}");
            var other = await visitor.Get($"/record/999999{tail}");
            one.Status.ShouldBe(404);
            one.Text.Replace($"/record/{index}", "REF").Replace($"%2Frecord%2F{index}", "REF").ShouldBe(
                other.Text.Replace("/record/999999", "REF").Replace("%2Frecord%2F999999", "REF"));
        }

        using var officer = site.Visit();
        await officer.Be(site, "UN access officer");
        (await officer.Get($"/claims/{hidden}")).Status.ShouldBe(200);
        (await officer.Get($"/record/{index}")).Status.ShouldBe(200);
        using var liaison = site.Visit();
        await liaison.Be(site, "Liaison officer of Hamas");
        (await liaison.Get($"/claims/{hidden}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task What_is_hidden_appears_in_no_list_count_or_toast()
    {
        var access = site.View("UN access officer");
        var hidden = access.All<Claim>().Where(claim => site.View().Find(claim.Id) is null).ToArray();
        hidden.ShouldNotBeEmpty();
        using var visitor = site.Visit();
        foreach (var path in (string[])["/questions", "/reports", "/sources", "/organisations", "/record", $"/record?recorded={access.LifeOf(hidden[0].Id.Reference)[0].Head.Index}"])
        {
            var page = await visitor.Get(path);
            foreach (var claim in hidden) page.Text.ShouldNotContain($"{claim.Id}");
            page.Document.QuerySelector(".toast").ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("/claims/CLM-222-222-2")]
    [InlineData("/claims/nothing")]
    [InlineData("/claims/%E2%80%AE")]
    [InlineData("/questions/CLM-222-222-2")]
    [InlineData("/record/-1")]
    [InlineData("/record/99999999999999999999999")]
    [InlineData("/nowhere")]
    [InlineData("/reports/x/claims/new")]
    public async Task A_guessed_address_finds_nothing(string path)
    {
        using var visitor = site.Visit("ar");
        var page = await visitor.Get(path);
        page.Status.ShouldBe(404);
        page.Language.ShouldBe("ar-PS");
        page.Document.QuerySelector("h1")!.TextContent.ShouldBe(Truce.Web.Language.Words.Of("ar")["notfound.title"]);
    }

    [Theory]
    [InlineData("en", "is not a moment")]
    [InlineData("ar", "ليس")]
    [InlineData("he", "אינו")]
    public async Task A_moment_that_cannot_be_read_is_refused_in_the_reader_s_language(string language, string words)
    {
        using var visitor = site.Visit(language);
        var question = site.View().All<Question>().First().Id;
        var entry = site.View().LifeOf(question.Reference)[0].Head.Index;
        foreach (var path in (string[])["/questions", $"/questions/{question}", "/reports", "/record", $"/record/{entry}", $"/record/{entry}/receipt", "/trust", "/"])
            foreach (var moment in (string[])["yesterday", "2025-13-01", "2025-10-21T25:00", "%E2%80%AE", "2025-10-21%00", "'%22%3E%3Cscript%3E"])
            {
                var page = await visitor.Get($"{path}?asOf={moment}");
                page.Status.ShouldBe(400, $"{path} {moment}");
                page.Main.ShouldContain(words);
                page.Text.ShouldNotContain("<script>");
                page.Text.ShouldNotContain("\u202e");
            }
    }

    [Theory]
    [InlineData("2025-10-21", 200)]
    [InlineData("2025-10-21T15:00", 200)]
    [InlineData("2025-10-21T15:00:00Z", 200)]
    [InlineData("2025-10-21T15:00:00%2B03:00", 200)]
    [InlineData("2999-01-01", 200)]
    [InlineData("1999-01-01", 200)]
    public async Task A_moment_may_be_written_in_several_ways(string moment, int status)
    {
        using var visitor = site.Visit();
        (await visitor.Get($"/questions?asOf={moment}")).Status.ShouldBe(status);
    }

    [Fact]
    public async Task The_past_shows_what_stood_then_and_offers_no_way_to_write()
    {
        using var visitor = site.Visit();
        await visitor.Be(site, "Watch keeper");
        var question = site.View().All<Question>().Single(one => one.Text.En == "Are United States troops in Gaza, or will they be?").Id;
        var now = await visitor.Get($"/questions/{question}");
        var then = await visitor.Get($"/questions/{question}?asOf=2025-10-18");
        then.Document.DocumentElement.GetAttribute("data-time").ShouldBe("past");
        then.Document.Body!.TextContent.ShouldContain("As it stood on 18 Oct 2025");
        then.Document.QuerySelectorAll("ol.claims > li").Length.ShouldBeLessThan(now.Document.QuerySelectorAll("ol.claims > li").Length);
        now.Document.QuerySelectorAll("main .ph .acts a").Length.ShouldBeGreaterThan(0);
        then.Document.QuerySelectorAll("main .ph .acts a").ShouldBeEmpty();
        then.Document.QuerySelectorAll("main a[href^='/claims/'], nav a[href^='/']").ShouldAllBe(link => link.GetAttribute("href")!.Contains("asOf=") || link.GetAttribute("href")!.StartsWith("/language"));
        var later = site.View().All<Report>().MaxBy(report => report.RecordedAt)!.Id;
        var missing = await visitor.Get($"/reports/{later}?asOf=2025-10-18");
        missing.Status.ShouldBe(404);
        missing.Main.ShouldContain("It may have been recorded later");
    }

    /// <summary>A reference that is well formed and names nothing.</summary>
    private Id<T> Unused<T>()
        where T : class, INoun<T> => Enumerable.Range(77_000_000, 100).Select(number => new Id<T>(number)).First(id => site.View("Watch keeper").Find(id) is null);
}
