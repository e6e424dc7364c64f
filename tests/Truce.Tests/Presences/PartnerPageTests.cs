using Truce.Core.Places;
using Truce.Core.Presences;
using Truce.Tests.Web;
using Truce.Web.Language;

namespace Truce.Tests.Presences;

/// <summary>The partners' day of the worked example over HTTP: refusals first.</summary>
[Collection(WebSite.Name)]
public sealed class PartnerPageTests(WebSite.Example site)
{
    [Fact]
    public async Task The_public_may_not_write()
    {
        using var visitor = site.Visit();
        var presence = site.View().All<Presence>().First();
        string[] forms =
        [
            "/presences/new", $"/presences/{presence.Id}/correct", $"/presences/{presence.Id}/consent", $"/presences/{presence.Id}/consent-stated",
            $"/presences/{presence.Id}/consent-revoke", "/agenda/new", "/capacities/new",
        ];
        foreach (var form in forms) (await visitor.Get(form)).Status.ShouldBe(403, form);
    }

    [Fact]
    public async Task A_presence_is_shown_as_far_as_its_organisation_itself_says_and_until_it_takes_that_back()
    {
        using var own = site.Visit();
        using var other = site.Visit();
        using var everybody = site.Visit();
        await own.Be(site, "Liaison officer of Egypt");
        await other.Be(site, "Liaison officer of Hamas");
        var place = site.View().All<Place>().First(one => one.PlaceKind == PlaceKind.Governorate);
        var stated = await own.Send(
            await own.Get("/presences/new"), ("sector", "debris"), ("activity.en", "A test of machines"), ("presence-place", $"{place.Id}"), ("from", "2026-11-01"));
        stated.Status.ShouldBe(303);
        var path = "/presences/" + (await own.Get("/presences")).Document.QuerySelectorAll("a[href*='/presences/PRS-']").First(one => one.TextContent.Contains("A test of machines"))
            .GetAttribute("href")!.Split('/')[^1];
        (await everybody.Get(path)).Status.ShouldBe(404);
        (await other.Get(path)).Status.ShouldBe(404);
        (await own.Get("/presences?day=2026-11-02")).Document.QuerySelectorAll(".work td").Any(cell => cell.TextContent.Contains("A test of machines")).ShouldBeFalse();

        // Not to another, even by name; then to everybody; and nobody else decides.
        (await other.Get(path + "/consent")).Status.ShouldBe(404);
        (await own.Send(await own.Get(path + "/consent"), ("shown-to", "everybody"))).Status.ShouldBe(303);
        (await everybody.Get(path)).Main.ShouldContain(Words.Of("en")["consent.by-itself"]);
        (await everybody.Get("/presences?day=2026-11-02")).Document.QuerySelectorAll(".work td").Any(cell => cell.TextContent.Contains("A test of machines")).ShouldBeTrue();
        var refused = await other.Send(await other.Get(path + "/consent"), ("shown-to", "members"));
        refused.Status.ShouldBe(403);
        (await other.Send(await other.Get(path + "/consent-revoke"), ("reason.en", "Not mine."))).Status.ShouldBe(403);

        (await own.Send(await own.Get(path + "/consent-revoke"), ("reason.en", "No longer."))).Status.ShouldBe(303);
        (await everybody.Get(path)).Status.ShouldBe(404);
        (await everybody.Get(path + "?asOf=2026-11-20")).Status.ShouldBe(404);
        (await own.Get(path)).Main.ShouldContain(Words.Of("en")["consent.revoked-note"]);
    }

    [Fact]
    public async Task Whoever_may_only_count_sees_one_more_without_a_name_and_others_see_nothing()
    {
        using var visitor = site.Visit();
        (await visitor.Get("/presences?day=2025-10-29")).Main.ShouldNotContain("counted without");
        await visitor.Be(site, "Liaison officer of Israel");
        (await visitor.Get("/presences?day=2025-10-29")).Main.ShouldNotContain("counted without");
        await visitor.Be(site, "UN access officer");
        var table = (await visitor.Get("/presences?day=2025-10-29")).Document.QuerySelector(".work")!;
        table.TextContent.ShouldContain("and 1 more, counted without a name");
        table.TextContent.ShouldNotContain("a bakery");
    }

    [Fact]
    public async Task Refuses_an_agenda_item_without_a_zone_and_fewer_people_than_nobody()
    {
        using var visitor = site.Visit();
        await visitor.Be(site, "Watch keeper");
        (string, string)[] meeting = [("agenda-title.en", "A test"), ("group.en", "Engineering"), ("agenda-first", "2026-11-02"), ("begins", "08:30"), ("minutes", "30"), ("repetition", "once"), ("marking", "CLEAR")];
        var form = await visitor.Get("/agenda/new");
        (await visitor.Send(form, [.. meeting, ("agenda-zone", "")])).Status.ShouldBe(422);
        var refused = await visitor.Send(form, [.. meeting, ("agenda-zone", "Nowhere")]);
        refused.Status.ShouldBe(422);
        refused.Main.ShouldContain("“Nowhere” is not a time zone.");
        (await visitor.Send(form, [.. meeting])).Status.ShouldBe(303);
        (await visitor.Get("/partners?day=2026-11-02")).Main.ShouldContain("08:30–09:00");

        var roster = await visitor.Get("/capacities/new");
        (string, string)[] people = [("cell.en", "Engineering"), ("speciality", "engineering"), ("shift-hours", "day"), ("capacity-days.first", "2026-11-02"), ("posts-vacant", "Surveyor"), ("marking", "CLEAR")];
        (await visitor.Send(roster, [.. people, ("people", "-3")])).Status.ShouldBe(422);
        (await visitor.Send(roster, [.. people, ("people", "0")])).Status.ShouldBe(303);
        (await visitor.Get("/partners?day=2026-11-02")).Main.ShouldContain("Surveyor: vacant");
    }

    [Fact]
    public async Task What_was_moved_or_cancelled_stays_on_the_day_with_its_reason()
    {
        using var visitor = site.Visit();
        await visitor.Be(site, "Watch keeper");
        var main = (await visitor.Get("/agenda?day=2025-10-29")).Main;
        main.ShouldContain("Moved to 29 Oct 2025, 10:00–10:30.");
        main.ShouldContain("Cancelled. Exercise: the engineers are at a site.");
        main.ShouldContain("Recording: not agreed");
    }
}
