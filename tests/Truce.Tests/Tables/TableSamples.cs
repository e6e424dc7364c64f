using System.Collections.Immutable;
using System.Text;
using NodaTime;
using Truce.Core.Figures;
using Truce.Core.Language;
using Truce.Core.Tables;
using Truce.Formats.Imports;
using Truce.Formats.Tables;

namespace Truce.Tests.Tables;

/// <summary>Terms, rows and files to begin with.</summary>
internal static class TableSamples
{
    public static readonly LocalDate First = new(2025, 10, 10);

    public static readonly FigureDefinition Killed = new(new LocalText("Killed"), "persons", CountUnit.Person, FigurePer.Day);

    public static readonly TableTerms Columns = new(
        new LocalText("A table"), TableEvery.Day, "Asia/Gaza", [new TableSeries("killed", new(7), Killed), new TableSeries("injured", new(7), Killed with { Category = "injured" })]);

    public static readonly TableTerms ByPlace = Columns with { Dimensions = [new TableDimension("place", new LocalText("Place"))] };

    /// <summary>A mapping that fits <see cref="Columns"/>.</summary>
    public const string Mapping = """
        format: truce-table/1
        title: {en: A table}
        source: A source
        question: How many?
        every: day
        zone: Asia/Gaza
        edition: whole
        day: {column: date}
        columns:
          - {column: killed, counts: {en: Killed}, unit: persons, one: person}
          - {column: injured, counts: {en: Injured}, unit: persons, one: person, category: injured}
        """;

    public static EditionTerms Edition(char name = 'a') => new("table.csv", new string(name, 64), new string('0', 64), 3, 0, IsWhole: true);

    /// <summary>One row for each pair of numbers, a day each from the first; below nought is no value.</summary>
    public static RowSet Rows(params (int Killed, int Injured)[] rows) => new(
        [.. rows.Select((_, at) => RowSet.NumberOf(First.PlusDays(at)))], [], [], [[.. rows.Select(row => Cell(row.Killed))], [.. rows.Select(row => Cell(row.Injured))]]);

    public static TableCell Cell(int value) => value < 0 ? TableCell.None : TableCell.Of(value);

    public static TableMapping Map(string yaml)
    {
        var errors = new ImportErrors();
        var mapping = TableMappingReader.Read("mapping.yaml", Encoding.UTF8.GetBytes(yaml), errors);
        errors.ThrowIfAny();
        return mapping!;
    }

    public static TableDraft Read(string mapping, string text, string name = "table.csv") => Read(mapping, Encoding.UTF8.GetBytes(text), name);

    public static TableDraft Read(string mapping, byte[] bytes, string name = "table.csv") => TableDraftReader.Read(name, () => new MemoryStream(bytes), Map(mapping), TableLimits.Uploaded);

    /// <summary>Every row in a line: its day, its label, its numbers.</summary>
    public static string[] InLines(RowSet rows) =>
    [
        .. Enumerable.Range(0, rows.Count).Select(at => string.Join(' ', [rows.DayOf(at).ToString("R", null), .. rows.LabelOf(at), .. Enumerable.Range(0, rows.Width).Select(series => rows.Cell(series, at).ToString())])),
    ];

    public static string[] InLines(TableGrid grid, int width) =>
    [
        .. Enumerable.Range(0, grid.Count).Select(at => string.Join(' ', [grid.DayOf(at).ToString("R", null), .. grid.LabelOf(at), .. Enumerable.Range(0, width).Select(series => grid.Cell(series, at).ToString())])),
    ];

    /// <summary>A problem as line, place, column and code.</summary>
    public static string[] Problems(TableDraft draft) =>
        [.. draft.Problems.Select(one => $"{one.Line}:{one.Offset} {one.Column} {one.Code} {string.Join('|', one.Arguments)}".TrimEnd())];
}
