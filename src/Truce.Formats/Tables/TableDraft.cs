using System.Collections.Immutable;

namespace Truce.Formats.Tables;

/// <summary>A file, read through a mapping: its good rows, and all that is wrong with the others.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Header">Names of the columns, as the file has them.</param>
/// <param name="Tags">HXL tags of the columns, where a second header row gives them; else none.</param>
/// <param name="NotTaken">Columns that the mapping does not name.</param>
/// <param name="First">The first rows as they stand in the file.</param>
/// <param name="Rows">Good rows in the order of their keys.</param>
/// <param name="RowsRead">Rows below the header.</param>
/// <param name="RowsBad">Rows that are in no number.</param>
/// <param name="RowsPassed">Rows that the mapping does not take in.</param>
/// <param name="KeysUnread">How many of the bad rows have no day or label that could be read: what is missing may stand in one of them.</param>
/// <param name="Doubtful">Keys of the other bad rows, in order: what stands under them stays as it is.</param>
/// <param name="Problems">The first of them; all went to whoever asked for them.</param>
/// <param name="IsReadable">Whether there is anything to take in; else the first problem says why not.</param>
public sealed record TableDraft(
    TableMapping Mapping, string File, string Sha256, IReadOnlyList<string> Header, IReadOnlyList<string> Tags, IReadOnlyList<string> NotTaken,
    IReadOnlyList<ImmutableArray<string>> First, RowSet Rows, int RowsRead, int RowsBad, int RowsPassed, int KeysUnread,
    RowSet Doubtful, IReadOnlyList<TableProblem> Problems, int ProblemCount, bool IsReadable)
{
    /// <summary>Problems that are kept here; the others are counted.</summary>
    public const int MostProblems = 1_000;

    /// <summary>Rows of the file that are kept as they stand.</summary>
    public const int MostFirst = 20;

    /// <summary>Whether a row that is missing counts as withdrawn: the mapping says that a file is whole, and every row's key could be read.</summary>
    public bool Withdraws => Mapping.IsWhole && KeysUnread == 0;

    /// <summary>What was published.</summary>
    /// <param name="published">The day on which the source published it, where that is known.</param>
    public EditionTerms Edition(LocalDate? published) => new(File, Sha256, Mapping.Sha256, RowsRead, RowsBad, Mapping.IsWhole, published);
}

/// <summary>How far a file is read.</summary>
/// <param name="Rows">Rows so far.</param>
/// <param name="Bytes">Bytes so far.</param>
/// <param name="AllBytes">Of the file.</param>
public readonly record struct TableProgress(int Rows, long Bytes, long AllBytes);
