using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Truce.Core.Claims;
using Truce.Web.Language;

namespace Truce.Tests.Browser;

public sealed partial class ReceiptCheck(BrowserSite site) : Walk(site)
{
    private string Receipt => $"/record/{Site.View().LifeOf(Site.View().All<Claim>().First().Id.Reference)[0].Head.Index}";

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("he")]
    public async Task Each_step_holds_in_the_reader_s_own_browser(string language)
    {
        var page = await Site.Open(null, language);
        var complaints = Complaints(page);
        await page.GotoAsync(Receipt);
        await Assertions.Expect(page.Locator("truce-receipt")).ToHaveAttributeAsync("data-answer", "holds");
        (await Outcomes(page)).ShouldBe(["holds", "holds", "holds", "holds"]);
        await Assertions.Expect(page.Locator("[data-verdict]")).ToHaveTextAsync(Words.Of(language)["check.verdict.holds"]);
        complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a word of the claim", 2, "check.root-differs")]
    [InlineData("a salt", 2, "check.root-differs")]
    [InlineData("a hash of the path", 2, "check.root-differs")]
    [InlineData("the signature", 3, "check.signature.invalid")]
    [InlineData("the size", 2, "")]
    [InlineData("the place", 1, "check.broken.index")]
    [InlineData("the format", 0, "check.broken.format")]
    public async Task An_altered_receipt_says_which_step_fails(string what, int step, string sentence)
    {
        var page = await Site.Open(null);
        await page.RouteAsync("**/receipt", async route =>
        {
            var answer = await route.FetchAsync();
            var text = await answer.TextAsync();
            var altered = Altered(text, what);
            altered.ShouldNotBe(text);
            await route.FulfillAsync(new() { Response = answer, Body = altered });
        });
        await page.GotoAsync(Receipt);
        await Assertions.Expect(page.Locator("truce-receipt")).ToHaveAttributeAsync("data-answer", "fails");
        var outcomes = await Outcomes(page);
        outcomes.Count.ShouldBe(step + 1, string.Join(' ', outcomes));
        outcomes[^1].ShouldBe("fails");
        outcomes.SkipLast(1).ShouldAllBe(outcome => outcome == "holds");
        await Assertions.Expect(page.Locator("[data-verdict]")).ToHaveTextAsync(Words.Of("en")["check.verdict.fails"]);
        if (sentence.Length > 0) (await Shown(page, ".checks li:last-child")).ShouldContain(Words.Of("en")[sentence].Split('{')[0].Trim());
    }

    [Fact]
    public async Task Another_key_does_not_fit_and_the_right_one_put_back_does()
    {
        var page = await Site.Open(Receipt);
        await Assertions.Expect(page.Locator("truce-receipt")).ToHaveAttributeAsync("data-answer", "holds");
        var key = await page.Locator("#key").InputValueAsync();
        await page.Locator("#key").FillAsync("somebody.else+00000000+AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAh");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check again" }).ClickAsync();
        await Assertions.Expect(page.Locator("truce-receipt")).ToHaveAttributeAsync("data-answer", "fails");
        await page.Locator("#key").FillAsync(key);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("truce-receipt")).ToHaveAttributeAsync("data-answer", "holds");
    }

    [Fact]
    public async Task A_receipt_can_be_downloaded_from_its_page()
    {
        var page = await Site.Open(Receipt);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download the receipt" }).ClickAsync());
        download.SuggestedFilename.ShouldEndWith(".receipt.json");
        await using var stream = await download.CreateReadStreamAsync();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        Truce.Ledger.Receipt.Parse(bytes.ToArray()).Check(Site.Centre.Verifier).Holds.ShouldBeTrue();
    }

    private static async Task<IReadOnlyList<string>> Outcomes(IPage page) =>
        await page.Locator(".checks > li").EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.outcome)");

    // One character each; base64 stays base64, where its last bits count for nothing another place is taken.
    private static string Altered(string receipt, string what) => what switch
    {
        "a word of the claim" => Statement().Replace(receipt, match => match.Value[..^1] + (match.Value[^1] == 'x' ? 'y' : 'x'), 1),
        "a salt" => Salt().Replace(receipt, Other, 1),
        "a hash of the path" => PathHash().Replace(receipt, Other, 1),
        "the signature" => Signature().Replace(receipt, match => match.Value[..^12] + (match.Value[^12] == 'A' ? 'B' : 'A') + match.Value[^11..], 1),
        "the size" => Size().Replace(receipt, match => match.Value[..^1] + (match.Value[^1] == '9' ? '8' : (char)(match.Value[^1] + 1)), 1),
        "the place" => Place().Replace(receipt, match => match.Value[..^1] + (match.Value[^1] == '9' ? '8' : (char)(match.Value[^1] + 1)), 1),
        _ => receipt.Replace("truce-receipt/1", "truce-receipt/2"),
    };

    private static string Other(Match match) => match.Value[..^1] + (match.Value[^1] == 'A' ? 'B' : 'A');

    [GeneratedRegex("\"en\":\"[A-Za-z ]{5}")]
    private static partial Regex Statement();

    [GeneratedRegex("\"salt\":\"[A-Za-z0-9+/]{4}")]
    private static partial Regex Salt();

    [GeneratedRegex(@"index [0-9]+\\n[A-Za-z0-9+/]{4}")]
    private static partial Regex PathHash();

    [GeneratedRegex(@"— [^ ]+ [A-Za-z0-9+/=]{40,}")]
    private static partial Regex Signature();

    [GeneratedRegex(@"\\n\\nexample\.truce/gaza-2025\\n[0-9]+")]
    private static partial Regex Size();

    [GeneratedRegex(@"index [0-9]+")]
    private static partial Regex Place();
}
