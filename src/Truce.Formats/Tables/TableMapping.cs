using System.Collections.Immutable;
using Truce.Formats.Imports;

namespace Truce.Formats.Tables;

/// <summary>What is taken from the rows of a file.</summary>
public enum Take
{
    /// <summary>The number that stands in the column.</summary>
    Value = 1,

    /// <summary>How many rows there are.</summary>
    Rows = 2,

    /// <summary>The numbers of the column, added up.</summary>
    Sum = 3,
}

/// <summary>Whether the stored value of a cell with a formula is taken.</summary>
public enum Formulas
{
    /// <summary>A row with a formula where a number is asked for is bad.</summary>
    Report = 1,

    /// <summary>The value that the file stores beside the formula is taken; nothing is computed.</summary>
    Stored = 2,
}

/// <summary>How the cells of a file are written.</summary>
/// <param name="Header">In which row the names of the columns stand, from 1.</param>
/// <param name="Sheet">Of a workbook; null: its first.</param>
/// <param name="Delimiter">Between cells; null: comma, semicolon or tabulator, whichever the header has most of.</param>
/// <param name="Encoding">Null: UTF-8, or what the first bytes say.</param>
/// <param name="Decimal">Between whole and decimals.</param>
/// <param name="Thousands">Between groups of three digits; null: nothing stands there.</param>
/// <param name="NoValue">Texts that mean that the source gives no value.</param>
public sealed record CellRules(
    int Header, string? Sheet, char? Delimiter, string? Encoding, char Decimal, char? Thousands, ImmutableArray<string> NoValue, Formulas Formulas);

/// <summary>Takes in only rows that say one of some words in a column.</summary>
public sealed record RowFilter(Keyed Column, ImmutableArray<string> Is);

/// <summary>Where the day of a row stands and how it is written.</summary>
/// <param name="Column">Null in a table of one moment; then <paramref name="Only"/> is it.</param>
/// <param name="Written">A pattern such as <c>d MMM yyyy</c>; null: ISO 8601.</param>
public sealed record DayRule(Keyed? Column, string? Written, LocalDate? Only);

/// <summary>A column by which rows are told apart beside their day.</summary>
public sealed record LabelRule(Keyed Column, TableDimension Dimension);

/// <summary>One series: where its numbers come from and what they count.</summary>
/// <param name="Column">The file's column; null where rows are counted.</param>
/// <param name="Name">The series' own name, the column's where no other is given.</param>
/// <param name="Only">Which rows count for this series alone.</param>
/// <param name="NotAbove">Another series whose number this one's must not exceed: least and most.</param>
/// <param name="Hxl">The tag that the file must give the column; null where any is right.</param>
public sealed record ColumnRule(
    Keyed? Column, string Name, Keyed Question, FigureDefinition Definition, Take Take, LocalText? Rule, ImmutableArray<RowFilter> Only,
    string? RunningTotalOf, ImmutableArray<string>? SumOf, string? NotAbove, string? Hxl);

/// <summary>A mapping: what a person wrote about the columns of a file, so that its numbers can be taken in. Format <c>truce-table/1</c>.</summary>
/// <param name="Source">Whose table: a reference, a key of the same import, or the exact name.</param>
/// <param name="Through">The report or claim that carries it: a reference.</param>
/// <param name="IsWhole">Whether a file holds all of the table, so that a row that is missing was withdrawn.</param>
/// <param name="Rows">Which rows are taken in at all.</param>
public sealed record TableMapping(
    string Sha256, LocalText Title, Keyed Source, Keyed? Through, TableEvery Every, string Zone, bool IsWhole, LocalText? Note, ImportMarking? Marking,
    CellRules Cells, ImmutableArray<RowFilter> Rows, DayRule Day, ImmutableArray<LabelRule> Labels, ImmutableArray<ColumnRule> Columns)
{
    /// <summary>Whether our counts of a list are made, rather than numbers taken over.</summary>
    public bool IsCounted => Columns.Any(one => one.Take != Take.Value);

    /// <summary>Every column of the file that it names, with its place in the mapping.</summary>
    public IEnumerable<Keyed> Named =>
    [
        .. Day.Column is { } day ? [day] : Array.Empty<Keyed>(), .. Labels.Select(one => one.Column), .. Rows.Select(one => one.Column),
        .. Columns.SelectMany(one => one.Column is { } column ? [column, .. one.Only.Select(filter => filter.Column)] : one.Only.Select(filter => filter.Column)),
    ];

    /// <summary>The table's terms, once the questions are known.</summary>
    /// <param name="question">The question that a name or key of <see cref="ColumnRule.Question"/> stands for.</param>
    public TableTerms Terms(Func<Keyed, Id<Question>> question) => new(
        Title, Every, Zone,
        [.. Columns.Select(one => new TableSeries(
            one.Name, question(one.Question), one.Definition,
            one.Take switch { Take.Rows => SeriesMade.RowsCounted, Take.Sum => SeriesMade.ColumnSummed, _ => SeriesMade.Published },
            one.Rule, one.RunningTotalOf, one.SumOf))],
        Labels.IsEmpty ? null : [.. Labels.Select(one => one.Dimension)], Note);
}
