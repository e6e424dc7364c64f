using Microsoft.Playwright;

namespace Truce.Tests.Browser;

public sealed class WithoutScript(BrowserSite site) : Walk(site)
{
    [Theory]
    [InlineData("en")]
    [InlineData("he")]
    public async Task Every_page_can_be_read(string language)
    {
        var page = await Site.Open(null, language, script: false);
        foreach (var (name, path) in Gallery.Readable(Site))
        {
            await page.GotoAsync(path);
            (await page.Locator("main h1").IsVisibleAsync()).ShouldBeTrue(name);
            (await page.Locator("main").InnerTextAsync()).Length.ShouldBeGreaterThan(100, name);
        }

        await page.GotoAsync(Gallery.Readable(Site).Single(one => one.Name == "receipt").Path);
        (await Shown(page, "[data-steps]")).ShouldBe(Truce.Web.Language.Words.Of(language)["receipt.noscript"]);
    }

    [Fact]
    public async Task Menu_language_time_and_viewer_work()
    {
        var page = await Site.Open("/questions", width: 390, height: 844, script: false);
        await page.Locator(".menu summary").ClickAsync();
        await page.Locator(".menu").GetByRole(AriaRole.Link, new() { NameRegex = new("^Reports") }).ClickAsync();
        await page.At("**/reports");
        await page.GetByRole(AriaRole.Link, new() { Name = "עברית" }).ClickAsync();
        await page.At("**/reports");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await page.Locator(".asof .pop summary").ClickAsync();
        await page.Locator("#as-of").FillAsync("2025-11-01T12:00");
        await page.Locator(".asof").GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Assertions.Expect(page.Locator(".asof .state")).ToContainTextAsync("As it stood on 1 Nov 2025, 12:00");
        await page.Locator(".asof").GetByRole(AriaRole.Link, new() { Name = "Return to live" }).ClickAsync();
        await page.Locator(".scrub a").First.ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-time", "past");
    }

    [Fact]
    public async Task Forms_work()
    {
        var page = await Site.Open(null, script: false);
        await Be(page, "Watch keeper");
        await page.GotoAsync("/questions/new");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record" }).ClickAsync();
        await Assertions.Expect(page.Locator(".errors")).ToBeVisibleAsync();
        await page.Locator("[name='question-text.en']").FillAsync("Is the road open, without script?");
        await page.Locator("[name=subject]").SelectOptionAsync("infrastructure");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record" }).ClickAsync();
        await page.At("**/questions/QST-*");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Is the road open, without script?");
    }
}
