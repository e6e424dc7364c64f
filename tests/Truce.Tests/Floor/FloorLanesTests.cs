using NodaTime;
using Truce.Core.Time;
using Truce.Web.Floor;
using Truce.Web.Maps;

namespace Truce.Tests.Floor;

/// <summary>Events of a window, numbered once and laid out over time.</summary>
public sealed class FloorLanesTests
{
    private static readonly DateTimeZone Gaza = DateTimeZoneProviders.Tzdb["Asia/Gaza"];
    private static readonly Instant Moment = Instant.FromUtc(2025, 10, 29, 18, 15);

    [Fact]
    public void A_window_counts_back_from_the_moment_shown_and_is_48_hours_unless_another_is_asked_for()
    {
        FloorWindow.Before(Moment, null).From.ShouldBe(Instant.FromUtc(2025, 10, 27, 18, 15));
        FloorWindow.Before(Moment, "24h").From.ShouldBe(Instant.FromUtc(2025, 10, 28, 18, 15));
        FloorWindow.Before(Moment, "7d").From.ShouldBe(Instant.FromUtc(2025, 10, 22, 18, 15));
        FloorWindow.Before(Moment, "a year").Code.ShouldBe("48h");
        FloorWindow.Before(Moment, "24h").At(Moment - Duration.FromHours(6)).ShouldBe(75);
    }

    [Fact]
    public void Numbers_run_from_one_in_the_order_of_time_and_what_lies_outside_has_none()
    {
        var lanes = Lanes(
            Event("late", Hours(3, 2)), Event("days", Day(2025, 10, 28)), Event("long ago", Day(2025, 10, 20)), Event("early", Hours(40, 1)),
            Event("begins when the window ends", new Occurrence(Moment, Moment + Duration.FromHours(1), TimePrecision.Hour, "UTC")));
        lanes.Events.Select(one => (one.Number, one.Event.Title)).ShouldBe([(1, "days"), (2, "early"), (3, "late")]);
        lanes.Rows.SelectMany(row => row.Marks).Select(mark => mark.Event.Number).Order().ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Every_lane_is_there_and_events_at_the_same_time_stand_in_rows()
    {
        var lanes = Lanes(Event("one", Day(2025, 10, 28)), Event("two", Day(2025, 10, 28)), Event("three", Hours(4, 1)), Event("line", Hours(4, 1), FloorLane.Line));
        lanes.Rows.Select(row => row.Lane).ShouldBe(Enum.GetValues<FloorLane>());
        var fire = lanes.Rows[0];
        fire.Rows.ShouldBe(2);
        fire.Marks.Select(mark => (mark.Event.Event.Title, mark.Row)).ShouldBe([("one", 0), ("two", 1), ("three", 0)]);
        lanes.Rows[5].Rows.ShouldBe(1);
    }

    [Fact]
    public void A_bar_covers_all_the_time_within_which_it_may_have_been_and_a_moment_is_a_circle()
    {
        var lanes = Lanes(Event("day", Day(2025, 10, 28)), Event("minute", new Occurrence(Moment - Duration.FromHours(12), Moment - Duration.FromHours(12) + Duration.FromMinutes(1), TimePrecision.Minute, "Asia/Gaza")));
        var (day, minute) = (lanes.Rows[0].Marks[0], lanes.Rows[0].Marks[1]);

        // 28 October in Gaza, from 22:00 UTC the day before: 3.75 hours after the window begins.
        day.From.ShouldBe(3.75 / 48 * 100, 0.01);
        day.Width.ShouldBe(50, 0.01);
        (day.IsPoint, minute.IsPoint).ShouldBe((false, true));
        minute.From.ShouldBe(75, 0.01);
        day.Event.Event.IsLoose.ShouldBeTrue();
        minute.Event.Event.IsLoose.ShouldBeFalse();
    }

    [Fact]
    public void Hours_are_those_of_the_centre_also_when_its_clocks_go_back()
    {
        var lanes = Lanes();
        lanes.Hours.Select(hour => hour.Day is { } day ? $"{day.Day}" : hour.Clock).ShouldBe(["28", "06", "12", "18", "29", "06", "12", "18"]);
        lanes.Nights.Count.ShouldBe(3);

        // In 2025 clocks in Gaza went back on 25 October at 02:00: that day has 25 hours.
        var change = new FloorLanes([], FloorWindow.Before(Instant.FromUtc(2025, 10, 26, 12, 0), "48h"), Gaza);
        var (first, second) = (change.Hours.Single(hour => hour.Day?.Day == 25), change.Hours.Single(hour => hour.Day?.Day == 26));
        ((second.At - first.At) / 100 * 48).ShouldBe(25, 0.01);
    }

    private static FloorLanes Lanes(params FloorEvent[] events) => new(events, FloorWindow.Before(Moment, "48h"), Gaza);

    private static Occurrence Hours(int ago, int length) => new(Moment - Duration.FromHours(ago), Moment - Duration.FromHours(ago - length), TimePrecision.Hour, "Asia/Gaza");

    private static Occurrence Day(int year, int month, int day) => Occurrence.OfDays(new DateInterval(new LocalDate(year, month, day), new LocalDate(year, month, day)), Gaza);

    private static FloorEvent Event(string title, Occurrence when, FloorLane lane = FloorLane.Fire) =>
        new(lane, when, title, null, $"/{title}", EventLook.Allegation, [], null, null, null, false);
}
