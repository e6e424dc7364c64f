namespace Truce.Web.SituationReports;

/// <summary>A column of a report, with its heading in the reader's language.</summary>
public sealed record SheetColumn(ReportColumn Kind, Id<Organisation>? Party, string Heading);

/// <summary>A row: what it is about, and for each column its lines.</summary>
/// <param name="Subject">Null where none of its lines may be shown any more.</param>
public sealed record SheetRow(LocalText? Subject, IReadOnlyList<IReadOnlyList<FrozenLine>> Cells);

/// <summary>The frozen lines of a section laid out as a table. Nothing is reckoned here, and nothing added.</summary>
public sealed record SheetTable(ReportSection Section, FrozenQuery? Query, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<SheetRow> Rows)
{
    /// <summary>The sections that have lines, in the order of the report.</summary>
    public static IReadOnlyList<SheetTable> Of(Visit visit, Composition composition) =>
        [.. composition.Lines.GroupBy(line => line.Section).OrderBy(group => group.Key).Select(group => Of(visit, composition, group.Key, [.. group]))];

    private static SheetTable Of(Visit visit, Composition composition, ReportSection section, IReadOnlyList<FrozenLine> lines)
    {
        var columns = ColumnsOf(visit, composition, lines);
        var rows = new List<SheetRow>();
        foreach (var group in lines.GroupBy(line => line.Subject))
        {
            rows.Add(new SheetRow(
                group.Any(line => !line.IsClosed()) ? group.Key : null,
                [.. columns.Select(column => (IReadOnlyList<FrozenLine>)[.. group.Where(line => line.Column == column.Kind && line.Party == column.Party)])]));
        }

        return new SheetTable(section, composition.Queries.FirstOrDefault(query => query.Section == section), columns, rows);
    }

    // Our own column first, then the parties in the order of the reader's language, then local authorities and third parties.
    private static List<SheetColumn> ColumnsOf(Visit visit, Composition composition, IReadOnlyList<FrozenLine> lines)
    {
        var words = visit.Words;
        List<SheetColumn> columns = [new(ReportColumn.RecordedByUs, null, words["column.recorded-by-us"])];
        columns.AddRange(lines.Select(line => line.Party).OfType<Id<Organisation>>().Distinct()
            .Select(party => new SheetColumn(ReportColumn.Party, party, words["column.party", NameOf(visit, composition, party)])).OrderBy(column => column.Heading, words.Order));
        foreach (var kind in (ReportColumn[])[ReportColumn.LocalAuthority, ReportColumn.ThirdParty])
            if (lines.Any(line => line.Column == kind)) columns.Add(new(kind, null, words[$"column.{kind.Code()}"]));
        return columns;
    }

    private static string NameOf(Visit visit, Composition composition, Id<Organisation> party) =>
        composition.Parties.FirstOrDefault(one => one.Party == party) is { } named ? visit.Text(named.Name).Text : visit.Words["source.withheld"];
}
