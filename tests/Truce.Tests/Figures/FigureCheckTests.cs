using NodaTime;
using Truce.Core.Figures;
using static Truce.Tests.Figures.Samples;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Figures;

public class FigureCheckTests
{
    [Theory]
    [InlineData(497, 491, 142, 21, 228, 100)]
    [InlineData(875, 885, 265, 49, 421, 150)]
    public void Says_that_parts_do_not_make_the_stated_total(int stated, int made, params int[] parts)
    {
        var figure = Given(Total(stated) with { Parts = [.. parts.Select(part => new FigurePart(Text, new Amount(part)))] });
        Said(FigureChecks.Parts(figure)).ShouldBe($"PartsSum {stated} {made}");
        figure.Stated.Value!.Single.ShouldBe(new Amount(stated));
    }

    [Fact]
    public void Says_so_apart_where_the_parts_themselves_are_not_held()
    {
        Said(FigureChecks.Parts(Given(Total(591) with { PartsSum = new Amount(587) }))).ShouldBe("PartsSumDerived 591 587");
        FigureChecks.Parts(Given(Total(591) with { PartsSum = new Amount(591) })).ShouldBeNull();
        FigureChecks.Parts(Given(Total(591))).ShouldBeNull();
    }

    [Fact]
    public void Says_that_73_days_at_600_do_not_make_42_800()
    {
        Figure Due(int due, int days) => Given(Total(1) with { Denominator = new(new Amount(due), Text, new Amount(600), days) });
        Said(FigureChecks.Due(Due(42_800, 73))).ShouldBe("Denominator 42800 600 73 43800");
        FigureChecks.Due(Due(13_200, 22)).ShouldBeNull();
    }

    [Fact]
    public void Says_that_two_divide_by_other_numbers_of_days()
    {
        Figure[] figures =
        [
            Given(Total(25_700), 1), Given(Total(459) with { Kind = FigureKind.TheirDivision, Derivation = new(new(1), new(56)) }, 2),
            Given(Total(6_545), 3), Given(Total(113) with { Derivation = new(new(3), new(58)) }, 4),
        ];
        FigureChecks.Divisors(figures).Select(Said).ShouldBe(["Divisors 25700 459 56 443 58"]);
    }

    [Fact]
    public void Says_which_part_of_a_rise_is_of_earlier_days()
    {
        var rise = Given(Total(471) with
        {
            Parts = [new(Text, new Amount(35), "new"), new(Text, new Amount(116), "recovered"), new(Text, new Amount(320), "committee")],
        });
        Said(FigureChecks.Retroactive(rise)).ShouldBe("Retroactive 471 436 35");
        FigureChecks.Parts(rise).ShouldBeNull();
    }

    [Fact]
    public void Says_that_two_totals_of_different_sources_cannot_both_count_the_same()
    {
        var (early, late) = (Given(Total(7_333), 1), Given(Total(17_819).Until(12, 22), 2));
        FigureChecks.NotComparable([From(1, early), From(2, late)]).Select(Said).Single().ShouldStartWith("NotComparable 7333");
        FigureChecks.NotComparable([From(1, early), From(1, late)]).ShouldBeEmpty();
        FigureChecks.NotComparable([From(1, early), From(2, Given(Total(9_000).Until(12, 22), 2))]).ShouldBeEmpty();
    }

    [Fact]
    public void Says_in_what_figures_differ_before_their_numbers_do()
    {
        var other = Given(Total(1) with { Definition = Trucks with { BaseDate = new LocalDate(2025, 10, 11), Point = TruckPoint.Crossed } }, 1);
        var based = Given(Total(1) with { Definition = Trucks with { BaseDate = new LocalDate(2025, 10, 10) } }, 2);
        var pallets = Given(Total(1) with { Definition = Trucks with { Unit = "pallets", One = CountUnit.Pallet } }, 3);
        FigureChecks.Differences([other, based, pallets]).Select(one => one.Code)
            .ShouldBe([FindingCode.Units, FindingCode.BaseDates, FindingCode.PointsOfMeasurement]);
        FigureChecks.Differences([other]).ShouldBeEmpty();
    }

    [Fact]
    public void Compares_a_total_with_the_daily_values_of_its_own_source_alone()
    {
        var daily = Given(Total(1) with
        {
            Definition = Trucks with { Per = FigurePer.Day },
            Value = null,
            Daily = [new(Days.Start, new Amount(300)), new(Days.Start.PlusDays(2), new Amount(299))],
        }, 1);
        FigureChecks.SeriesSums([From(1, daily), From(1, Given(Total(603), 2))]).Select(Said).ShouldBe(["SeriesSum 603 599 57"]);
        FigureChecks.SeriesSums([From(1, daily), From(2, Given(Total(603), 2))]).ShouldBeEmpty();
    }

    private static string Said(Finding? finding) => finding is null
        ? "nothing"
        : $"{finding.Code} {string.Join(' ', finding.Values.OfType<FindingValue.Number>().Select(number => number.Value))}";
}
