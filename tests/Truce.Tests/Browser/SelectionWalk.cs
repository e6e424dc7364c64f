using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Truce.Tests.Browser;

/// <summary>From a list to the map and back, two periods, a day again: with script and without, in both directions of writing, on a phone.</summary>
public sealed class SelectionWalk(BrowserSite site) : Walk(site)
{
    private const string Chosen = "type=fire&from=2025-10-10";

    [Theory]
    [InlineData("en", 1440)]
    [InlineData("ar", 390)]
    public async Task From_table_to_map_and_back_the_selection_stays(string language, int width)
    {
        var page = await Site.Open(null, language, script: false);
        await page.SetViewportSizeAsync(width, 900);
        await page.GotoAsync($"/incidents?{Chosen}");
        var rows = await page.Locator("main tbody tr").CountAsync();
        rows.ShouldBeGreaterThan(2);
        await page.Locator("a[data-view=map]").ClickAsync();
        page.Url.ShouldContain("/map?kind=incident&type=fire&from=2025-10-10");
        (await page.Locator("main table.things tbody tr").CountAsync()).ShouldBe(rows);

        // Numbers on the map and in the list agree.
        var drawn = await page.Locator($".mapsheet > svg.{(width > 860 ? "wide" : "narrow")} a.m-ev text").AllTextContentsAsync();
        var listed = (await page.Locator("main table.things td.n").AllInnerTextsAsync()).Where(number => number != "–");
        listed.Where(drawn.Contains).Order().ShouldBe(drawn.Order());
        drawn.ShouldNotBeEmpty();

        await page.Locator("a[data-shown]").Nth(1).ClickAsync();
        page.Url.ShouldContain("/incidents?type=fire&bbox=");
        page.Url.ShouldContain("from=2025-10-10");
        (await page.Locator("main tbody tr").CountAsync()).ShouldBe(drawn.Count);
        await page.Locator(".chips a.chip").Filter(new() { HasTextRegex = new Regex("34\\.") }).ClickAsync();
        (await page.Locator("main tbody tr").CountAsync()).ShouldBe(rows);
        await FitsThePhone(page, width);
    }

    [Fact]
    public async Task When_the_map_is_moved_the_links_ask_for_what_it_shows()
    {
        var page = await Site.Open("/map?kind=incident");
        var before = await page.Locator("a[data-shown]").First.GetAttributeAsync("href");
        await page.EvaluateAsync("document.querySelector('truce-map').dispatchEvent(new CustomEvent('truce-map-moved', { bubbles: true, detail: [34.25, 31.25, 34.3, 31.33] }))");
        var after = await page.Locator("a[data-shown]").First.GetAttributeAsync("href");
        after.ShouldNotBe(before);
        after!.ShouldContain("bbox=34.25,31.25,34.3,31.33");
        await page.Locator("a[data-shown]").First.ClickAsync();
        await page.WaitForURLAsync(new Regex("bbox=34\\.25"));
        (await page.Locator(".chips a.chip").CountAsync()).ShouldBe(2);
    }

    [Theory]
    [InlineData("en", 1440)]
    [InlineData("ar", 390)]
    public async Task Two_periods_of_unequal_length_are_compared_a_day_and_with_who_looked(string language, int width)
    {
        var page = await Site.Open(null, language, script: false);
        await page.SetViewportSizeAsync(width, 900);
        await page.GotoAsync("/compare?kind=incident&from=2025-10-19&until=2025-10-25&with-from=2025-10-26&with-until=2025-10-30");
        (await page.Locator("main p.note").First.InnerTextAsync()).ShouldContain("7");
        (await page.Locator("table.compare tbody tr").First.Locator("td").Nth(2).InnerTextAsync()).ShouldMatch("[0-9]\\.[0-9]{2} · [0-9]\\.[0-9]{2}");
        (await page.Locator(".coverage-statement").CountAsync()).ShouldBe(2);

        // A number leads to what it counts.
        var number = await page.Locator("table.compare tbody tr").First.Locator("td a").First.InnerTextAsync();
        await page.Locator("table.compare tbody tr").First.Locator("td a").First.ClickAsync();
        (await page.Locator("main table.things tbody tr").CountAsync()).ShouldBe(int.Parse(number, System.Globalization.CultureInfo.InvariantCulture));
        await page.GotoAsync("/compare?kind=incident&from=2025-10-19&until=2025-10-25&with-from=2025-10-12&with-until=2025-10-18");
        (await page.Locator("table.compare tbody tr").First.Locator("td").Nth(2).InnerTextAsync()).ShouldMatch("^[+-]?[0-9]+$");
        await FitsThePhone(page, width);
    }

    [Fact]
    public async Task A_day_is_replayed_by_links_by_keys_and_by_the_player()
    {
        const string Start = "/replay?day=2025-10-19&kind=incident&at=2025-10-19T12:00";
        var plain = await Site.Open(Start, script: false);
        (await plain.Locator(".tally b").First.InnerTextAsync()).ShouldBe("0");
        await plain.Locator("a[data-step=event-on]").ClickAsync();
        (await plain.Locator(".tally b").First.InnerTextAsync()).ShouldNotBe("0");
        await plain.Locator("a[data-step=now]").ClickAsync();
        (await plain.Locator(".tally b").First.InnerTextAsync()).ShouldBe(await plain.Locator(".tally b").Nth(1).InnerTextAsync());

        await using var context = await plain.Context.Browser!.NewContextAsync(new() { BaseURL = Site.Address.ToString(), ReducedMotion = ReducedMotion.NoPreference });
        var page = await context.NewPageAsync();
        await page.GotoAsync(Start);
        await page.Keyboard.PressAsync("ArrowRight");
        await page.WaitForURLAsync(new Regex("at=2025-10-19T10"));
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.WaitForURLAsync(new Regex("at=2025-10-19T09"));
        await page.Locator(".play select").SelectOptionAsync("fast");
        await page.Locator(".play button").ClickAsync();
        await page.WaitForURLAsync(new Regex("at=2025-10-19T11"), new() { Timeout = 20_000 });
        await page.Locator(".play button[aria-pressed=true]").ClickAsync();
        (await page.Locator(".play button").GetAttributeAsync("aria-pressed")).ShouldBe("false");

        // Whoever asks for less motion steps.
        await using var still = await plain.Context.Browser!.NewContextAsync(new() { BaseURL = Site.Address.ToString(), ReducedMotion = ReducedMotion.Reduce });
        var calm = await still.NewPageAsync();
        await calm.GotoAsync(Start);
        await calm.Locator(".play p").WaitForAsync();
        (await calm.Locator(".play button").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_and_nothing_is_listed()
    {
        var page = await Site.Open(null, "ar", script: false);
        var answer = await page.GotoAsync("/incidents?type=fire&colour=red");
        answer!.Status.ShouldBe(400);
        (await page.Locator(".selbar [role=alert] li").InnerTextAsync()).ShouldContain("colour");
        (await page.Locator("main tbody tr").CountAsync()).ShouldBe(0);
    }

    private static async Task FitsThePhone(IPage page, int width)
    {
        if (width > 400) return;
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        var low = await page.Locator(".selbar .btn, .selbar .chip, .selbar select").EvaluateAllAsync<double[]>("all => all.filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect().height)");
        low.ShouldAllBe(height => height >= 43.5);
    }
}
