using Truce.Formats.Tables;
using Truce.Tests.Web;
using Truce.Web.Api;

namespace Truce.Tests.Feeds;

/// <summary>The second row of tables in the Humanitarian Exchange Language, held to its rules: a tag is of the list, and every cell is a tag or empty.</summary>
public sealed class HxlTests
{
    [Fact]
    public void Every_tag_is_of_the_standard_s_list()
    {
        foreach (var text in HxlRow.All)
        {
            var tag = HxlTag.Parse(text);
            tag.ShouldNotBeNull(text);
            HxlNames.All.ShouldContain(tag.Name);
        }
    }

    [Theory]
    [InlineData("incidents", "#event+name+i_ar", "#date+event+start", "#loc+id")]
    [InlineData("crossings", "#loc+name+i_he", "#geo+coord", "#meta+id")]
    [InlineData("passages", "#access+status", "#date+start", "#access+type")]
    [InlineData("presences", "#org+id", "#sector+code", "#activity+name+i_en", "#loc+id", "#date+start")]
    [InlineData("figures", "#indicator+value+num", "#indicator+unit", "#date+period")]
    [InlineData("places", "#loc+name+i_en", "#loc+code")]
    public void A_noun_s_table_has_the_columns_that_its_readers_need(string noun, params string[] tags)
    {
        var columns = ExportColumns.Of(ApiNoun.Named(noun)!.State).Select(one => one.Name).Prepend("marking").Prepend("reference").ToArray();
        var row = HxlRow.Of(noun, columns);
        row.Count.ShouldBe(columns.Length);
        HxlTag.AreTags([.. row]).ShouldBeTrue();
        foreach (var tag in tags) row.ShouldContain(tag);
    }

    [Fact]
    public async Task It_stands_under_the_names_of_the_columns_where_it_is_asked_for_and_nowhere_else()
    {
        await using var site = new ExampleSite(null);
        await site.InitializeAsync();
        using var visitor = new Visitor(site.Address, "en");
        var question = site.View().All<Truce.Core.Figures.Figure>().First().Question;
        var table = site.View().All<Truce.Core.Tables.DataTable>().First();
        foreach (var path in (string[])["/api/exports/incidents.csv", "/api/exports/presences.csv", $"/questions/{question}/figures.csv", $"/tables/{table.Id}/table.csv", $"/questions/{question}/side-by-side.csv"])
        {
            var plain = (await visitor.Get(path)).Text.Split("\r\n");
            var tagged = (await visitor.Get($"{path}?hxl=1")).Text.Split("\r\n");
            tagged[0].ShouldBe(plain[0], path);
            var tags = tagged[1].Split(',');
            HxlTag.AreTags(tags).ShouldBeTrue(path);
            tags.Length.ShouldBe(plain[0].Split(',').Length, path);
            tags.Count(one => one.Length > 0).ShouldBeGreaterThan(3, path);
            tagged.Skip(2).ShouldBe(plain.Skip(1), path);
        }
    }
}
