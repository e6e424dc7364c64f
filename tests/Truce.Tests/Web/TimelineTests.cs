using NodaTime;
using Truce.Core.Claims;
using Truce.Core.Language;
using Truce.Core.Sources;
using Truce.Web.Language;
using Truce.Web.Questions;
using Truce.Web.Visits;

namespace Truce.Tests.Web;

public class TimelineTests
{
    private static readonly LocalDate Day = new(2025, 10, 10);

    [Fact]
    public void A_long_silence_becomes_one_gap_and_its_length_is_kept()
    {
        var timeline = Of(Said(1, Day.PlusDays(-700), Stance.Affirms), Said(2, Day, Stance.Denies));
        timeline.Gaps.ShouldHaveSingleItem().Length.ShouldBe(Duration.FromDays(700));
        timeline.Axis.Count.ShouldBe(2);
    }

    [Fact]
    public void Days_stand_in_order_within_the_width()
    {
        var timeline = Of([.. Enumerable.Range(0, 40).Select(at => Said(at + 1, Day.PlusDays(at * at), Stance.Affirms))]);
        var marks = timeline.Lanes.ShouldHaveSingleItem().Marks;
        marks.ShouldAllBe(mark => mark.First >= 0 && mark.Last <= 100 && mark.First <= mark.Last);
        marks.OrderBy(mark => mark.Answer.Claim.Said.Start).Select(mark => mark.First).ShouldBeInOrder();
    }

    [Fact]
    public void Marks_of_one_day_take_rows_of_their_own_and_a_lane_never_has_more_than_eight()
    {
        var three = Of([.. Enumerable.Range(1, 3).Select(number => Said(number, Day, Stance.Affirms))]);
        three.Lanes[0].Marks.Select(mark => mark.Row).ShouldBe([0, 1, 2]);
        three.Lanes[0].Rows.ShouldBe(3);
        Of([.. Enumerable.Range(1, 30).Select(number => Said(number, Day, Stance.Affirms))]).Lanes[0].Rows.ShouldBe(8);
    }

    [Fact]
    public void Lanes_stand_in_one_order_whatever_was_said_first()
    {
        var timeline = Of(Said(1, Day, Stance.Denies), Said(2, Day, Stance.Quantifies), Said(3, Day, Stance.Affirms));
        timeline.Lanes.Select(lane => lane.Stance).ShouldBe([Stance.Affirms, Stance.Quantifies, Stance.Denies]);
    }

    [Fact]
    public void Long_dates_leave_each_other_out_on_a_screen_and_more_of_them_on_paper()
    {
        var axis = Of([.. Enumerable.Range(0, 30).Select(at => Said(at + 1, Day.PlusDays(at), Stance.Affirms))]).Axis;
        axis.Count(day => day.IsOnPaper).ShouldBeLessThan(axis.Count(day => day.IsNamed));
        foreach (var (width, shown) in ((double, AxisDay[])[])[(960, [.. axis.Where(day => day.IsNamed)]), (540, [.. axis.Where(day => day.IsOnPaper)])])
        {
            shown.Length.ShouldBeGreaterThan(1);
            foreach (var (one, next) in shown.Zip(shown.Skip(1)))
                ((next.At - one.At) / 100 * width).ShouldBeGreaterThan((Date(one.Day, one.WithYear).Length + Date(next.Day, next.WithYear).Length) * 5.9 / 2);
        }
    }

    [Fact]
    public void A_long_name_is_cut_and_says_so()
    {
        var timeline = Timeline.Of([Said(1, Day, Stance.Affirms)], _ => new string('x', 80), Date);
        timeline.Lanes[0].Marks[0].Label.ShouldEndWith("…");
        timeline.Lanes[0].Marks[0].Label.Length.ShouldBeLessThanOrEqualTo(34);
    }

    private static Timeline Of(params Answer[] answers) => Timeline.Of(answers, answer => $"Speaker {answer.Number}", Date);

    private static string Date(LocalDate day, bool withYear) => Words.Of("ar").Day(day, withYear);

    private static Answer Said(int number, LocalDate day, Stance stance) => new(
        number,
        new Claim(
            new(number), default, new LocalText("claim"), new DateInterval(day, day), null, null, [default(Truce.Core.Journal.Id<Source>)],
            [], null, null, null, null, null, null, 0, default, false),
        new Link(default, stance));
}
