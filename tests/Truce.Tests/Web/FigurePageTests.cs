using Truce.Core.Figures;
using Truce.Core.Questions;

namespace Truce.Tests.Web;

/// <summary>Questions with numbers: what each counts stands beside it, and nothing is made of several.</summary>
[Collection(WebSite.Name)]
public sealed class FigurePageTests(WebSite.Example site)
{
    [Fact]
    public async Task Trucks_a_day_stand_on_one_chart_with_what_each_counts()
    {
        using var visitor = site.Visit();
        var page = await visitor.Get($"/questions/{On("How many aid trucks entered").Id}");
        var drawn = page.Document.QuerySelector("svg.chart")!;
        foreach (var number in (string[])["459", "above 600", "113", "126", "244", "536 or more", "600–800", "announced: 300", "P12: 600 or more trucks a day"])
            drawn.QuerySelectorAll("text.lab").ShouldContain(label => label.TextContent.Contains(number), number);
        var table = page.Document.QuerySelectorAll("table.defs tbody tr").Select(row => row.TextContent).ToList();
        table.Single(row => row.Contains("113 a day")).ShouldContain("UN2720 partners only");
        table.Single(row => row.Contains("126 a day")).ShouldContain("not stated");
        table.Single(row => row.Contains("459 a day")).ShouldContain("25,700");
        page.Document.QuerySelectorAll(".seven li").Length.ShouldBe(7);
    }

    [Theory]
    [InlineData("How many aid trucks entered", "42,800 is stated as due. 600 a day for 73 days make 43,800")]
    [InlineData("How many aid trucks entered", "25,700 makes 459 a day over 56 days, and 443 over 58")]
    [InlineData("How many aid trucks entered", "7,333 by 7 Dec 2025 and 17,819 by 22 Dec 2025 would need about 699 a day")]
    [InlineData("How many breaches of the ceasefire by Israel", "497 is stated; the parts that the same source gives make 491")]
    [InlineData("How many breaches of the ceasefire by Israel", "591 is stated; the published parts are reckoned to make 587")]
    [InlineData("How many breaches of the ceasefire by Israel", "875 is stated; the parts that the same source gives make 885")]
    [InlineData("How many people have been killed in Gaza since", "Of a rise of 471, 436 were found")]
    [InlineData("How many people have been killed in Gaza since", "The first day counted differs: 10 Oct 2025, 11 Oct 2025")]
    public async Task What_does_not_add_up_is_said_and_left_as_it_is(string question, string finding)
    {
        using var visitor = site.Visit();
        var page = await visitor.Get($"/questions/{On(question).Id}");
        page.Document.QuerySelectorAll(".findings .sum").Select(one => one.TextContent).ShouldContain(one => one.Contains(finding));
        page.Document.QuerySelector(".findings")!.TextContent.ShouldContain("The arithmetic is ours");
    }

    [Fact]
    public async Task A_daily_series_is_added_up_as_our_sum_and_its_missing_days_are_counted()
    {
        using var visitor = site.Visit();
        var recovered = site.View().All<Figure>().Single(one => one.Stated.IsSeries && one.Stated.Definition.Category == "recovered");
        var page = await visitor.Get($"/figures/{recovered.Id}");
        var missing = 92 - recovered.Stated.Daily!.Value.Length;
        missing.ShouldBeGreaterThan(0);
        page.Document.QuerySelector(".figcard")!.TextContent.ShouldContain($"days without a value: {missing}");
        page.Document.QuerySelectorAll(".days tbody tr").Length.ShouldBe(92 - missing);
    }

    [Fact]
    public async Task The_data_and_the_methods_are_downloaded_with_their_marking()
    {
        using var visitor = site.Visit();
        var question = On("How many aid trucks entered");
        var data = (await visitor.Get($"/questions/{question.Id}/figures.csv")).Text;
        var count = site.View().Under<Figure>(question.Id).Count();
        data.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(count + 1);
        data.ShouldContain("TLP:CLEAR");
        var methods = (await visitor.Get($"/questions/{question.Id}/methods.txt")).Text;
        methods.ShouldContain("EXAMPLE, REPLAYED");
        methods.ShouldContain("TLP:CLEAR");
        methods.ShouldContain("bilateral and commercial cargo");
    }

    private Question On(string words) => site.View().All<Question>().Single(one => one.Text.En!.StartsWith(words, StringComparison.Ordinal));
}
