using System.Collections.Immutable;

namespace Truce.Core.Tables;

/// <summary>One cell that an edition changes.</summary>
/// <param name="Before">None where the source gave no value, or the row is new.</param>
/// <param name="After">None where the source gives no value now, or the row no more.</param>
public sealed record CellChange(LocalDate Day, ImmutableArray<string> Label, int Series, TableCell Before, TableCell After);

/// <summary>
/// What a new edition would change in a table, before any of it lands: rows that are new, among them such as come before the last day that
/// stood, rows with other numbers, rows that are gone.
/// </summary>
public sealed class EditionDifference
{
    private readonly TableGrid before;
    private readonly RowSet now;
    private readonly List<int> landing;
    private readonly List<int> from;
    private readonly List<int> leaving;
    private readonly int width;

    private EditionDifference(TableGrid before, RowSet now, List<int> landing, List<int> from, List<int> leaving, int back, int width)
    {
        (this.before, this.now, this.landing, this.from, this.leaving, this.width) = (before, now, landing, from, leaving, width);
        var changed = from.Count(one => one >= 0);
        Counts = new EditionCounts(landing.Count - changed, back, changed, leaving.Count, before.Count - changed - leaving.Count);
    }

    public EditionCounts Counts { get; }

    /// <summary>Compares.</summary>
    /// <param name="before">What stands.</param>
    /// <param name="now">All rows of the new edition.</param>
    /// <param name="series">How many series the table has.</param>
    /// <param name="withdraws">Whether a row that the new edition does not have is gone.</param>
    /// <param name="doubtful">Keys that the new edition has and that could not be read: nothing is said of them.</param>
    public static EditionDifference Of(TableGrid before, RowSet now, int series, bool withdraws, RowSet? doubtful = null)
    {
        var (landing, from, leaving, back) = (new List<int>(now.Count), new List<int>(now.Count), new List<int>(), 0);
        var last = before.Count > 0 ? before.LastDay : LocalDate.MinIsoValue;
        for (int standing = 0, row = 0; standing < before.Count || row < now.Count;)
        {
            var kept = 0;
            var order = standing == before.Count ? 1 : row == now.Count ? -1 : RowSet.Compare(before.SetOf(standing, out kept), kept, now, row);
            if (order < 0 && withdraws && !(doubtful?.Find(before.DayOf(standing), before.LabelOf(standing)) >= 0)) leaving.Add(standing);
            if (order > 0)
            {
                landing.Add(row);
                from.Add(-1);
                if (before.Count > 0 && now.DayOf(row) < last) back++;
            }
            else if (order == 0 && Differs(before, standing, now, row, series))
            {
                landing.Add(row);
                from.Add(standing);
            }

            if (order <= 0) standing++;
            if (order >= 0) row++;
        }

        return new EditionDifference(before, now, landing, from, leaving, back, series);
    }

    /// <summary>Whether nothing lands.</summary>
    public bool IsNothing => landing.Count == 0 && leaving.Count == 0;

    /// <summary>The rows that land, in sets.</summary>
    /// <param name="most">Rows of a set at most.</param>
    public IEnumerable<RowSet> Landing(int most)
    {
        for (var at = 0; at < landing.Count; at += most) yield return now.Select(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(landing).Slice(at, Math.Min(most, landing.Count - at)));
    }

    /// <summary>The keys that are withdrawn, in sets.</summary>
    /// <param name="most">Keys of a set at most.</param>
    public IEnumerable<RowSet> Leaving(int most)
    {
        for (var at = 0; at < leaving.Count; at += most)
        {
            var keys = new RowKeys(Math.Min(most, leaving.Count - at));
            for (var one = at; one < at + keys.Most; one++) keys.Add(before.DayOf(leaving[one]), before.LabelOf(leaving[one]));
            yield return keys.ToSet();
        }
    }

    /// <summary>Every cell that changes in rows that stood, in the order of their keys.</summary>
    public IEnumerable<CellChange> Changes()
    {
        for (var at = 0; at < landing.Count; at++)
        {
            if (from[at] < 0) continue;
            for (var series = 0; series < width; series++)
            {
                var (was, becomes) = (before.Cell(series, from[at]), now.Cell(series, landing[at]));
                if (was != becomes) yield return new CellChange(now.DayOf(landing[at]), now.LabelOf(landing[at]), series, was, becomes);
            }
        }
    }

    /// <summary>Keys of new rows that come before the last day that stood.</summary>
    public IEnumerable<(LocalDate Day, ImmutableArray<string> Label)> BackDated()
    {
        for (var at = 0; at < landing.Count && before.Count > 0; at++)
            if (from[at] < 0 && now.DayOf(landing[at]) < before.LastDay) yield return (now.DayOf(landing[at]), now.LabelOf(landing[at]));
    }

    /// <summary>Keys of rows that are withdrawn.</summary>
    public IEnumerable<(LocalDate Day, ImmutableArray<string> Label)> Gone() => leaving.Select(at => (before.DayOf(at), before.LabelOf(at)));

    private static bool Differs(TableGrid before, int standing, RowSet now, int row, int width)
    {
        var set = before.SetOf(standing, out var kept);
        for (var series = 0; series < width; series++)
            if (set.Cell(series, kept) != now.Cell(series, row)) return true;
        return false;
    }
}

/// <summary>Gathers keys into a set without cells.</summary>
internal sealed class RowKeys(int most)
{
    private readonly int[] days = new int[most];
    private readonly int[] labels = new int[most];
    private readonly List<ImmutableArray<string>> tuples = [];
    private int count;

    public int Most => most;

    public void Add(LocalDate day, ImmutableArray<string> label)
    {
        days[count] = RowSet.NumberOf(day);
        if (!label.IsEmpty)
        {
            var known = tuples.FindLastIndex(one => RowSet.Compare(one, label) == 0);
            if (known < 0)
            {
                known = tuples.Count;
                tuples.Add(label);
            }

            labels[count] = known;
        }

        count++;
    }

    public RowSet ToSet() => new(days, tuples.Count == 0 ? [] : labels, [.. tuples], []);
}
