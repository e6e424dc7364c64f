using NodaTime;
using Truce.Core.Claims;
using Truce.Core.Figures;
using Truce.Core.Journal;
using static Truce.Tests.Figures.Samples;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Figures;

public class FigureDecisionTests
{
    private static Ruling State(StatedFigure stated, Figure? from = null) =>
        StateFigure.Decide(AClaim(), AQuestion(), from, new StateFigure(new(7), new(7), stated), Anybody);

    [Fact]
    public void Refuses_whoever_may_not_and_what_the_caller_may_not_see()
    {
        var command = new StateFigure(new(7), new(7), Total(6_545) with { Derivation = new(new(3), new(58)) });
        StateFigure.Decide(null, AQuestion(), Given(Total(1)), command, Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        StateFigure.Decide(AClaim(), null, Given(Total(1)), command, Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        StateFigure.Decide(AClaim(), AQuestion(), null, command, Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        StateFigure.Decide(AClaim(), AQuestion(), Given(Total(1)), command, Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
    }

    [Fact]
    public void Refuses_a_minimum_above_the_best_or_the_maximum()
    {
        State(Total(1) with { Value = new(new Amount(800), new Amount(600)) }).ShouldRefuse("figure/value-reversed");
        State(Total(1) with { Value = new(new Amount(600), new Amount(800), new Amount(599)) }).ShouldRefuse("figure/value-reversed");
        State(Total(1) with { Value = new(new Amount(600), null, new Amount(599)) }).ShouldRefuse("figure/value-reversed");
        State(Total(1) with { Value = new(null, null) }).ShouldRefuse("figure/value-missing");
        State(Total(1) with { Value = new(new Amount(600), null) }).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Refuses_days_without_a_zone() =>
        State(Total(1) with { Period = new(Days, "") }).ShouldRefuse("time/zone-unknown");

    [Fact]
    public void Refuses_a_unit_that_is_no_word_and_a_truck_s_point_for_what_is_no_truck()
    {
        State(Total(1) with { Definition = Trucks with { Unit = "Trucks!" } }).ShouldRefuse("figure/not-a-word");
        State(Total(1) with { Definition = Trucks with { Category = "a b" } }).ShouldRefuse("figure/not-a-word");
        State(Total(1) with { Definition = Trucks with { One = CountUnit.Pallet, Point = TruckPoint.Arrived } }).ShouldRefuse("figure/point-without-trucks");
        State(Total(1) with { Definition = Trucks with { One = (CountUnit)99 } }).ShouldRefuse("figure/code-unknown");
    }

    [Fact]
    public void Refuses_to_divide_by_zero()
    {
        State(Total(1) with { Denominator = new(new Amount(0), Text) }).ShouldRefuse("figure/denominator-zero");
        State(Total(1) with { Denominator = new(new Amount(9), Text, Days: 0) }).ShouldRefuse("figure/denominator-zero");
        State(Total(1) with { Derivation = new(new(3), new(0)) }, Given(Total(9))).ShouldRefuse("figure/denominator-zero");
    }

    [Fact]
    public void A_division_of_ours_must_be_right_and_one_of_theirs_is_kept_as_it_is()
    {
        StatedFigure Divided(int value, FigureKind kind) => Total(value) with { Kind = kind, Derivation = new(new(3), new(58)) };
        State(Divided(113, FigureKind.OurDivision), Given(Total(6_545))).Refusal.ShouldBeNull();
        State(Divided(112, FigureKind.OurDivision), Given(Total(6_545))).ShouldRefuse("figure/division-wrong");
        State(Divided(112, FigureKind.TheirDivision), Given(Total(6_545))).Refusal.ShouldBeNull();
        State(Total(113) with { Kind = FigureKind.OurDivision }).ShouldRefuse("figure/division-without-total");

        // “More than 30,000” over 56 days is 536 or more, and never just 536.
        var open = Given(Total(1) with { Value = new(new Amount(30_000), null) });
        var quotient = Total(536) with { Kind = FigureKind.OurDivision, Derivation = new(new(3), new(56)) };
        State(quotient, open).ShouldRefuse("figure/division-wrong");
        State(quotient with { Value = new(new Amount(536), null) }, open).Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_sum_of_ours_is_the_sum_of_its_parts_and_a_stated_sum_need_not_be()
    {
        var parts = Total(41) with { Parts = [new(Text, new Amount(21)), new(Text, new Amount(20))] };
        State(parts with { Kind = FigureKind.OurSum }).Refusal.ShouldBeNull();
        State(parts with { Kind = FigureKind.OurSum, Value = StatedValue.Of(new Amount(42)) }).ShouldRefuse("figure/sum-wrong");
        State(parts with { Value = StatedValue.Of(new Amount(42)) }).Refusal.ShouldBeNull();
        State(parts with { PartsSum = new Amount(41) }).ShouldRefuse("figure/parts-twice");
    }

    [Fact]
    public void Daily_values_stand_in_order_within_their_period()
    {
        StatedFigure With(params DailyValue[] values) => Total(1) with { Value = null, Definition = Trucks with { Per = FigurePer.Day }, Daily = [.. values] };
        DailyValue On(int day) => new(new LocalDate(2025, 10, day), new Amount(day));
        State(With(On(10), On(12))).Refusal.ShouldBeNull();
        State(With(On(12), On(10))).ShouldRefuse("figure/days-unordered");
        State(With(On(10), On(10))).ShouldRefuse("figure/days-unordered");
        State(With(On(9))).ShouldRefuse("figure/day-outside");
        State(With(On(10)) with { Value = StatedValue.Of(new Amount(1)) }).ShouldRefuse("figure/series-unfit");
    }

    [Fact]
    public void A_correction_replaces_our_reading_and_a_revision_keeps_what_the_source_said_before()
    {
        var stated = Given(Total(6_545));
        CorrectFigure.Decide(stated, null, new(new(7), Total(6_545), Text), Anybody).ShouldRefuse("figure/nothing-changed");
        CorrectFigure.Decide(stated, null, new(new(7), Total(6_546) with { Derivation = new(new(3), new(2)) }, Text), Anybody).ShouldRefuse("figure/other-total");
        CorrectFigure.Decide(stated, null, new(new(7), Total(6_546), Text), Anybody).ShouldRecord(new FigureCorrected(Total(6_546), Text));
        ReviseFigure.Decide(stated, null, new(new(7), Total(6_546) with { Definition = Trucks with { BaseDate = Days.Start } }, Days.Start, Text), Anybody)
            .ShouldRefuse("figure/other-definition");
        ReviseFigure.Decide(stated, null, new(new(7), Total(6_546), new LocalDate(2030, 1, 1), Text), Anybody).ShouldRefuse("figure/revised-in-the-future");

        var revised = Total(6_600);
        var after = Rulings.Given<Figure>(
            new FigureStated(new(7), new(7), Total(6_545)), new FigureRevised(revised.Value, revised.Period, revised.Kind, Days.Start, Text));
        after.Stated.SaysAs(revised).ShouldBeTrue();
        after.Revisions.Single().Figure.SaysAs(Total(6_545)).ShouldBeTrue();
        after.Corrections.ShouldBe(0);
    }

    [Fact]
    public void What_its_source_took_back_stays_as_it_was()
    {
        var gone = Rulings.Given<Figure>(new FigureStated(new(7), new(7), Total(1)), new FigureWithdrawn(Text));
        WithdrawFigure.Decide(gone, new(new(7), Text), Anybody).ShouldRefuse("figure/withdrawn");
        CorrectFigure.Decide(gone, null, new(new(7), Total(2), Text), Anybody).ShouldRefuse("figure/withdrawn");
        gone.Stated.SaysAs(Total(1)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("459", true)]
    [InlineData("53.0", true)]
    [InlineData("0", true)]
    [InlineData("-1", false)]
    [InlineData("1,000", false)]
    [InlineData("007", false)]
    [InlineData("1.", false)]
    [InlineData("1.1234567", false)]
    [InlineData("1234567890123456", false)]
    [InlineData("٤٥٩", false)]
    public void An_amount_is_digits_and_keeps_its_decimals(string text, bool reads)
    {
        Amount.TryParse(text, out var amount).ShouldBe(reads);
        if (reads) amount.ToString().ShouldBe(text);
    }
}
