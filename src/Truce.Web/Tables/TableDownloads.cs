using System.Text;
using Truce.Web.Api;
using Truce.Web.Figures;
using Truce.Web.Pages;

namespace Truce.Web.Tables;

/// <summary>A table, or all series of a question side by side, as CSV: what the viewer sees at the moment shown, written as it is read.</summary>
public static class TableDownloads
{
    private const int Piece = 32 * 1024;

    public static void MapTableDownloads(this IEndpointRouteBuilder app)
    {
        app.MapGet("/tables/{id}/table.csv", (string id, Visit visit) => Give<DataTable>(visit, id, "table.csv", Table));
        app.MapGet("/questions/{id}/side-by-side.csv", (string id, Visit visit) => Give<Question>(visit, id, "side-by-side.csv", SideBySide));
    }

    private static IResult Give<T>(Visit visit, string id, string name, Func<Visit, T, IEnumerable<IReadOnlyList<string>>> rows)
        where T : class, INoun<T>
    {
        if (visit.IsAsOfMalformed) return Refusals.Show(WebRefusals.MomentUnreadable(visit.Context.Request.Query["asOf"].ToString()));
        if (!Id<T>.TryParse(id, out var parsed) || visit.View.Find(parsed) is not { } found) return Refusals.Show(AccessRefusals.NotFound(id));
        visit.Context.Response.Headers.ContentDisposition = $"attachment; filename=\"{found.Id}-{name}\"";
        return Results.Stream(stream => WriteAsync(stream, rows(visit, found)), "text/csv; charset=utf-8");
    }

    // A million rows are sent as they are made, never held.
    private static async Task WriteAsync(Stream stream, IEnumerable<IReadOnlyList<string>> rows)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), Piece, leaveOpen: true);
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Csv.Cell)).Append("\r\n");
            if (text.Length < Piece) continue;
            await writer.WriteAsync(text);
            text.Clear();
        }

        await writer.WriteAsync(text);
    }

    private static IEnumerable<IReadOnlyList<string>> Table(Visit visit, DataTable table)
    {
        var (terms, grid) = (table.Terms, table.Grid);
        string[] columns =
        [
            "first_day", .. (terms.Dimensions ?? []).Select(one => one.Word), .. terms.Series.Select(one => one.Column), "source", "table", "edition", "marking", .. table.Example ? ["example"] : Array.Empty<string>(),
        ];
        yield return columns;
        if (HxlRow.IsAsked(visit)) yield return HxlRow.Of("table", columns, [.. terms.Series.Select(one => one.Column)]);
        string[] tail = [visit.SourceName(table.By), $"{table.Id}", $"{table.Edition?.Number ?? 0}", Strictest(visit, table), .. table.Example ? ["EXAMPLE"] : Array.Empty<string>()];
        for (var at = 0; at < grid.Count; at++)
            yield return [grid.DayOf(at).Machine(), .. grid.LabelOf(at), .. Enumerable.Range(0, terms.Series.Length).Select(one => grid.Cell(one, at).Amount?.ToString() ?? ""), .. tail];
    }

    private static IEnumerable<IReadOnlyList<string>> SideBySide(Visit visit, Question question)
    {
        string[] columns =
        [
            "first_day", "every", "source", "label", "column", "counts", "unit", "one", "per", "category", "point", "scope", "leaves_out", "base_date", "made", "rule", "value", "zone", "table", "edition", "marking",
            "example",
        ];
        yield return columns;
        if (HxlRow.IsAsked(visit)) yield return HxlRow.Of("side-by-side", columns);
        foreach (var line in QuestionTables.Of(question.Id, visit).Lines)
        {
            var (table, definition) = (line.Table, line.Definition);
            string[] before =
            [
                Codes.Of(table.Terms.Every), visit.SourceName(table.By), string.Join(" / ", line.Label), line.Terms.Column, visit.Text(definition.Counts).Text, definition.Unit, Codes.Of(definition.One), Codes.Of(definition.Per),
                definition.Category ?? "", visit.Point(definition), visit.Scope(definition), Say(visit, definition.LeavesOut), definition.BaseDate?.Machine() ?? "", Codes.Of(line.Terms.Made), Say(visit, line.Terms.Rule),
            ];
            string[] after = [table.Terms.Zone, $"{table.Id}", $"{table.Edition!.Number}", Strictest(visit, table), table.Example ? "EXAMPLE" : ""];
            foreach (var value in line.Values) yield return [value.Day.Machine(), .. before, value.Value.ToString(), .. after];
        }
    }

    private static string Say(Visit visit, LocalText? text) => text is null ? "" : visit.Text(text).Text;

    // The strictest of what it hangs on: a file is passed on as a whole.
    private static string Strictest(Visit visit, DataTable table)
    {
        var labels = DataTable.HangsOn(table).Append(table.Id).Select(thing => visit.View.MarkingOf(thing)?.Label ?? TlpLabel.Red);
        return $"TLP:{CanonicalValues.Label(labels.Max())}";
    }
}
