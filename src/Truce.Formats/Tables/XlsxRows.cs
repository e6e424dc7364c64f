using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Truce.Formats.Tables;

/// <summary>
/// Rows of one sheet of a workbook (ECMA-376, SpreadsheetML), read as they come. Formulas are not computed: what the file stores beside one
/// is given and marked so. Days are given as ISO 8601, by the format of their cell. Nothing outside the file is followed, and what unpacks to
/// more than the limit is not read on.
/// </summary>
internal sealed class XlsxRows : RowReader
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const int MostColumns = 16_384, MostStrings = 5_000_000;

    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true };

    private readonly Stream file;
    private readonly ZipArchive archive;
    private readonly List<string> strings = [];
    private readonly bool[] areDays;
    private readonly bool isFrom1904;
    private readonly XmlReader sheet;
    private readonly List<(string Text, CellState State)> cells = [];
    private int line;

    /// <param name="name">Of the sheet; null: the first.</param>
    /// <exception cref="InvalidDataException">It is no workbook; the message says why.</exception>
    public XlsxRows(Stream stream, string? name)
    {
        file = stream;
        try
        {
            archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            var (sheets, from1904) = Workbook();
            isFrom1904 = from1904;
            Sheets = [.. sheets.Select(one => one.Name)];
            var path = (name is null ? sheets : sheets.Where(one => one.Name == name)).Select(one => one.Path).FirstOrDefault();
            areDays = Styles();
            if (path is not null) Strings();
            sheet = path is null ? XmlReader.Create(new StringReader("<none/>")) : Open(path) ?? throw new InvalidDataException("a sheet is missing");
            IsFound = path is not null;
        }
        catch (Exception problem) when (problem is XmlException or IndexOutOfRangeException or FormatException)
        {
            throw new InvalidDataException(problem.Message);
        }
    }

    public IReadOnlyList<string> Sheets { get; }

    /// <summary>Whether the sheet asked for is there.</summary>
    public bool IsFound { get; }

    public override int Line => line;

    public override int Count => cells.Count;

    public override long Position => file.CanSeek ? file.Position : 0;

    public override bool MayBeShort => true;

    public override bool Read()
    {
        try
        {
            while (sheet.Read())
            {
                if (sheet.NodeType != XmlNodeType.Element || sheet.LocalName != "row" || sheet.NamespaceURI != Main) continue;
                line = int.TryParse(sheet.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : line + 1;
                cells.Clear();
                if (!sheet.IsEmptyElement) ReadCells();
                if (cells.Exists(cell => cell.Text.Length > 0)) return true;
            }
        }
        catch (XmlException problem)
        {
            throw new InvalidDataException(problem.Message);
        }

        return false;
    }

    public override ReadOnlySpan<char> Cell(int column) => column < cells.Count ? cells[column].Text : default;

    public override int OffsetOf(int column) => column + 1;

    public override CellState StateOf(int column) => column >= cells.Count ? CellState.Plain : cells[column].Text.Length > MostCell ? CellState.TooLong : cells[column].State;

    public override void Dispose()
    {
        sheet.Dispose();
        archive.Dispose();
        file.Dispose();
    }

    private void ReadCells()
    {
        var depth = sheet.Depth;
        while (sheet.Read() && sheet.Depth > depth)
        {
            if (sheet.NodeType != XmlNodeType.Element || sheet.LocalName != "c") continue;
            var column = sheet.GetAttribute("r") is { } place ? ColumnOf(place) : cells.Count;
            if (column is < 0 or >= MostColumns) throw new InvalidDataException("a cell lies beyond the last column");
            while (cells.Count < column) cells.Add(("", CellState.Plain));
            var read = ReadCell(sheet.GetAttribute("t"), sheet.GetAttribute("s"));
            if (column == cells.Count) cells.Add(read);
            else cells[column] = read;
        }
    }

    private (string, CellState) ReadCell(string? type, string? style)
    {
        if (sheet.IsEmptyElement) return ("", CellState.Plain);
        var (depth, value, inside, hasFormula) = (sheet.Depth, "", "", false);
        while (sheet.Read() && sheet.Depth > depth)
        {
            if (sheet.NodeType == XmlNodeType.Element) (inside, hasFormula) = (sheet.LocalName, hasFormula || sheet.LocalName == "f");
            else if (sheet.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA && inside is "v" or "t") value += sheet.Value;
        }

        var isNumber = (type is null or "n") && value.Length > 0;
        var text = type switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < strings.Count ? strings[at] : throw new InvalidDataException("a text is missing"),
            "e" => value,
            "b" => value == "1" ? "true" : "false",
            null or "n" when IsDay(style) && DayOf(value) is { } day => day,
            null or "n" => NumberOf(value),
            _ => value,
        };
        isNumber &= !(IsDay(style) && text.Contains('-'));
        var state = type == "e" ? CellState.Error : (hasFormula, isNumber) switch
        {
            (true, true) => CellState.FormulaNumber,
            (true, false) => CellState.Formula,
            (false, true) => CellState.Number,
            _ => CellState.Plain,
        };
        return (text.Trim(), state);
    }

    private bool IsDay(string? style) => int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < areDays.Length && areDays[at];

    // The serial of a day; 60 is the 29 February 1900 that never was (ECMA-376, 18.17.4).
    private string? DayOf(string value)
    {
        if (!decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial) || serial is < 0 or > 2_958_465) return null;
        var (days, part) = ((int)decimal.Truncate(serial), serial - decimal.Truncate(serial));
        var day = isFrom1904 ? new LocalDate(1904, 1, 1).PlusDays(days) : new LocalDate(1899, 12, 30).PlusDays(days < 60 ? days + 1 : days);
        if (part == 0) return day.ToString("R", CultureInfo.InvariantCulture);
        var seconds = (long)Math.Round(part * 86_400);
        return (day.AtMidnight() + NodaTime.Period.FromSeconds(seconds)).ToString("uuuu-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    // A workbook stores binary fractions; fifteen digits are what it shows and keeps.
    private static string NumberOf(string value)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || value.Length <= 15 && value.AsSpan().IndexOfAny('e', 'E') < 0) return value;
        return Math.Abs(number) < 1e28 ? ((decimal)number).ToString("0.############################", CultureInfo.InvariantCulture) : value;
    }

    private static int ColumnOf(string place)
    {
        var column = 0;
        foreach (var letter in place)
        {
            if (!char.IsAsciiLetterUpper(letter)) break;
            column = Math.Min(MostColumns * 30, column * 26 + (letter - 'A' + 1));
        }

        return column - 1;
    }

    private (List<(string Name, string Path)> Sheets, bool From1904) Workbook()
    {
        var targets = new Dictionary<string, string>();
        using (var links = Open("xl/_rels/workbook.xml.rels") ?? throw new InvalidDataException("not a workbook"))
        {
            while (links.Read())
                if (links is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && links.GetAttribute("Id") is { } id) targets[id] = links.GetAttribute("Target") ?? "";
        }

        var (sheets, from1904) = (new List<(string, string)>(), false);
        using var book = Open("xl/workbook.xml") ?? throw new InvalidDataException("not a workbook");
        while (book.Read())
        {
            if (book is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" }) from1904 = book.GetAttribute("date1904") is "1" or "true";
            if (book is not { NodeType: XmlNodeType.Element, LocalName: "sheet" } || book.GetAttribute("id", Office) is not { } link || !targets.TryGetValue(link, out var target)) continue;
            sheets.Add((book.GetAttribute("name") ?? "", target.StartsWith('/') ? target[1..] : "xl/" + target));
        }

        return sheets.Count == 0 ? throw new InvalidDataException("it has no sheet") : (sheets, from1904);
    }

    private void Strings()
    {
        using var table = Open("xl/sharedStrings.xml");
        if (table is null) return;
        // How a text is spoken stands beside it in some languages, and is no part of it.
        var (text, isSpoken) = (new System.Text.StringBuilder(), false);
        while (table.Read())
        {
            if (table is { NodeType: XmlNodeType.Element, LocalName: "si" }) text.Clear();
            if (table.LocalName == "rPh") isSpoken = table.NodeType == XmlNodeType.Element;
            if (table.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA && !isSpoken) text.Append(table.Value);
            if (table.LocalName != "si" || (table.NodeType != XmlNodeType.EndElement && !table.IsEmptyElement)) continue;
            if (strings.Count == MostStrings) throw new InvalidDataException("it has too many texts");
            strings.Add(text.ToString());
        }
    }

    // Which cell formats show days: the built-in ones (ECMA-376, 18.8.30), and own ones with a year or a day in them.
    private bool[] Styles()
    {
        using var table = Open("xl/styles.xml");
        if (table is null) return [];
        var (own, formats, isCell) = (new HashSet<string>(), new List<bool>(), false);
        while (table.Read())
        {
            if (table is { NodeType: XmlNodeType.Element, LocalName: "numFmt" } && IsDayFormat(table.GetAttribute("formatCode") ?? "")) own.Add(table.GetAttribute("numFmtId") ?? "");
            if (table.LocalName == "cellXfs") isCell = table.NodeType == XmlNodeType.Element;
            if (!isCell || table is not { NodeType: XmlNodeType.Element, LocalName: "xf" }) continue;
            var format = table.GetAttribute("numFmtId") ?? "";
            formats.Add(own.Contains(format) || (int.TryParse(format, NumberStyles.None, CultureInfo.InvariantCulture, out var built) && built is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58)));
        }

        return [.. formats];
    }

    private static bool IsDayFormat(string code)
    {
        var (isQuoted, isBracketed) = (false, false);
        foreach (var sign in code)
        {
            if (sign == '"') isQuoted = !isQuoted;
            else if (sign is '[' or ']') isBracketed = sign == '[';
            else if (!isQuoted && !isBracketed && sign is 'y' or 'Y' or 'd' or 'D') return true;
        }

        return false;
    }

    private XmlReader? Open(string path) => archive.GetEntry(path) is { } entry ? XmlReader.Create(new Bounded(entry.Open(), TableLimits.MostUnpackedBytes), Safe) : null;
}
