namespace Truce.Web.Figures;

/// <summary>A figure with the claim that it stands in and who speaks.</summary>
/// <param name="Claim">Null where its content was erased.</param>
/// <param name="Speaker">Whose number it is: the origin of the chain, or whoever divided the origin's total.</param>
/// <param name="Total">The figure that it follows from; null where it follows from none.</param>
public sealed record FigureShown(Figure Figure, Claim? Claim, Id<Source>? Speaker, Figure? Total)
{
    public StatedFigure Stated => Figure.Stated;

    public FigureDefinition Definition => Figure.Stated.Definition;
}

/// <summary>The figures of one question as one viewer sees them, in the order of the periods that they cover.</summary>
public sealed class QuestionFigures
{
    private QuestionFigures(IReadOnlyList<FigureShown> all)
    {
        All = all;
        Findings = FigureChecks.Of([.. from one in all let claim = one.Claim where claim is not null select new Sourced(one.Figure, claim.Origin)]);
    }

    public IReadOnlyList<FigureShown> All { get; }

    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Whether trucks are among what is counted: then it matters at which point.</summary>
    public bool CountsTrucks => All.Any(one => one.Definition.One == CountUnit.Truck);

    /// <summary>
    /// Rows of the table: a total from which another figure follows stands in that figure's row, unless that one has no row of its own:
    /// a total of a total would be lost.
    /// </summary>
    public IEnumerable<FigureShown> Rows
    {
        get
        {
            var last = All.Where(one => All.All(other => other.Stated.Derivation?.From != one.Figure.Id)).Select(one => one.Stated.Derivation?.From).ToHashSet();
            return All.Where(one => !last.Contains(one.Figure.Id));
        }
    }

    /// <summary>
    /// What is drawn together: numbers of one unit and category over one length of time, where there are two or more of them. Totals are drawn only
    /// where no such numbers are stated by the day; what is due is drawn as a threshold beside what is counted.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<FigureShown>> Drawn
    {
        get
        {
            var groups = All.Where(one => one.Figure.Withdrawn is null && (one.Stated.Period is not null || FigureChart.IsQuota(one)))
                .GroupBy(one => (one.Definition.Unit, Kin: Kin(one.Definition.Category), one.Definition.Per)).Where(group => group.Any(one => one.Stated.Period is not null)).ToArray();
            var wide = groups.Where(group => group.Count() > 1 || group.Any(one => one.Stated.IsSeries)).ToArray();
            return
            [
                .. from one in wide.Length > 0 ? wide : groups
                   where one.Key.Per != FigurePer.Total || wide.All(other => other.Key != (one.Key.Unit, one.Key.Kin, FigurePer.Day))
                   select (IReadOnlyList<FigureShown>)[.. one],
            ];
        }
    }

    // Whoever is stated as killed, and whoever is stated as killed anew, are drawn together: that is where sources differ.
    private static string? Kin(string? category) => category == "new" ? "killed" : category;

    public static QuestionFigures Of(Id<Question> question, View view)
    {
        var found = from figure in view.Under<Figure>(question)
                    orderby figure.Stated.Period?.Days.Start, figure.Stated.Period?.Days.End, figure.RecordedAt, figure.Id
                    select Shown(figure, view);
        return new QuestionFigures([.. found]);
    }

    /// <summary>One figure as it is shown.</summary>
    public static FigureShown Shown(Figure figure, View view)
    {
        var claim = view.Find(figure.Claim);
        var speaker = figure.Stated.Kind == FigureKind.TheirDivision && claim?.Chain.Length > 1 ? claim.Chain[1] : claim?.Origin;
        return new FigureShown(figure, claim, speaker, figure.Stated.Derivation is { } derivation ? view.Find(derivation.From) : null);
    }
}
