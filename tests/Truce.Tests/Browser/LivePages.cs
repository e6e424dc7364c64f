using Microsoft.Playwright;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Reports;
using Truce.Core.Sources;
using Truce.Web.Language;

namespace Truce.Tests.Browser;

/// <summary>What others record comes to an open page as a count, and in place when it is asked for.</summary>
public sealed class LivePages(BrowserSite site) : Walk(site)
{
    private const string Line = "truce-live .live-line";

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("he")]
    public async Task A_report_comes_as_a_count_and_then_in_place_with_its_word(string language)
    {
        var words = Words.Of(language);
        var page = await Site.Open(null, language);
        var complaints = Complaints(page);
        await Be(page, "Watch keeper");
        await page.GotoAsync("/reports");
        await Assertions.Expect(page.Locator(Line)).ToBeHiddenAsync();
        var before = await page.Locator("main tbody tr").CountAsync();
        var height = await page.EvaluateAsync<double>("document.querySelector('main').getBoundingClientRect().height");
        await FollowsAsync();
        var report = Report();
        await Assertions.Expect(page.Locator(Line)).ToContainTextAsync(words.Count("live.new", 1));
        await Assertions.Expect(page.Locator("truce-live [role=status]")).ToContainTextAsync(words.Count("live.new", 1));
        (await page.Locator("main tbody tr").CountAsync()).ShouldBe(before, "nothing moves before it is asked for");
        (await page.EvaluateAsync<double>("document.querySelector('main').getBoundingClientRect().height")).ShouldBe(height);
        (await page.Locator(".nav .links a[href='/reports'] span").InnerTextAsync()).ShouldEndWith("+1");

        await page.Locator(Line).GetByRole(AriaRole.Button, new() { Name = words["live.show"] }).ClickAsync();
        var row = page.Locator($"main tr:has(a[href='/reports/{report}'])");
        await Assertions.Expect(row.Locator(".fresh")).ToHaveTextAsync(words["live.mark-new"]);
        await Assertions.Expect(page.Locator(".nav .links a[href='/reports'] span")).Not.ToContainTextAsync("+");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_being_read_stays_where_it_is()
    {
        var page = await Site.Open(null, height: 500);
        await Be(page, "Watch keeper");
        await page.GotoAsync("/reports");
        await FollowsAsync();
        await page.EvaluateAsync("scrollTo(0, 900)");
        var read = "main tbody tr:nth-child(15) a";
        var name = await page.Locator(read).First.InnerTextAsync();
        var top = await TopAsync(page, name);
        for (var at = 0; at < 3; at++) Report();
        await Assertions.Expect(page.Locator(Line)).ToContainTextAsync("3 new");
        await page.Locator(Line).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.Locator(".fresh")).ToHaveCountAsync(3);
        (await TopAsync(page, name)).ShouldBe(top, 2, "it was pushed");
        await Assertions.Expect(page.Locator(Line).GetByRole(AriaRole.Button, new() { Name = "To the first" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main tr:has(.fresh)").First).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Two_pages_of_one_browser_have_one_stream_and_a_reader_of_another_organisation_sees_no_count()
    {
        var page = await Site.Open(null);
        await Be(page, "Watch keeper");
        await page.GotoAsync("/reports");
        await FollowsAsync(1);
        var beside = await page.Context.NewPageAsync();
        await beside.GotoAsync("/record");
        var other = await Site.Open(null);
        await Be(other, "UN access officer");
        await other.GotoAsync("/reports");
        await FollowsAsync(2);
        Report(Marking.AmberStrict());
        await Assertions.Expect(page.Locator(Line)).ToContainTextAsync("1 new");
        await Assertions.Expect(beside.Locator(Line)).ToContainTextAsync("1 new");
        Site.Live.Readers.ShouldBe(2);
        Report(Marking.Green);
        await Assertions.Expect(other.Locator(Line)).ToContainTextAsync("1 new");
        await Assertions.Expect(page.Locator(Line)).ToContainTextAsync("2 new");
    }

    [Fact]
    public async Task A_thing_s_own_page_hears_of_what_comes_under_it_and_of_nothing_else_and_the_past_of_nothing()
    {
        var page = await Site.Open(null);
        await Be(page, "Watch keeper");
        var source = Source();
        await page.GotoAsync($"/sources/{source}");
        await FollowsAsync(1);
        var past = await page.Context.NewPageAsync();
        await past.GotoAsync("/reports?asOf=2026-01-25");
        (await past.Locator("truce-live").CountAsync()).ShouldBe(0);
        Report();
        Report(source: source);
        await Assertions.Expect(page.Locator(Line)).ToContainTextAsync("1 new since");
        await Assertions.Expect(page.Locator(".nav .links a[href='/reports'] span")).ToContainTextAsync("+2");
    }

    [Fact]
    public async Task Whoever_changes_the_viewer_leaves_no_stream_behind()
    {
        var page = await Site.Open(null);
        await Be(page, "Watch keeper");
        await page.GotoAsync("/reports");
        await FollowsAsync(1);
        await Be(page, "");
        await page.GotoAsync("/reports");
        await FollowsAsync(1);
        Report(Marking.Green);
        Report(Marking.Clear);
        await Assertions.Expect(page.Locator(Line)).ToContainTextAsync("1 new");
    }

    [Fact]
    public async Task A_wall_puts_what_came_in_place_by_itself()
    {
        var page = await Site.Open(null);
        await Be(page, "Watch keeper");
        await page.GotoAsync("/reports?wall=1");
        await FollowsAsync(1);
        var report = Report();
        await Assertions.Expect(page.Locator($"main tr:has(a[href='/reports/{report}']) .fresh")).ToBeVisibleAsync();
    }

    private async Task FollowsAsync(int streams = 1)
    {
        for (var tries = 0; Site.Live.Readers != streams && tries < 200; tries++) await Task.Delay(50);
        Site.Live.Readers.ShouldBe(streams);
    }

    private Id<Source> Source() => new(Do(new RegisterSource(new LocalText($"An outlet {Guid.NewGuid()}"), SourceKind.PressOutlet)).Number);

    private Id<Report> Report(Marking? marking = null, Id<Source>? source = null)
    {
        var day = new LocalDate(2026, 11, 19);
        var from = source ?? Site.View("Watch keeper").All<Source>().First().Id;
        return new(Do(new ReceiveReport(from, new LocalText($"Bulletin {Guid.NewGuid()}"), new DateInterval(day, day), Instant.FromUtc(2026, 11, 20, 8, 0), "en", Marking: marking ?? Marking.Green)).Number);
    }

    private Reference Do(ICommand command)
    {
        var answer = Site.Centre.ExecuteAsync(command, Site.Guest("Watch keeper").Member, Guid.NewGuid().ToString()).GetAwaiter().GetResult();
        answer.Refusal.ShouldBeNull();
        return answer.Stream;
    }

    private static Task<double> TopAsync(IPage page, string name) =>
        page.EvaluateAsync<double>("name => [...document.querySelectorAll('main tbody a')].find(link => link.textContent === name || link.innerText === name).getBoundingClientRect().top", name);
}
