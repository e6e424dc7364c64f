using System.Net;
using System.Text.RegularExpressions;
using NodaTime.Text;
using Truce.Web.Language;

namespace Truce.Tests.Web;

public sealed partial class PageTests : IDisposable
{
    private readonly WebCentre web = new();

    public void Dispose() => web.Dispose();

    private string[] Paths =>
    [
        "/questions", $"/questions/{web.Question}", "/reports", $"/reports/{web.Report}", $"/claims/{web.Affirmed}", "/organisations",
        "/sources", $"/sources/{web.Source}", "/record", "/record/3", "/trust", "/viewer",
    ];

    [Theory]
    [InlineData("en", "en-GB", "ltr")]
    [InlineData("ar", "ar-PS", "rtl")]
    [InlineData("he", "he-IL", "rtl")]
    public async Task Every_page_stands_in_its_language_and_lacks_no_word(string language, string tag, string direction)
    {
        using var client = web.Public(language);
        foreach (var path in Paths)
        {
            var answer = await client.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            var page = await WebCentre.Parse(answer);
            page.DocumentElement.GetAttribute("lang").ShouldBe(tag);
            page.DocumentElement.GetAttribute("dir").ShouldBe(direction);
            page.Title.ShouldNotBeNullOrWhiteSpace(path);
            page.QuerySelectorAll("h1").ShouldHaveSingleItem();
            page.QuerySelectorAll("[style], style, script:not([src]):not([type='application/json'])").ShouldBeEmpty(path);
            foreach (var script in page.QuerySelectorAll("script, pre")) script.Remove();
            UnfilledKey().Matches(page.Body!.TextContent).Select(match => match.Value).ShouldBeEmpty($"{path} in {language}");
            page.Body.TextContent.ShouldNotContain("{0}");
        }
    }

    [Fact]
    public async Task What_is_not_released_is_neither_shown_nor_counted()
    {
        using var client = web.Public();
        var page = await WebCentre.Parse(await client.GetAsync($"/questions/{web.Question}"));
        page.QuerySelectorAll(".claims > li").Length.ShouldBe(4);
        page.Body!.TextContent.ShouldNotContain("Known to one");
        var hidden = await client.GetAsync($"/claims/{web.Secret}");
        var absent = await client.GetAsync("/claims/CLM-222-222-2");
        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        absent.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        using var member = await web.MemberAsync();
        var whole = await WebCentre.Parse(await member.GetAsync($"/questions/{web.Question}"));
        whole.QuerySelectorAll(".claims > li").Length.ShouldBe(5);
        whole.DocumentElement.GetAttribute("data-viewer").ShouldNotBe(page.DocumentElement.GetAttribute("data-viewer"));
    }

    [Fact]
    public async Task A_withheld_text_shows_a_lock_and_a_released_one_its_words()
    {
        using var client = web.Public();
        var closed = await WebCentre.Parse(await client.GetAsync($"/reports/{web.Report}"));
        closed.QuerySelector(".locked").ShouldNotBeNull();
        closed.QuerySelector(".verbatim").ShouldBeNull();

        using var member = await web.MemberAsync();
        var open = await WebCentre.Parse(await member.GetAsync($"/reports/{web.Report}"));
        var text = open.QuerySelector(".verbatim .text")!;
        text.TextContent.ShouldBe("He said so.\nA spokesman denied it. U+202Ereversed");
        text.QuerySelector(".ctl")!.TextContent.ShouldBe("U+202E");
    }

    [Fact]
    public async Task Content_is_shown_and_never_obeyed()
    {
        using var client = web.Public();
        var page = await WebCentre.Parse(await client.GetAsync($"/questions/{web.Question}"));
        page.QuerySelectorAll(".claims b").ShouldNotContain(bold => bold.TextContent == "at once");
        page.Body!.TextContent.ShouldContain("<b>at once</b>");
    }

    [Fact]
    public async Task The_past_shows_what_stood_then_keeps_its_moment_in_every_link_and_takes_nothing_in()
    {
        using var member = await web.MemberAsync();
        var moment = Uri.EscapeDataString(InstantPattern.ExtendedIso.Format(web.Before));
        var page = await WebCentre.Parse(await member.GetAsync($"/questions/{web.Question}?asOf={moment}"));
        page.DocumentElement.GetAttribute("data-time").ShouldBe("past");
        page.Body!.TextContent.ShouldNotContain("Said later");
        page.QuerySelectorAll(".links a, main a[href^='/']").ShouldAllBe(link => link.GetAttribute("href")!.Contains("asOf="));
        page.QuerySelectorAll("main a[href*='distinguish']").ShouldBeEmpty();
        (await member.GetAsync($"/claims/{web.Later}?asOf={moment}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_moment_that_is_none_is_refused_in_words()
    {
        using var client = web.Public("ar");
        var answer = await client.GetAsync("/questions?asOf=yesterday");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await WebCentre.Parse(answer)).Body!.TextContent.ShouldContain("yesterday");
    }

    [Fact]
    public async Task A_moment_before_the_record_says_when_it_begins()
    {
        using var client = web.Public();
        var page = await WebCentre.Parse(await client.GetAsync("/questions?asOf=2020-01-01"));
        page.QuerySelector("main .sum")!.TextContent.ShouldContain(Words.Of("en")["time.before-start", "17 Oct 2025, 09:00"]);
    }

    [Fact]
    public async Task Claims_are_numbered_alike_in_the_timeline_and_the_list_oldest_first()
    {
        using var client = web.Public();
        var page = await WebCentre.Parse(await client.GetAsync($"/questions/{web.Question}"));
        page.QuerySelectorAll(".claims .say").Select(say => say.TextContent.Trim())
            .ShouldBe(["It happened again.", "It happened <b>at once</b>.", "It did not happen.", "Said later."]);
        page.QuerySelectorAll(".lanes a.mk").Select(mark => mark.GetAttribute("href")).ShouldBe(["#c1", "#c2", "#c4", "#c3"]);
        page.QuerySelectorAll(".lanes .gap").ShouldHaveSingleItem();
        page.QuerySelectorAll(".versus .against a").Select(number => number.TextContent).ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task Each_party_has_a_line_silence_included()
    {
        using var client = web.Public();
        var page = await WebCentre.Parse(await client.GetAsync($"/questions/{web.Question}"));
        var lines = page.QuerySelectorAll(".pos > li");
        lines.Length.ShouldBe(2);
        lines[0].QuerySelectorAll(".no").Length.ShouldBe(2);
        lines[1].QuerySelector(".silent").ShouldNotBeNull();
    }

    // A key that found no words shows itself, as in "question.claims".
    [GeneratedRegex(@"\b(nav|shell|time|times|marking|kinds?|source-kind|reliability|credibility|grade|stance|subject|event|part|count|questions?|claims?|reports?|organisations?|roles?|sources?|record|receipt|trust|chooser|form|verb|field|notfound|refused|month|month-short|weekday|date|history|list|language|quantity)\.[a-z][a-z0-9.-]*\b")]
    private static partial Regex UnfilledKey();
}
