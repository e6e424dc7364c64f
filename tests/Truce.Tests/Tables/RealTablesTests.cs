using NodaTime;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Questions;
using Truce.Core.Sources;
using Truce.Core.Tables;
using Truce.Formats.Tables;
using Truce.Store.Importing;

namespace Truce.Tests.Tables;

/// <summary>Real tables beside the project. The two lists of goods are closed: they are counted here and nowhere shown.</summary>
public sealed class RealTablesTests : IDisposable
{
    private const string List = """
        format: truce-table/1
        title: {en: "Goods by month, NAME"}
        source: NAME
        question: How many?
        every: month
        zone: Asia/Gaza
        edition: whole
        cells: {no-value: ["-"]}
        """;

    private const string Received = List + """

        day: {column: Received Date, written: yyyy-MM-dd HH:mm:ss}
        columns:
          - {take: rows, as: rows, rule: {en: every row of the list}, counts: {en: Rows of the list}, unit: rows, one: row, point-words: {en: the crossings into Gaza}}
          - {take: sum, column: Quantity, as: pallets, rows: [{column: Units, is: [Pallets]}], rule: {en: rows in pallets}, counts: {en: Pallets}, unit: pallets, one: pallet, point-words: {en: the crossings into Gaza}}
        """;

    private const string Entered = List + """

        day: {column: Date, written: d MMM yyyy}
        columns:
          - {take: rows, as: rows, rule: {en: every row of the list}, counts: {en: Rows of the list}, unit: rows, one: row, point-words: {en: the crossings into Gaza}}
          - {take: sum, column: Aid (tons), as: tonnes, rule: {en: every row with a weight}, counts: {en: Tonnes}, unit: tonnes, one: tonne, point-words: {en: the crossings into Gaza}}
        """;

    private readonly TableCentre centre = new();

    public void Dispose() => centre.Dispose();

    [Fact]
    public async Task The_two_lists_of_goods_stay_within_a_quarter_of_each_other_in_rows_and_offer_no_ratio_of_tonnes_to_pallets()
    {
        var received = await TakeAsync("UNRWA", Received, "aid", "unrwa_received_2023-10_2024-03.csv");
        var entered = await TakeAsync("COGAT", Entered, "aid", "cogat_2023-10_2024-03.csv");
        // Three weights are binary fractions of seventeen digits: they are named, and their rows are in no number.
        TableSamples.Problems(entered).ShouldAllBe(one => one.Contains("Aid (tons) TooManyDigits"));
        (received.RowsRead, received.RowsBad, entered.RowsRead, entered.RowsBad).ShouldBe((18_249, 0, 20_703, 3));

        var view = centre.Test.Centre.View(centre.Test.Secretary);
        var lines = view.Under<DataTable>(centre.Question).SelectMany(table => SeriesLine.Of(table, centre.Question, 4)).ToArray();
        lines.Select(line => line.Terms.Column).ShouldBe(["rows", "pallets", "rows", "tonnes"]);
        var rows = Comparison.Of(lines[0], lines[2]);
        rows.Obstacles.ShouldBeEmpty();
        rows.Pairs.Length.ShouldBe(6);
        rows.Pairs.Sum(pair => pair.First.Value).ShouldBe(18_249);
        rows.Pairs.Sum(pair => pair.Second.Value).ShouldBe(20_700);
        var months = rows.Pairs.Where(pair => pair.Day >= new LocalDate(2023, 11, 1)).ToArray();
        months.Length.ShouldBe(5);
        months.ShouldAllBe(pair => pair.Ratio!.Value.Value >= 0.75m && pair.Ratio.Value.Value <= 1.25m);

        // They are never equal: the list of what was received has fewer rows in each month.
        rows.Equal.ShouldBe(0);
        (rows.Least!.Ratio!.Value.Value, rows.Greatest!.Ratio!.Value.Value).ShouldBe((0.8m, 0.95m));
        Comparison.Of(lines[1], lines[3]).Obstacles.ShouldBe([RatioObstacle.Unit, RatioObstacle.WhatOneIs]);
        Comparison.Of(lines[1], lines[3]).Pairs.ShouldAllBe(pair => pair.Ratio == null);
    }

    [Theory]
    [InlineData("casualties_daily_to_2025-09-30.json", "killed, killed_cum, injured, injured_cum, killed_children_cum", 718)]
    [InlineData("infrastructure_damaged_to_2025-09-30.json", "residential.destroyed, residential.ext_destroyed", 725)]
    public async Task The_open_daily_series_come_in(string file, string columns, int withValue)
    {
        var mapping = """
            format: truce-table/1
            title: {en: Daily series}
            source: NAME
            question: How many?
            every: day
            zone: Asia/Gaza
            edition: whole
            day: {column: report_date}
            columns:
            """ + string.Concat(columns.Split(", ").Select(column => $"\n  - {{column: {column}, counts: {{en: {column}}}, unit: things}}"));
        var draft = await TakeAsync("A ministry", mapping, "figures", file);
        (draft.RowsRead, draft.RowsBad, draft.Rows.Count).ShouldBe((725, 0, 725));
        var table = centre.Table;
        Enumerable.Range(0, table.Terms.Series.Length).Max(series => Enumerable.Range(0, table.Grid.Count).Count(at => !table.Grid.Cell(series, at).IsNone)).ShouldBe(withValue);
    }

    private async Task<TableDraft> TakeAsync(string source, string mapping, params string[] path)
    {
        var file = Repository.Shared(["data", .. path]);
        Assert.SkipUnless(File.Exists(file), $"{path[^1]} is not at hand.");
        centre.Test.New<Source>(new RegisterSource(new LocalText(source), SourceKind.Organisation, centre.Test.Centre.Founder!.Value.Organisation));
        var draft = TableDraftReader.Read(path[^1], () => File.OpenRead(file), TableSamples.Map(mapping.Replace("NAME", source)), TableLimits.Local);
        var outcome = await TableImport.RunAsync(centre.Test.Centre, centre.Test.Secretary, centre.Intake(draft));
        outcome.Refusal.ShouldBeNull();
        return draft;
    }
}
