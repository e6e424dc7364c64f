using System.Text.Json;
using Microsoft.Playwright;
using Truce.Core.Agendas;
using Truce.Core.Alerts;
using Truce.Core.Claims;
using Truce.Core.Decisions;
using Truce.Core.HotLine;
using Truce.Core.JointVisits;
using Truce.Core.Notices;
using Truce.Core.Observations;
using Truce.Core.Presences;
using Truce.Core.Reports;
using Truce.Core.SituationReports;
using Truce.Core.Sources;
using Truce.Core.Tables;
using Truce.Core.Transmissions;
using Truce.Core.Verifications;
using Truce.Core.Watch;
using Truce.Tests.Web;

namespace Truce.Tests.Browser;

/// <summary>
/// Every page there is, in each language, live and past, on a desk and on a phone: looked at by axe and photographed. A run looks at
/// each page once in each language; moment and width take turns from page to page and from language to language. With TRUCE_GALLERY=all
/// it looks at all.
/// </summary>
public sealed class Gallery(BrowserSite site) : Walk(site)
{
    private const string Past = "asOf=2026-01-25";

    private static readonly bool IsWhole = Environment.GetEnvironmentVariable("TRUCE_GALLERY") == "all";
    private static readonly (int Width, int Height)[] Sizes = [(1440, 900), (390, 844)];
    private static readonly string[] Times = ["live", "past"];
    private static readonly string Checker = Repository.File("src", "Truce.Web", "Client", "node_modules", "axe-core", "axe.min.js");
    private static readonly string Pictures = Directory.CreateDirectory(Repository.File("artifacts", "screenshots")).FullName;

    /// <summary>Pages that the public reads, by a name for each.</summary>
    public static IReadOnlyList<(string Name, string Path)> Readable(BrowserSite site)
    {
        var view = site.View();
        var claim = view.All<Claim>().First(claim => claim.Credibility is not null && claim.Links.Length > 0);
        var organisation = site.Organisation("United States");
        var table = view.All<DataTable>().First(one => one.Grid.Count > 0 && one.Terms.Depth == 0);
        var report = view.All<SituationReport>().First();
        return
        [
            ("floor", "/floor"), ("search", "/search?q=rafah"), ("search-none", "/search?q=nonesuch"), ("watch", "/watch"), ("since", "/watch/since?since=2023-10-07T00:00"), ("functions", "/functions"),
            ("alerts", "/alerts"), ("alert", $"/alerts/{view.All<Alert>().First().Id}"), ("feeds", "/feeds"),
            ("decisions", "/decisions?which=all"), ("decision", $"/decisions/{view.All<Decision>().First().Id}"), ("questions", "/questions"), ("question", site.Question),
            ("submissions", "/submissions"), ("field-forms", "/field-forms"), ("reports", "/reports"), ("report", $"/reports/{claim.Report}"),
            ("claim", $"/claims/{claim.Id}"), ("organisations", "/organisations"), ("organisation", $"/organisations/{organisation.Id}"),
            ("sources", "/sources"), ("source", $"/sources/{view.All<Source>().First(source => !source.Grades.IsEmpty).Id}"), ("record", "/record"),
            ("incident-pairs", "/incidents/pairs"), ("incident-weights", "/incidents/weights"), ("incident-daily", "/incidents/daily?day=2025-10-29&days=20"),
            ("observations", "/observations"), ("observation", $"/observations/{view.All<Observation>().First(one => one.Account.Path is not null).Id}"),
            ("coverage", "/observations/coverage?day=2025-10-28"), ("hindrance", $"/hindrances/{view.All<Hindrance>().First().Id}"),
            ("partners", "/partners?day=2025-12-03"), ("presences", "/presences?day=2025-10-29"), ("presence", $"/presences/{view.All<Presence>().First().Id}"),
            ("evidence", "/evidence"), ("verifications", "/verifications"), ("verification", $"/verifications/{view.All<Verification>().First().Id}"),
            ("checklists", "/verifications/checklists"), ("transmissions", "/transmissions"), ("transmission", $"/transmissions/{view.All<Transmission>().First().Id}"),
            ("notices", "/notices"), ("notice", $"/notices/{view.All<Notice>().First().Id}"), ("visits", "/visits"),
            ("visit", $"/visits/{view.All<JointVisit>().First().Id}"), ("hot-line", "/hot-line"), ("call", $"/hot-line/{view.All<HotLineCall>().First().Id}"),
            ("incident-put", $"/incidents/{view.All<Transmission>().First().Incident}"), ("agenda", "/agenda?day=2025-12-03"),
            ("agenda-item", $"/agenda/{view.All<AgendaItem>().First().Id}"), ("tables", "/tables"), ("table", $"/tables/{table.Id}"),
            ("edition", $"/tables/{table.Id}/edition?number=1"), ("cell", Truce.Web.Tables.TableLinks.Cell(table, 0, table.Grid.DayOf(0), [])),
            ("side-by-side", $"/questions/{table.Terms.Questions.First()}/side-by-side"), ("situation", "/situation"), ("situation-report", $"/situation/{report.Id}"),
            ("public-situations", "/public/situation"), ("public-situation", $"/public/situation/{report.Id}"), ("tasks", "/tasks"),
            ("receipt", $"/record/{view.LifeOf(claim.Id.Reference)[0].Head.Index}"), ("trust", "/trust"), ("missing", "/questions/none"),
            ("incidents-selected", "/incidents?type=fire&type=aid&from=2025-10-10"), ("selection-refused", "/incidents?colour=red&type=fire"),
            ("selection-map", "/map?kind=incident"), ("selection-board", "/board"),
            ("selection-timeline", "/timeline?kind=incident&kind=claim&from=2025-10-19&until=2025-10-25"),
            ("compare", "/compare?kind=incident&kind=claim&from=2025-10-19&until=2025-10-25&with-from=2025-10-26&with-until=2025-10-30"),
            ("replay", "/replay?day=2025-10-19&at=2025-10-20T18:30"),
        ];
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("he")]
    public async Task No_page_shuts_a_reader_out(string language)
    {
        var page = await Site.Open(null, language, checks: true);
        List<string> found = [];
        var turn = language[0];
        foreach (var (name, path) in Readable(Site))
        {
            turn++;
            foreach (var (at, time) in Times.Index())
            {
                if (!IsWhole && at != turn / 2 % 2) continue;
                await page.GotoAsync(time == "live" ? path : $"{path}{(path.Contains('?') ? '&' : '?')}{Past}");
                await Look(page, $"{name}-{language}-{time}", found, turn);
            }
        }

        await page.GotoAsync("/viewer");
        await Look(page, $"viewer-{language}-live", found);
        found.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("he")]
    public async Task No_form_shuts_a_writer_out(string language)
    {
        var page = await Site.Open(null, language, checks: true);
        await Be(page, "Watch keeper");
        List<string> found = [];
        var claim = Site.View().All<Claim>().First(claim => claim.Links.Length > 0);
        await page.GotoAsync($"/claims/{claim.Id}");
        await Look(page, $"claim-of-keeper-{language}-live", found);

        // The room itself is for the members: the evening of two shifts, what lay open at a handover, a task.
        var view = Site.View("Watch keeper");
        foreach (var (name, path) in ((string, string)[])[
            ("watch-of-keeper", "/watch?asOf=2025-10-29T20:15"), ("since-of-keeper", "/watch/since?asOf=2025-10-30T18:15"), ("handover", $"/shifts/{view.All<Shift>().First().Id}"),
            ("task", $"/tasks/{view.All<WatchTask>().First().Id}"), ("request", $"/requests/{view.All<InformationRequest>().First().Id}"), ("log-entry", $"/log/{view.All<LogEntry>().First().Id}")])
        {
            await page.GotoAsync(path);
            await Look(page, $"{name}-{language}", found, name[0] + language[0]);
        }

        foreach (var (name, path) in ((string, string)[])[
            ("form-report", "/reports/new"), ("form-claim", $"/reports/{claim.Report}/claims/new"), ("form-grade", $"/claims/{claim.Id}/grade"),
            ("form-unlink", $"/claims/{claim.Id}/unlink"), ("form-log", "/log/new"), ("form-task", "/tasks/new"), ("form-decision", "/decisions/new"),
            ("form-table", "/tables/import"), ("form-situation", "/situation/new"), ("form-phone", "/phone"), ("form-field-form", "/field-forms/new"),
            ("form-observation", "/observations/new"), ("form-hindrance", "/hindrances/new"), ("form-agenda", "/agenda/new"),
            ("form-notice", "/notices/new"), ("form-call", "/hot-line/new"), ("form-subscription", "/subscriptions/new")])
        {
            await page.GotoAsync(path);
            if (IsWhole) await Look(page, $"{name}-{language}-live", found);
            await page.Locator("main form button[type=submit]").ClickAsync();
            await Assertions.Expect(page.Locator(".errors")).ToBeVisibleAsync();
            await Look(page, $"{name}-refused-{language}-live", found);
        }

        found.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("he")]
    public async Task No_page_of_a_real_centre_shuts_a_member_out(string language)
    {
        await using var centre = await RealCentre.OpenAsync();
        centre.Admit(Core.Access.Duties.Recording);
        var page = await Site.Open(null, language, checks: true, at: centre.Address);
        List<string> found = [];
        await page.GotoAsync("/sign-in");
        await Look(page, $"sign-in-{language}-live", found);
        await page.FillAsync("#member", $"{centre.Secretary}");
        await page.FillAsync("#password", "not the right words");
        await page.Locator("main form button").ClickAsync();
        await Assertions.Expect(page.Locator(".errors")).ToBeVisibleAsync();
        await Look(page, $"sign-in-refused-{language}-live", found);
        await page.GotoAsync($"/link/{centre.Accounts.Invite(centre.Secretary)}");
        await Look(page, $"password-{language}-live", found);
        await page.FillAsync("#password", RealCentre.Password);
        await page.Locator("main form button").ClickAsync();
        await page.At("**/floor");
        await page.GotoAsync("/members");
        await Look(page, $"members-{language}-live", found);
        await page.Locator("main form button").First.ClickAsync();
        await Assertions.Expect(page.Locator(".sum code")).ToBeVisibleAsync();
        await Look(page, $"members-link-{language}-live", found);
        await page.GotoAsync("/record/0/redact");
        await Look(page, $"form-redact-{language}-live", found);
        found.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("he")]
    public async Task A_text_as_received_carries_the_numbers_of_its_claims(string language)
    {
        var example = await Site.WithTexts();
        var watch = example.Guest("Watch keeper").Member;
        var report = example.Centre.View(watch).All<Report>().First(report => report.Text is not null);
        var page = await Site.Open(null, language, checks: true, at: example.Address);
        await page.GotoAsync("/viewer");
        await page.Locator($"form:has(input[value='{watch}']) button.person").ClickAsync();
        await page.At("**/floor");
        await page.GotoAsync($"/reports/{report.Id}");
        (await page.Locator(".verbatim mark").CountAsync()).ShouldBeGreaterThan(5);
        await page.Locator(".claims .no").First.ClickAsync();
        await Assertions.Expect(page.Locator(".verbatim mark").First).ToBeInViewportAsync();
        List<string> found = [];
        await Look(page, $"text-{language}-live", found);
        found.ShouldBeEmpty();
    }

    // Nothing wider than the window, nothing serious found, a picture kept: at both widths, or at the one whose turn it is.
    private static async Task Look(IPage page, string name, List<string> found, int? turn = null)
    {
        await page.EvaluateAsync("document.fonts.ready.then(() => true)");
        foreach (var (width, height) in turn is { } now && !IsWhole ? [Sizes[now % 2]] : Sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            await page.EvaluateAsync("scrollTo(0, 0); new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))");
            var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
            if (wide > 0) found.Add($"{name} at {width}: {wide} pixels too wide");
            foreach (var finding in await Check(page)) found.Add($"{name} at {width}: {finding}");
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{width}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
        }

        await page.SetViewportSizeAsync(Sizes[0].Width, Sizes[0].Height);
    }

    /// <summary>What the checker finds on a page as it stands.</summary>
    public static async Task<IEnumerable<string>> Check(IPage page)
    {
        await page.AddScriptTagAsync(new() { Path = Checker });
        var answer = await page.EvaluateAsync<string>(
            """
            axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
              .then(result => JSON.stringify(result.violations.map(one => ({ id: one.id, impact: one.impact, at: one.nodes.map(node => node.target.join(" ") + " " + (node.any[0]?.message ?? "")) }))))
            """);
        using var violations = JsonDocument.Parse(answer);
        return [.. from violation in violations.RootElement.EnumerateArray()
                   let impact = violation.GetProperty("impact").GetString()
                   where impact is "moderate" or "serious" or "critical" || Environment.GetEnvironmentVariable("TRUCE_AXE_ALL") == "1"
                   let places = violation.GetProperty("at").EnumerateArray().Select(place => place.GetString()).ToArray()
                   select $"{impact} {violation.GetProperty("id").GetString()} ({places.Length}): {string.Join(" | ", places.Take(3))}"];
    }
}
