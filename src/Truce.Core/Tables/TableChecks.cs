using System.Collections.Immutable;

namespace Truce.Core.Tables;

/// <summary>What does not add up within one table.</summary>
public enum TableFindingCode
{
    /// <summary>The running total rises by {1} where {0} is stated for the same stretch of time.</summary>
    RunningTotal = 1,

    /// <summary>{0} is stated, and the columns that are its parts make {1}.</summary>
    SumOfColumns = 2,

    /// <summary>{0} is stated as a total elsewhere; the rows of this table make {1}, with {2} stretches of time missing.</summary>
    StatedTotal = 3,
}

/// <summary>One finding: the arithmetic is ours, and every stated number stays.</summary>
/// <param name="Stated">As the source states it.</param>
/// <param name="Made">As we reckon it; null where a running total falls.</param>
/// <param name="Missing">Stretches of time without a value; only of a stated total.</param>
/// <param name="Figure">The figure that states the total; only of a stated total.</param>
public sealed record TableFinding(
    TableFindingCode Code, int Series, LocalDate Day, ImmutableArray<string> Label, Amount Stated, Amount? Made, int Missing = 0, Id<Figure>? Figure = null);

/// <summary>Recomputes what a source itself adds up, and compares. It corrects nothing and takes no side.</summary>
public static class TableChecks
{
    /// <summary>All findings of a table, by series, then in the order of its rows.</summary>
    public static IEnumerable<TableFinding> Of(DataTable table)
    {
        for (var series = 0; series < table.Terms.Series.Length; series++)
        {
            var terms = table.Terms.Series[series];
            if (terms.RunningTotalOf is { } daily)
                foreach (var finding in RunningTotals(table.Grid, series, table.Terms.IndexOf(daily), table.Terms.Every)) yield return finding;
            if (terms.SumOf is { IsDefaultOrEmpty: false } parts)
                foreach (var finding in Sums(table.Grid, series, [.. parts.Select(table.Terms.IndexOf)])) yield return finding;
        }
    }

    /// <summary>Totals that the same source states as figures, against the sum of a series within their days.</summary>
    /// <param name="figures">Figures on the question of the series, with the source of each.</param>
    public static IEnumerable<TableFinding> Totals(SeriesLine line, IEnumerable<Sourced> figures)
    {
        if (line.Definition.Per is not (FigurePer.Day or FigurePer.Month)) yield break;
        foreach (var one in figures)
        {
            var (stated, definition) = (one.Figure.Stated, one.Figure.Stated.Definition);
            var isSame = definition.Unit == line.Definition.Unit && definition.One == line.Definition.One && definition.Category == line.Definition.Category && definition.BaseDate == line.Definition.BaseDate;
            if (one.Origin != line.Table.By || one.Figure.Withdrawn is not null || !isSame || definition.Per != FigurePer.Total) continue;
            if (stated is not { Kind: FigureKind.Stated, Period.Days: { } days, Value.Single: { } total }) continue;
            var within = line.Values.Where(value => days.Contains(new DateInterval(value.Day, Last(value.Day, line.Table.Terms.Every)))).ToArray();
            var sum = new Amount(within.Sum(value => value.Value.Value));
            var expected = line.Definition.Per == FigurePer.Day ? days.Length : Period.Between(days.Start, days.End, PeriodUnits.Months).Months + 1;
            if (within.Length > 0 && sum.Value != total.Value)
                yield return new TableFinding(TableFindingCode.StatedTotal, line.Series, days.End, line.Label, total, sum, expected - within.Length, one.Figure.Id);
        }
    }

    private static IEnumerable<TableFinding> RunningTotals(TableGrid grid, int total, int daily, TableEvery every)
    {
        // A rise over a stretch of time that is missing cannot be set against anything.
        var before = new Dictionary<string, (LocalDate Day, Amount Value)>();
        for (var at = 0; at < grid.Count; at++)
        {
            if (grid.Cell(total, at).Amount is not { } now) continue;
            var (day, label) = (grid.DayOf(at), grid.LabelOf(at));
            var key = string.Join('\u001F', label);
            if (before.TryGetValue(key, out var last) && Last(last.Day, every).PlusDays(1) == day && grid.Cell(daily, at).Amount is { } stated && now.Value - last.Value.Value != stated.Value)
            {
                var rise = now.Value - last.Value.Value;
                yield return new TableFinding(TableFindingCode.RunningTotal, total, day, label, stated, rise < 0 ? null : new Amount(rise));
            }

            before[key] = (day, now);
        }
    }

    // A part without a value adds nothing; where no part has one there is nothing to compare.
    private static IEnumerable<TableFinding> Sums(TableGrid grid, int total, ImmutableArray<int> parts)
    {
        for (var at = 0; at < grid.Count; at++)
        {
            if (grid.Cell(total, at).Amount is not { } stated) continue;
            var (sum, held) = (0m, 0);
            foreach (var part in parts)
            {
                if (grid.Cell(part, at).Amount is not { } value) continue;
                (sum, held) = (sum + value.Value, held + 1);
            }

            if (held > 0 && sum != stated.Value)
                yield return new TableFinding(TableFindingCode.SumOfColumns, total, grid.DayOf(at), grid.LabelOf(at), stated, new Amount(sum));
        }
    }

    /// <summary>The last day of the stretch of time that begins on a day.</summary>
    public static LocalDate Last(LocalDate first, TableEvery every) => every switch
    {
        TableEvery.Week => first.PlusDays(6),
        TableEvery.Month => first.PlusMonths(1).PlusDays(-1),
        TableEvery.Year => first.PlusYears(1).PlusDays(-1),
        _ => first,
    };
}
