namespace Truce.Formats.Tables;

/// <summary>What a cell is beside its text.</summary>
public enum CellState
{
    Plain,

    /// <summary>A number as the file itself types it, with a point before decimals.</summary>
    Number,

    /// <summary>The stored value of a formula.</summary>
    Formula,

    /// <summary>A number of a formula.</summary>
    FormulaNumber,

    /// <summary>An error of the sheet, such as #REF!.</summary>
    Error,
    TooLong,
    Undecodable,

    /// <summary>A quotation mark that is never closed.</summary>
    Unclosed,

    /// <summary>A list or group where a plain value is expected.</summary>
    Nested,
}

/// <summary>Reads the rows of a file one after the other. What it gives of a row holds until the next.</summary>
public abstract class RowReader : IDisposable
{
    /// <summary>Characters of a cell at most; as spreadsheets have it.</summary>
    public const int MostCell = 32_767;

    /// <summary>The line or row of the sheet, from 1.</summary>
    public abstract int Line { get; }

    /// <summary>How many cells the row has.</summary>
    public abstract int Count { get; }

    /// <summary>How far the file is read, in bytes.</summary>
    public abstract long Position { get; }

    /// <summary>Whether a row with fewer cells than the header is meant: sheets leave out empty ones.</summary>
    public virtual bool MayBeShort => false;

    /// <summary>Goes to the next row.</summary>
    /// <exception cref="InvalidDataException">The file is damaged; the message says how.</exception>
    public abstract bool Read();

    /// <summary>A cell without blanks around it; empty beyond the last.</summary>
    public abstract ReadOnlySpan<char> Cell(int column);

    /// <summary>Where a cell begins: the character in the line, or the column of the sheet, from 1.</summary>
    public abstract int OffsetOf(int column);

    public abstract CellState StateOf(int column);

    public abstract void Dispose();
}
