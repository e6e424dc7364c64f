using System.Collections.Immutable;

namespace Truce.Core.Figures;

/// <summary>A figure that stands, with the source that it comes from.</summary>
/// <param name="Origin">The first of the claim's chain.</param>
public sealed record Sourced(Figure Figure, Id<Source> Origin);

/// <summary>One value of a series.</summary>
/// <param name="Days">The days that it covers.</param>
public sealed record SeriesPoint(Id<Figure> Figure, DateInterval Days, StatedValue Value);

/// <summary>
/// What one source says of one definition over time. Figures of different sources, or whose definitions differ in a word, are never one
/// series.
/// </summary>
/// <param name="Points">By their last day, then their first.</param>
public sealed record Series(Id<Source> Origin, FigureDefinition Definition, ImmutableArray<SeriesPoint> Points)
{
    /// <summary>Sorts figures into series; each figure with a period comes into exactly one. What was withdrawn, and what we derived, into none.</summary>
    public static IReadOnlyList<Series> Of(IEnumerable<Sourced> figures) =>
    [
        .. from one in figures
           where one.Figure is { Withdrawn: null, Stated: { Period: not null, Kind: FigureKind.Stated or FigureKind.TheirDivision } }
           group one by (one.Origin, one.Figure.Stated.Definition) into alike
           let points = alike.SelectMany(PointsOf).OrderBy(point => point.Days.End).ThenBy(point => point.Days.Start).ThenBy(point => point.Figure)
           select new Series(alike.Key.Origin, alike.Key.Definition, [.. points]),
    ];

    /// <summary>
    /// Adds the daily values within some days. It is our sum and is called so; a day without a value adds nothing and is counted as missing.
    /// </summary>
    /// <returns>Null where nothing lies within, a value covers more than a day or is open, or a day has two values: then nothing can be added.</returns>
    public SeriesSum? Sum(DateInterval within)
    {
        if (Definition.Per != FigurePer.Day) return null;
        var points = Points.Where(point => within.Contains(point.Days)).ToArray();
        if (points.Length == 0 || points.Any(point => point.Days.Length != 1 || point.Value.Single is null)) return null;
        if (points.DistinctBy(point => point.Days.Start).Count() != points.Length) return null;
        return new SeriesSum(within, new Amount(points.Sum(point => point.Value.Single!.Value.Value)), points.Length);
    }

    private static IEnumerable<SeriesPoint> PointsOf(Sourced one)
    {
        var (id, stated) = (one.Figure.Id, one.Figure.Stated);
        return stated.IsSeries
            ? stated.Daily!.Value.Select(reading => new SeriesPoint(id, new DateInterval(reading.Day, reading.Day), StatedValue.Of(reading.Value)))
            : [new SeriesPoint(id, stated.Period!.Days, stated.Value!)];
    }
}

/// <summary>Daily values of one series added up by us.</summary>
/// <param name="DaysWithValue">How many days of <paramref name="Within"/> have one.</param>
public sealed record SeriesSum(DateInterval Within, Amount Value, int DaysWithValue)
{
    /// <summary>How many days have none.</summary>
    public int DaysMissing => Within.Length - DaysWithValue;
}
