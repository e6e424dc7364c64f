using Truce.Core.Incidents;
using Truce.Core.Journal;
using Truce.Core.Places;
using Truce.Core.Reports;
using Truce.Tests.Web;
using Truce.Web.Language;

namespace Truce.Tests.Search;

/// <summary>The page of what was found, and what the box offers, over the worked example.</summary>
[Collection(WebSite.Name)]
public sealed class SearchPageTests(WebSite.Example site)
{
    [Theory]
    [InlineData("en", "rafah", "Rafah")]
    [InlineData("en", "RÁFAH", "Rafah")]
    [InlineData("ar", "رفح", "رفح")]
    [InlineData("ar", "رَفَـح", "رفح")]
    [InlineData("he", "רפיח", "ברפיח")]
    public async Task It_finds_in_each_language_and_marks_the_words_and_says_why(string language, string typed, string marked)
    {
        using var visitor = site.Visit(language);
        var page = await visitor.Get("/search?q=" + Uri.EscapeDataString(typed));
        page.Status.ShouldBe(200);
        page.Language.ShouldBe(Words.Of(language).Culture.Name);
        page.Document.QuerySelectorAll(".hits mark").Select(mark => mark.TextContent).ShouldContain(marked);
        page.Document.QuerySelectorAll(".hits > li").ShouldAllBe(hit => hit.QuerySelector("a[href]") != null && hit.QuerySelector(".mono") != null);
        page.Main.ShouldContain(Words.Of(language)["search.why.name"]);
        var incident = site.Centre.View(null).All<Incident>().First(one => one.Account.Title.En!.Contains("Rafah", StringComparison.Ordinal));
        page.Document.QuerySelector($"a[href='/incidents/{incident.Id}']").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_word_of_another_language_than_the_reader_s_is_found_and_shown_beside_the_reader_s_own()
    {
        using var visitor = site.Visit("he");
        var page = await visitor.Get("/search?q=rafah&kind=incident");
        var hit = page.Document.QuerySelector(".hits > li")!;
        hit.QuerySelector("a bdi")!.HasAttribute("lang").ShouldBeFalse();
        var foreign = hit.QuerySelector("p bdi[lang=en][dir=ltr]")!;
        foreign.QuerySelector("mark")!.TextContent.ShouldBe("Rafah");
    }

    [Fact]
    public async Task A_page_of_one_kind_goes_on_from_hit_to_hit_and_shows_each_once()
    {
        using var visitor = site.Visit();
        List<string> all = [];
        string? next = "/search?q=the&kind=claim";
        while (next is not null)
        {
            var page = await visitor.Get(next);
            all.AddRange(page.Document.QuerySelectorAll(".hits > li .mono").Select(one => one.TextContent));
            next = page.Document.QuerySelector("nav[aria-label='Pages of this list'] a, section.sheet > nav a")?.GetAttribute("href");
            all.Count.ShouldBeLessThan(5_000);
        }

        all.Count.ShouldBeGreaterThan(50);
        all.Distinct().Count().ShouldBe(all.Count);
        all.ShouldAllBe(one => one.StartsWith("CLM-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_place_is_found_by_its_code_and_what_stands_under_it_is_shown()
    {
        var place = site.Centre.View(null).All<Place>().First(one => one.Code is { Length: > 4 } && site.Centre.View(null).Under<Incident>(one.Id).Any());
        using var visitor = site.Visit();
        var page = await visitor.Get($"/search?q={place.Code!.ToLowerInvariant()}");
        page.Document.QuerySelector(".hits a")!.GetAttribute("href").ShouldBe($"/places/{place.Id}");
        page.Main.ShouldContain(Words.Of("en")["search.its-page"]);
        page.Document.QuerySelectorAll(".hits a").Select(link => link.GetAttribute("href")!).ShouldContain(href => href.StartsWith("/incidents/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reference_without_hyphens_in_small_letters_comes_first()
    {
        var report = site.Centre.View(null).All<Report>().First().Id.ToString();
        using var visitor = site.Visit();
        var typed = report.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal);
        var page = await visitor.Get("/search?q=" + typed);
        page.Document.QuerySelector(".hits .mono")!.TextContent.ShouldBe(report);
        page.Main.ShouldContain(Words.Of("en")["search.why.reference"]);
        (await visitor.Get($"/search/suggest?q={typed}")).Document.QuerySelector("[role=option]")!.GetAttribute("data-to").ShouldBe($"/reports/{report}");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("he")]
    public async Task Nothing_found_says_what_was_searched_and_what_can_be_tried(string language)
    {
        var words = Words.Of(language);
        using var visitor = site.Visit(language);
        (await visitor.Get("/search")).Main.ShouldContain(words["search.nothing-typed"]);
        var page = await visitor.Get("/search?q=Qwertyzzz+nonesuch");
        page.Main.ShouldContain(words["search.nothing-found"]);
        page.Main.ShouldContain("qwertyzzz · nonesuch");
        page.Main.ShouldContain(words["search.help-words"]);
        page.Main.ShouldContain(words["search.help-not"]);
        (await visitor.Get("/search?q=Qwertyzzz&kind=claim")).Main.ShouldContain(words["search.kind.claim"]);
        (await visitor.Get("/search?q=%E2%80%A6%21")).Main.ShouldContain(words["search.only-signs"]);
        (await visitor.Get("/search/suggest?q=Qwertyzzz")).Document.QuerySelector("[role=option]").ShouldBeNull();
    }

    [Fact]
    public async Task The_past_is_searched_as_it_stood()
    {
        using var visitor = site.Visit();
        const string Then = "asOf=2025-10-18T12%3A00";
        var now = (await visitor.Get("/search?q=rafah&kind=report")).Document.QuerySelectorAll(".hits > li").Length;
        var page = await visitor.Get($"/search?q=rafah&kind=report&{Then}");
        page.Document.QuerySelectorAll(".hits > li").Length.ShouldBeLessThan(now);
        page.Document.QuerySelector("main form input[name=asOf]")!.GetAttribute("value").ShouldBe("2025-10-18T12:00");
        page.Document.QuerySelector("truce-search")!.GetAttribute("data-suggest")!.ShouldContain("asOf=2025-10-18");
        (await visitor.Get($"/search?q=qwertyzzz&{Then}")).Main.ShouldContain("18 Oct 2025");
    }

    [Fact]
    public async Task Suggestions_are_options_of_a_list_that_nobody_keeps()
    {
        using var visitor = site.Visit("ar");
        var answer = await visitor.Get("/search/suggest?q=" + Uri.EscapeDataString("رفح"));
        answer.Header("Cache-Control")!.ShouldContain("no-store");
        var list = answer.Document.QuerySelector("ul[role=listbox][id][aria-label]")!;
        var options = list.QuerySelectorAll("[role=option][aria-selected=false]");
        options.Length.ShouldBeInRange(1, 8);
        options.Select(option => option.Id).Distinct().Count().ShouldBe(options.Length);
        options.ShouldAllBe(option => option.GetAttribute("data-to")!.StartsWith('/'));
        list.QuerySelector("a, button, input").ShouldBeNull();
    }

    public static TheoryData<string> Hostile =>
    [
        new string('a', 5_000), string.Join(' ', Enumerable.Range(0, 500)), "\u202E\u2066\u200F", "\u0301\u0301\u064E\u05B8", "\0\u0001\u007f", "\ud800 x", "<script>alert(1)</script> \"'&",
        "%_*?()&|!:", "' or 1=1 --", new string('ـ', 199) + "ش", string.Concat(Enumerable.Repeat("ﷺ", 200)), "CLM-000-000-0", "CLM-OOO-OOO-O", "рус ελλ 中文 ไทย",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Whatever_is_typed_is_answered_and_shown_as_harmless(string typed)
    {
        using var visitor = site.Visit("he");
        var escaped = string.Concat(System.Text.Encoding.UTF8.GetBytes(typed).Select(one => $"%{one:X2}"));
        foreach (var path in (string[])["/search?q=", "/search?kind=claim&q=", "/search/suggest?q=", "/search?after=2-99999999999999999999&q=", "/search?after=7-1&kind=none&q=", "/search?kind=claim&after=1-9999&q="])
        {
            var answer = await visitor.Get(path + escaped);
            answer.Status.ShouldBe(200, path);
            answer.Text.ShouldNotContain("<script>alert");

            // What stands in the field is the reader's own; the page's own words isolate names by two signs of their own.
            var shown = answer.Document.Body?.TextContent ?? "";
            shown.Where(character => SafeText.IsControl(character) && character is not ('\u2068' or '\u2069')).ShouldBeEmpty(path);
        }
    }

    [Fact]
    public void Every_kind_has_its_word_in_each_language()
    {
        foreach (var language in Words.Languages)
            foreach (var kind in Enum.GetValues<StreamKind>())
                Words.Of(language).Has($"search.kind.{kind.Word()}").ShouldBeTrue($"search.{language}.json lacks search.kind.{kind.Word()}");
    }
}
