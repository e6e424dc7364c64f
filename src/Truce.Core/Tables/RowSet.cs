using System.Collections.Immutable;

namespace Truce.Core.Tables;

/// <summary>
/// Rows of a table, column by column: for each row a day, a label where the table has dimensions, and a cell for each series. Rows stand in
/// the order of their keys, each key once. It is never changed once made, and shared by the event that holds it and the state that was
/// folded from it.
/// </summary>
public sealed class RowSet
{
    /// <summary>Rows at most of one event.</summary>
    public const int MostRows = 8_192;

    private readonly int[] days;
    private readonly int[] labels;
    private readonly TableCell[][] cells;

    /// <param name="days">For each row its day, as a number of days since 1 January of the year 1.</param>
    /// <param name="labels">For each row the place of its label in <paramref name="tuples"/>; empty where the table has no dimensions.</param>
    /// <param name="tuples">The labels in use, each with one text for each dimension.</param>
    /// <param name="cells">For each series as many cells as there are rows.</param>
    /// <exception cref="ArgumentException">The columns are not equally long, or a label is named that is not there.</exception>
    public RowSet(int[] days, int[] labels, ImmutableArray<ImmutableArray<string>> tuples, TableCell[][] cells)
    {
        if (cells.Any(column => column.Length != days.Length) || labels.Length != (tuples.IsEmpty ? 0 : days.Length))
            throw new ArgumentException("The columns are not equally long.", nameof(cells));
        foreach (var label in labels)
            if ((uint)label >= (uint)tuples.Length) throw new ArgumentException("A row names a label that is not there.", nameof(labels));
        (this.days, this.labels, Tuples, this.cells) = (days, labels, tuples, cells);
    }

    /// <summary>No rows.</summary>
    public static RowSet Empty { get; } = new([], [], [], []);

    /// <summary>How many rows.</summary>
    public int Count => days.Length;

    /// <summary>How many series.</summary>
    public int Width => cells.Length;

    /// <summary>The labels in use, each with one text for each dimension.</summary>
    public ImmutableArray<ImmutableArray<string>> Tuples { get; }

    internal ReadOnlySpan<int> Days => days;

    internal ReadOnlySpan<int> Labels => labels;

    /// <summary>The first day of a row's stretch of time.</summary>
    public LocalDate DayOf(int row) => LocalDate.FromDateOnly(DateOnly.FromDayNumber(days[row]));

    /// <summary>A row's label, one text for each dimension; empty where the table has none.</summary>
    public ImmutableArray<string> LabelOf(int row) => labels.Length == 0 ? [] : Tuples[labels[row]];

    /// <summary>A cell; none where this set is older than the series.</summary>
    public TableCell Cell(int series, int row) => series < cells.Length ? cells[series][row] : TableCell.None;

    /// <summary>All cells of one series.</summary>
    public ReadOnlySpan<TableCell> Column(int series) => cells[series];

    /// <summary>The number under which a day stands in a set.</summary>
    public static int NumberOf(LocalDate day) => day.ToDateOnly().DayNumber;

    /// <summary>Orders two rows by their keys: by day, then by label, text for text, by code unit.</summary>
    public static int Compare(RowSet one, int row, RowSet other, int otherRow)
    {
        var byDay = one.days[row].CompareTo(other.days[otherRow]);
        if (byDay != 0 || one.labels.Length == 0) return byDay;
        return ReferenceEquals(one, other) && one.labels[row] == other.labels[otherRow] ? 0 : Compare(one.LabelOf(row), other.LabelOf(otherRow));
    }

    /// <summary>Orders two labels, text for text, by code unit.</summary>
    public static int Compare(ImmutableArray<string> one, ImmutableArray<string> other)
    {
        for (var at = 0; at < one.Length && at < other.Length; at++)
        {
            var order = string.CompareOrdinal(one[at], other[at]);
            if (order != 0) return order;
        }

        return one.Length.CompareTo(other.Length);
    }

    /// <summary>Where a key stands; below 0 where it does not.</summary>
    public int Find(LocalDate day, ImmutableArray<string> label)
    {
        var (low, high, number) = (0, Count, NumberOf(day));
        while (low < high)
        {
            var middle = (low + high) / 2;
            var order = days[middle] != number ? days[middle].CompareTo(number) : Compare(LabelOf(middle), label);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle;
        }

        return -1;
    }

    /// <summary>Some of the rows, in the order given.</summary>
    /// <param name="rows">Places of rows.</param>
    /// <param name="withCells">Whether the cells come along; else keys alone.</param>
    public RowSet Select(ReadOnlySpan<int> rows, bool withCells = true)
    {
        var (someDays, someLabels) = (new int[rows.Length], labels.Length == 0 ? [] : new int[rows.Length]);
        var some = withCells ? cells.Select(_ => new TableCell[someDays.Length]).ToArray() : [];
        var renumbered = new Dictionary<int, int>();
        List<ImmutableArray<string>> used = [];
        for (var at = 0; at < rows.Length; at++)
        {
            var row = rows[at];
            someDays[at] = days[row];
            for (var series = 0; series < some.Length; series++) some[series][at] = cells[series][row];
            if (labels.Length == 0) continue;
            if (!renumbered.TryGetValue(labels[row], out var number))
            {
                renumbered[labels[row]] = number = used.Count;
                used.Add(Tuples[labels[row]]);
            }

            someLabels[at] = number;
        }

        return new RowSet(someDays, someLabels, [.. used], some);
    }

    /// <summary>Rows that follow each other.</summary>
    public RowSet Slice(int from, int count)
    {
        var rows = new int[count];
        for (var at = 0; at < count; at++) rows[at] = from + at;
        return Select(rows);
    }

    /// <summary>Null where it can be recorded as rows of a table; else the refusal that says what does not fit.</summary>
    /// <param name="width">How many series each row has.</param>
    /// <param name="dimensions">How many texts each label has.</param>
    public Refusal? Unfit(int width, int dimensions)
    {
        if (Count is 0 or > MostRows || Width != width || (Tuples.IsEmpty ? 0 : Tuples[0].Length) != dimensions) return TableRefusals.RowsUnfit();
        foreach (var tuple in Tuples)
        {
            if (tuple.Length != dimensions) return TableRefusals.RowsUnfit();
            foreach (var text in tuple)
                if (TextCheck.Of(text, "label", TableTerms.MostLabel) is { } unfit) return unfit;
        }

        for (var row = 1; row < Count; row++)
            if (Compare(this, row - 1, this, row) >= 0) return TableRefusals.RowsUnordered(DayOf(row).ToString("R", null));
        return null;
    }
}
