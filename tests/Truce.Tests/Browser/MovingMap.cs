using Microsoft.Playwright;

namespace Truce.Tests.Browser;

/// <summary>The map that moves, in a browser that draws in three dimensions by its processor alone; and the drawing where it cannot.</summary>
public sealed class MovingMap(BrowserSite site) : Walk(site)
{
    private const string Floor = "/floor?asOf=2025-10-29T20:15";

    [Fact]
    public async Task The_moving_map_takes_the_drawings_place_and_asks_nobody_else()
    {
        await Site.Open(null);
        await using var browser = await Launch();
        var drawn = await browser.NewPageAsync(new() { ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 1440, Height = 900 } });
        var complaints = Complaints(drawn);
        List<string> asked = [];
        drawn.Request += (_, request) => asked.Add(request.Url);
        await drawn.GotoAsync(new Uri(Site.Address, Floor).ToString());
        await drawn.Locator("truce-map[data-live] .live canvas").WaitForAsync(new() { Timeout = 60_000 });
        asked.ShouldAllBe(url => url.StartsWith(Site.Address.ToString(), StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal));
        asked.ShouldContain(url => url.EndsWith("/map/basemap.pmtiles", StringComparison.Ordinal));
        complaints.Where(one => !one.Contains("WebGL", StringComparison.Ordinal)).ShouldBeEmpty();

        // The same numbers on the map, in the lanes and in the list.
        var onMap = await drawn.Locator(".live a.event").AllInnerTextsAsync();
        var drawnToo = await drawn.Locator(".mapsheet > svg.wide a.m-ev text").AllTextContentsAsync();
        onMap.Order().ShouldBe(drawnToo.Order());
        (await drawn.Locator(".tl .key").AllInnerTextsAsync()).ShouldBe((await drawn.Locator(".flanes .ev").EvaluateAllAsync<string[]>("all => all.map(one => one.firstChild.textContent.trim())")), ignoreOrder: true);

        // It turns by its button and by the keyboard.
        await drawn.Locator(".live button.turn").ClickAsync();
        await drawn.GetByRole(AriaRole.Button, new() { Name = "Coast up" }).WaitForAsync();
        await drawn.Locator(".live canvas").FocusAsync();
        await drawn.Keyboard.PressAsync("Shift+ArrowLeft");
        await drawn.ScreenshotAsync(new() { Path = Repository.File("artifacts", "screenshots", "floor-live-map.png") });
    }

    [Fact]
    public async Task Without_script_the_map_the_lanes_and_the_list_are_there()
    {
        var page = await Site.Open(Floor, script: false);
        (await page.Locator(".mapsheet > svg.wide").IsVisibleAsync()).ShouldBeTrue();
        (await page.Locator(".flanes .names li").CountAsync()).ShouldBe(6);
        (await page.Locator(".mapnote").InnerTextAsync()).ShouldStartWith("Not for navigation.");
        await page.GotoAsync(Floor + "&table=1");
        (await page.Locator("truce-map").CountAsync()).ShouldBe(0);
        (await page.Locator(".floor > .sheet table").IsVisibleAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task The_floor_weighs_less_than_300_KB_without_the_script_of_maps()
    {
        var page = await Site.Open(null);
        var bytes = 0L;
        page.Response += async (_, response) =>
        {
            if (response.Url.Contains("/client/map", StringComparison.Ordinal) || response.Url.EndsWith(".pmtiles", StringComparison.Ordinal)) return;
            try { Interlocked.Add(ref bytes, (await response.Request.SizesAsync()).ResponseBodySize); } catch (PlaywrightException) { }
        };
        await page.GotoAsync(Floor, new() { WaitUntil = WaitUntilState.NetworkIdle });
        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes} bytes");
        Interlocked.Read(ref bytes).ShouldBeLessThan(300 * 1024);
    }

    private static async Task<IBrowser> Launch()
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = BrowserSite.Chromium,
            Args = ["--no-sandbox", "--disable-quic", "--no-first-run", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"],
        });
    }
}
