using System.Globalization;
using System.Text;
using Truce.Web.Api;
using Truce.Web.Pages;

namespace Truce.Web.Figures;

/// <summary>The numbers of a question as a table, and the methods behind them in words: what the viewer sees, and no more.</summary>
public static class FigureDownloads
{
    private static readonly string[] Columns =
    [
        "figure", "claim", "question", "source", "speaker", "counts", "unit", "one", "category", "per", "least", "best", "most", "words", "kind", "total",
        "divided_by", "point", "point_words", "scope", "scope_words", "leaves_out", "base_date", "first_day", "last_day", "days", "zone", "of", "of_what", "parts",
        "withdrawn", "link", "marking", "example",
    ];

    public static void MapFigureDownloads(this IEndpointRouteBuilder app)
    {
        app.MapGet("/questions/{id}/figures.csv", (string id, Visit visit) => Give(visit, id, "figures.csv", "text/csv", Table));
        app.MapGet("/questions/{id}/methods.txt", (string id, Visit visit) => Give(visit, id, "methods.txt", "text/plain", Methods));
    }

    private static IResult Give(Visit visit, string id, string name, string type, Func<Visit, Question, QuestionFigures, string> write)
    {
        if (visit.IsAsOfMalformed) return Refusals.Show(WebRefusals.MomentUnreadable(visit.Context.Request.Query["asOf"].ToString()));
        if (!Id<Question>.TryParse(id, out var parsed) || visit.View.Find(parsed) is not { } question) return Refusals.Show(AccessRefusals.NotFound(id));
        visit.Context.Response.Headers.ContentDisposition = $"attachment; filename=\"{question.Id}-{name}\"";
        return Results.Text(write(visit, question, QuestionFigures.Of(question.Id, visit.View)), type, Encoding.UTF8);
    }

    private static string Table(Visit visit, Question question, QuestionFigures figures)
    {
        var text = new StringBuilder().AppendJoin(',', Columns).Append("\r\n");
        if (HxlRow.IsAsked(visit)) text.AppendJoin(',', HxlRow.Of("question-figures", Columns)).Append("\r\n");
        foreach (var one in figures.All)
        {
            if (!one.Stated.IsSeries) Row(text, visit, one, one.Stated.Value, one.Stated.Period?.Days);
            foreach (var reading in one.Stated.Daily ?? [])
                Row(text, visit, one, StatedValue.Of(reading.Value), new DateInterval(reading.Day, reading.Day));
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, Visit visit, FigureShown one, StatedValue? value, DateInterval? days)
    {
        var (figure, definition, stated) = (one.Figure, one.Definition, one.Stated);
        string?[] cells =
        [
            $"{figure.Id}", $"{figure.Claim}", $"{figure.Question}", visit.SourceName(one.Claim?.Origin), visit.SourceName(one.Speaker), Say(visit, definition.Counts),
            definition.Unit, definition.One.Code(), definition.Category, definition.Per.Code(), $"{value?.Least}", $"{value?.Best}", $"{value?.Most}", Say(visit, value?.Words),
            stated.Kind.Code(), one.Total is { } total ? $"{total.Id}" : null, $"{stated.Derivation?.Divisor}", definition.Point?.Code(), Say(visit, definition.PointWords),
            definition.Scope?.Code(), Say(visit, definition.ScopeWords), Say(visit, definition.LeavesOut), Iso(definition.BaseDate), Iso(days?.Start), Iso(days?.End),
            days?.Length.ToString(CultureInfo.InvariantCulture), stated.Period?.Zone, $"{stated.Denominator?.Value}", Say(visit, stated.Denominator?.What),
            string.Join("; ", (stated.Parts ?? []).Select(part => $"{part.Value} {Say(visit, part.Label)}")), Say(visit, figure.Withdrawn),
            one.Claim is { } claim ? visit.View.Find(claim.Report)?.Link : null, MarkingOf(visit, figure), figure.Example ? "EXAMPLE" : null,
        ];
        text.AppendJoin(',', cells.Select(Csv.Cell)).Append("\r\n");
    }

    private static string Methods(Visit visit, Question question, QuestionFigures figures)
    {
        var words = visit.Words;
        List<string> text = [Say(visit, question.Text)!, question.Id.ToString()];
        if (visit.Centre.IsExample) text.Add(words["shell.replayed"]);
        text.Add(words["methods.marking", Strictest(visit, question, figures)]);
        if (visit.View.RecordedAt is { } at) text.Add(words["methods.as-of", visit.Moment(at), visit.View.Index]);
        text.AddRange(["", words["methods.rules"], "", words["finding.ours"]]);
        foreach (var finding in figures.Findings) text.Add($"- {words[$"finding.{finding.Code.Code()}.title"]} {visit.Sentence(finding)} [{string.Join(' ', finding.Figures)}]");
        text.Add("");
        foreach (var one in figures.All)
        {
            text.Add($"{one.Figure.Id}  {visit.Number(one.Stated)} {words.Unit(one.Definition.Unit)}");
            text.Add($"  {Say(visit, one.Definition.Counts)}");
            text.Add($"  {words["figures.source"]}: {string.Join(" > ", one.Claim?.Chain.Select(source => visit.SourceName(source)) ?? [visit.SourceName(null)])} ({one.Figure.Claim})");
            text.Add($"  {words["figures.kind"]}: {visit.Kind(one)}");
            text.Add($"  {words["figures.of-one"]}: {words[$"count-unit.{one.Definition.One.Code()}"]}");
            if (one.Definition.One == CountUnit.Truck) text.Add($"  {words["figures.point"]}: {visit.Point(one.Definition)}");
            text.Add($"  {words["figures.scope"]}: {visit.Scope(one.Definition)}");
            text.Add($"  {words["figures.leaves-out"]}: {Say(visit, one.Definition.LeavesOut) ?? words["figure.not-stated"]}");
            text.Add($"  {words["figures.period"]}: {words.Covered(one.Stated.Period)} {one.Stated.Period?.Zone}");
            text.Add($"  {words["figures.base-date"]}: {(one.Definition.BaseDate is { } day ? words.Day(day) : words["figure.not-stated"])}");
            if (one.Figure.Withdrawn is { } why) text.Add($"  {words["figure.withdrawn"]}: {Say(visit, why)}");
        }

        return string.Join('\n', text) + '\n';
    }

    // The strictest of what is in it: an export is passed on as a whole.
    private static string Strictest(Visit visit, Question question, QuestionFigures figures)
    {
        var things = figures.All.SelectMany(one => (Reference[])[one.Figure.Id, one.Figure.Claim]).Append(question.Id);
        return $"TLP:{CanonicalValues.Label(things.Select(thing => visit.View.MarkingOf(thing)?.Label ?? TlpLabel.Red).Max())}";
    }

    private static string? MarkingOf(Visit visit, Figure figure) =>
        $"TLP:{CanonicalValues.Label(((Reference[])[figure.Id, figure.Claim, figure.Question]).Select(thing => visit.View.MarkingOf(thing)?.Label ?? TlpLabel.Red).Max())}";

    private static string? Say(Visit visit, LocalText? text) => text is null ? null : SafeText.Line(visit.Text(text).Text);

    private static string Iso(LocalDate? day) => day?.ToString("R", null) ?? "";
}
