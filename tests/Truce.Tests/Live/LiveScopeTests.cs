using System.Text.RegularExpressions;
using Truce.Core.Journal;
using Truce.Tests.Web;
using Truce.Web.Live;

namespace Truce.Tests.Live;

[Collection(WebSite.Name)]
public sealed partial class LiveScopeTests(WebSite.Example site)
{
    [Fact]
    public async Task Every_list_in_the_navigation_follows_and_forms_refusals_and_the_past_do_not()
    {
        using var visitor = site.Visit();
        await visitor.Be(site, "Watch keeper");
        var floor = await visitor.Get("/floor");
        var lists = NavigationLink().Matches(floor.Text).Select(match => match.Groups[1].Value).Distinct().ToArray();
        lists.Length.ShouldBeGreaterThan(10);
        foreach (var list in lists.Except(["/health"]))
        {
            (await visitor.Get(list)).Document.QuerySelector("truce-live").ShouldNotBeNull(list);
            (await visitor.Get($"{list}?asOf=2026-01-25")).Document.QuerySelector("truce-live").ShouldBeNull($"{list} in the past");
        }

        foreach (var other in (string[])["/reports/new", "/incidents/INC-222-222-2", "/nonsense", "/trust"])
            (await visitor.Get(other)).Document.QuerySelector("truce-live").ShouldBeNull(other);
    }

    [Fact]
    public void Every_kind_with_a_list_of_its_own_stands_at_the_head_of_one()
    {
        var heads = LiveScope.Counted.Select(one => one.Prefix).ToArray();
        heads.Distinct().Count().ShouldBe(heads.Length);
        LiveScope.Lists.Values.SelectMany(kinds => kinds).Distinct().Count().ShouldBeGreaterThan(15);
        LiveScope.Of("/claims/CLM-222-222-2/grade").ShouldBeNull();
        LiveScope.Of("/record")!.Kinds.ShouldBeNull();
        LiveScope.Of("/floor")!.Kinds!.ShouldNotContain(StreamKind.Member);
        LiveScope.Of("/reports")!.Kinds.ShouldBe([StreamKind.Report, StreamKind.Claim]);
    }

    [Fact]
    public async Task The_line_knows_where_the_page_stands()
    {
        using var visitor = site.Visit("ar");
        await visitor.Be(site, "Watch keeper");
        var line = (await visitor.Get("/reports")).Document.QuerySelector("truce-live")!;
        line.GetAttribute("data-index").ShouldBe($"{site.Centre.Head}");
        line.GetAttribute("data-as").ShouldBe($"{site.Guest("Watch keeper").Member}");
        line.GetAttribute("data-kinds").ShouldBe("RPT CLM");
        line.GetAttribute("data-words")!.ShouldContain("عرض");
        line.TextContent.ShouldBeEmpty("without script there is nothing to press");
    }

    [GeneratedRegex("<a href=\"(/[a-z]+)\"(?: aria-current=\"page\")?>[^<]*<span>")]
    private static partial Regex NavigationLink();
}
