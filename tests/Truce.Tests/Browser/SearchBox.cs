using Microsoft.Playwright;

namespace Truce.Tests.Browser;

public sealed class SearchBox(BrowserSite site) : Walk(site)
{
    [Theory]
    [InlineData("en", "rafah")]
    [InlineData("ar", "رفح")]
    public async Task It_is_reached_by_the_keyboard_and_offers_what_is_found(string language, string typed)
    {
        var page = await Site.Open(Site.Question, language);
        var complaints = Complaints(page);
        var box = page.Locator("#find");
        await page.Locator(".langs a").First.FocusAsync();
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(box).ToBeFocusedAsync();
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "false");
        await page.Keyboard.TypeAsync(typed);
        var options = page.GetByRole(AriaRole.Option);
        await Assertions.Expect(options.First).ToBeVisibleAsync();
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        (await page.Locator("truce-search [role=status]").TextContentAsync()).ShouldNotBeNullOrWhiteSpace();

        // Down to the second, up past the first, and down to it again.
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-activedescendant", "suggestion-1");
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(options.First).ToHaveAttributeAsync("aria-selected", "true");
        var to = await options.First.GetAttributeAsync("data-to");
        await page.Keyboard.PressAsync("Enter");
        await page.At("**" + to);
        await Assertions.Expect(page.Locator("main h1")).ToBeVisibleAsync();
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Escape_closes_the_list_then_empties_the_field_then_goes_back()
    {
        var page = await Site.Open(Site.Question);
        var link = page.Locator("main a").First;
        await link.FocusAsync();
        await page.Keyboard.PressAsync("/");
        var box = page.Locator("#find");
        await Assertions.Expect(box).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("gaza");
        await Assertions.Expect(page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".suggested")).ToBeHiddenAsync();
        await Assertions.Expect(box).ToHaveValueAsync("gaza");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(box).ToHaveValueAsync("");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(link).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_slash_that_is_typed_into_a_field_stays_there()
    {
        var page = await Site.Open("/search");
        var field = page.Locator("main input[name=q]");
        await field.FocusAsync();
        await page.Keyboard.TypeAsync("a/b");
        await Assertions.Expect(field).ToHaveValueAsync("a/b");
    }

    [Theory]
    [InlineData(1440, true)]
    [InlineData(390, true)]
    [InlineData(390, false)]
    public async Task Enter_leads_to_all_that_is_found_with_script_and_without(int width, bool script)
    {
        var page = await Site.Open("/questions?asOf=2026-01-25", width: width, script: script);
        await page.Locator("#find").FillAsync("rafah");
        await page.Locator("#find").PressAsync("Enter");
        await page.At("**/search?**");
        page.Url.ShouldContain("q=rafah");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-time", "past");
        (await page.Locator(".hits mark").CountAsync()).ShouldBeGreaterThan(0);
        await page.Locator(".hits a").First.ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-time", "past");
    }

    [Theory]
    [InlineData("en", 1440)]
    [InlineData("he", 390)]
    public async Task What_it_offers_shuts_nobody_out(string language, int width)
    {
        var page = await Site.Open("/questions", language, width, checks: true);
        await page.Locator("#find").FillAsync("rafah");
        await page.Locator("#find").PressAsync("ArrowDown");
        await Assertions.Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await page.Locator("#find").PressAsync("ArrowDown");
        (await Gallery.Check(page)).ShouldBeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
        await page.ScreenshotAsync(new() { Path = Repository.File("artifacts", "screenshots", $"suggestions-{language}-{width}.png") });
    }
}
