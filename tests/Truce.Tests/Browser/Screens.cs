using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Truce.Tests.Browser;

public sealed partial class Screens(BrowserSite site) : Walk(site)
{
    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("he")]
    public async Task Every_page_fits_a_phone_a_tablet_a_desk_and_a_wall(string language)
    {
        var page = await Site.Open(null, language);
        List<string> found = [];
        foreach (var (name, path) in Gallery.Readable(Site))
        {
            await page.GotoAsync(path);
            foreach (var width in (int[])[360, 390, 820, 1100, 1920])
            {
                await page.SetViewportSizeAsync(width, 900);
                var faults = await page.EvaluateAsync<string[]>(
                    """
                    () => {
                      const faults = [], root = document.documentElement;
                      if (root.scrollWidth > innerWidth) faults.push(`${root.scrollWidth - innerWidth} too wide`);
                      for (const one of document.querySelectorAll("main p, main li, main td, main th, main dd, main h1, main h2, .top *, .asof *")) {
                        const box = one.getBoundingClientRect();
                        if (box.width <= 1 || one.closest(".scrollx, .tw, .scrub, .zones, thead, pre, details:not([open])") || getComputedStyle(one).position === "absolute") continue;
                        if (box.left < -1 || box.right > innerWidth + 1) faults.push(`${one.tagName}.${one.className} from ${Math.round(box.left)} to ${Math.round(box.right)}`);
                      }
                      return faults.slice(0, 3);
                    }
                    """);
                found.AddRange(faults.Select(fault => $"{name} at {width}: {fault}"));
            }
        }

        found.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1100, 800)]
    public async Task What_is_touched_is_large_enough_on_a_phone_and_on_a_tablet(int width, int height)
    {
        var page = await Site.Open("/viewer", width: width, height: height, touch: true);
        await Be(page, "Watch keeper");
        (await page.EvaluateAsync<bool>("matchMedia('(pointer: coarse)').matches")).ShouldBeTrue();
        var index = Site.View().LifeOf(Site.View().All<Core.Claims.Claim>().First().Id.Reference)[0].Head.Index;
        List<string> found = [];
        foreach (var path in (string[])[Site.Question, "/reports/new", "/record", $"/record/{index}", "/trust"])
        {
            await page.GotoAsync(path);
            var small = await page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll("summary, .btn, .langs a, .foot a, nav.links a, .check, main button, main input:not([type=hidden]):not([type=checkbox]), main select")]
                  .filter(one => one.getBoundingClientRect().height > 0 && one.getBoundingClientRect().height < 43.5)
                  .map(one => `${one.tagName}.${one.className} "${one.textContent.trim().slice(0, 30)}" ${Math.round(one.getBoundingClientRect().height)}`)
                """);
            found.AddRange(small.Select(one => $"{path}: {one}"));
        }

        found.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("he")]
    public async Task Dates_of_the_timeline_stand_apart_on_a_screen_and_on_paper(string language)
    {
        var page = await Site.Open(Site.Question, language);
        List<string> found = [];
        foreach (var (media, width) in ((Media, int)[])[(Media.Screen, 1440), (Media.Print, 680)])
        {
            // A sheet of A4 without its margins is 180 mm wide.
            await page.EmulateMediaAsync(new() { Media = media });
            await page.SetViewportSizeAsync(width, 1000);
            var crowded = await page.EvaluateAsync<string[]>(
                """
                () => {
                  const boxes = [...document.querySelectorAll(".lanes .date, .lanes .gapt")].map(one => [one.textContent, one.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
                  return boxes.flatMap(([text, box], at) => boxes.slice(at + 1).filter(([, other]) =>
                    box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom).map(([second]) => `${text} | ${second}`));
                }
                """);
            found.AddRange(crowded.Select(one => $"{media}: {one}"));
        }

        found.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en", "")]
    [InlineData("ar", "")]
    [InlineData("en", "?asOf=2025-10-18")]
    public async Task A_question_prints_on_A4_without_what_leads_about(string language, string query)
    {
        var page = await Site.Open(Site.Question + query, language);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var shell in (string[])[".nav", ".top", ".asof", ".foot", ".skip", ".ph .acts"])
            (await page.Locator(shell).First.IsVisibleAsync()).ShouldBeFalse(shell);
        (await page.Locator(".printhead").IsVisibleAsync()).ShouldBeTrue();
        (await page.Locator(".printfoot").IsVisibleAsync()).ShouldBeTrue();
        (await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")).ShouldBeOneOf("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)");
        var print = await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = false });
        var text = Encoding.Latin1.GetString(print);
        var box = MediaBox().Match(text);
        double.Parse(box.Groups[1].Value).ShouldBe(595, 1.0);
        double.Parse(box.Groups[2].Value).ShouldBe(842, 1.0);
        MediaBox().Count(text).ShouldBeInRange(1, 20);
        var name = Path.Combine(Directory.CreateDirectory(Repository.File("artifacts", "screenshots")).FullName, $"print-{language}-{(query.Length == 0 ? "live" : "past")}");
        await File.WriteAllBytesAsync(name + ".pdf", print);
        await page.SetViewportSizeAsync(794, 1123);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(794, "wider than a sheet");
        await page.ScreenshotAsync(new() { Path = name + ".png", FullPage = true });
    }

    [GeneratedRegex(@"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]")]
    private static partial Regex MediaBox();
}
