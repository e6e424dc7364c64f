using System.Collections.Immutable;

namespace Truce.Web.Tables;

/// <summary>The tables that help to answer a question, as one viewer sees them: their series over time, and how they stand to each other.</summary>
public sealed class QuestionTables
{
    /// <summary>Labels of one table that are shown; the others are in its own page and file.</summary>
    public const int MostLabels = 4;

    /// <summary>Stretches of time that are drawn at once.</summary>
    public const int MostDrawn = 800;

    private QuestionTables(IReadOnlyList<DataTable> tables, IReadOnlyList<SeriesLine> lines) => (Tables, Lines) = (tables, lines);

    public IReadOnlyList<DataTable> Tables { get; }

    public IReadOnlyList<SeriesLine> Lines { get; }

    /// <summary>Lines that are drawn together: of one unit, category and stretch of time; the most sources first.</summary>
    public IReadOnlyList<IReadOnlyList<SeriesLine>> Drawn =>
    [
        .. from line in Lines
           group line by (line.Definition.Unit, line.Definition.Category, line.Definition.Per, line.Table.Terms.Every) into alike
           orderby alike.Select(line => line.Table.By).Distinct().Count() descending
           select (IReadOnlyList<SeriesLine>)[.. alike.Take(SeriesChart.MostLines)],
    ];

    /// <summary>Pairs of series of different tables; those whose numbers can be set against each other first.</summary>
    public IReadOnlyList<Comparison> Comparisons => comparisons ??= [.. Comparison.Of([.. Lines.Take(12)]).Where(one => one.HasRatio || Related(one)).OrderByDescending(one => one.HasRatio).Take(24)];

    private IReadOnlyList<Comparison>? comparisons;

    public static QuestionTables Of(Id<Question> question, Visit visit)
    {
        var tables = visit.View.Under<DataTable>(question).Where(table => table.Withdrawn is null && table.Edition is not null).ToArray();
        return new QuestionTables(tables, [.. tables.SelectMany(table => SeriesLine.Of(table, question, MostLabels))]);
    }

    // What has nothing in common is not compared: a ratio is only missed where time and place are the same.
    private static bool Related(Comparison one) => !one.Obstacles.Contains(RatioObstacle.Label) && one.First.Table.Terms.Every == one.Second.Table.Terms.Every;

    /// <summary>The totals that sources state elsewhere, against the series of the same source.</summary>
    public IEnumerable<(SeriesLine Line, TableFinding Finding)> Totals(View view, Id<Question> question)
    {
        var figures = (from figure in view.Under<Figure>(question) let claim = view.Find(figure.Claim) where claim is not null select new Sourced(figure, claim.Origin)).ToArray();
        return from line in Lines from finding in TableChecks.Totals(line, figures) select (line, finding);
    }
}
