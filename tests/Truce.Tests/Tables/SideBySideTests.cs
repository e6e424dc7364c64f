using NodaTime;
using Truce.Core.Figures;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Questions;
using Truce.Core.Tables;
using static Truce.Tests.Rulings;
using static Truce.Tests.Tables.TableSamples;

namespace Truce.Tests.Tables;

public class SideBySideTests
{
    private static readonly LocalText Gate = new("at the crossings");
    private static readonly FigureDefinition Pallets = new(new LocalText("Pallets"), "pallets", CountUnit.Pallet, FigurePer.Day, PointWords: Gate);

    private static SeriesLine Line(int table, FigureDefinition definition, params (int Day, decimal Value)[] values) => new(
        Given<DataTable>(new TableOpened(new(table), Columns with { Series = [new TableSeries("number", new(7), definition)] })) with { Id = new(table) }, 0, [],
        [.. values.Select(one => new SeriesValue(First.PlusDays(one.Day), new Amount(one.Value)))]);

    private static RatioObstacle[] Between(FigureDefinition one, FigureDefinition other) => [.. Comparison.Between(Line(1, one), Line(2, other))];

    [Fact]
    public void No_ratio_is_offered_between_tonnes_and_pallets() =>
        Between(Pallets, Pallets with { Unit = "tonnes", One = CountUnit.Tonne }).ShouldBe([RatioObstacle.Unit, RatioObstacle.WhatOneIs]);

    [Fact]
    public void A_ratio_needs_one_unit_one_scope_and_one_point_of_measurement()
    {
        Between(Pallets, Pallets).ShouldBeEmpty();
        Between(Pallets, Pallets with { PointWords = new LocalText("at the warehouse") }).ShouldBe([RatioObstacle.Point]);
        Between(Pallets, Pallets with { PointWords = null }).ShouldBe([RatioObstacle.Point]);
        Between(Pallets with { PointWords = null }, Pallets with { PointWords = null }).ShouldBe([RatioObstacle.PointNotStated]);
        Between(Killed, Killed).ShouldBeEmpty();
        Between(Pallets, Pallets with { Scope = CargoScope.Fuel }).ShouldBe([RatioObstacle.Scope]);
        Between(Pallets, Pallets with { LeavesOut = Gate }).ShouldBe([RatioObstacle.Scope]);
        Between(Pallets, Pallets with { Category = "food" }).ShouldBe([RatioObstacle.Category]);
        Between(Pallets, Pallets with { Per = FigurePer.Month }).ShouldBe([RatioObstacle.Per]);
        Between(Pallets, Pallets with { BaseDate = First }).ShouldBe([RatioObstacle.BaseDate]);
    }

    [Fact]
    public void Where_two_series_part_is_said_and_what_one_of_them_lacks_is_counted()
    {
        var compared = Comparison.Of(Line(1, Pallets, (0, 5), (1, 5), (2, 6), (4, 8), (5, 0)), Line(2, Pallets, (0, 5), (1, 5), (2, 8), (3, 1), (4, 4), (5, 0)));
        compared.Pairs.Select(pair => $"{pair.Day:dd} {pair.First} {pair.Second} {pair.Ratio}").ShouldBe(["10 5 5 1", "11 5 5 1", "12 6 8 0.75", "14 8 4 2", "15 0 0 "]);
        (compared.Equal, compared.Parting!.Day, compared.Meeting!.Day).ShouldBe((3, First.PlusDays(2), First.PlusDays(5)));
        (compared.Least!.Ratio!.Value.ToString(), compared.Greatest!.Ratio!.Value.ToString()).ShouldBe(("0.75", "2"));
        (compared.OnlyFirst, compared.OnlySecond).ShouldBe((0, 1));
    }

    [Fact]
    public void Series_of_one_table_are_not_set_against_each_other() => Comparison.Of([Line(1, Pallets, (0, 1)), Line(1, Killed, (0, 1))]).ShouldBeEmpty();

    [Fact]
    public void A_running_total_is_recomputed_over_days_that_follow_each_other_and_nothing_is_corrected()
    {
        var terms = Columns with { Series = [Columns.Series[0], new TableSeries("total", new(7), Killed with { Per = FigurePer.Total }, RunningTotalOf: "killed")] };
        var findings = TableChecks.Of(Whole(terms, (232, 232), (138, 370), (190, 471), (-1, 500), (3, 499), (7, 506))).ToArray();
        findings.Select(one => $"{one.Day:dd} {one.Stated} {one.Made}").ShouldBe(["12 190 101", "14 3 "]);
    }

    [Fact]
    public void A_sum_of_columns_is_recomputed_where_a_part_is_stated()
    {
        var terms = Columns with { Series = [Columns.Series[0], new TableSeries("all", new(7), Killed, SumOf: ["killed"])] };
        TableChecks.Of(Whole(terms, (1, 1), (2, 3), (-1, 4))).Select(one => $"{one.Code} {one.Day:dd} {one.Stated} {one.Made}").ShouldBe(["SumOfColumns 11 3 2"]);
    }

    [Fact]
    public void A_total_that_the_same_source_states_is_set_against_its_rows()
    {
        var table = Whole(Columns, (1, 1), (2, 2), (4, 4));
        var line = SeriesLine.Of(table, new Id<Question>(7), 4).First();
        Sourced Total(int value, int days, int by = 4) => new(
            Given<Figure>(new FigureStated(new(1), new(7), new StatedFigure(
                Killed with { Per = FigurePer.Total }, StatedValue.Of(new Amount(value)), new FigurePeriod(new DateInterval(First, First.PlusDays(days - 1)), "Asia/Gaza"), FigureKind.Stated))), new(by));
        TableChecks.Totals(line, [Total(7, 3), Total(9, 4), Total(9, 3, by: 5)]).Select(one => $"{one.Stated} {one.Made} {one.Missing}").ShouldBe(["9 7 1"]);
    }

    private static DataTable Whole(TableTerms terms, params (int, int)[] rows) =>
        Given<DataTable>(new TableOpened(new(4), terms), new EditionBegun(1, Edition()), new RowsLanded(1, 0, Rows(rows)), new EditionCompleted(1, 1));
}
