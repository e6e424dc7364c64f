using System.Globalization;

namespace Truce.Web.Figures;

/// <summary>One statement as it is drawn: a bar over its days at the height of its number.</summary>
/// <param name="Key">1 to 6: colour, dash and mark, by the order in which speakers appear.</param>
/// <param name="Low">Height of the lower bound, or of the one number.</param>
/// <param name="High">Height of the upper bound where it is another one.</param>
/// <param name="Up">Whether it is open upwards.</param>
/// <param name="Down">Whether it is open downwards.</param>
/// <param name="Runs">Daily values, each run of days without a gap as a path.</param>
/// <param name="LabelX">Where the label begins.</param>
/// <param name="LabelY">The label's baseline.</param>
public sealed record Bar(
    FigureShown Shown, int Key, double From, double To, double Low, double? High, bool Up, bool Down, bool IsQuota,
    IReadOnlyList<IReadOnlyList<(double X, double Y)>> Runs, double LabelX, double LabelY, string Value, string Who);

/// <summary>What a provision names, drawn across all days beside the numbers that measure it.</summary>
public sealed record ChartBound(decimal Value, string Label);

/// <summary>A bound as it is drawn.</summary>
public sealed record BoundLine(double Y, double LabelY, string Label);

/// <summary>
/// Statements over the periods that they cover, laid out in the units of a drawing 800 wide. The number axis begins at zero; nothing is
/// joined but the daily values of one figure.
/// </summary>
public sealed record FigureChart(double Height, IReadOnlyList<Bar> Bars, IReadOnlyList<(double Y, string Label)> Numbers, IReadOnlyList<(double X, LocalDate Day)> Days,
    IReadOnlyList<BoundLine> Bounds)
{
    public const double Left = 56, Right = 556, Top = 16;

    private const double Plot = 328, LabelHeight = 13, Letter = 5.8, MostLabel = 41;
    private const int MostDates = 5;

    public double Bottom => Height - 30;

    /// <param name="figures">Of one unit and one length of time, each with a period; at least one.</param>
    /// <param name="valueOf">A number in words.</param>
    /// <param name="speakerOf">Who speaks; cut where it is long.</param>
    /// <param name="noteOf">What must stand after that whole, such as “our division”.</param>
    /// <param name="bounds">What provisions name in the same unit and over the same time. A stated number due that is one of them is not drawn twice.</param>
    public static FigureChart Of(
        IReadOnlyList<FigureShown> figures, Func<FigureShown, string> valueOf, Func<FigureShown, string> speakerOf, Func<FigureShown, string> noteOf,
        IReadOnlyList<ChartBound>? bounds = null)
    {
        bounds ??= [];
        var covered = Extent(figures);
        var (first, last) = (covered.Start, covered.End);
        var days = Math.Max(1, Period.DaysBetween(first, last) + 1);
        double X(LocalDate day) => Left + (Right - Left) * Period.DaysBetween(first, day) / days;
        var (step, top) = Steps(Math.Max(figures.Max(Highest), bounds.Select(one => one.Value).DefaultIfEmpty().Max()));
        double Y(decimal value) => Top + Plot - (double)(value / top) * Plot;

        var keys = figures.Where(one => !IsQuota(one)).Select(one => one.Speaker).Distinct().ToList();
        var bars = new List<Bar>();
        foreach (var one in figures.Where(one => !IsQuota(one) || bounds.All(bound => bound.Value != (one.Stated.Value?.Least ?? one.Stated.Value?.Most)?.Value)))
        {
            var (value, period, quota) = (one.Stated.Value, one.Stated.Period?.Days ?? covered, IsQuota(one));
            var (from, to) = quota ? (Left, Right) : (X(period.Start), X(period.End.PlusDays(1)));
            var low = value is null ? (double?)null : Y((value.Single ?? value.Least ?? value.Most)!.Value.Value);
            var high = value is { Single: null, Least: not null, Most: { } most } ? Y(most.Value) : (double?)null;
            var runs = Runs(one.Stated, X, Y);
            var at = high is { } upper ? (upper + low!.Value) / 2 : low ?? runs[^1][^1].Y;
            bars.Add(new Bar(
                one, quota ? 0 : keys.IndexOf(one.Speaker) % 6 + 1, from, to, low ?? at, high, value is { Most: null, Single: null }, value is { Least: null, Single: null },
                quota, runs, quota ? Left + 6 : to + 9, quota ? at + 13 : at + 4, valueOf(one), quota ? "" : Cut(speakerOf(one), valueOf(one), noteOf(one))));
        }

        BoundLine[] named = [.. bounds.Select(bound => new BoundLine(Y(bound.Value), Y(bound.Value) + LabelHeight, bound.Label))];
        return new FigureChart(
            Top + Plot + 30, Place(bars, named), [.. Enumerable.Range(0, (int)(top / step) + 1).Select(number => (Y(number * step), (number * step).ToString("#,##0.##", CultureInfo.InvariantCulture)))],
            [.. Dates(first, last).Select(day => (X(day), day))], named);
    }

    /// <summary>From the first to the last day of some figures, at least one of which has a period.</summary>
    public static DateInterval Extent(IReadOnlyList<FigureShown> figures)
    {
        var days = figures.Select(one => one.Stated.Period?.Days).OfType<DateInterval>().ToArray();
        return new DateInterval(days.Min(one => one.Start), days.Max(one => one.End));
    }

    /// <summary>A number due is not a count: it is drawn as a threshold, across all days.</summary>
    public static bool IsQuota(FigureShown one) => one.Definition.Point == TruckPoint.Allowed;

    private static decimal Highest(FigureShown one) => one.Stated.IsSeries
        ? one.Stated.Daily!.Value.Max(reading => reading.Value.Value)
        : new[] { one.Stated.Value!.Least, one.Stated.Value.Best, one.Stated.Value.Most }.Max(amount => amount?.Value ?? 0);

    private static (decimal Step, decimal Top) Steps(decimal highest)
    {
        var step = 0.1m;
        for (var at = 0; highest > step * 5; at++) step *= at % 3 == 1 ? 2.5m : 2m;
        return (step, Math.Max(step, Math.Ceiling(highest / step) * step));
    }

    private static IEnumerable<LocalDate> Dates(LocalDate first, LocalDate last)
    {
        var days = Period.DaysBetween(first, last);
        var step = Math.Max(1, (int)Math.Ceiling(days / (double)MostDates));
        for (var day = first; day <= last; day = day.PlusDays(step)) yield return day;
    }

    private static IReadOnlyList<IReadOnlyList<(double X, double Y)>> Runs(StatedFigure figure, Func<LocalDate, double> x, Func<decimal, double> y)
    {
        var runs = new List<List<(double, double)>>();
        LocalDate? before = null;
        foreach (var reading in figure.IsSeries ? figure.Daily!.Value : [])
        {
            if (before is not { } day || day.PlusDays(1) != reading.Day) runs.Add([]);
            runs[^1].Add(((x(reading.Day) + x(reading.Day.PlusDays(1))) / 2, y(reading.Value.Value)));
            before = reading.Day;
        }

        return runs;
    }

    // Labels stand at the ends of their lines; one that would cover another moves up or down by whole lines.
    private static List<Bar> Place(List<Bar> bars, IEnumerable<BoundLine> bounds)
    {
        var taken = bounds.Select(bound => (From: Left + 6, To: Left + 6 + bound.Label.Length * Letter, Y: bound.LabelY)).ToList();
        var placed = new Dictionary<Bar, Bar>(ReferenceEqualityComparer.Instance);
        foreach (var bar in bars.OrderBy(bar => bar.LabelY))
        {
            var width = (bar.Value.Length + bar.Who.Length + 1) * Letter;
            var y = Offsets().Select(offset => bar.LabelY + offset).FirstOrDefault(
                y => y is > 10 and < Top + Plot && taken.All(other => bar.LabelX > other.To || bar.LabelX + width < other.From || Math.Abs(other.Y - y) >= LabelHeight),
                bar.LabelY);
            taken.Add((bar.LabelX, bar.LabelX + width, y));
            placed[bar] = bar with { LabelY = y };
        }

        return [.. bars.Select(bar => placed[bar])];
    }

    private static IEnumerable<double> Offsets()
    {
        yield return 0;
        for (var lines = 1; lines <= 12; lines++)
        {
            yield return -lines * LabelHeight;
            yield return lines * LabelHeight;
        }
    }

    private static string Cut(string name, string value, string note)
    {
        var room = Math.Max(10, (int)MostLabel - value.Length - note.Length - 1);
        return (name.Length <= room ? name : string.Concat(name.AsSpan(0, room - 1).TrimEnd(), "…")) + note;
    }
}
