using Truce.Core.Observations;
using Truce.Core.Places;
using Truce.Tests.Web;
using Truce.Web.Language;

namespace Truce.Tests.Observations;

/// <summary>Observations of the worked example over HTTP: refusals first.</summary>
[Collection(WebSite.Name)]
public sealed class ObservationPageTests(WebSite.Example site)
{
    [Fact]
    public async Task The_public_may_not_write()
    {
        using var visitor = site.Visit();
        var (observation, hindrance) = (site.View().All<Observation>().First(), site.View().All<Hindrance>().First());
        string[] forms =
        [
            "/observations/new", $"/observations/{observation.Id}/correct", $"/observations/{observation.Id}/withdraw", $"/observations/{observation.Id}/hindrances/new",
            "/hindrances/new", $"/hindrances/{hindrance.Id}/correct", $"/hindrances/{hindrance.Id}/withdraw",
        ];
        foreach (var form in forms) (await visitor.Get(form)).Status.ShouldBe(403, form);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("he")]
    public async Task A_day_shows_each_of_the_four_cells_in_words_on_the_map_and_in_the_table(string language)
    {
        using var visitor = site.Visit(language);
        var page = await visitor.Get("/observations/coverage?day=2025-10-28");
        page.Status.ShouldBe(200);
        var rows = page.Document.QuerySelectorAll("tr[id^=c]").Select(row => row.QuerySelector("th .cell")!.TextContent.Trim()).ToList();
        var words = Words.Of(language);
        rows.ShouldBe(((string[])["nobody-looked", "could-not-look", "looked-and-nothing-seen", "looked-and-seen", "looked-and-seen"]).Select(cell => words[$"coverage-cell.{cell}"]));
        page.Document.QuerySelectorAll(".mapsheet svg.map a.m-ev").Length.ShouldBe(10);
        page.Main.ShouldContain(words["coverage.silence-unseen"]);
        foreach (var cell in Enum.GetValues<CoverageCell>()) page.Document.QuerySelector(".coverage-statement")!.TextContent.ShouldContain(words[$"coverage-cell.{cell.Code()}"] + ":");
    }

    [Fact]
    public async Task What_may_not_be_seen_is_no_look_to_whoever_may_not_see_it()
    {
        using var visitor = site.Visit();
        (await visitor.Get("/observations/coverage?day=2025-10-29")).Main.ShouldNotContain(Words.Of("en")["coverage-cell.could-not-look"]);
        await visitor.Be(site, "UN access officer");
        var page = await visitor.Get("/observations/coverage?day=2025-10-29");
        page.Main.ShouldContain(Words.Of("en")["coverage-cell.could-not-look"]);
        page.Main.ShouldContain("Equipment jammed");
    }

    [Fact]
    public async Task The_floor_says_what_could_not_be_observed_and_leads_to_the_day()
    {
        using var visitor = site.Visit();
        var page = await visitor.Get("/floor?asOf=2025-10-29T20:15");
        page.Document.QuerySelector(".unseen a")!.GetAttribute("href")!.ShouldStartWith("/observations/coverage?day=2025-10-29&asOf=");
        page.Document.QuerySelector(".unseen")!.TextContent.ShouldContain("Gaza");
    }

    [Fact]
    public async Task A_look_that_ends_before_it_begins_comes_back_with_what_was_typed()
    {
        using var visitor = site.Visit();
        await visitor.Be(site, "Watch keeper");
        var form = await visitor.Get("/observations/new");
        var place = site.View().All<Place>().First(one => one.PlaceKind == PlaceKind.Governorate);
        (string, string)[] sent =
        [
            ("observation-title.en", "A test patrol"), ("observation-kind", "patrol"), ("looked-by", "direct-observation"), ("observed.from", "2026-11-01T10:00"),
            ("observed.until", "2026-11-01T09:00"), ("observed.precision", "minute"), ("observed-where.place", $"{place.Id}"), ("observation-result", "nothing-seen"),
            ("told-at", "2026-11-01T12:00"), ("marking", "CLEAR"),
        ];
        var refused = await visitor.Send(form, sent);
        refused.Status.ShouldBe(422);
        refused.Text.ShouldContain("A test patrol");
        var ahead = await visitor.Send(form, [.. sent.Select(one => one.Item1 switch { "observed.from" => (one.Item1, "2099-11-01T08:00"), "observed.until" => (one.Item1, "2099-11-01T09:00"), _ => one })]);
        ahead.Status.ShouldBe(422);
        ahead.Main.ShouldContain("still to come");
        var taken = await visitor.Send(form, [.. sent.Select(one => one.Item1 == "observed.from" ? (one.Item1, "2026-11-01T08:00") : one)]);
        taken.Status.ShouldBe(303);
        var made = site.View().All<Observation>().Last();
        made.Account.Title.En.ShouldBe("A test patrol");
        (await visitor.Get($"/observations/{made.Id}")).Main.ShouldContain("from 08:00 to 09:00");
        (await visitor.Get("/observations/coverage?day=2026-11-01")).Main.ShouldContain("A test patrol");
    }
}
