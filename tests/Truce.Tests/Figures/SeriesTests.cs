using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Truce.Core.Figures;
using static Truce.Tests.Figures.Samples;
using Property = Truce.Tests.Ledger.Property;

namespace Truce.Tests.Figures;

public class SeriesTests
{
    private static readonly Gen<Sourced> AFigure =
        from source in Gen.Choose(1, 3)
        from number in Gen.Choose(1, 1_000_000)
        from day in Gen.Choose(0, 58)
        from value in Gen.Choose(0, 900)
        from definition in Gen.Elements(Trucks, Trucks with { Per = FigurePer.Day }, Trucks with { Category = "new" }, Trucks with { BaseDate = Days.Start }, Trucks with { LeavesOut = Trucks.Counts })
        let last = Days.Start.PlusDays(day)
        select From(source, Given(new StatedFigure(definition, StatedValue.Of(new Amount(value)), new FigurePeriod(new DateInterval(last, last), "Asia/Gaza"), FigureKind.Stated), number));

    private static Gen<Sourced[]> Figures => AFigure.ArrayOf().Select(some => some.DistinctBy(one => one.Figure.Id).ToArray());

    [Fact]
    public void Never_joins_two_sources_or_two_definitions_and_loses_no_figure() => Property.Holds(Figures, figures =>
    {
        var all = Series.Of(figures);
        var place = figures.ToDictionary(one => one.Figure.Id);
        return all.Sum(series => series.Points.Length) == figures.Length
            && all.All(series => series.Points.All(point => place[point.Figure].Origin == series.Origin && place[point.Figure].Figure.Stated.Definition == series.Definition));
    });

    [Fact]
    public void Is_the_same_in_whatever_order_the_figures_come() => Property.Holds(Figures, figures =>
        Told(Series.Of(figures)).SequenceEqual(Told(Series.Of(figures.Reverse()))));

    [Fact]
    public void A_sum_is_the_sum_of_its_two_halves_and_counts_every_missing_day() => Property.Holds(
        Gen.Two(Gen.SubListOf(Enumerable.Range(0, 59))), pair =>
        {
            var (some, cut) = (pair.Item1, Math.Clamp(pair.Item2.Count, 1, 57));
            if (some.Count == 0) return true;
            var daily = some.Order().Select(day => new DailyValue(Days.Start.PlusDays(day), new Amount(day))).ToArray();
            var figure = Given(new StatedFigure(Trucks with { Per = FigurePer.Day }, null, new FigurePeriod(Days, "Asia/Gaza"), FigureKind.Stated, Daily: [.. daily]));
            var series = Series.Of([From(1, figure)]).Single();
            var whole = series.Sum(Days)!;
            var first = series.Sum(new DateInterval(Days.Start, Days.Start.PlusDays(cut - 1)));
            var second = series.Sum(new DateInterval(Days.Start.PlusDays(cut), Days.End));
            return whole.Value.Value == (first?.Value.Value ?? 0) + (second?.Value.Value ?? 0)
                && whole.DaysWithValue == some.Count && whole.DaysMissing == 59 - some.Count;
        });

    [Fact]
    public void Neither_totals_nor_open_numbers_nor_twice_told_days_are_added()
    {
        var day = new FigurePeriod(new DateInterval(Days.Start, Days.Start), "Asia/Gaza");
        var daily = Total(5) with { Definition = Trucks with { Per = FigurePer.Day }, Period = day };
        Series.Of([From(1, Given(Total(5)))]).Single().Sum(Days).ShouldBeNull();
        Series.Of([From(1, Given(daily with { Value = new(new Amount(5), null) }))]).Single().Sum(Days).ShouldBeNull();
        Series.Of([From(1, Given(daily, 1)), From(1, Given(daily, 2))]).Single().Sum(Days).ShouldBeNull();
        Series.Of([From(1, Given(daily, 1))]).Single().Sum(Days)!.Value.ShouldBe(new Amount(5));
    }

    [Fact]
    public void What_we_derived_and_what_was_taken_back_is_in_no_series()
    {
        Series.Of([From(1, Given(Total(5) with { Kind = FigureKind.OurDivision }))]).ShouldBeEmpty();
        Series.Of([From(1, Given(Total(5)) with { Withdrawn = Trucks.Counts })]).ShouldBeEmpty();
    }

    private static IEnumerable<string> Told(IReadOnlyList<Series> all) =>
        all.Select(series => $"{series.Origin} {series.Definition} {string.Join(' ', series.Points.Select(point => $"{point.Figure} {point.Days}"))}").Order();
}
