using Microsoft.Playwright;

namespace Truce.Tests.Browser;

public sealed class ByKeyboard(BrowserSite site) : Walk(site)
{
    [Fact]
    public async Task The_first_stop_leads_past_the_shell_to_the_content()
    {
        var page = await Site.Open(Site.Question);
        await page.Keyboard.PressAsync("Tab");
        var skip = page.Locator(".skip");
        await Assertions.Expect(skip).ToBeFocusedAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement) && document.activeElement.tagName !== 'MAIN'")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("en", 1440)]
    [InlineData("ar", 1440)]
    [InlineData("en", 390)]
    public async Task Every_stop_is_seen_and_they_come_in_the_order_of_the_page(string language, int width)
    {
        var page = await Site.Open(Site.Question, language, width);
        List<string> faults = [];
        for (var stop = 0; stop < 60; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var fault = await page.EvaluateAsync<string?>(
                """
                () => {
                  const now = document.activeElement, before = window.lastStop;
                  window.lastStop = now;
                  if (now === document.body) return "nothing has the focus";
                  const style = getComputedStyle(now), box = now.getBoundingClientRect();
                  const name = `${now.tagName}.${now.getAttribute("class") ?? ""} "${now.textContent.trim().slice(0, 30)}"`;
                  const drawn = [now, ...now.querySelectorAll("*")].some(one => { const s = getComputedStyle(one); return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2; });
                  if (!drawn && style.boxShadow === "none") return `${name}: no ring`;
                  if (box.width === 0 || box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return `${name}: out of sight`;
                  if (before && !(before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING)) return `${name}: before ${before.tagName}.${before.className}`;
                  const over = document.elementFromPoint(Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1), Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1));
                  return over && (now.contains(over) || over.contains(now)) ? null : `${name}: covered by ${over?.tagName}.${over?.className}`;
                }
                """);
            if (fault is not null) faults.Add($"{stop}: {fault}");
        }

        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_menu_opens_and_closes_by_the_keyboard()
    {
        var page = await Site.Open("/questions", width: 390, height: 844);
        var menu = page.Locator(".menu summary");
        await menu.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".menu nav")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".menu nav")).Not.ToBeVisibleAsync();
        await Assertions.Expect(menu).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_form_is_filled_and_sent_without_a_mouse()
    {
        var page = await Site.Open(null);
        await Be(page, "Watch keeper");
        await page.GotoAsync("/questions/new");
        await page.Locator("[name='question-text.en']").FocusAsync();
        await page.Keyboard.TypeAsync("Is the road open, by keyboard?");
        for (var stops = 0; stops < 3; stops++) await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("document.activeElement.name")).ShouldBe("subject");
        await page.Keyboard.TypeAsync("Aid");
        await page.Locator("[name='question-text.en']").PressAsync("Enter");
        await page.At("**/questions/QST-*");
        await Assertions.Expect(page.Locator(".toast")).ToBeVisibleAsync();
    }
}
