using System.Net;
using AngleSharp.Dom;
using Truce.Core.Journal;
using Truce.Core.Questions;
using Truce.Core.Tables;
using Truce.Tests.Web;

namespace Truce.Tests.Tables;

/// <summary>Taking a table in on the web, without script: sent, shown, taken in; and what is wrong is said without losing what was typed.</summary>
public class TablePageTests
{
    private const string Good = "date,killed,injured\n2025-10-10,1,2\n2025-10-11,x,4\n";

    private static string Mapping(WebCentre centre) => TableSamples.Mapping.Replace("A source", centre.Source.ToString()).Replace("How many?", centre.Question.ToString());

    [Fact]
    public async Task A_file_is_shown_first_and_lands_with_one_button()
    {
        using var centre = new WebCentre();
        using var member = await centre.MemberAsync();
        var (status, preview) = await SendAsync(member, Mapping(centre), Good);
        status.ShouldBe(HttpStatusCode.OK, preview.QuerySelector("#errors")?.TextContent ?? "");
        var said = preview.QuerySelector("main")!.TextContent;
        said.ShouldContain("1 new row");
        said.ShouldContain("is not a number");
        preview.QuerySelectorAll("textarea[name=mapping]").Single().TextContent.ShouldContain("truce-table/1");
        centre.Centre.View(null).All<DataTable>().ShouldBeEmpty();

        var taken = await TakeAsync(member, preview);
        taken.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var table = centre.Centre.View(null).All<DataTable>().Single();
        taken.Headers.Location!.OriginalString.ShouldBe($"/tables/{table.Id}?recorded={table.Edition!.Index}");
        (table.Grid.Count, table.Edition.Terms.RowsBad).ShouldBe((1, 1));

        // Sent a second time: what was held is gone, and nothing lands twice.
        (await TakeAsync(member, preview)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var (_, again) = await SendAsync(member, Mapping(centre), Good);
        again.QuerySelector("main")!.TextContent.ShouldContain("This edition stands already");
        again.QuerySelectorAll("form[action^='/tables/import/'] button").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_the_file_and_the_mapping_need_not_be_sent_again()
    {
        using var centre = new WebCentre();
        using var member = await centre.MemberAsync();
        var (status, page) = await SendAsync(member, Mapping(centre).Replace("zone: Asia/Gaza", "zone: Gaza time"), Good);
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.QuerySelector("#errors")!.TextContent.ShouldContain("“zone” is a name of the time zone database");
        page.QuerySelector("textarea[name=mapping]")!.TextContent.ShouldContain("Gaza time");
        var held = page.QuerySelector("input[name=upload]")!.GetAttribute("value")!;

        (status, page) = await SendAsync(member, Mapping(centre), file: null, held);
        status.ShouldBe(HttpStatusCode.OK, page.QuerySelector("#errors")?.TextContent ?? "");
        (status, page) = await SendAsync(member, Mapping(centre), file: null);
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (status, page) = await SendAsync(member, Mapping(centre).Replace("column: killed", "column: dead"), Good);
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.QuerySelector("#errors")!.TextContent.ShouldContain("No column is called");
        (status, page) = await SendAsync(member, Mapping(centre).Replace(centre.Source.ToString(), "Nobody"), Good, language: "ar");
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_loaded_term_in_a_title_or_a_definition_is_pointed_out_before_it_lands_and_lands_as_it_is_only_when_somebody_says_so()
    {
        using var centre = new WebCentre();
        using var member = await centre.MemberAsync();
        var (status, preview) = await SendAsync(member, Mapping(centre).Replace("A table", "Terrorists counted").Replace("{en: Injured}", "{en: Martyrs}"), Good);
        status.ShouldBe(HttpStatusCode.OK);
        preview.QuerySelectorAll("#remarks mark").Select(one => one.TextContent).ShouldBe(["Terrorists", "Martyrs"]);
        preview.QuerySelectorAll("#remarks a").ShouldAllBe(one => one.GetAttribute("href") == "#f-mapping");
        var silent = await TakeAsync(member, preview);
        silent.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        centre.Centre.View(null).All<DataTable>().ShouldBeEmpty();
        var print = preview.QuerySelector("#remarks input")!.GetAttribute("value")!;
        (await TakeAsync(member, preview, (Truce.Web.Wording.WordingAid.Confirmed, print))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        // The same table again has nothing new to say.
        var (_, again) = await SendAsync(member, Mapping(centre).Replace("A table", "Terrorists counted").Replace("{en: Injured}", "{en: Martyrs}"), Good.Replace(",1,", ",7,"));
        again.QuerySelector("#remarks").ShouldBeNull();
    }

    [Fact]
    public async Task Somebody_elses_edition_in_between_is_noticed_and_compared_anew()
    {
        using var centre = new WebCentre();
        using var member = await centre.MemberAsync();
        var (_, first) = await SendAsync(member, Mapping(centre), Good);
        var (_, second) = await SendAsync(member, Mapping(centre), Good.Replace(",1,", ",7,"));
        (await TakeAsync(member, second)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var answer = await TakeAsync(member, first);
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await WebCentre.Parse(answer);
        page.QuerySelector("#errors")!.TextContent.ShouldContain("somebody else took another in meanwhile");
        page.QuerySelector("main")!.TextContent.ShouldContain("1 changed");
        (await TakeAsync(member, (await SendAsync(member, Mapping(centre), Good)).Page)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        centre.Centre.View(null).All<DataTable>().Single().Edition!.Number.ShouldBe(2);
    }

    [Fact]
    public async Task The_table_its_editions_its_cells_and_its_question_show_it()
    {
        using var centre = new WebCentre();
        using var member = await centre.MemberAsync();
        await TakeAsync(member, (await SendAsync(member, Mapping(centre), Good)).Page);
        await TakeAsync(member, (await SendAsync(member, Mapping(centre), Good.Replace(",1,", ",7,"))).Page);
        var table = centre.Centre.View(null).All<DataTable>().Single();
        var page = await GetAsync(centre, $"/tables/{table.Id}");
        page.ShouldContain("Edition 2");
        (await GetAsync(centre, $"/tables/{table.Id}/edition?number=2")).ShouldContain("changed");
        var cell = await GetAsync(centre, $"/tables/{table.Id}/cell?series=0&day=2025-10-10");
        (cell.Contains(">7<", StringComparison.Ordinal), cell.Contains(">1<", StringComparison.Ordinal)).ShouldBe((true, true));
        (await GetAsync(centre, $"/tables/{table.Id}/table.csv")).ShouldStartWith("first_day,killed,injured,source,table,edition,marking\r\n2025-10-10,7,2,");
        (await GetAsync(centre, $"/questions/{centre.Question}/side-by-side")).ShouldContain("<svg class=\"chart\"");
        (await GetAsync(centre, $"/questions/{centre.Question}")).ShouldContain(table.Id.ToString());
        foreach (var odd in (string[])["?number=99", "?number=x"]) await GetAsync(centre, $"/tables/{table.Id}/edition{odd}");
        foreach (var odd in (string[])["?series=99&day=x", "?day=9999-12-31&label=a&label=b", "?series=-1"]) await GetAsync(centre, $"/tables/{table.Id}/cell{odd}");
        await GetAsync(centre, $"/tables/{table.Id}?before=-1");
        await GetAsync(centre, $"/tables/{table.Id}?before=999999999999");
    }

    private static async Task<string> GetAsync(WebCentre centre, string path)
    {
        using var visitor = centre.Public();
        var answer = await visitor.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<(HttpStatusCode Status, IDocument Page)> SendAsync(HttpClient member, string mapping, string? file, string? held = null, string language = "en")
    {
        var form = new MultipartFormDataContent { { new StringContent(await TokenAsync(member)), "__RequestVerificationToken" }, { new StringContent(mapping), "mapping" } };
        if (held is not null) form.Add(new StringContent(held), "upload");
        if (file is not null) form.Add(new StringContent(file), "table-file", "table.csv");
        var answer = await member.PostAsync($"/tables/import?lang={language}", form);
        return (answer.StatusCode, await WebCentre.Parse(answer));
    }

    private static async Task<HttpResponseMessage> TakeAsync(HttpClient member, IDocument preview, params (string Name, string Value)[] more)
    {
        var form = preview.QuerySelector("form[action^='/tables/import/']")!;
        var standing = form.QuerySelector("input[name=standing]")!.GetAttribute("value")!;
        return await member.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent([new("__RequestVerificationToken", await TokenAsync(member)), new("standing", standing), .. more.Select(one => KeyValuePair.Create(one.Name, one.Value))]));
    }

    private static async Task<string> TokenAsync(HttpClient member) =>
        (await WebCentre.Parse(await member.GetAsync("/tables/import"))).QuerySelector("form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
