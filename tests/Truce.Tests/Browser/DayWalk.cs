using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NodaTime;
using Truce.Core.Sources;
using Truce.Tests.Web;
using Truce.Web.Language;

namespace Truce.Tests.Browser;

/// <summary>
/// A day of work in Arabic: the night hands its shift over; the watch keeper takes it, records where nobody was let, takes a table in,
/// settles a decision and drafts the report of the day; another organisation approves it, the press officer lets it out; somebody without
/// an account reads it on a telephone and prints it; what came in late becomes a correction beside it. Every step is found from the page before.
/// </summary>
public sealed partial class DayWalk(BrowserSite site) : Walk(site)
{
    private const string Table = "عدد الشاحنات في اليوم بحسب المصدر", Asked = "تمرين: متى تُعاد الدورية إلى رفح؟";
    private const string Rows = "date,trucks\n2026-11-18,120\n2026-11-19,131\n2026-11-20,x\n";
    private static readonly Words Ar = Words.Of("ar");

    private ExampleSite day = null!;
    private IPage page = null!;

    // A centre of its own: the day passes hour by hour.
    private ManualClock Clock => (ManualClock)day.Host.Clock;

    [Fact]
    public async Task A_day_from_the_handover_of_the_night_to_a_correction_that_stands_beside_its_report()
    {
        await using var own = day = await Site.Another();
        page = await Site.Open("/floor", "ar", at: day.Address);
        var complaints = Complaints(page);
        Clock.Now = ExampleSite.Now;
        await TheNightHandsOver();
        At(9, 30);
        await NobodyIsLetThrough();
        At(10, 0);
        await ATableComesIn(Rows, wrongInLine: 4);
        At(10, 30);
        await ADecisionIsSettled();
        At(11, 0);
        var draft = await TheReportIsDrafted();
        await AnotherOrganisationLetsItOut(draft, "UN access officer");
        var report = await ItIsPublished(draft);
        await SomebodyReadsItOnATelephone(report);
        At(12, 0);
        await WhatCameLateBecomesACorrection(report);
        complaints.ShouldBeEmpty();
    }

    private void At(int hour, int minute) => Clock.Now = ExampleSite.Now.InUtc().Date.AtMidnight().PlusHours(hour).PlusMinutes(minute).InUtc().ToInstant();

    private async Task TheNightHandsOver()
    {
        await Become("Night watch");
        await Into("/watch");
        await Do("OpenShift");
        await page.Locator("[name=shift-function]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Record();
        await page.At("**/shifts/SHF-*");
        await Do("HandOverShift");
        await Write("handover-notes", "هادئ منذ 02:00. معبر كرم أبو سالم لم يُفتح بعد.");
        await Record();
        await Shows(Ar["shift-state.handed-over"], "هادئ منذ 02:00");

        await Become("Watch keeper");
        await Into("/watch");
        await page.Locator("section:has(#w-shifts)").GetByRole(AriaRole.Link, new() { Name = Ar["shift-state.handed-over"] }).First.ClickAsync();
        await page.At("**/shifts/SHF-*");
        await Shows("هادئ منذ 02:00");
        await Do("AcceptHandover");
        await page.Locator("[name=shift-function]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Record();
        await Shows(Ar["shift.follows"], Ar["shift-state.open"]);
        await OnATelephone("shift");
        await Into("/watch");
        await page.GetByRole(AriaRole.Link, new() { Name = Ar["since.link"], Exact = true }).ClickAsync();
        await page.At("**/watch/since*");
        await Shows(Ar["since.title"]);
    }

    private async Task NobodyIsLetThrough()
    {
        await Into("/observations");
        await Do("RecordObservation");
        await Write("observation-title", "دورية التمرين إلى رفح");
        await page.Locator("[name=observation-kind]").SelectOptionAsync("patrol");
        await page.Locator("[name=looked-by]").First.CheckAsync();
        await page.FillAsync("[name='observed.from']", "2026-11-20T10:40");
        await page.FillAsync("[name='observed.until']", "2026-11-20T11:20");
        await page.Locator("[name='observed-where.place']").SelectOptionAsync(new SelectOptionValue { Value = Ground });
        await page.Locator("[name=observation-result]").SelectOptionAsync("could-not-look");
        await Write("unseen-words", "لم نصل إلى ما وراء الحاجز.");
        await page.Locator("[name=marking]").SelectOptionAsync("CLEAR");
        await Record();
        await Assertions.Expect(page.Locator(".errors")).ToContainTextAsync(Ar["refusal.observation/limits-unfit"]);
        await page.Locator("[name=sight-limits]").First.CheckAsync();
        await Record();
        await page.At("**/observations/OBS-*");
        await Do("RecordHindrance");
        await page.Locator("[name=hindrance-kind]").SelectOptionAsync("denied");
        await Write("hindrance-words", "مُنعت الدورية من العبور عند الحاجز.");
        await page.FillAsync("[name='hindered-at.from']", "2026-11-20T10:55");
        await page.FillAsync("[name='hindered-at.until']", "2026-11-20T11:20");
        await page.Locator("[name='hindered-where.place']").SelectOptionAsync(new SelectOptionValue { Value = Ground });
        await page.Locator("[name=hindrance-outcome]").SelectOptionAsync("not-completed");
        await page.Locator("[name=marking]").SelectOptionAsync("CLEAR");
        await Record();
        await page.At("**/hindrances/HIN-*");
        await Shows("مُنعت الدورية من العبور", Ar["hindrance-kind.denied"]);

        // It counts, and the day's ground says that somebody tried.
        await Into("/observations");
        (await Shown(page, "section:has(#o-list)")).ShouldContain("دورية التمرين إلى رفح");
        await page.GetByRole(AriaRole.Link, new() { Name = Ar["coverage.title"], Exact = true }).ClickAsync();
        await page.At("**/observations/coverage");
        var ground = page.Locator("section:has(#c-table) tr").Filter(new() { Has = page.Locator($"a[href*='{Ground}']") });
        await Assertions.Expect(ground).ToContainTextAsync(Ar["coverage-cell.could-not-look"]);
        await Assertions.Expect(ground).ToContainTextAsync(Ar["hindrance-outcome.not-completed"]);
    }

    private async Task ATableComesIn(string rows, int? wrongInLine = null)
    {
        await Into("/tables");
        await Do("OpenTable");
        await page.At("**/tables/import");
        await page.GetByRole(AriaRole.Button, new() { Name = Ar["preview.look"] }).ClickAsync();
        await Assertions.Expect(page.Locator(".errors")).ToContainTextAsync(Ar["field.table-file"]);
        await page.Locator("[name=table-file]").SetInputFilesAsync(new FilePayload { Name = "trucks.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(rows) });
        await page.FillAsync("[name=mapping]", Mapping);
        await page.GetByRole(AriaRole.Button, new() { Name = Ar["preview.look"] }).ClickAsync();
        var preview = page.Locator("section:has(#i-what)");
        await Assertions.Expect(preview).ToContainTextAsync(Table);
        if (wrongInLine is { } line) await Assertions.Expect(page.Locator("section:has(#i-bad)")).ToContainTextAsync($"السطر {line}");
        else await Assertions.Expect(page.Locator("section:has(#i-ch)")).ToContainTextAsync("135");
        await OnATelephone("preview");
        await page.GetByRole(AriaRole.Button, new() { Name = Ar["preview.take-in"], Exact = true }).ClickAsync();
        await page.At("**/tables/TBL-*recorded=*");
        await Shows(Table);
        await Into("/tables");
        await Shows(Table);
    }

    private async Task ADecisionIsSettled()
    {
        await Into("/decisions");
        await Do("NeedDecision");
        await Write("decision-question", Asked);
        await Write("decision-why", "تنتظر الدورية جوابًا قبل الغد.");
        await page.Locator("[name=subject]").SelectOptionAsync("aid");
        await page.Locator($"[name=deciders][value='{day.Organisation("United States").Id}']").CheckAsync();
        await page.Locator($"[name=deciders][value='{day.Organisation("Civil-Military Coordination Center").Id}']").CheckAsync();
        await page.FillAsync("[name=decision-due]", "2026-11-21T09:00");
        await Record();
        await page.At("**/decisions/DEC-*");
        await Shows(Ar["decision-state.open"]);
        await Do("StateOnDecision");
        await page.Locator("[name=decision-stance]").SelectOptionAsync("decides");
        await Write("statement-words", "تُعاد الدورية غدًا عند 08:00.");
        await Record();
        await page.At("**/decisions/DEC-*recorded=*");
        await Shows(Ar["decision-state.decided"], "تُعاد الدورية غدًا عند 08:00.");
        await OnATelephone("decision");
        await Into("/decisions");
        (await Shown(page, "section:has(#d-list)")).ShouldNotContain(Asked);
    }

    private async Task<string> TheReportIsDrafted()
    {
        await Into("/situation");
        await Do("DraftSituationReport");
        (await page.InputValueAsync("[name=report-number]")).ShouldBe("21");
        (await page.InputValueAsync("[name='report-title.ar']")).ShouldBe("التقرير اليومي");
        await page.FillAsync("[name=period-from]", "2026-11-19T13:00");
        await Write("summary", "وصفت جهة ما حدث بأنه مجزرة.");
        await page.Locator($"[name=named][value='{day.Organisation("UN Office for the Coordination of Humanitarian Affairs").Id}']").CheckAsync();
        await Record();
        await Assertions.Expect(page.Locator("#remarks")).ToContainTextAsync("مجزرة");
        await Write("summary", "مُنعت دورية واحدة من العبور إلى رفح.");
        await Record();
        await page.At("**/situation/drafts/SDR-*");
        await Shows("مُنعت دورية واحدة من العبور إلى رفح.", "مرات الإعاقة: 1", Ar["section.coverage"]);
        (await Shown(page)).ShouldNotContain(Asked);
        await OnATelephone("draft");
        await Do("SendForReview");
        await Sure();
        await Shows(Ar["draft-stage.in-review"]);
        return new Uri(page.Url).AbsolutePath;
    }

    private async Task AnotherOrganisationLetsItOut(string draft, string partner)
    {
        await Become(partner);
        await ToDraft(draft);
        await Do("AnswerToPublication");
        await page.Locator("[name=partner-answer]").SelectOptionAsync("agrees");
        await Record();
        await Approve(draft);
    }

    private async Task Approve(string draft)
    {
        await Become("Liaison officer of Egypt");
        await ToDraft(draft);
        await Do("ApproveSituationReport");
        await Sure();
        await Shows(Ar["situation.approved-by", Name("Egypt")]);
    }

    private async Task<string> ItIsPublished(string draft)
    {
        await Become("Press officer");
        await ToDraft(draft);
        await Do("PublishSituationReport");
        await Sure();
        await page.At("**/situation/SIT-*");
        return new Uri(page.Url).AbsolutePath;
    }

    private async Task SomebodyReadsItOnATelephone(string report)
    {
        var reader = await Site.Open("/floor", "ar", width: 390, height: 844, at: day.Address, touch: true);
        await reader.Locator(".top summary, .menu summary").First.ClickAsync();
        await reader.Locator("a[href^='/situation']:visible").First.ClickAsync();
        await reader.At("**/situation");
        await reader.GetByRole(AriaRole.Link, new() { Name = Ar["situation.public-list"], Exact = true }).ClickAsync();
        await reader.At("**/public/situation");
        await Assertions.Expect(reader.Locator($"a[href^='/public{report}']")).ToContainTextAsync("التقرير اليومي");
        await reader.Locator($"a[href^='/public{report}']").ClickAsync();
        await reader.At($"**/public{report}*");
        (await Shown(reader)).ShouldContain("مُنعت دورية واحدة من العبور إلى رفح.");
        (await reader.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
        await OnPaper(reader);
    }

    private async Task WhatCameLateBecomesACorrection(string report)
    {
        await Become("Watch keeper");
        await ATableComesIn(Rows.Replace(",131", ",135").Replace(",x", ",140"));
        await Into("/situation");
        await page.Locator($"main a[href='{report}']").ClickAsync();
        await page.At($"**{report}");
        await Do("DraftCorrection");
        await Write("correction-what", "وصل بعد حد الإغلاق عدد اليوم.");
        await Write("correction-why", "نشره مصدره عند الظهر.");
        await Record();
        await page.At("**/situation/drafts/SDR-*");
        var draft = new Uri(page.Url).AbsolutePath;
        await Do("SendForReview");
        await Sure();
        await Approve(draft);
        await ItIsPublished(draft);
        var reader = await Site.Open($"/public{report}", "ar", width: 390, height: 844, at: day.Address);
        await Assertions.Expect(reader.Locator(".corrected").First).ToContainTextAsync("وصل بعد حد الإغلاق عدد اليوم.");
        (await Shown(reader)).ShouldContain("مُنعت دورية واحدة من العبور إلى رفح.");
    }

    // A4, the report alone, in the reader's direction.
    private static async Task OnPaper(IPage page)
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await page.Locator(".bar").First.IsVisibleAsync()).ShouldBeFalse();
        (await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('article.a4')).direction")).ShouldBe("rtl");
        var print = await page.PdfAsync(new() { PreferCSSPageSize = true });
        var box = MediaBox().Matches(Encoding.Latin1.GetString(print));
        box.Count.ShouldBeInRange(1, 10);
        (double.Parse(box[0].Groups[1].Value), double.Parse(box[0].Groups[2].Value)).ShouldSatisfyAllConditions(sheet => sheet.Item1.ShouldBe(595, 1.0), sheet => sheet.Item2.ShouldBe(842, 1.0));
        await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(Repository.File("artifacts", "screenshots")).FullName, "print-report-ar.pdf"), print);
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await page.ScreenshotAsync(new() { Path = Repository.File("artifacts", "screenshots", "report-ar-390.png"), FullPage = true });
    }

    // The page as it is on a telephone: nothing wider than it, a picture kept; then the desk again.
    private async Task OnATelephone(string name)
    {
        await page.SetViewportSizeAsync(390, 844);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0, name);
        (await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.btn')].filter(one => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1).map(one => one.textContent)")).ShouldBeEmpty(name);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Directory.CreateDirectory(Repository.File("artifacts", "screenshots")).FullName, $"day-{name}-390.png"), FullPage = true });
        await page.SetViewportSizeAsync(1440, 900);
    }

    private string Ground => $"{day.View().All<Core.Places.Place>().Single(one => one is { PlaceKind: Core.Places.PlaceKind.Governorate, Name.En: "Rafah" }).Id}";

    private string Name(string english) => day.Organisation(english).Name.Ar!;

    private async Task Become(string function)
    {
        await page.Locator(".seeas a").First.ClickAsync();
        await page.At("**/viewer*");
        await page.Locator($"form:has(input[name=member][value='{day.Guest(function).Member}']) button.person").ClickAsync();
        await Assertions.Expect(page.Locator(".seeas")).ToContainTextAsync(day.Guest(function).Function.Ar!);
    }

    private async Task Into(string address)
    {
        await page.Locator($"aside.nav a[href='{address}']").ClickAsync();
        await page.At($"**{address}");
    }

    private async Task ToDraft(string draft)
    {
        await Into("/situation");
        await page.Locator($"main a[href='{draft}']").ClickAsync();
        await page.At($"**{draft}");
    }

    private async Task Do(string verb)
    {
        var link = page.Locator(".ph .acts").GetByRole(AriaRole.Link, new() { Name = Ar[$"verb.{verb}"], Exact = true });
        await Assertions.Expect(page.Locator(".ph .acts a").First).ToBeAttachedAsync();
        if (!await link.IsVisibleAsync()) await page.Locator(".ph .acts summary").ClickAsync();
        await link.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(Ar[$"verb.{verb}"]);
    }

    private async Task Sure()
    {
        await page.Locator("[name=sure]").SelectOptionAsync("read");
        await Record();
    }

    private Task Write(string field, string text) => page.FillAsync($"[name='{field}.ar']", text);

    private async Task Record()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = Ar["form.record"], Exact = true }).ClickAsync();
    }

    private async Task Shows(params string[] words)
    {
        foreach (var one in words) await Assertions.Expect(page.Locator("main")).ToContainTextAsync(one);
    }

    private string Mapping =>
        $$"""
        format: truce-table/1
        title: {ar: {{Table}}}
        source: {{day.View().All<Source>().First().Id}}
        question: {{day.View().All<Core.Questions.Question>().First().Id}}
        every: day
        zone: Asia/Gaza
        edition: whole
        day: {column: date}
        columns:
          - {column: trucks, counts: {ar: شاحنات}, unit: trucks, one: truck}
        """;

    [GeneratedRegex(@"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]")]
    private static partial Regex MediaBox();
}
