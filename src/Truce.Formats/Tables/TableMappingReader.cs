using System.Collections.Immutable;
using System.Security.Cryptography;
using NodaTime.Text;
using Truce.Formats.Imports;

namespace Truce.Formats.Tables;

/// <summary>Reads a <c>truce-table/1</c> mapping; docs/formats/tables.md describes it.</summary>
public static class TableMappingReader
{
    /// <summary>What <c>format:</c> must say.</summary>
    public const string Format = "truce-table/1";

    /// <summary>Encodings that can be named.</summary>
    public static readonly IReadOnlyList<string> Encodings = ["utf-8", "utf-16", "windows-1252", "windows-1255", "windows-1256", "iso-8859-1", "iso-8859-6", "iso-8859-8"];

    private const int MostColumn = 200;

    /// <summary>Reads a mapping. What is wrong goes to the errors; what is returned counts only where there are none.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="utf8">Its bytes; at most 4 MiB are read.</param>
    /// <returns>Null where it is not YAML at all.</returns>
    public static TableMapping? Read(string name, ReadOnlySpan<byte> utf8, ImportErrors errors)
    {
        if (YamlReader.Read(name, utf8, errors) is not { } map) return null;
        var fields = new Fields(map, errors);
        if (fields.NeedText("format") is var format && fields.Has("format") && format != Format)
            errors.Add(fields.PlaceOf("format"), $"“format” is {Format}; found “{Short(format)}”.");
        var every = fields.NeedCode<TableEvery>("every");
        var question = Named(fields, "question");
        var mapping = new TableMapping(
            Convert.ToHexStringLower(SHA256.HashData(utf8)), fields.NeedLocal("title", TextCheck.Name), NeedNamed(fields, "source"), Through(fields), every, Zone(fields),
            fields.NeedCode<Edition>("edition") == Edition.Whole, fields.Local("note", TextCheck.Statement), ImportReader.Marking(fields, "marking"),
            Cells(fields.Group("cells")), Filters(fields), Day(fields, every), [.. fields.Groups("labels").Select(Label)],
            [.. fields.Groups("columns").Select(one => Column(one, question, every))]);
        fields.End();
        Check(mapping, fields);
        return mapping;
    }

    private enum Edition
    {
        Whole = 1,
        Addition = 2,
    }

    private enum Separator
    {
        Comma = 1,
        Semicolon = 2,
        Tab = 3,
        Point = 4,
        Blank = 5,
        Apostrophe = 6,
    }

    private static Keyed? Named(Fields fields, string name) => fields.Text(name, TextCheck.Name) is { } text ? new Keyed(text, fields.PlaceOf(name)) : null;

    private static Keyed NeedNamed(Fields fields, string name) => new(fields.NeedText(name, TextCheck.Name), fields.PlaceOf(name));

    private static Keyed? Through(Fields fields)
    {
        if (Named(fields, "through") is not { } carrier) return null;
        if (!Reference.TryParse(carrier.Key, out var one) || one.Kind is not (StreamKind.Claim or StreamKind.Report))
            fields.Errors.Add(carrier.Place, $"“through” is the reference of a report or a claim; found “{Short(carrier.Key)}”.");
        return carrier;
    }

    private static string Zone(Fields fields)
    {
        var zone = fields.NeedText("zone", 60);
        if (fields.Has("zone") && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
            fields.Errors.Add(fields.PlaceOf("zone"), $"“zone” is a name of the time zone database such as Asia/Gaza; found “{zone}”.");
        return zone;
    }

    private static CellRules Cells(Fields? fields)
    {
        if (fields is null) return new CellRules(1, null, null, null, '.', null, ["-"], Formulas.Report);
        var (encoding, thousands) = (fields.Text("encoding", 20)?.ToLowerInvariant(), fields.Code<Separator>("thousands"));
        if (encoding is not null && !Encodings.Contains(encoding)) fields.Errors.Add(fields.PlaceOf("encoding"), $"“encoding” is one of {string.Join(", ", Encodings)}; found “{Short(encoding)}”.");
        var mark = fields.Code<Separator>("decimal") ?? Separator.Point;
        var delimiter = fields.Code<Separator>("delimiter");
        if (mark is not (Separator.Point or Separator.Comma)) fields.Errors.Add(fields.PlaceOf("decimal"), "“decimal” is point or comma.");
        if (delimiter is not (null or Separator.Comma or Separator.Semicolon or Separator.Tab)) fields.Errors.Add(fields.PlaceOf("delimiter"), "“delimiter” is comma, semicolon or tab.");
        if (thousands is Separator.Semicolon or Separator.Tab || thousands == mark) fields.Errors.Add(fields.PlaceOf("thousands"), "“thousands” is comma, point, blank or apostrophe, and another one than “decimal”.");
        var rules = new CellRules(
            (int)(fields.Number("header", 1, 100) ?? 1), fields.Text("sheet", 100), delimiter is { } between ? Sign(between) : null, encoding, Sign(mark),
            thousands is { } group ? Sign(group) : null, fields.Has("no-value") ? [.. Texts(fields, "no-value", 40)] : ["-"], fields.Code<Formulas>("formulas") ?? Formulas.Report);
        fields.End();
        return rules;
    }

    private static char Sign(Separator one) => one switch
    {
        Separator.Comma => ',',
        Separator.Semicolon => ';',
        Separator.Tab => '\t',
        Separator.Blank => ' ',
        Separator.Apostrophe => '\'',
        _ => '.',
    };

    private static DayRule Day(Fields fields, TableEvery every)
    {
        if (fields.Group("day") is not { } day)
        {
            fields.Errors.Add(fields.Place, "the field “day” was expected: the column in which a row's day stands, or “only:” with the one day of all rows.");
            return new DayRule(null, null, null);
        }

        var rule = new DayRule(Named(day, "column"), day.Text("written", 60), day.Date("only"));
        if (rule.Column is null == rule.Only is null) day.Errors.Add(day.Place, "“day” has “column”, or “only” with one day for all rows.");
        if (every == TableEvery.Once != rule.Only is not null) day.Errors.Add(day.Place, "“only” goes with “every: once”, and a column with any other.");
        if (rule.Written is { } pattern && !DayReader.IsPattern(pattern)) day.Errors.Add(day.PlaceOf("written"), $"“written” is a pattern such as d MMM yyyy or dd/MM/yyyy HH:mm; found “{Short(pattern)}”.");
        day.End();
        return rule;
    }

    private static LabelRule Label(Fields fields)
    {
        var column = NeedNamed(fields, "column");
        var rule = new LabelRule(column, new TableDimension(fields.NeedText("word", 60), fields.Local("name", TextCheck.Name) ?? new LocalText(column.Key)));
        if (fields.Has("word") && !FigureDefinition.IsWord(rule.Dimension.Word)) fields.Errors.Add(fields.PlaceOf("word"), $"“word” is a lower-case word such as place; found “{rule.Dimension.Word}”.");

        // Rows are told apart by place and kind. A list of persons is no table of figures, whatever its other columns are.
        if (HxlTag.Parse(column.Key)?.Name is "#contact" or "#beneficiary") fields.Errors.Add(fields.PlaceOf("column"), "rows are never told apart by person; this column names people.");
        fields.End();
        return rule;
    }

    private static ColumnRule Column(Fields fields, Keyed? question, TableEvery every)
    {
        var column = Named(fields, "column");
        var take = fields.Code<Take>("take") ?? Take.Value;
        var name = fields.Text("as", MostColumn) ?? column?.Key ?? "";
        var asked = Named(fields, "question") ?? question ?? new Keyed("", fields.Place);
        if (asked.Key.Length == 0) fields.Errors.Add(fields.Place, "the field “question” was expected in this column, or above for all of them: a reference, or the question word for word.");
        if (take != Take.Rows && column is null) fields.Errors.Add(fields.Place, "the field “column” was expected: the name of a column of the file.");
        if (take == Take.Rows && (column is not null || name.Length == 0)) fields.Errors.Add(fields.Place, "where rows are counted no “column” stands, and “as” gives the series its name.");
        var rule = fields.Local("rule", TextCheck.Statement);
        if (take != Take.Value && rule is null) fields.Errors.Add(fields.Place, "our count of a list says which rows are counted: the field “rule” was expected.");
        var read = new ColumnRule(
            column, name, asked, FigureEntry.Definition(fields, PerOf(every)), take, rule, Filters(fields), fields.Text("running-total-of", MostColumn),
            fields.Has("sum-of") ? [.. Texts(fields, "sum-of", MostColumn)] : null, fields.Text("not-above", MostColumn), fields.Text("hxl", 100));
        if (read.Hxl is { } tag && HxlTag.Parse(tag) is null) fields.Errors.Add(fields.PlaceOf("hxl"), $"“hxl” is a tag such as #affected+killed; found “{Short(tag)}”.");
        fields.End();
        return read;
    }

    private static FigurePer PerOf(TableEvery every) => every switch
    {
        TableEvery.Day => FigurePer.Day,
        TableEvery.Week => FigurePer.Week,
        TableEvery.Month => FigurePer.Month,
        TableEvery.Year => FigurePer.Year,
        _ => FigurePer.Total,
    };

    private static ImmutableArray<RowFilter> Filters(Fields fields) => [.. fields.Groups("rows").Select(one =>
    {
        var filter = new RowFilter(NeedNamed(one, "column"), [.. Texts(one, "is", 200)]);
        if (filter.Is.IsEmpty) one.Errors.Add(one.Place, "“is” lists the words of which a row must have one.");
        one.End();
        return filter;
    })];

    private static IEnumerable<string> Texts(Fields fields, string name, int most)
    {
        if (fields.Find(name) is not { } node) yield break;
        foreach (var item in node is YamlList list ? list.Items : [node])
        {
            if (item is YamlText text && text.Value.Length <= most) yield return text.Value.Trim();
            else fields.Errors.Add(item.Place, $"“{name}” holds texts of at most {most} characters; found {item.Kind}.");
        }
    }

    private static void Check(TableMapping mapping, Fields fields)
    {
        if (fields.Errors.Count > 0) return;
        if (mapping.Columns.IsEmpty) fields.Errors.Add(fields.PlaceOf("columns"), "“columns” names at least one column of numbers.");
        if (mapping.IsCounted && mapping.Columns.Any(one => one.Take == Take.Value))
            fields.Errors.Add(fields.PlaceOf("columns"), "a table holds numbers of the source or our counts of its list, not both: “take” is value for all columns, or for none.");
        foreach (var one in mapping.Columns.Where(one => one.NotAbove is { } other && mapping.Columns.All(column => column.Name != other || column == one)))
            fields.Errors.Add(fields.PlaceOf("columns"), $"“not-above” of “{one.Name}” names no other column.");
        var terms = mapping.Terms(_ => default);
        if (fields.Errors.Count == 0 && terms.Unfit() is { } unfit) fields.Errors.Add(fields.PlaceOf("columns"), unfit);
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
