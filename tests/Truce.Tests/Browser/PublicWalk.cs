using Microsoft.Playwright;

namespace Truce.Tests.Browser;

public sealed class PublicWalk(BrowserSite site) : Walk(site)
{
    [Fact]
    public async Task A_reader_sees_every_stance_with_its_path_grade_and_date_and_who_denied_what()
    {
        var page = await Site.Open("/");
        var complaints = Complaints(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Are United States troops in Gaza, or will they be?" }).ClickAsync();
        await page.At("**" + Site.Question);

        // Turbo puts the page in; its heading is the question.
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Are United States troops in Gaza");
        var claims = page.Locator("ol.claims > li");
        var all = Site.View().Under<Core.Claims.Claim>(Site.View().All<Core.Questions.Question>().Single(one => Site.Question.EndsWith($"{one.Id}")).Id).Count();
        (await claims.CountAsync()).ShouldBe(all);
        (await page.Locator("ol.claims > li:has(ol.chain li):has(.side time):has(.side .b):has(.grade, .side .meta)").CountAsync()).ShouldBe(all);
        (await page.Locator(".lanes a.mk").CountAsync()).ShouldBe(all);
        var stances = await page.Locator("ol.claims .side .b").AllInnerTextsAsync();
        stances.Distinct().Select(text => text.Trim()).Order().ShouldBe(["Affirms", "Denies", "Gives a number", "States an intent"], ignoreOrder: true);

        (await page.Locator(".versus > li").CountAsync()).ShouldBeGreaterThan(1);
        (await page.Locator(".versus .against a.no").CountAsync()).ShouldBeGreaterThan(1);
        (await Shown(page)).ShouldContain("Shares its origin with");
        (await page.Locator("dl.words dt").AllInnerTextsAsync()).ShouldContain(text => text.Contains("deploy") && text.Contains("visit"));
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reader_goes_back_in_time_by_the_form_and_returns()
    {
        var page = await Site.Open(Site.Question);
        var complaints = Complaints(page);
        var now = await page.Locator("ol.claims > li").CountAsync();
        var ground = await Ground(page);
        await page.GetByText("Go back in time", new() { Exact = true }).ClickAsync();
        await page.Locator("#as-of").FillAsync("2025-10-18T12:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Assertions.Expect(page.Locator(".asof .state")).ToContainTextAsync("As it stood on 18 Oct 2025, 12:00");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-time", "past");
        (await page.Locator("ol.claims > li").CountAsync()).ShouldBeInRange(1, now - 1);
        (await Ground(page)).ShouldNotBe(ground);

        // Every way on stays in the past.
        await page.Locator("ol.claims .foot-line a.mono").First.ClickAsync();
        await page.At("**/claims/*asOf=*");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-time", "past");
        await page.GetByRole(AriaRole.Link, new() { Name = "Return to live" }).ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-time", "live");
        new Uri(page.Url).Query.ShouldBeEmpty();
        complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en", "ArrowLeft")]
    [InlineData("ar", "ArrowRight")]
    public async Task A_reader_goes_back_in_time_by_the_keyboard(string language, string earlier)
    {
        var page = await Site.Open(Site.Question, language);
        var head = page.GetByRole(AriaRole.Slider);
        await head.FocusAsync();
        await page.Keyboard.PressAsync(earlier);
        var value = double.Parse((await head.GetAttributeAsync("aria-valuenow"))!);
        value.ShouldBeLessThan(1000);
        await page.Keyboard.PressAsync("PageDown");
        double.Parse((await head.GetAttributeAsync("aria-valuenow"))!).ShouldBeLessThan(value);
        await page.Keyboard.PressAsync("Escape");
        (await head.GetAttributeAsync("aria-valuenow")).ShouldBe("1000");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-time", "live");
        for (var presses = 0; presses < 3; presses++) await page.Keyboard.PressAsync("PageDown");
        var words = await head.GetAttributeAsync("aria-valuetext");
        words.ShouldNotBeNullOrWhiteSpace();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-time", "past");
        page.Url.ShouldContain("asOf=20");
        await page.GetByRole(AriaRole.Slider).FocusAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-time", "live");
    }

    [Fact]
    public async Task The_time_bar_can_be_dragged()
    {
        var page = await Site.Open("/questions");
        var bar = (await page.Locator(".scrub").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(bar.X + bar.Width - 2, bar.Y + 14);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(bar.X + bar.Width / 2, bar.Y + 14, new() { Steps = 4 });
        await Assertions.Expect(page.Locator(".bubble")).ToBeVisibleAsync();
        await page.Mouse.UpAsync();
        await Assertions.Expect(page.Locator(".asof .state")).ToContainTextAsync("As it stood on");
    }

    [Fact]
    public async Task Whoever_may_write_cannot_do_so_in_the_past()
    {
        var page = await Site.Open(null);
        await Be(page, "Watch keeper");
        await page.GotoAsync("/questions");
        (await page.Locator(".ph .acts a.btn").CountAsync()).ShouldBe(1);
        await page.GotoAsync("/questions?asOf=2026-01-01");
        (await page.Locator(".ph .acts a.btn, .ph .acts details").CountAsync()).ShouldBe(0);
        (await Shown(page, ".ph")).ShouldContain("Writing is closed while you look at the past.");
        await page.GotoAsync("/reports/new?asOf=2026-01-01");
        (await page.Locator("main form").CountAsync()).ShouldBe(0);
        (await Shown(page)).ShouldContain("Return to live to write");
    }

    private static Task<string> Ground(IPage page) => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor + getComputedStyle(document.querySelector('main')).backgroundColor");
}
