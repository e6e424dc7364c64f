using System.Collections.Immutable;

namespace Truce.Core.Tables;

/// <summary>A whole table as one edition has it: every key with its cells, in the order of keys. It points into the sets of the editions and copies none of them.</summary>
public sealed class TableGrid
{
    private readonly RowSet[] sets;

    // For each row the set in the upper half and the place in it in the lower.
    private readonly long[] rows;

    private TableGrid(RowSet[] sets, long[] rows) => (this.sets, this.rows) = (sets, rows);

    /// <summary>A table before its first edition.</summary>
    public static TableGrid Empty { get; } = new([], []);

    /// <summary>How many rows.</summary>
    public int Count => rows.Length;

    /// <summary>The last day that has a row; only where there is one.</summary>
    public LocalDate LastDay => DayOf(rows.Length - 1);

    public LocalDate DayOf(int at) => SetOf(at, out var row).DayOf(row);

    /// <summary>One text for each dimension.</summary>
    public ImmutableArray<string> LabelOf(int at) => SetOf(at, out var row).LabelOf(row);

    public TableCell Cell(int series, int at) => SetOf(at, out var row).Cell(series, row);

    /// <summary>Where a key stands; below 0 where it does not.</summary>
    public int Find(LocalDate day, ImmutableArray<string> label)
    {
        var at = FirstFrom(day, label);
        return at < Count && DayOf(at) == day && RowSet.Compare(LabelOf(at), label) == 0 ? at : -1;
    }

    /// <summary>The first row at or after a key; <see cref="Count"/> where there is none.</summary>
    public int FirstFrom(LocalDate day, ImmutableArray<string> label)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var order = DayOf(middle).CompareTo(day);
            if (order < 0 || (order == 0 && RowSet.Compare(LabelOf(middle), label) < 0)) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>The labels in use, in order; one empty one where the table has no dimensions.</summary>
    /// <param name="most">Stops once there are so many.</param>
    public IReadOnlyList<ImmutableArray<string>> Labels(int most)
    {
        if (Count > 0 && LabelOf(0).IsEmpty) return [[]];
        var found = new SortedSet<ImmutableArray<string>>(Comparer<ImmutableArray<string>>.Create(RowSet.Compare));
        foreach (var set in sets)
        {
            foreach (var label in set.Tuples)
            {
                found.Add(label);
                if (found.Count >= most) return [.. found];
            }
        }

        return [.. found];
    }

    /// <summary>Series over time, each under each label: one walk through the table for all of them. Cells without a value are left out.</summary>
    /// <returns>For each series, for each label, ascending by day.</returns>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<SeriesValue>>> Over(IReadOnlyList<int> series, IReadOnlyList<ImmutableArray<string>> labels)
    {
        var values = series.Select(_ => labels.Select(_ => new List<SeriesValue>()).ToArray()).ToArray();
        var wanted = sets.Select(set => Wanted(set, labels)).ToArray();
        foreach (var at in rows)
        {
            var (set, row) = (sets[at >> 32], (int)at);
            var label = wanted[at >> 32] is { } places ? places[set.Labels[row]] : 0;
            if (label < 0) continue;
            for (var one = 0; one < series.Count; one++)
                if (set.Cell(series[one], row) is { IsNone: false } cell) values[one][label].Add(new SeriesValue(set.DayOf(row), cell.Amount!.Value));
        }

        return values;
    }

    // For each label of a set where it stands among those asked for; null where the table has no dimensions.
    private static int[]? Wanted(RowSet set, IReadOnlyList<ImmutableArray<string>> labels) => set.Tuples.IsEmpty
        ? null
        : [.. set.Tuples.Select(tuple => Enumerable.Range(0, labels.Count).Where(at => RowSet.Compare(labels[at], tuple) == 0).DefaultIfEmpty(-1).First())];

    /// <summary>The table after an edition: what it landed replaces or adds, what is gone is left out.</summary>
    internal static TableGrid Of(TableGrid before, ImmutableArray<RowSet> landed, ImmutableArray<RowSet> gone)
    {
        RowSet[] sets = [.. before.sets, .. landed];
        var merged = new List<long>(before.Count + landed.Sum(set => set.Count));
        var (standing, leaving) = (0, new Walk(gone));
        for (var coming = new Walk(landed); standing < before.Count || !coming.IsOver;)
        {
            var order = standing == before.Count ? 1 : coming.IsOver ? -1 : coming.CompareTo(before.SetOf(standing, out var row), row);
            if (order >= 0)
            {
                merged.Add(((long)(before.sets.Length + coming.Set) << 32) | (uint)coming.Row);
                coming.Next();
            }
            else
            {
                var set = before.SetOf(standing, out var kept);
                while (!leaving.IsOver && leaving.CompareTo(set, kept) > 0) leaving.Next();
                if (leaving.IsOver || leaving.CompareTo(set, kept) != 0) merged.Add(before.rows[standing]);
            }

            if (order <= 0) standing++;
        }

        return new TableGrid(sets, [.. merged]);
    }

    internal RowSet SetOf(int at, out int row)
    {
        row = (int)rows[at];
        return sets[rows[at] >> 32];
    }

    /// <summary>Goes through the rows of several sets in their order.</summary>
    private struct Walk(ImmutableArray<RowSet> sets)
    {
        public int Set { get; private set; }

        public int Row { get; private set; }

        public readonly bool IsOver => Set == sets.Length;

        public void Next()
        {
            if (++Row < sets[Set].Count) return;
            (Set, Row) = (Set + 1, 0);
        }

        /// <summary>Above 0 where the other row comes later.</summary>
        public readonly int CompareTo(RowSet other, int row) => RowSet.Compare(other, row, sets[Set], Row);
    }
}

/// <summary>One value of a series.</summary>
/// <param name="Day">The first day of the stretch of time that it covers.</param>
public readonly record struct SeriesValue(LocalDate Day, Amount Value);
