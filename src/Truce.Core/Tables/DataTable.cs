using System.Collections.Immutable;

namespace Truce.Core.Tables;

/// <summary>
/// What one source published as a table: columns that are series, each with its definition and its question, and rows that are told apart by
/// time and perhaps by place or kind. It lands edition by edition; an edition shows once it is whole. Whoever may not see one of its
/// questions, or what carries it, does not see it: its columns are one publication and are not shown in part.
/// </summary>
/// <param name="By">Whose table it is.</param>
/// <param name="Through">The claim or report that carries it; null where it came from its source itself.</param>
/// <param name="Edition">The last whole one; null before the first.</param>
/// <param name="UnderWay">One that is not whole yet, or never became so.</param>
/// <param name="Begun">How many editions were begun, those among them that never became whole.</param>
/// <param name="Withdrawn">Why it was taken back; null while it stands.</param>
public sealed record DataTable(
    Id<DataTable> Id, Id<Source> By, Reference? Through, TableTerms Terms, Edition? Edition, EditionUnderWay? UnderWay, int Begun,
    ImmutableArray<TableCorrection> Corrections, LocalText? Withdrawn, Instant RecordedAt, bool Example) : INoun<DataTable>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.DataTable;

    /// <inheritdoc />
    public static bool Hangs => true;

    /// <summary>The table as it stands.</summary>
    public TableGrid Grid => Edition?.Grid ?? TableGrid.Empty;

    /// <summary>Every whole edition, the last first.</summary>
    public IEnumerable<Edition> Editions
    {
        get
        {
            for (var one = Edition; one is not null; one = one.Before) yield return one;
        }
    }

    /// <summary>What one cell was, edition by edition, first to last; editions that left it as it was are passed over.</summary>
    public IReadOnlyList<CellRevision> HistoryOf(int series, LocalDate day, ImmutableArray<string> label)
    {
        List<CellRevision> history = [];
        foreach (var edition in Editions.Reverse())
        {
            foreach (var set in edition.Landed)
            {
                if (set.Find(day, label) is >= 0 and var row && (history.Count == 0 || history[^1].IsGone || history[^1].Cell != set.Cell(series, row)))
                    history.Add(new CellRevision(edition, set.Cell(series, row)));
            }

            if (edition.Gone.Any(set => set.Find(day, label) >= 0)) history.Add(new CellRevision(edition, TableCell.None, IsGone: true));
        }

        return history;
    }

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(DataTable state) => [.. HangsOn(state), state.By];

    /// <inheritdoc />
    public static IReadOnlyList<Reference> HangsOn(DataTable state)
    {
        IEnumerable<Reference> questions = state.Terms.Questions.Select(question => question.Reference);
        return state.Through is { } carrier ? [.. questions, carrier] : [.. questions];
    }

    /// <inheritdoc />
    public static DataTable? Apply(DataTable? current, Recorded recorded) => recorded.Event switch
    {
        TableOpened e => new DataTable(
            new(recorded.Head.Stream.Number), e.By, e.Through, e.Terms, null, null, 0, [], null, recorded.Head.RecordedAt, e.Example),
        TableCorrected e => current! with { Terms = e.Terms, Corrections = current.Corrections.Add(new TableCorrection(recorded.Head.Index, e.Reason)) },
        EditionBegun e => current! with { UnderWay = new EditionUnderWay(e.Edition, e.Terms, 0, [], []), Begun = current.Begun + 1 },
        RowsLanded e when current!.UnderWay is { } under && under.Number == e.Edition => current with { UnderWay = under.With(e.Rows, e.Withdrawn) },
        EditionCompleted e when current!.UnderWay is { } under && under.Number == e.Edition => current with
        {
            Edition = new Edition(
                under.Number, under.Terms, current.Edition, [.. under.Landed.Reverse()], [.. under.Gone.Reverse()], recorded.Head.RecordedAt, recorded.Head.Index),
            UnderWay = null,
        },
        TableWithdrawn e => current! with { Withdrawn = e.Reason },
        _ => current,
    };
}

/// <summary>A correction of a table's wording, or columns added.</summary>
/// <param name="Index">Of its event.</param>
public sealed record TableCorrection(long Index, LocalText Reason);

/// <summary>What a cell became with an edition.</summary>
/// <param name="IsGone">Whether the edition gave the whole row no more.</param>
public sealed record CellRevision(Edition Edition, TableCell Cell, bool IsGone = false);
