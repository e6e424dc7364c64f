using System.Net;
using System.Text;
using Truce.Core.Claims;
using Truce.Core.Reports;
using Truce.Core.Sources;
using Truce.Web.Language;

namespace Truce.Tests.Web;

/// <summary>What nobody means to send, or means too well.</summary>
[Collection(WebSite.Name)]
public sealed class HostileInputTests(WebSite.Example site)
{
    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("he")]
    public async Task Ten_megabytes_are_refused_in_the_reader_s_language_and_nothing_is_kept(string language)
    {
        using var visitor = site.Visit(language);
        await visitor.Be(site, "Watch keeper");
        var head = site.View().Index;
        var filled = Visitor.Filled(await visitor.Get("/reports/new"), ("text", new string('a', 10_000_000)));
        var answer = await visitor.Post("/reports/new", filled);
        answer.Status.ShouldBeOneOf(400, 413);
        answer.Language.ShouldBe(Words.Of(language).Culture.Name);
        answer.Main.ShouldContain(Words.Of(language)["refusal.web/too-large", "8388608"]);
        site.View().Index.ShouldBe(head);
        (await visitor.Get("/questions")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_text_of_two_mebibytes_in_Arabic_is_taken_in_whole()
    {
        using var visitor = site.Visit();
        await visitor.Be(site, "Watch keeper");
        var text = new string('ع', 1024 * 1024);
        var answer = await Report(visitor, ("text", text));
        answer.Status.ShouldBe(303);
        var report = site.View().All<Report>().Last();
        report.Text!.Bytes.ShouldBe(2 * 1024 * 1024);
        var longer = await Report(visitor, ("text", text + "ع"));
        longer.Status.ShouldBe(422);
        longer.Document.QuerySelector(".errors")!.TextContent.ShouldContain("2097154");
    }

    [Fact]
    public async Task Text_that_would_turn_the_reading_direction_is_shown_by_its_codes()
    {
        using var visitor = site.Visit();
        await visitor.Be(site, "Watch keeper");
        const string Hostile = "safe\u202egnp.exe\u202c \u2066x\u2069 \u200b\u061c end";
        var report = (await Report(visitor, ("title.en", Hostile), ("text", Hostile + " שלום مرحبا"))).Location!.Split('?')[0];
        var claim = await visitor.Get(report + "/claims/new");
        var sent = await visitor.Send(claim, ("statement.en", Hostile), ("statement.ar", "قال \u202e"), ("said.first", "2026-11-18"), ("words", Hostile));
        sent.Status.ShouldBe(303);
        foreach (var path in (string[])[report, "/reports", sent.Location!.Split('?')[0], sent.Location!, "/record", report + "/withdraw", report + "/claims/new"])
        {
            var page = await visitor.Get(path);
            // What stands in an input is the reader's own to edit; a page's own words are not.
            var shown = page.Document.DocumentElement.TextContent;
            foreach (var control in "\u202e\u202c\u2066\u200b\u061c") shown.ShouldNotContain(control, path);
        }

        var text = (await visitor.Get(report)).Document.QuerySelector(".verbatim .text")!;
        text.TextContent.ShouldContain("safeU+202Egnp.exe");
        text.GetAttribute("dir").ShouldBe("auto");
        (await visitor.Get(report)).Document.QuerySelector("h1 bdi").ShouldNotBeNull();
        site.View().VerbatimOf(site.View().All<Report>().Last().Id).ShouldBe(Hostile + " שלום مرحبا");
    }

    [Theory]
    [InlineData("%ED%A0%80")]
    [InlineData("%00")]
    [InlineData("%FF%FE")]
    [InlineData("%C0%AF")]
    [InlineData("%")]
    public async Task Bytes_that_are_not_text_are_refused_or_replaced_and_never_break_a_page(string bytes)
    {
        using var visitor = site.Visit();
        await visitor.Be(site, "Watch keeper");
        var filled = Visitor.Filled(await visitor.Get("/questions/new"), ("question-text.en", "MARK"), ("subject", "aid"), ("marking", "GREEN"));
        var body = string.Join('&', filled.Select(one => $"{WebUtility.UrlEncode(one.Name)}={WebUtility.UrlEncode(one.Value)}")).Replace("MARK", "a" + bytes + "b");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/questions/new") { Content = new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded") };
        var answer = await visitor.Ask(request);
        answer.Status.ShouldBeOneOf(303, 400, 422);
        if (answer.Status == 303) (await visitor.Get(answer.Location!)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_form_of_another_kind_than_a_form_is_refused()
    {
        using var visitor = site.Visit("ar");
        await visitor.Be(site, "Watch keeper");
        foreach (var type in (string[])["application/json", "text/plain", "multipart/form-data; boundary=x"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/questions/new") { Content = new StringContent("{\"a\":1}", Encoding.UTF8) };
            request.Content.Headers.Remove("Content-Type");
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            var answer = await visitor.Ask(request);
            answer.Status.ShouldBe(400, type);
            answer.Language.ShouldBe("ar-PS");
        }
    }

    [Fact]
    public async Task Five_thousand_fields_are_refused()
    {
        using var visitor = site.Visit();
        await visitor.Be(site, "Watch keeper");
        var filled = Visitor.Filled(await visitor.Get("/questions/new"));
        var answer = await visitor.Post("/questions/new", [.. filled, .. Enumerable.Range(0, 5000).Select(at => ($"x{at}", "y"))]);
        answer.Status.ShouldBe(400);
        answer.Document.QuerySelector("h1").ShouldNotBeNull();
    }

    [Fact]
    public async Task Markup_in_a_text_stays_text()
    {
        using var visitor = site.Visit();
        await visitor.Be(site, "Watch keeper");
        const string Markup = "<script>alert(1)</script><img src=x onerror=alert(1)>&amp;";
        var report = (await Report(visitor, ("title.en", Markup), ("text", Markup))).Location!.Split('?')[0];
        var claim = (await visitor.Send(await visitor.Get(report + "/claims/new"), ("statement.en", Markup), ("said.first", "2026-11-18"))).Location!.Split('?')[0];
        foreach (var path in (string[])[report, claim, "/reports", "/record", $"/record/{site.View().Index}"])
        {
            var page = await visitor.Get(path);
            page.Document.QuerySelectorAll("img, main script:not([type='application/json'])").ShouldBeEmpty();
        }

        (await visitor.Get(report)).Document.QuerySelector("h1")!.TextContent.ShouldContain(Markup);
    }

    private async Task<Reply> Report(Visitor visitor, params (string Name, string Value)[] values)
    {
        var written = values.Select(one => one.Name).ToHashSet();
        (string Name, string Value)[] plain =
        [
            ("source", $"{site.View().All<Source>().First(one => !one.Example).Id}"), ("title.en", "A statement"), ("published.first", "2026-11-18"),
            ("received", "2026-11-19T10:00"), ("language", "en"), ("marking", "CLEAR"), ("text-marking", "CLEAR"),
        ];
        return await visitor.Send(await visitor.Get("/reports/new"), [.. plain.Where(one => !written.Contains(one.Name)), .. values]);
    }
}
