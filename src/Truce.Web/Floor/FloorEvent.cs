using Truce.Web.Maps;

namespace Truce.Web.Floor;

/// <summary>The lanes, in the order in which they stand.</summary>
public enum FloorLane
{
    Fire = 1,
    Line = 2,
    Aid = 3,
    Exchange = 4,
    Monitors = 5,
    Statements = 6,
}

/// <summary>A judgement or a state beside an event: a glyph that never stands without its words.</summary>
public sealed record FloorBadge(string Glyph, string Words);

/// <summary>Something that was reported, as the floor shows it. All texts in the reader's language.</summary>
/// <param name="Title">What, in the centre's neutral words.</param>
/// <param name="Said">What those concerned say of it, each with its name; empty where none is recorded.</param>
/// <param name="Href">Its own page.</param>
/// <param name="Where">The middle of the ground that is meant; null where none was stated, and then it is listed and not drawn.</param>
/// <param name="WhereWords">Where it was, as it was said; null where nothing was said.</param>
public sealed record FloorEvent(
    FloorLane Lane, Occurrence When, string Title, string? Said, string Href, EventLook Look, IReadOnlyList<FloorBadge> Badges, Position? Where,
    int? RadiusMetres, string? WhereWords, bool Example)
{
    /// <summary>Whether no hour was stated: its bar has open ends.</summary>
    public bool IsLoose => When.Precision is TimePrecision.Day or TimePrecision.Days;
}

/// <summary>An event with the number that it has on the map, in the lanes and in the list.</summary>
public sealed record NumberedEvent(int Number, FloorEvent Event);

/// <summary>A bar or a circle in a lane, in percent across from the beginning of the window.</summary>
/// <param name="Row">Within its lane, from 0.</param>
/// <param name="IsPoint">Whether it is too short for a bar.</param>
public sealed record LaneMark(NumberedEvent Event, double From, double Width, int Row, bool IsPoint);

/// <summary>A lane with its marks.</summary>
/// <param name="Rows">1 at least.</param>
public sealed record LaneRow(FloorLane Lane, IReadOnlyList<LaneMark> Marks, int Rows);

/// <summary>A time below the lanes.</summary>
/// <param name="Day">The date where a day begins; else null.</param>
public sealed record LaneHour(double At, LocalDate? Day, string Clock);

/// <summary>
/// Events of a window, numbered and laid out over time: pure, and the only place where a number is given, so that map, lanes and list
/// cannot disagree.
/// </summary>
public sealed class FloorLanes
{
    private const double LeastBar = 2.4, Apart = 0.4;
    private const int MostRows = 4, Morning = 6, Evening = 18;

    /// <param name="events">In any order; those that no moment of the window meets are left out.</param>
    /// <param name="zone">The centre's own.</param>
    public FloorLanes(IEnumerable<FloorEvent> events, FloorWindow window, DateTimeZone zone)
    {
        Window = window;
        Events =
        [
            .. events.Where(one => one.When.Meets(window.From, window.Until))
                .OrderBy(one => one.When.From).ThenBy(one => one.When.Until).ThenBy(one => one.Lane).ThenBy(one => one.Href, StringComparer.Ordinal)
                .Select((one, at) => new NumberedEvent(at + 1, one)),
        ];
        Rows = [.. Enum.GetValues<FloorLane>().Select(lane => RowOf(lane, [.. Events.Where(one => one.Event.Lane == lane)]))];
        (Hours, Nights) = Clock(zone);
    }

    public FloorWindow Window { get; }

    /// <summary>By number, from 1.</summary>
    public IReadOnlyList<NumberedEvent> Events { get; }

    /// <summary>Every lane, also those in which nothing is recorded.</summary>
    public IReadOnlyList<LaneRow> Rows { get; }

    public IReadOnlyList<LaneHour> Hours { get; }

    /// <summary>From 18:00 to 06:00, in percent: the beginning and the width.</summary>
    public IReadOnlyList<(double From, double Width)> Nights { get; }

    private LaneRow RowOf(FloorLane lane, IReadOnlyList<NumberedEvent> events)
    {
        List<double> ends = [];
        List<LaneMark> marks = [];
        foreach (var one in events)
        {
            var (from, until) = (Window.At(one.Event.When.From), Window.At(one.Event.When.Until));
            var isPoint = until - from < LeastBar;
            var width = Math.Max(until - from, LeastBar);
            from = Math.Min(from, 100 - width);
            var row = ends.FindIndex(end => end + Apart <= from);
            if (row < 0 && ends.Count < MostRows)
            {
                row = ends.Count;
                ends.Add(0);
            }

            // A lane that is full lays the rest over its last row; the list has them all.
            if (row < 0) row = MostRows - 1;
            ends[row] = Math.Max(ends[row], from + width);
            marks.Add(new LaneMark(one, from, width, row, isPoint));
        }

        return new LaneRow(lane, marks, Math.Max(1, ends.Count));
    }

    private (IReadOnlyList<LaneHour>, IReadOnlyList<(double, double)>) Clock(DateTimeZone zone)
    {
        List<LaneHour> hours = [];
        List<(double, double)> nights = [];
        var step = Window.Code == "7d" ? 24 : 6;
        for (var day = Window.From.InZone(zone).Date.PlusDays(-1); day <= Window.Until.InZone(zone).Date; day = day.PlusDays(1))
        {
            for (var hour = 0; hour < 24; hour += step)
            {
                var moment = Of(day, hour);
                if (moment > Window.From && moment < Window.Until) hours.Add(new LaneHour(Window.At(moment), hour == 0 ? day : null, $"{hour:00}"));
            }

            var (dusk, dawn) = (Window.At(Of(day, Evening)), Window.At(Of(day.PlusDays(1), Morning)));
            if (dawn > dusk) nights.Add((dusk, dawn - dusk));
        }

        return (hours, nights);

        Instant Of(LocalDate on, int hour) => on.At(new LocalTime(hour, 0)).InZoneLeniently(zone).ToInstant();
    }
}
