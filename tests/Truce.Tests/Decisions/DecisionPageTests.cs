using Truce.Core.Crossings;
using Truce.Core.Decisions;
using Truce.Core.Incidents;
using Truce.Tests.Web;
using Truce.Web.Language;

namespace Truce.Tests.Decisions;

/// <summary>Decisions of the worked example over HTTP: refusals first.</summary>
[Collection(WebSite.Name)]
public sealed class DecisionPageTests(WebSite.Example site)
{
    private Decision Of(string question) =>
        site.Host.Centre.View(site.Guest("Watch keeper").Member).All<Decision>().First(one => one.Account.Question.En!.StartsWith(question, StringComparison.Ordinal));

    [Fact]
    public async Task Who_speaks_for_one_organisation_states_nothing_in_the_name_of_another()
    {
        using var visitor = site.Visit();
        await visitor.Be(site, "Liaison officer of Egypt");
        var path = $"/decisions/{Of("Which list").Id}";
        var form = await visitor.Get(path + "/state");
        var words = (string other) => new[] { ("decision-stance", "dissents"), ("statement-words.en", "We hold otherwise."), ("decision-by", other), ("said-at", "2026-11-20T10:00"), ("marking", "CLEAR") };
        var refused = await visitor.Send(form, words($"{site.Organisation("Israel").Id}"));
        refused.Status.ShouldBe(422);
        refused.Main.ShouldContain(Words.Of("en")["refusal.decision/through-missing"]);
        (await visitor.Send(await visitor.Get(path + "/end"), ("decision-end", "overtaken"), ("reason.en", "No."))).Status.ShouldBe(422);

        (await visitor.Send(form, words($"{site.Organisation("Egypt").Id}"))).Status.ShouldBe(303);
        var dissent = (await visitor.Get(path)).Document.QuerySelector("section[aria-labelledby=d-dissent]")!;
        dissent.TextContent.ShouldContain("We hold otherwise.");
    }

    [Fact]
    public async Task An_outcome_of_one_to_whom_it_was_not_put_stands_apart_and_the_age_is_on_every_screen()
    {
        using var visitor = site.Visit();
        var page = await visitor.Get($"/decisions/{Of("Does the crossing at Zikim").Id}?asOf=2025-11-13T11:45");
        page.Document.QuerySelector("section[aria-labelledby=d-outcome]")!.TextContent.ShouldContain(Words.Of("en")["decision.no-outcome"]);
        page.Document.QuerySelector("section[aria-labelledby=d-others]")!.TextContent.ShouldContain("The crossing at Zikim is to be used for aid again.");
        page.Main.ShouldContain("24 days open");
        (await visitor.Get("/decisions?asOf=2025-11-13T11:45")).Main.ShouldContain("24 days open");

        // What waits says so itself, and since when.
        var gate = site.View().All<Crossing>().First(one => one.Account.Name.En!.StartsWith("Zikim", StringComparison.Ordinal));
        var waits = (await visitor.Get($"/crossings/{gate.Id}?asOf=2025-11-13T11:45")).Document.QuerySelector("section.waits")!.TextContent;
        waits.ShouldContain($"{Of("Does the crossing at Zikim").Id}");
        waits.ShouldContain("waits since 20 Oct 2025");
    }

    [Fact]
    public async Task Earlier_like_cases_come_with_their_reasons_and_none_that_may_not_be_seen()
    {
        using var keeper = site.Visit();
        await keeper.Be(site, "Watch keeper");
        var path = $"/decisions/{Of("Exercise: who opens").Id}";
        var like = (await keeper.Get(path)).Document.QuerySelector("section[aria-labelledby=d-like]")!.TextContent;
        like.ShouldContain("Exercise: is the visit to the road repeated without an escort?");
        like.ShouldContain("The same thing waited: Exercise: visit to a road turned back at a holding point");
        using var visitor = site.Visit();
        (await visitor.Get(path)).Status.ShouldBe(404);
        (await visitor.Get($"/decisions/{Of("Who oversees").Id}")).Document.QuerySelector("section[aria-labelledby=d-like]")!.TextContent.ShouldNotContain("Exercise");
        site.View().All<Incident>().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_list_is_ordered_by_age_or_by_due_time()
    {
        using var visitor = site.Visit("he");
        string[] Questions(Web.Reply page) => [.. page.Document.QuerySelectorAll("table.t tbody th[scope=row] a").Select(one => one.GetAttribute("href")!.Split('/')[2].Split('?')[0])];
        var byAge = Questions(await visitor.Get("/decisions?which=all&order=age&asOf=2025-11-09"));
        var byDue = Questions(await visitor.Get("/decisions?which=all&order=due&asOf=2025-11-09"));
        byAge[0].ShouldBe($"{Of("Does the crossing at Zikim").Id}");
        byDue[^1].ShouldBe($"{Of("Which list").Id}");
        byAge.ShouldBe(byDue, ignoreOrder: true);
    }
}
