using System.Globalization;

namespace Truce.Web.Tables;

/// <summary>One series as it is drawn.</summary>
/// <param name="Key">1 to 6: colour, dash and mark, by the order in which series appear.</param>
/// <param name="Runs">Stretches of time that follow each other, each run as a path; a gap is a gap.</param>
/// <param name="LabelY">The label's baseline.</param>
public sealed record DrawnSeries(SeriesLine Line, int Key, IReadOnlyList<IReadOnlyList<(double X, double Y)>> Runs, double LabelX, double LabelY, string Name);

/// <summary>Series of tables over time, in the units of a drawing 800 wide. The number axis begins at nought; nothing is smoothed, and what is missing is not bridged.</summary>
public sealed record SeriesChart(IReadOnlyList<DrawnSeries> Lines, IReadOnlyList<(double Y, string Label)> Numbers, IReadOnlyList<(double X, LocalDate Day)> Days, int LeftOut)
{
    public const double Left = 64, Right = 566, Top = 16, Height = 320;

    /// <summary>Series of one drawing: as many as can be told apart.</summary>
    public const int MostLines = 6;

    private const double LabelHeight = 13;
    private const int MostName = 40, MostDates = 5;

    public static double Bottom => Height - 30;

    /// <param name="lines">Of one unit and stretch of time; at least one.</param>
    /// <param name="nameOf">What stands at the end of a line; cut where it is long.</param>
    public static SeriesChart Of(IReadOnlyList<SeriesLine> lines, Func<SeriesLine, string> nameOf)
    {
        var last = lines.Max(line => line.Values[^1].Day);
        var days = lines.SelectMany(line => line.Values.Select(value => value.Day)).Distinct().Order().ToArray();
        var from = days[Math.Max(0, days.Length - QuestionTables.MostDrawn)];
        var length = Math.Max(1, Period.DaysBetween(from, last));
        double X(LocalDate day) => Left + (Right - Left) * Period.DaysBetween(from, day) / length;
        var (step, top) = Steps(lines.Max(line => line.Values.Where(value => value.Day >= from).Select(value => value.Value.Value).DefaultIfEmpty(0).Max()));
        double Y(decimal value) => Bottom - (double)(value / top) * (Bottom - Top);

        var drawn = lines.Select((line, at) => Draw(line, at + 1, from, X, Y, nameOf(line))).Where(one => one.Runs.Count > 0).ToList();
        return new SeriesChart(
            Place(drawn), [.. Enumerable.Range(0, (int)(top / step) + 1).Select(number => (Y(number * step), (number * step).ToString("#,##0.##", CultureInfo.InvariantCulture)))],
            [.. Dates(from, last).Select(day => (X(day), day))], Math.Max(0, days.Length - QuestionTables.MostDrawn));
    }

    private static DrawnSeries Draw(SeriesLine line, int key, LocalDate from, Func<LocalDate, double> x, Func<decimal, double> y, string name)
    {
        var runs = new List<List<(double X, double Y)>>();
        LocalDate? before = null;
        foreach (var value in line.Values)
        {
            if (value.Day < from) continue;
            if (before is not { } day || TableChecks.Last(day, line.Table.Terms.Every).PlusDays(1) != value.Day) runs.Add([]);
            runs[^1].Add((x(value.Day), y(value.Value.Value)));
            before = value.Day;
        }

        var end = runs.Count > 0 ? runs[^1][^1] : default;
        return new DrawnSeries(line, key, runs, end.X + 9, end.Y + 4, name.Length <= MostName ? name : string.Concat(name.AsSpan(0, MostName - 1).TrimEnd(), "…"));
    }

    private static (decimal Step, decimal Top) Steps(decimal highest)
    {
        var step = 0.1m;
        for (var at = 0; highest > step * 5; at++) step *= at % 3 == 1 ? 2.5m : 2m;
        return (step, Math.Max(step, Math.Ceiling(highest / step) * step));
    }

    private static IEnumerable<LocalDate> Dates(LocalDate first, LocalDate last)
    {
        var step = Math.Max(1, (int)Math.Ceiling(Period.DaysBetween(first, last) / (double)MostDates));
        for (var day = first; day <= last; day = day.PlusDays(step)) yield return day;
    }

    // Labels stand at the ends of their lines, one above the other where they would cover each other.
    private static List<DrawnSeries> Place(List<DrawnSeries> lines)
    {
        var placed = new List<DrawnSeries>();
        var lowest = double.NegativeInfinity;
        foreach (var line in lines.OrderBy(line => line.LabelY))
        {
            var y = Math.Max(line.LabelY, lowest + LabelHeight);
            placed.Add(line with { LabelY = y });
            lowest = y;
        }

        return [.. placed.OrderBy(line => line.Key)];
    }
}
