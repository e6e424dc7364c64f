namespace Truce.Formats.Tables;

/// <summary>Why a row of a file, or the file, cannot be taken in. Each has its sentence in the words of the reader's language, with places for the arguments.</summary>
public enum TableProblemCode
{
    /// <summary>The file has no rows: no header, or nothing below it.</summary>
    Empty = 1,

    /// <summary>The mapping names column {0}; the file has {1}.</summary>
    ColumnMissing = 2,

    /// <summary>The column {0} stands twice in the header.</summary>
    ColumnTwice = 3,

    /// <summary>Column {0} has the tag {1}, and the mapping expects {2}.</summary>
    OtherTag = 4,

    /// <summary>The file is not what its name says: {0}.</summary>
    NotReadable = 5,

    /// <summary>More than {0} rows.</summary>
    TooManyRows = 6,

    /// <summary>More than {0} bytes.</summary>
    TooLarge = 7,

    /// <summary>No sheet {0}; the workbook has {1}.</summary>
    SheetMissing = 8,

    /// <summary>{0} cells, and the header has {1}.</summary>
    CellCount = 11,

    /// <summary>{0} is no day as the mapping says days are written: {1}.</summary>
    NotADay = 12,

    /// <summary>No day stands here.</summary>
    DayMissing = 13,

    /// <summary>{0} is no number.</summary>
    NotANumber = 14,

    /// <summary>{0}: a separator that can be of thousands or of decimals.</summary>
    Ambiguous = 15,

    /// <summary>{0} is below nought.</summary>
    Negative = 16,

    /// <summary>{0} has more digits than are kept.</summary>
    TooManyDigits = 17,

    /// <summary>A formula stands here.</summary>
    Formula = 18,

    /// <summary>The sheet itself says that this is an error: {0}.</summary>
    SheetError = 19,

    /// <summary>A cell of {0} characters; at most {1}.</summary>
    CellTooLong = 20,

    /// <summary>Characters that the encoding does not have.</summary>
    Undecodable = 21,

    /// <summary>A quotation mark is never closed.</summary>
    Unclosed = 22,

    /// <summary>The label is empty.</summary>
    LabelMissing = 23,

    /// <summary>The same key with other numbers as in line {0}; neither is taken.</summary>
    KeyTwice = 24,

    /// <summary>The same row as in line {0}.</summary>
    RowTwice = 25,

    /// <summary>{0} is above {1} of column {2}.</summary>
    Reversed = 26,

    /// <summary>An entry that is not an object of plain values.</summary>
    NotFlat = 27,
}

/// <summary>What is wrong, and where.</summary>
/// <param name="Line">From 1: the line of a text, the row of a sheet.</param>
/// <param name="Offset">From 1: the character in the line, the column of a sheet.</param>
/// <param name="Column">The name of the column; empty where it concerns the whole row or file.</param>
public sealed record TableProblem(string File, int Line, int Offset, string Column, TableProblemCode Code, params IReadOnlyList<string> Arguments)
{
    /// <summary>Whether nothing of the file can be taken in.</summary>
    public bool IsOfFile => Code < TableProblemCode.CellCount;
}
