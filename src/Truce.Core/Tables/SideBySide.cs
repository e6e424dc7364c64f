using System.Collections.Immutable;

namespace Truce.Core.Tables;

/// <summary>One series of one table under one label, over time.</summary>
/// <param name="Series">Where it stands among the table's series.</param>
/// <param name="Label">One text for each dimension of the table; empty where it has none.</param>
/// <param name="Values">Ascending by day; a stretch of time without a value is not there.</param>
public sealed record SeriesLine(DataTable Table, int Series, ImmutableArray<string> Label, IReadOnlyList<SeriesValue> Values)
{
    public TableSeries Terms => Table.Terms.Series[Series];

    public FigureDefinition Definition => Terms.Definition;

    /// <summary>Every line of a table that helps to answer a question, under at most so many labels each.</summary>
    public static IEnumerable<SeriesLine> Of(DataTable table, Id<Question> question, int mostLabels)
    {
        var labels = table.Grid.Labels(mostLabels);
        var series = Enumerable.Range(0, table.Terms.Series.Length).Where(at => table.Terms.Series[at].Question == question).ToArray();
        var values = table.Grid.Over(series, labels);
        for (var at = 0; at < series.Length; at++)
        {
            for (var label = 0; label < labels.Count; label++)
                if (values[at][label].Count > 0) yield return new SeriesLine(table, series[at], labels[label], values[at][label]);
        }
    }
}

/// <summary>Why no ratio is offered between two series.</summary>
public enum RatioObstacle
{
    /// <summary>They count different things.</summary>
    Unit = 1,

    /// <summary>What one of the things is differs: a truck, a pallet.</summary>
    WhatOneIs = 2,

    /// <summary>One runs by the day, another by the month, or over all of it.</summary>
    Per = 3,

    /// <summary>They count different parts of the subject.</summary>
    Category = 4,

    /// <summary>They count at different points, or only one says where.</summary>
    Point = 5,

    /// <summary>Neither says where it counts, and with what is counted here that matters.</summary>
    PointNotStated = 6,

    /// <summary>They take in different things, or only one says what.</summary>
    Scope = 7,

    /// <summary>They count from different first days.</summary>
    BaseDate = 8,

    /// <summary>Their days are days of different zones.</summary>
    Zone = 9,

    /// <summary>Their rows are of different places or kinds.</summary>
    Label = 10,
}

/// <summary>Two values of one stretch of time.</summary>
/// <param name="Ratio">The first divided by the second, to two decimals; null where none is offered, or the second is nought.</param>
public sealed record Pair(LocalDate Day, Amount First, Amount Second, Amount? Ratio);

/// <summary>Two series beside each other: where they have a value each, where they part, and how far. Nothing is said of which is right.</summary>
/// <param name="Obstacles">Why no ratio is offered; empty where it is.</param>
/// <param name="Pairs">Stretches of time in which both have a value.</param>
/// <param name="OnlyFirst">How many only the first has, between the first and the last day of both.</param>
/// <param name="OnlySecond">How many only the second has.</param>
public sealed record Comparison(SeriesLine First, SeriesLine Second, ImmutableArray<RatioObstacle> Obstacles, ImmutableArray<Pair> Pairs, int OnlyFirst, int OnlySecond)
{
    // What goes from hand to hand is another number at each hand.
    private static readonly CountUnit[] Cargo = [CountUnit.Truck, CountUnit.Pallet, CountUnit.Tonne, CountUnit.Row];

    public bool HasRatio => Obstacles.IsEmpty;

    /// <summary>How many pairs are of one number.</summary>
    public int Equal => Pairs.Count(pair => pair.First.Value == pair.Second.Value);

    /// <summary>The first stretch of time in which they differ; null where they never do.</summary>
    public Pair? Parting => Pairs.FirstOrDefault(pair => pair.First.Value != pair.Second.Value);

    /// <summary>The last stretch of time in which they are equal; null where they never are.</summary>
    public Pair? Meeting => Pairs.LastOrDefault(pair => pair.First.Value == pair.Second.Value);

    /// <summary>The least ratio; null where there is none.</summary>
    public Pair? Least => Pairs.Where(pair => pair.Ratio is not null).MinBy(pair => pair.Ratio!.Value.Value);

    /// <summary>The greatest ratio; null where there is none.</summary>
    public Pair? Greatest => Pairs.Where(pair => pair.Ratio is not null).MaxBy(pair => pair.Ratio!.Value.Value);

    /// <summary>Compares two series.</summary>
    public static Comparison Of(SeriesLine first, SeriesLine second)
    {
        ImmutableArray<RatioObstacle> obstacles = [.. Between(first, second)];
        var pairs = ImmutableArray.CreateBuilder<Pair>();
        var (one, other, onlyFirst, onlySecond) = (0, 0, 0, 0);
        while (one < first.Values.Count && other < second.Values.Count)
        {
            var (here, there) = (first.Values[one], second.Values[other]);
            if (here.Day == there.Day)
            {
                var ratio = obstacles.IsEmpty && there.Value.Value != 0 ? Amount.Rounded(here.Value.Value / there.Value.Value, 2) : (Amount?)null;
                pairs.Add(new Pair(here.Day, here.Value, there.Value, ratio));
            }
            else if (pairs.Count > 0)
            {
                if (here.Day < there.Day) onlyFirst++;
                else onlySecond++;
            }

            if (here.Day <= there.Day) one++;
            if (there.Day <= here.Day) other++;
        }

        return new Comparison(first, second, obstacles, pairs.ToImmutable(), onlyFirst, onlySecond);
    }

    /// <summary>Every pair of series of different tables.</summary>
    public static IEnumerable<Comparison> Of(IReadOnlyList<SeriesLine> lines) =>
        from at in Enumerable.Range(0, lines.Count)
        from second in lines.Skip(at + 1)
        where lines[at].Table.Id != second.Table.Id
        select Of(lines[at], second);

    /// <summary>All that stands in the way of a ratio. What only one of the two states stands in the way: it may be what differs.</summary>
    public static IEnumerable<RatioObstacle> Between(SeriesLine first, SeriesLine second)
    {
        var (one, other) = (first.Definition, second.Definition);
        if (one.Unit != other.Unit) yield return RatioObstacle.Unit;
        if (one.One != other.One) yield return RatioObstacle.WhatOneIs;
        if (one.Per != other.Per || first.Table.Terms.Every != second.Table.Terms.Every) yield return RatioObstacle.Per;
        if (one.Category != other.Category) yield return RatioObstacle.Category;
        if (one.Point != other.Point || one.PointWords != other.PointWords) yield return RatioObstacle.Point;
        else if (one is { Point: null, PointWords: null } && Cargo.Contains(one.One)) yield return RatioObstacle.PointNotStated;
        if (one.Scope != other.Scope || one.ScopeWords != other.ScopeWords || one.LeavesOut != other.LeavesOut) yield return RatioObstacle.Scope;
        if (one.BaseDate != other.BaseDate) yield return RatioObstacle.BaseDate;
        if (first.Table.Terms.Zone != second.Table.Terms.Zone) yield return RatioObstacle.Zone;
        if (RowSet.Compare(first.Label, second.Label) != 0) yield return RatioObstacle.Label;
    }
}
