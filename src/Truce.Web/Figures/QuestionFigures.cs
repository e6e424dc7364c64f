namespace Truce.Web.Figures;

/// <summary>A figure with the claim that it stands in and who speaks.</summary>
/// <param name="Speaker">Whose number it is: the origin of the chain, or whoever divided the origin's total.</param>
/// <param name="Total">The figure that it follows from; null where it follows from none.</param>
public sealed record FigureShown(Figure Figure, Claim Claim, Id<Source> Speaker, Figure? Total)
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
        Findings = FigureChecks.Of([.. all.Select(one => new Sourced(one.Figure, one.Claim.Origin))]);
        Series = Core.Figures.Series.Of(all.Select(one => new Sourced(one.Figure, one.Claim.Origin)));
    }

    public IReadOnlyList<FigureShown> All { get; }

    public IReadOnlyList<Finding> Findings { get; }

    public IReadOnlyList<Series> Series { get; }

    /// <summary>Whether trucks are among what is counted: then it matters at which point.</summary>
    public bool CountsTrucks => All.Any(one => one.Definition.One == CountUnit.Truck);

    /// <summary>Rows of the table: a total from which another figure follows stands in that figure's row.</summary>
    public IEnumerable<FigureShown> Rows => All.Where(one => All.All(other => other.Stated.Derivation?.From != one.Figure.Id));

    /// <summary>
    /// What is drawn together: numbers of one unit over one length of time. Totals are drawn only where nothing is stated by the day or
    /// the week.
    /// </summary>
    public IEnumerable<IReadOnlyList<FigureShown>> Drawn =>
        from one in All
        where one.Stated.Period is not null && one.Figure.Withdrawn is null
        group one by (one.Definition.Unit, one.Definition.Per) into alike
        where alike.Key.Per == FigurePer.Day || !All.Any(other => other.Definition.Unit == alike.Key.Unit && other.Definition.Per == FigurePer.Day && !other.Stated.IsSeries)
        select (IReadOnlyList<FigureShown>)[.. alike];

    public static QuestionFigures Of(Id<Question> question, View view)
    {
        var found = from figure in view.Under<Figure>(question)
                    let claim = view.Find(figure.Claim)
                    where claim is not null
                    orderby figure.Stated.Period?.Days.Start, figure.Stated.Period?.Days.End, figure.RecordedAt, figure.Id
                    select Shown(figure, claim, view);
        return new QuestionFigures([.. found]);
    }

    /// <summary>One figure as it is shown.</summary>
    public static FigureShown Shown(Figure figure, Claim claim, View view) => new(
        figure, claim, figure.Stated.Kind == FigureKind.TheirDivision && claim.Chain.Length > 1 ? claim.Chain[1] : claim.Origin,
        figure.Stated.Derivation is { } derivation ? view.Find(derivation.From) : null);
}
