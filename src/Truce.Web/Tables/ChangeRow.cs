using System.Collections.Immutable;

namespace Truce.Web.Tables;

/// <summary>What became of a row.</summary>
public enum ChangeKind
{
    New = 1,
    BackDated = 2,
    Changed = 3,
    Withdrawn = 4,
}

/// <summary>One row or cell that an edition changes, as it is shown.</summary>
/// <param name="Series">Which cell; null where it is the whole row.</param>
public sealed record ChangeRow(ChangeKind Kind, LocalDate Day, ImmutableArray<string> Label, int? Series = null, TableCell Before = default, TableCell After = default)
{
    /// <summary>What an edition that landed changed: withdrawn rows, changed cells, new rows, in the order of their keys each.</summary>
    public static IEnumerable<ChangeRow> Of(Edition edition, TableGrid before, TableTerms terms)
    {
        foreach (var set in edition.Gone)
            for (var row = 0; row < set.Count; row++) yield return new ChangeRow(ChangeKind.Withdrawn, set.DayOf(row), set.LabelOf(row));
        foreach (var (set, row, at) in Landed(edition, before).Where(one => one.At >= 0))
        {
            for (var series = 0; series < terms.Series.Length; series++)
                if (before.Cell(series, at) != set.Cell(series, row)) yield return new ChangeRow(ChangeKind.Changed, set.DayOf(row), set.LabelOf(row), series, before.Cell(series, at), set.Cell(series, row));
        }

        foreach (var (set, row, _) in Landed(edition, before).Where(one => one.At < 0))
            yield return new ChangeRow(before.Count > 0 && set.DayOf(row) < before.LastDay ? ChangeKind.BackDated : ChangeKind.New, set.DayOf(row), set.LabelOf(row));
    }

    /// <summary>What an edition would change, before it lands.</summary>
    public static IEnumerable<ChangeRow> Of(EditionDifference difference) =>
    [
        .. difference.Gone().Take(Most).Select(one => new ChangeRow(ChangeKind.Withdrawn, one.Day, one.Label)),
        .. difference.Changes().Take(Most).Select(one => new ChangeRow(ChangeKind.Changed, one.Day, one.Label, one.Series, one.Before, one.After)),
        .. difference.BackDated().Take(Most).Select(one => new ChangeRow(ChangeKind.BackDated, one.Day, one.Label)),
    ];

    /// <summary>How many of each kind are listed before an edition lands; the counts say how many there are.</summary>
    public const int Most = 200;

    private static IEnumerable<(RowSet Set, int Row, int At)> Landed(Edition edition, TableGrid before)
    {
        foreach (var set in edition.Landed)
            for (var row = 0; row < set.Count; row++) yield return (set, row, before.Find(set.DayOf(row), set.LabelOf(row)));
    }
}
