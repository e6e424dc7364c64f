using Truce.Core.Agreements;
using Truce.Core.Assessments;
using Truce.Core.Exchanges;
using Truce.Core.Provisions;
using Truce.Tests.Web;
using Truce.Web.Language;

namespace Truce.Tests.Agreements;

/// <summary>The agreement of the worked example over HTTP: refusals first.</summary>
[Collection(WebSite.Name)]
public sealed class AgreementPageTests(WebSite.Example site)
{
    private Agreement Agreement => site.View().All<Agreement>().First();

    private string Page => $"/agreements/{Agreement.Id}";

    [Fact]
    public async Task The_public_may_not_write()
    {
        using var visitor = site.Visit();
        string[] forms =
        [
            "/agreements/new", Page + "/correct", Page + "/phase", Page + "/phase-begin", Page + "/phase-end", Page + "/phase-correct", Page + "/provisions/new",
            Page + "/exchanges/new", Path("P01") + "/assess", Path("P01") + "/assessment", Path("P01") + "/waits", Path("P01") + "/measure", Path("P01") + "/correct",
        ];
        foreach (var form in forms) (await visitor.Get(form)).Status.ShouldBe(403, form);
    }

    [Fact]
    public async Task Who_speaks_for_one_organisation_neither_records_nor_takes_back_what_another_assessed()
    {
        using var visitor = site.Visit();
        await visitor.Be(site, "Liaison officer of Egypt");
        (await visitor.Get(Path("P01") + "/assessment")).Status.ShouldBe(403);
        (await visitor.Get(Page + "/provisions/new")).Status.ShouldBe(403);
        var centres = site.View().All<Assessment>().First(one => one.Report is null);
        var form = await visitor.Get($"/assessments/{centres.Id}/withdraw");
        form.Status.ShouldBe(200);
        var answer = await visitor.Send(form, ("reason.en", "Not mine."));
        answer.Status.ShouldBe(403);
        answer.Main.ShouldContain(Words.Of("en")["refusal.access/not-yours"]);
        site.View().Find(centres.Id)!.Withdrawn.ShouldBeNull();
    }

    [Fact]
    public async Task A_liaison_officer_assesses_in_the_name_of_the_own_organisation_alone()
    {
        using var visitor = site.Visit();
        await visitor.Be(site, "Liaison officer of Egypt");
        var form = await visitor.Get(Path("P16") + "/assess");
        form.Status.ShouldBe(200);
        form.Main.ShouldContain("Egypt");
        (await visitor.Send(form, ("assessed-on.first", "2026-11-19"))).Status.ShouldBe(422);
        var answer = await visitor.Send(form, ("assessed-on.first", "2026-11-19"), ("provision-status", "intermediate"), ("assessment-words.en", "It meets."), ("marking", "CLEAR"));
        answer.Status.ShouldBe(303);
        var made = site.View().All<Assessment>().Last(one => one.Provision == Provision("P16").Id);
        made.By.ShouldBe(site.Organisation("Egypt").Id);
        made.Report.ShouldBeNull();
        (await visitor.Get(Path("P16"))).Main.ShouldContain("It meets.");
    }

    [Fact]
    public async Task A_circle_is_refused_with_its_chain()
    {
        using var visitor = site.Visit();
        await visitor.Be(site, "Watch keeper");
        var form = await visitor.Get(Path("P03") + "/waits");
        form.Status.ShouldBe(200);
        var answer = await visitor.Send(form, ("waits-for", Provision("P10").Id.ToString()));
        answer.Status.ShouldBe(422);
        answer.Main.ShouldContain("P03 → P10 → P06 → P03");
    }

    [Fact]
    public async Task A_threshold_whose_minimum_is_above_its_maximum_is_refused()
    {
        using var visitor = site.Visit();
        await visitor.Be(site, "Watch keeper");
        var form = await visitor.Get(Path("P12") + "/correct");
        var answer = await visitor.Send(form, ("threshold-least", "600"), ("threshold-most", "500"), ("reason.en", "A slip."));
        answer.Status.ShouldBe(422);
        answer.Main.ShouldContain("600");
        Provision("P12").Terms.Threshold!.Most.ShouldBeNull();
    }

    [Fact]
    public async Task Every_provision_stands_in_the_table_and_difference_is_counted()
    {
        using var visitor = site.Visit();
        var page = await visitor.Get(Page);
        page.Status.ShouldBe(200);
        page.Document.QuerySelectorAll("tr[id^=PRV-]").Length.ShouldBe(29);
        page.Document.QuerySelectorAll("table.agr thead th").Select(one => one.TextContent.Trim()).Skip(4).ShouldBe(["Centre", "Hamas", "Israel", "Guarantors", "Others"]);
        var differ = await visitor.Get(Page + "?show=differ");
        var differing = differ.Document.QuerySelectorAll("tr[id^=PRV-]").Select(row => row.QuerySelector("td")!.TextContent).ToList();

        // Another test of the same site assesses P16.
        differing.Except(["P16"]).ShouldBe(["P03", "P12"], ignoreOrder: true);
        page.Document.QuerySelectorAll(".differs").Length.ShouldBe(differing.Count);
    }

    [Fact]
    public async Task Each_number_stands_beside_the_threshold_with_its_definition_and_none_is_put_on_a_scale_that_it_does_not_have()
    {
        using var visitor = site.Visit();
        var trucks = Provision("P12");
        var page = await visitor.Get($"/provisions/{trucks.Id}");
        var rows = page.Document.QuerySelectorAll("table.cards tbody tr").Select(row => row.TextContent).ToList();
        rows.ShouldContain(row => row.Contains("113 trucks a day") && row.Contains("UN2720"));
        rows.ShouldContain(row => row.Contains("90 trucks a day, our division") && row.Contains("986"));
        rows.ShouldContain(row => row.Contains("announced: 300 trucks a day"));
        page.Document.QuerySelectorAll("table.cards tbody a.quiet").ShouldNotContain(one => one.TextContent == "986 trucks", "a total stands in the row of what follows from it");

        var agreement = await visitor.Get($"/agreements/{trucks.Agreement}");
        var cell = agreement.Document.QuerySelectorAll("tr").Single(row => row.QuerySelector("th, td")?.TextContent.Contains("P12") == true).TextContent;
        cell.ShouldContain("244 trucks a day");
        cell.ShouldNotContain("90 to", customMessage: "no range spans several sources");
    }

    [Fact]
    public async Task A_status_stands_only_where_one_was_stated()
    {
        using var visitor = site.Visit();
        var row = (await visitor.Get(Page)).Document.GetElementById(Provision("P01").Id.ToString())!;
        var israel = row.QuerySelectorAll("td").Single(cell => cell.GetAttribute("data-l") == "Israel");
        israel.QuerySelector(".g-claim").ShouldNotBeNull();
        israel.QuerySelector(".g-complete").ShouldBeNull();
        israel.TextContent.ShouldContain("113");
    }

    [Fact]
    public async Task Two_dates_are_compared_within_what_the_viewer_may_see()
    {
        using var visitor = site.Visit();
        var page = await visitor.Get(Page + "?compare=2026-02-01");
        page.Document.QuerySelectorAll("#compared").ShouldHaveSingleItem();
        page.Main.ShouldContain("Entry fell back.");
        (await visitor.Get(Page + "?compare=2025-10-01")).Main.ShouldContain(Words.Of("en")["agreement.was-not-held"]);
        (await visitor.Get(Page + "?compare=tomorrow")).Main.ShouldContain(Words.Of("en")["agreement.compare-unreadable"]);
        (await visitor.Get(Page + "?compare=2027-01-01")).Main.ShouldContain(Words.Of("en")["agreement.compare-unreadable"]);
    }

    [Fact]
    public async Task The_past_shows_what_was_held_then()
    {
        using var visitor = site.Visit();
        var then = await visitor.Get(Path("P06") + "?asOf=2025-11-10");
        then.Document.QuerySelectorAll(".g-intermediate").ShouldNotBeEmpty();
        then.Document.QuerySelectorAll(".g-complete").ShouldBeEmpty();
        (await visitor.Get(Path("P06"))).Document.QuerySelectorAll(".g-complete").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_exchange_counts_by_source_and_says_whose_arithmetic_it_is()
    {
        using var visitor = site.Visit();
        var ledger = site.View().All<ExchangeLedger>().Single();
        var page = await visitor.Get($"/exchanges/{ledger.Id}");
        page.Status.ShouldBe(200);
        page.Main.ShouldContain(Words.Of("en")["exchange.no-names"]);
        page.Main.ShouldContain("1,968 persons");
        page.Main.ShouldContain("1,966 persons");
        page.Main.ShouldContain(Words.Of("en")["exchange.our-sum"]);
        page.Main.ShouldContain("60 bodies");
        page.Main.ShouldContain(Words.Of("en")["exchange.our-multiplication"]);
    }

    private Provision Provision(string number) => site.View().All<Provision>().Single(one => one.Terms.Number == number);

    private string Path(string number) => $"/provisions/{Provision(number).Id}";
}
