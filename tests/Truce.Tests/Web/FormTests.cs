using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Truce.Core.Claims;
using Truce.Core.Reports;
using Truce.Core.Sources;
using Truce.Web.Language;

namespace Truce.Tests.Web;

/// <summary>What is sent with a form.</summary>
[Collection(WebSite.Name)]
public sealed class FormTests(WebSite.Example site)
{
    private static readonly (string Name, string Value)[] Report =
    [
        ("title.en", "A statement of the day"), ("published.first", "2026-11-18"), ("received", "2026-11-19T10:00"), ("language", "en"),
        ("text", "The spokesperson said: no convoy left today. Nothing else was said."), ("marking", "CLEAR"), ("text-marking", "CLEAR"),
    ];

    [Theory]
    [InlineData("/questions/new")]
    [InlineData("/reports/new")]
    [InlineData("/organisations/new")]
    [InlineData("/sources/new")]
    public async Task The_public_may_not_write(string path)
    {
        using var visitor = site.Visit("ar");
        var page = await visitor.Get(path);
        page.Status.ShouldBe(403);
        page.Main.ShouldContain(Words.Of("ar")["refusal.access/sign-in-first"]);
        (await Sent(visitor, path)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_member_without_the_duty_may_not_write()
    {
        using var visitor = site.Visit();
        await visitor.Be(site, "Press officer");
        (await visitor.Get("/questions")).Document.QuerySelectorAll("main .ph .acts a").ShouldBeEmpty();
        (await visitor.Get("/reports/new")).Status.ShouldBe(403);
        (await Sent(visitor, "/reports/new", Report)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task What_the_watch_keeper_may_not_do_is_refused_too()
    {
        using var visitor = site.Visit();
        await visitor.Be(site, "Watch keeper");
        var organisation = site.Organisation("Hamas").Id;
        var head = site.View().Index;
        foreach (var path in (string[])["/organisations/new", $"/organisations/{organisation}/rename", $"/organisations/{organisation}/role"])
        {
            (await visitor.Get(path)).Status.ShouldBe(403, path);
            (await Sent(visitor, path, ("name.en", "Another name"), ("reason.en", "none"), ("kind", "party"))).Status.ShouldBe(403, path);
        }

        site.View().Index.ShouldBe(head);
    }

    [Fact]
    public async Task A_form_without_its_token_or_with_somebody_else_s_is_refused()
    {
        using var keeper = site.Visit();
        await keeper.Be(site, "Watch keeper");
        var page = await keeper.Get("/reports/new");
        var filled = Visitor.Filled(page, [("source", Source), .. Report]);
        var head = site.View().Index;
        var without = await keeper.Post("/reports/new", [.. filled.Where(one => one.Name != "__RequestVerificationToken")]);
        without.Status.ShouldBe(400);
        without.Main.ShouldContain("opened too long ago, or as somebody else");
        using var officer = site.Visit();
        await officer.Be(site, "Press officer");
        (await officer.Post("/reports/new", filled)).Status.ShouldBe(400);
        (await keeper.Post("/reports/new", [.. filled.Where(one => one.Name != "__RequestVerificationToken"), ("__RequestVerificationToken", "guess")])).Status.ShouldBe(400);
        site.View().Index.ShouldBe(head);
    }

    [Fact]
    public async Task Nothing_can_be_written_into_the_past()
    {
        using var visitor = site.Visit();
        await visitor.Be(site, "Watch keeper");
        var filled = Visitor.Filled(await visitor.Get("/reports/new"), [("source", Source), .. Report]);
        var head = site.View().Index;
        var sent = await visitor.Post("/reports/new?asOf=2026-01-01", filled);
        sent.Status.ShouldBe(422);
        sent.Main.ShouldContain("Return to live to write");
        (await visitor.Get("/reports/new?asOf=2026-01-01")).Status.ShouldBe(422);
        (await visitor.Post("/reports/new?asOf=nonsense", filled)).Status.ShouldBe(400);
        site.View().Index.ShouldBe(head);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("he")]
    public async Task A_form_that_cannot_be_read_comes_back_with_what_was_written_and_what_is_wrong_beside_its_field(string language)
    {
        var words = Words.Of(language);
        using var visitor = site.Visit(language);
        await visitor.Be(site, "Watch keeper");
        var page = await visitor.Get("/reports/new");
        var head = site.View().Index;
        var sent = await visitor.Send(page, ("title.en", "<b>Kept</b> \"as\" written"), ("published.first", "soon"), ("received", "late"), ("text", "Two\nlines & more"), ("marking", ""));
        sent.Status.ShouldBe(422);
        sent.Language.ShouldBe(words.Culture.Name);
        sent.Document.QuerySelector("input[name='title.en']")!.GetAttribute("value").ShouldBe("<b>Kept</b> \"as\" written");
        sent.Document.QuerySelector("input[name='published.first']")!.GetAttribute("value").ShouldBe("soon");
        sent.Document.QuerySelector("textarea[name=text]")!.TextContent.ShouldBe("Two\nlines & more");
        sent.Document.QuerySelector("input[name=key]")!.GetAttribute("value").ShouldBe(page.Document.QuerySelector("input[name=key]")!.GetAttribute("value"));

        // A line of the summary leads to its field, and the field says the same.
        var lines = sent.Document.QuerySelectorAll(".errors li a").ToArray();
        lines.Length.ShouldBe(4);
        foreach (var line in lines)
        {
            var target = sent.Document.GetElementById(line.GetAttribute("href")![1..]);
            target.ShouldNotBeNull(line.GetAttribute("href"));
            var control = target.Matches("input, select, textarea") ? target : target.QuerySelector("input, select, textarea")!;
            control.GetAttribute("aria-invalid").ShouldBe("true", control.GetAttribute("name"));
            var described = control.GetAttribute("aria-describedby")!.Split(' ').Select(id => sent.Document.GetElementById(id)!);
            described.ShouldContain(one => one.ClassList.Contains("err"));
        }

        sent.Document.QuerySelector(".errors")!.TextContent.ShouldContain(words["form.not-a-date"]);
        sent.Document.QuerySelectorAll("[aria-invalid]").Length.ShouldBeLessThan(8);
        site.View().Index.ShouldBe(head);
    }

    [Fact]
    public async Task What_the_record_refuses_comes_back_the_same_way()
    {
        using var visitor = site.Visit("he");
        await visitor.Be(site, "Watch keeper");
        var sent = await Sent(visitor, "/reports/new", [("source", Source), .. Report, ("language", "klingon!")]);
        sent.Status.ShouldBe(422);
        sent.Document.QuerySelector(".errors")!.TextContent.ShouldContain("klingon!");
        sent.Document.QuerySelector("input[name='title.en']")!.GetAttribute("value").ShouldBe("A statement of the day");
        ((IHtmlSelectElement)sent.Document.QuerySelector("select[name=source]")!).Value.ShouldBe(Source);
    }

    [Fact]
    public async Task A_report_and_a_claim_are_recorded_and_the_same_form_sent_twice_records_once()
    {
        using var visitor = site.Visit();
        await visitor.Be(site, "Watch keeper");
        var filled = Visitor.Filled(await visitor.Get("/reports/new"), [("source", Source), .. Report]);
        var first = await visitor.Post("/reports/new", filled);
        first.Status.ShouldBe(303);
        var head = site.View().Index;
        first.Location!.ShouldMatch($"^/reports/RPT-[0-9A-Z-]+\\?recorded={head}$");
        var again = await visitor.Post("/reports/new", filled);
        again.Status.ShouldBe(303);
        again.Location.ShouldBe(first.Location);
        site.View().Index.ShouldBe(head);
        var shown = await visitor.Get(first.Location!);
        shown.Document.QuerySelector(".toast")!.TextContent.ShouldContain($"{head}");
        shown.Document.QuerySelector(".verbatim .text")!.TextContent.ShouldBe("The spokesperson said: no convoy left today. Nothing else was said.");

        // The same key with another body is a mistake, and said to be one.
        var other = await visitor.Post("/reports/new", [.. filled.Where(one => one.Name != "title.en"), ("title.en", "Something else")]);
        other.Status.ShouldBe(422);
        other.Document.QuerySelector(".errors")!.TextContent.ShouldContain("used before for something else");
        site.View().Index.ShouldBe(head);

        var report = first.Location!.Split('?')[0];
        var wrong = await Sent(visitor, report + "/claims/new", ("statement.en", "No convoy left on that day."), ("said.first", "2026-11-18"), ("words", "was said, was said"));
        wrong.Status.ShouldBe(422);
        wrong.Document.QuerySelector("#f-words ~ .err, .field:has(#f-words) .err")!.TextContent.ShouldContain("do not stand in the text");
        var claim = await visitor.Send(wrong, ("words", "no convoy left today"));
        claim.Status.ShouldBe(303);
        var page = await visitor.Get(report);
        page.Document.QuerySelector(".verbatim mark")!.TextContent.ShouldBe("1no convoy left today");
        site.View().Find(Truce.Core.Journal.Id<Claim>.TryParse(claim.Location!.Split('?', '/')[2], out var id) ? id : default)!.Anchor!.From.ShouldBe(23);

        var withdrawn = await Sent(visitor, report + "/withdraw", ("reason.en", "Its source took it back."));
        withdrawn.Status.ShouldBe(303);
        (await Sent(visitor, report + "/claims/new", ("statement.en", "More"), ("said.first", "2026-11-18"))).Status.ShouldBe(422);
    }

    [Fact]
    public async Task A_seat_that_was_given_in_an_example_leads_to_a_page_that_is_there()
    {
        using var centre = new WebCentre();
        using var secretary = await centre.MemberAsync();
        var page = await WebCentre.Parse(await secretary.GetAsync("/members/new"));
        (await secretary.GetAsync(page.QuerySelector("main form .acts a")!.GetAttribute("href"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var fields = page.QuerySelectorAll<IHtmlInputElement>("main form input[type=hidden]").ToDictionary(input => input.Name!, input => input.Value);
        (fields["organisation"], fields["function.en"]) = ($"{centre.Centre.Founder!.Value.Organisation}", "Liaison officer");
        var done = await secretary.PostAsync("/members/new", new FormUrlEncodedContent(fields));
        done.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await secretary.GetAsync(done.Headers.Location)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_claim_s_whole_life_goes_through_its_forms()
    {
        using var visitor = site.Visit();
        await visitor.Be(site, "Watch keeper");
        var report = (await Sent(visitor, "/reports/new", [("source", Source), .. Report])).Location!.Split('?')[0];
        var claim = (await Sent(visitor, report + "/claims/new", ("statement.en", "No convoy left."), ("said.first", "2026-11-18"))).Location!.Split('?')[0];
        var question = site.View().All<Truce.Core.Questions.Question>().First().Id;
        (string Verb, (string, string)[] Values)[] steps =
        [
            ("grade", [("credibility", "3"), ("basis.en", "One source.")]),
            ("link", [("question", $"{question}"), ("stance", "denies")]),
            ("remark", [("remark.en", "Said at the daily briefing.")]),
            ("correct", [("statement.en", "No convoy left on that day."), ("reason.en", "The day was missing.")]),
            ("unlink", [("question", $"{question}"), ("reason.en", "It answers another one.")]),
            ("marking", [("marking", "GREEN"), ("reason.en", "Members first.")]),
            ("withdraw", [("reason.en", "Its source took it back.")]),
        ];
        foreach (var (verb, values) in steps)
        {
            var empty = await Sent(visitor, $"{claim}/{verb}", [.. values.Select(one => (one.Item1, ""))]);
            empty.Status.ShouldBe(422, verb);
            var done = await visitor.Send(empty, values);
            done.Status.ShouldBe(303, $"{verb}: {(done.Status == 303 ? "" : done.Document.QuerySelector(".errors")?.TextContent)}");
        }

        var page = await visitor.Get(claim);
        page.Document.QuerySelectorAll("#history ~ ol li, section:has(#history) ol li").Length.ShouldBe(8);
        page.Main.ShouldContain("Its source took it back.");
        using var stranger = site.Visit();
        (await stranger.Get(claim)).Status.ShouldBe(404);
    }

    private string Source => $"{site.View().All<Source>().First(one => !one.Example).Id}";

    // Opens the form; where it is refused, sends one all the same with a token from a page that has one.
    private static async Task<Reply> Sent(Visitor visitor, string path, params (string Name, string Value)[] values)
    {
        var page = await visitor.Get(path);
        if (page.Status == 200)
        {
            var last = values.GroupBy(one => one.Name).Select(group => group.Last()).ToArray();
            return await visitor.Send(page, last);
        }

        var chooser = await visitor.Get("/viewer");
        var token = chooser.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await visitor.Post(path, [("__RequestVerificationToken", token), .. values]);
    }
}
