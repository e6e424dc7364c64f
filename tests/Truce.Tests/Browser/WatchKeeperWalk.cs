using Microsoft.Playwright;
using Truce.Web.Language;

namespace Truce.Tests.Browser;

public sealed class WatchKeeperWalk(BrowserSite site) : Walk(site)
{
    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("he")]
    public async Task A_watch_keeper_asks_takes_in_records_grades_and_withdraws_with_wrong_input_first(string language)
    {
        var words = Words.Of(language);
        var page = await Site.Open(null, language);
        var complaints = Complaints(page);
        await Be(page, "Watch keeper");

        // A question; first nothing at all.
        await page.GotoAsync("/questions");
        await page.GetByRole(AriaRole.Link, new() { Name = words["verb.OpenQuestion"] }).ClickAsync();
        await page.At("**/questions/new");
        await Record(page, words);
        await Assertions.Expect(page.Locator(".errors")).ToContainTextAsync(words["form.not-recorded"]);
        await page.Locator(".errors a").First.ClickAsync();
        await Assertions.Expect(page.Locator($"[name='question-text.{language}']")).ToBeFocusedAsync();
        await page.Locator("[name='question-text.en']").FillAsync($"Did a convoy leave on that day? ({language})");
        await page.Locator("[name='question-text.ar']").FillAsync("هل غادرت قافلة في ذلك اليوم؟");
        await page.Locator("[name=subject]").SelectOptionAsync("aid");
        await Record(page, words);
        await page.At("**/questions/QST-*");
        await Assertions.Expect(page.Locator(".toast")).ToBeVisibleAsync();
        var question = new Uri(page.Url).AbsolutePath;

        // A report with a text; first without its title and day.
        await page.GotoAsync("/reports");
        await page.GetByRole(AriaRole.Link, new() { Name = words["verb.ReceiveReport"] }).ClickAsync();
        await page.At("**/reports/new");
        await page.Locator("[name=source]").SelectOptionAsync(new SelectOptionValue { Index = 3 });
        await page.Locator("[name=text]").FillAsync("قال المتحدث: no convoy left today. לא יצאה שיירה.");
        await Record(page, words);
        await Assertions.Expect(page.Locator(".errors")).ToBeVisibleAsync();
        (await page.Locator("[name=text]").InputValueAsync()).ShouldBe("قال المتحدث: no convoy left today. לא יצאה שיירה.");
        await page.Locator("[name='title.en']").FillAsync("Briefing of the day");
        await page.Locator("[name='published.first']").FillAsync("2026-11-18");
        await Record(page, words);
        await page.At("**/reports/RPT-*");
        var report = new Uri(page.Url).AbsolutePath;

        // A claim with its exact words; first with words that do not stand there.
        await page.GetByRole(AriaRole.Link, new() { Name = words["verb.RecordClaim"] }).ClickAsync();
        await page.At("**/claims/new");
        await page.Locator("[name='statement.en']").FillAsync($"No convoy left on that day. ({language})");
        await page.Locator("[name='said.first']").FillAsync("2026-11-18");
        await page.Locator("[name=words]").FillAsync("no convoy came");
        await page.Locator("[name=question]").SelectOptionAsync(question.Split('/')[^1]);
        await page.Locator("[name=stance]").SelectOptionAsync("denies");
        await Record(page, words);
        await Assertions.Expect(page.Locator(".field:has([name=words]) .err")).ToHaveTextAsync(words["form.words-not-found"]);
        await page.Locator("[name=words]").FillAsync("no convoy left today");
        await Record(page, words);
        await page.At("**/claims/CLM-*");
        var claim = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync(report);
        (await page.Locator(".verbatim mark").InnerTextAsync()).ShouldEndWith("no convoy left today");

        // It stands under the question, is graded, and is withdrawn by its source.
        await page.GotoAsync(question);
        await Assertions.Expect(page.Locator("ol.claims > li")).ToHaveCountAsync(1);
        await page.GotoAsync(claim);
        await Verb(page, words, "GradeClaim");
        await page.Locator("[name=credibility]").SelectOptionAsync("3");
        await page.Locator("[name='basis.en']").FillAsync("One source, not confirmed.");
        await Record(page, words);
        await page.At("**/claims/CLM-*recorded=*");
        await page.GotoAsync(question);
        await Assertions.Expect(page.Locator("ol.claims .grade")).ToContainTextAsync(words["credibility.3"]);
        await page.GotoAsync(claim);
        await Verb(page, words, "WithdrawClaim");
        await page.Locator("[name='reason.en']").FillAsync("Its source took it back.");
        await Record(page, words);
        await page.At("**/claims/CLM-*recorded=*");
        await page.GotoAsync(question);
        await Assertions.Expect(page.Locator("ol.claims > li")).ToContainTextAsync("Its source took it back.");
        complaints.ShouldBeEmpty();
    }

    private static Task Record(IPage page, Words words) => page.GetByRole(AriaRole.Button, new() { Name = words["form.record"], Exact = true }).ClickAsync();

    private static async Task Verb(IPage page, Words words, string verb)
    {
        var link = page.Locator(".ph .acts").GetByRole(AriaRole.Link, new() { Name = words[$"verb.{verb}"], Exact = true });
        if (!await link.IsVisibleAsync()) await page.Locator(".ph .acts summary").ClickAsync();
        await link.ClickAsync();
        await page.At("**/claims/CLM-*/*");
    }
}
