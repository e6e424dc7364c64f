using Microsoft.Playwright;
using Truce.Web.Language;

namespace Truce.Tests.Browser;

/// <summary>Somebody on a phone, in Arabic, finds two reports of one event side by side, merges them, and takes it back.</summary>
public sealed class PairWalk(BrowserSite site) : Walk(site)
{
    [Fact]
    public async Task Two_incidents_are_merged_and_unmerged_in_Arabic_on_a_phone()
    {
        var words = Words.Of("ar");
        var page = await Site.Open(null, "ar", width: 390, height: 844);
        var complaints = Complaints(page);
        await Be(page, "Watch keeper");
        await EnterAsync(page, words, "غارة على خيمة قرب المفترق", "31.4021");
        var first = new Uri(page.Url).AbsolutePath.Split('/')[^1];
        await EnterAsync(page, words, "تقصف خيمة عند المفترق", "31.4023");
        var second = new Uri(page.Url).AbsolutePath.Split('/')[^1];

        // Side by side, with the reasons in Arabic; nothing wider than the phone.
        var candidate = page.Locator("ol.pairs > li").Filter(new() { HasText = first });
        await Assertions.Expect(candidate).ToContainTextAsync(words["pair.same-kind"]);
        await candidate.Locator("summary").ClickAsync();
        await Assertions.Expect(candidate.Locator("table")).ToContainTextAsync("غارة على خيمة");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
        (await page.EvaluateAsync<string>("document.documentElement.dir")).ShouldBe("rtl");
        await page.GotoAsync("/incidents/pairs");
        await Assertions.Expect(page.Locator("ol.pairs > li").Filter(new() { HasText = first }).Filter(new() { HasText = second })).ToHaveCountAsync(1);
        await page.GotoAsync($"/incidents/{second}");

        // Merged: first without its reason.
        await page.Locator("ol.pairs > li").Filter(new() { HasText = first }).GetByRole(AriaRole.Link, new() { Name = words["verb.MergeIncidents"] }).ClickAsync();
        await page.At("**/merge*");
        (await page.Locator("[name='merged-with']").InputValueAsync()).ShouldBe(first);
        await Record(page, words);
        await Assertions.Expect(page.Locator(".errors")).ToBeVisibleAsync();
        await page.Locator("[name='reason.ar']").FillAsync("الحفرة نفسها في الصورتين.");
        await Record(page, words);
        await page.At($"**/incidents/{second}*");
        var section = page.Locator("section:has(#i-same)");
        await Assertions.Expect(section).ToContainTextAsync("الحفرة نفسها في الصورتين.");
        await Assertions.Expect(section).ToContainTextAsync(words.Count("pair.members", 2));
        await Assertions.Expect(section.Locator("ol.pairs > li").Filter(new() { HasText = first })).ToHaveCountAsync(0);

        // Both keep their pages; the other says so too, and from there it is taken back.
        await page.GotoAsync($"/incidents/{first}");
        await Assertions.Expect(section).ToContainTextAsync(second);
        await section.GetByRole(AriaRole.Link, new() { Name = words["verb.UnmergeIncidents"] }).ClickAsync();
        await page.At("**/unmerge");
        await page.Locator("[name='reason.ar']").FillAsync("حفرتان مختلفتان.");
        await Record(page, words);
        await page.At("**/incidents/INC-*recorded=*");
        await page.GotoAsync($"/incidents/{first}");
        await Assertions.Expect(section.Locator("ol.pairs > li").Filter(new() { HasText = second })).ToHaveCountAsync(1);
        complaints.ShouldBeEmpty();
    }

    private static Task Record(IPage page, Words words) => page.GetByRole(AriaRole.Button, new() { Name = words["form.record"], Exact = true }).ClickAsync();

    private static async Task EnterAsync(IPage page, Words words, string title, string latitude)
    {
        await page.GotoAsync("/incidents/new");
        await page.Locator("[name='title.ar']").FillAsync(title);
        await page.Locator("[name='incident-type']").SelectOptionAsync("fire/air-strike");
        await page.Locator("[name='happened.from']").FillAsync("2026-02-03T10:00");
        await page.Locator("[name='happened.until']").FillAsync("2026-02-03T11:00");
        await page.Locator("[name='happened.precision']").SelectOptionAsync("hour");
        await page.Locator("[name='where.latitude']").FillAsync(latitude);
        await page.Locator("[name='where.longitude']").FillAsync("34.3401");
        await page.Locator("[name='where.radius']").FillAsync("100");
        await Record(page, words);
        await page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/incidents(/INC-|\\?|$)"));
        if (!page.Url.Contains("/INC-", StringComparison.Ordinal)) await page.GetByRole(AriaRole.Link, new() { Name = title }).First.ClickAsync();
        await page.At("**/incidents/INC-*");
    }
}
