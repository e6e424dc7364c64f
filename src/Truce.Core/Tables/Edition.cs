using System.Collections.Immutable;

namespace Truce.Core.Tables;

/// <summary>What was published, and how much of it could be read.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Sha256">Of its bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Mapping">Of the mapping's bytes, the same. The same file under the same mapping is the same edition.</param>
/// <param name="RowsRead">Rows of the file, the header not counted.</param>
/// <param name="RowsBad">Rows that could not be read, and are in no number.</param>
/// <param name="IsWhole">Whether it holds all of the table: then a row that is missing was withdrawn. Else it only adds.</param>
/// <param name="Published">The day on which the source published it; null where it does not say.</param>
public sealed record EditionTerms(string File, string Sha256, string Mapping, int RowsRead, int RowsBad, bool IsWhole = false, LocalDate? Published = null)
{
    private const int MostFile = 200;

    /// <summary>Null where it can stand; else the refusal that says what does not.</summary>
    public Refusal? Unfit()
    {
        if (!IsHash(Sha256) || !IsHash(Mapping) || RowsRead < 0 || RowsBad < 0 || RowsBad > RowsRead) return TableRefusals.EditionUnfit();
        return TextCheck.Of(File, "file", MostFile);
    }

    /// <summary>Whether it is the same file read the same way.</summary>
    public bool IsSame(EditionTerms other) => Sha256 == other.Sha256 && Mapping == other.Mapping;

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}

/// <summary>How an edition differs from the one before, in rows.</summary>
/// <param name="New">Keys that did not stand before.</param>
/// <param name="BackDated">Of these, keys before the last day that stood.</param>
/// <param name="Changed">Keys with at least one other cell.</param>
/// <param name="Withdrawn">Keys that stand no more.</param>
/// <param name="Same">Keys that stand as they did.</param>
public sealed record EditionCounts(int New, int BackDated, int Changed, int Withdrawn, int Same);

/// <summary>One edition of a table, landed whole. It holds what differs from the edition before; the rest stands there.</summary>
/// <remarks>Its rows are no part of its written form: a program that asks for a table gets what it is, and its numbers as a file.</remarks>
public sealed class Edition(int number, EditionTerms terms, Edition? earlier, ImmutableArray<RowSet> sets, ImmutableArray<RowSet> leaving, Instant recordedAt, long index)
{
    // The table as it stood is put together when somebody asks for it, and let go when memory is short: the sets are what counts.
    private WeakReference<TableGrid>? grid;
    private EditionCounts? counts;

    /// <summary>From 1.</summary>
    public int Number { get; init; } = number;

    public EditionTerms Terms { get; init; } = terms;

    /// <summary>The edition that it replaced.</summary>
    public Edition? Before => earlier;

    /// <summary>Rows that are new or have another cell, in the order of their keys over all sets.</summary>
    public ImmutableArray<RowSet> Landed => sets;

    /// <summary>Keys that were withdrawn, the same.</summary>
    public ImmutableArray<RowSet> Gone => leaving;

    public Instant RecordedAt { get; init; } = recordedAt;

    /// <summary>Of the event that completed it.</summary>
    public long Index { get; init; } = index;

    /// <summary>The whole table as this edition has it. Safe for many readers: two of them make the same one.</summary>
    public TableGrid Grid
    {
        get
        {
            if (grid is { } kept && kept.TryGetTarget(out var known)) return known;
            var made = TableGrid.Of(earlier?.Grid ?? TableGrid.Empty, sets, leaving);
            grid = new WeakReference<TableGrid>(made);
            return made;
        }
    }

    /// <summary>How it differs from the edition before.</summary>
    public EditionCounts Counts => counts ??= Count();

    private EditionCounts Count()
    {
        var standing = earlier?.Grid ?? TableGrid.Empty;
        var (fresh, back, changed) = (0, 0, 0);
        foreach (var set in sets)
        {
            for (var row = 0; row < set.Count; row++)
            {
                if (standing.Find(set.DayOf(row), set.LabelOf(row)) >= 0) changed++;
                else if (standing.Count > 0 && set.DayOf(row) < standing.LastDay) (fresh, back) = (fresh + 1, back + 1);
                else fresh++;
            }
        }

        var withdrawn = leaving.Sum(set => set.Count);
        return new EditionCounts(fresh, back, changed, withdrawn, standing.Count - changed - withdrawn);
    }
}

/// <summary>An edition on its way: none of it is shown before it is whole.</summary>
public sealed class EditionUnderWay(int number, EditionTerms terms, int batches, ImmutableStack<RowSet> sets, ImmutableStack<RowSet> leaving)
{
    public int Number { get; init; } = number;

    public EditionTerms Terms { get; init; } = terms;

    /// <summary>How many sets of it are recorded.</summary>
    public int Batches { get; init; } = batches;

    /// <summary>Its rows so far, the last first.</summary>
    public ImmutableStack<RowSet> Landed => sets;

    /// <summary>Its withdrawn keys so far, the last first.</summary>
    public ImmutableStack<RowSet> Gone => leaving;

    /// <summary>The same with one set more.</summary>
    internal EditionUnderWay With(RowSet rows, bool withdrawn) => withdrawn
        ? new EditionUnderWay(Number, Terms, Batches + 1, sets, leaving.Push(rows))
        : new EditionUnderWay(Number, Terms, Batches + 1, sets.Push(rows), leaving);

    /// <summary>Whether a set follows all that came before it.</summary>
    internal bool Precedes(RowSet rows, bool withdrawn)
    {
        var before = withdrawn ? leaving : sets;
        return before.IsEmpty || (before.Peek() is var last && RowSet.Compare(last, last.Count - 1, rows, 0) < 0);
    }
}
