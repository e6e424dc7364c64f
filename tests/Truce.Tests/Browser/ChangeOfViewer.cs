using Microsoft.Playwright;
using Truce.Core.Claims;

namespace Truce.Tests.Browser;

public sealed class ChangeOfViewer(BrowserSite site) : Walk(site)
{
    [Fact]
    public async Task What_the_first_viewer_saw_is_gone_for_the_second_even_by_going_back()
    {
        var page = await Site.Open(null);
        await Be(page, "UN access officer");
        var hidden = Site.View("UN access officer").All<Claim>().First(claim => Site.View().Find(claim.Id) is null);
        var statement = hidden.Statement.En!;
        await page.GotoAsync("/sources");
        await page.GotoAsync($"/claims/{hidden.Id}");
        (await Shown(page)).ShouldContain(statement);
        var beside = await page.Context.NewPageAsync();
        await beside.GotoAsync($"/claims/{hidden.Id}");
        (await Shown(beside)).ShouldContain(statement);

        await page.GetByRole(AriaRole.Link, new() { Name = "Look as someone else" }).ClickAsync();
        await page.At("**/viewer?back=*");
        await page.Locator("form:has(input[name=member]:not([value^='MEM-'])) button.person").ClickAsync();
        await page.At($"**/claims/{hidden.Id}");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Nothing here that you may see");

        // The page beside it learns of the change.
        await Assertions.Expect(beside.Locator("h1")).ToHaveTextAsync("Nothing here that you may see");
        for (var steps = 0; steps < 4; steps++)
        {
            await page.GoBackAsync();
            (await page.ContentAsync()).ShouldNotContain(statement);
            await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-viewer", "public");
        }

        for (var steps = 0; steps < 4; steps++)
        {
            await page.GoForwardAsync();
            (await page.ContentAsync()).ShouldNotContain(statement);
        }
    }

    [Fact]
    public async Task The_shell_says_who_looks_in_every_language()
    {
        foreach (var language in Truce.Web.Language.Words.Languages)
        {
            var page = await Site.Open("/questions", language);
            var words = Truce.Web.Language.Words.Of(language);
            (await Shown(page, ".seeas")).ShouldContain(words["shell.you-see-as-public"]);
            await Be(page, "Liaison officer of Hamas");
            var guest = Site.Guest("Liaison officer of Hamas");
            (await Shown(page, ".seeas")).ShouldContain(language switch { "ar" => guest.Function.Ar!, "he" => guest.Function.He!, _ => guest.Function.En! });
        }
    }
}
