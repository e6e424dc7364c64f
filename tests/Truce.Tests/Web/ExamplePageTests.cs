using Truce.Core.Claims;
using Truce.Core.Organisations;
using Truce.Core.Questions;
using Truce.Core.Reports;
using Truce.Core.Sources;
using Truce.Web.Language;

namespace Truce.Tests.Web;

/// <summary>Every page that reads.</summary>
[Collection(WebSite.Name)]
public sealed class ExamplePageTests(WebSite.Example site)
{
    private static readonly string[] Lists = ["/floor", "/questions", "/reports", "/organisations", "/sources", "/record", "/trust"];

    [Fact]
    public async Task Every_page_of_every_thing_opens_for_the_public()
    {
        var view = site.View();
        string[] paths =
        [
            .. Lists, "/viewer", "/record?before=100",
            .. view.All<Question>().Select(one => $"/questions/{one.Id}"), .. view.All<Report>().Select(one => $"/reports/{one.Id}"),
            .. view.All<Claim>().Select(one => $"/claims/{one.Id}"), .. view.All<Organisation>().Select(one => $"/organisations/{one.Id}"),
            .. view.All<Source>().Select(one => $"/sources/{one.Id}"), .. view.EventsBefore(long.MaxValue, 20).Select(one => $"/record/{one.Head.Index}"),
        ];
        paths.Length.ShouldBeGreaterThan(150);
        using var visitor = site.Visit();
        foreach (var path in paths)
        {
            var page = await visitor.Get(path);
            page.Status.ShouldBe(200, path);
            page.Document.QuerySelectorAll("h1").Length.ShouldBe(1, path);
            page.Document.Title.ShouldEndWith("Truce", Case.Sensitive, path);
        }
    }

    [Theory]
    [InlineData("en", "en-GB", "ltr")]
    [InlineData("ar", "ar-PS", "rtl")]
    [InlineData("he", "he-IL", "rtl")]
    public async Task Every_list_opens_in_each_language_without_a_missing_word(string language, string tag, string direction)
    {
        using var visitor = site.Visit(language);
        var question = site.View().All<Question>().First();
        foreach (var path in (string[])[.. Lists, "/viewer", $"/questions/{question.Id}", "/record/5", "/questions/none"])
        {
            var page = await visitor.Get(path);
            page.Language.ShouldBe(tag, path);
            page.Document.DocumentElement.GetAttribute("dir").ShouldBe(direction);
            var words = page.Document.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            words.Where(word => Words.Of("en").Keys.Contains(word) && word.Contains('.')).ShouldBeEmpty(path);
        }
    }

    [Fact]
    public async Task The_first_address_leads_to_the_floor_and_keeps_the_moment_and_the_language()
    {
        using var visitor = site.Visit();
        (await visitor.Get("/")).Location.ShouldBe("/floor");
        (await visitor.Get("/?asOf=2025-10-21&lang=ar")).Location.ShouldBe("/floor?asOf=2025-10-21&lang=ar");
    }

    [Fact]
    public async Task A_page_may_load_nothing_from_elsewhere_and_is_kept_nowhere()
    {
        using var visitor = site.Visit();
        foreach (var path in (string[])["/questions", "/questions/none", "/viewer", "/record/5/receipt", "/language/ar"])
        {
            var page = await visitor.Get(path);
            page.Header("Content-Security-Policy")!.ShouldStartWith("default-src 'none'; script-src 'self'");
            page.Header("X-Content-Type-Options").ShouldBe("nosniff", path);
            page.Header("Cache-Control")!.ShouldContain("no-store", Case.Sensitive, path);
            page.Header("Referrer-Policy").ShouldBe("same-origin", path);
            page.Header("Server").ShouldBeNull();
        }

        var questions = await visitor.Get("/questions");
        questions.Document.QuerySelectorAll("[src], link[href]:not([rel=alternate])").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href")!)
            .ShouldAllBe(address => address.StartsWith("/client/", StringComparison.Ordinal) || address == "data:,");
        questions.Document.QuerySelectorAll("style, script:not([src]), [onclick]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Script_and_styles_may_be_kept_for_good()
    {
        using var visitor = site.Visit();
        var page = await visitor.Get("/questions");
        foreach (var address in page.Document.QuerySelectorAll("script[src], link[rel=stylesheet]").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href")!))
        {
            var file = await visitor.Get(address);
            file.Status.ShouldBe(200);
            file.Header("Cache-Control").ShouldBe("public, max-age=31536000, immutable");
            file.Header("X-Content-Type-Options").ShouldBe("nosniff");
        }

        (await visitor.Get("/client/../appsettings.json")).Status.ShouldBe(404);
        (await visitor.Get("/client/%2e%2e/Truce.Web.dll")).Status.ShouldBe(404);
        (await visitor.Get("/client/..%2fTruce.Web.dll")).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData(null, "", "en-GB")]
    [InlineData("fr-FR", "", "en-GB")]
    [InlineData("fr, ar;q=0.8, he;q=0.9", "", "he-IL")]
    [InlineData("ar-EG", "", "ar-PS")]
    [InlineData("ar", "he", "he-IL")]
    [InlineData("ar", "xx", "ar-PS")]
    [InlineData("not a language;;", "", "en-GB")]
    public async Task The_language_is_the_address_s_else_what_the_browser_asks_for(string? accepted, string asked, string tag)
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/questions" + (asked.Length > 0 ? "?lang=" + asked : ""));
        if (accepted is not null) request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        using var answer = await client.SendAsync(request);
        (await answer.Content.ReadAsStringAsync()).ShouldContain($"<html lang=\"{tag}\"");
    }

    [Fact]
    public async Task A_chosen_language_stays_and_leads_back_to_the_page()
    {
        using var visitor = site.Visit("en");
        var chosen = await visitor.Get("/language/he?back=%2Freports%3FasOf%3D2025-11-01");
        chosen.Status.ShouldBe(303);
        chosen.Location.ShouldBe("/reports?asOf=2025-11-01");
        (await visitor.Get("/reports")).Language.ShouldBe("he-IL");
        (await visitor.Get("/reports?lang=ar")).Language.ShouldBe("ar-PS");
        (await visitor.Get("/reports")).Language.ShouldBe("he-IL");
        (await visitor.Get("/language/fr")).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("evil.example")]
    [InlineData("")]
    public async Task No_way_back_leads_to_another_site(string back)
    {
        using var visitor = site.Visit();
        (await visitor.Get("/language/en?back=" + Uri.EscapeDataString(back))).Location.ShouldBe("/");
        (await visitor.Be(site, "Watch keeper", back)).Location.ShouldBe("/");
    }

    [Fact]
    public async Task The_question_of_the_troops_shows_stances_chains_grades_denials_and_shared_origins()
    {
        using var visitor = site.Visit();
        var question = site.View().All<Question>().Single(one => one.Text.En == "Are United States troops in Gaza, or will they be?");
        var page = await visitor.Get($"/questions/{question.Id}");
        var claims = page.Document.QuerySelectorAll("ol.claims > li").ToArray();
        claims.Length.ShouldBe(site.View().Under<Claim>(question.Id).Count());
        claims.ShouldAllBe(claim => claim.QuerySelector("ol.chain") != null && claim.QuerySelector("time") != null);
        claims.ShouldAllBe(claim => claim.QuerySelector(".grade") != null || claim.TextContent.Contains("not graded"));
        foreach (var stance in (string[])["Affirms", "Denies", "Gives a number", "States an intent"]) page.Main.ShouldContain(stance);
        page.Main.ShouldContain("Who denied what");
        page.Main.ShouldContain("Shares its origin with");
        page.Main.ShouldContain("as against");
    }
}
