namespace Truce.Core.SituationReports;

/// <summary>
/// What sources state: per question the latest figure of each source and definition, and what was said in the period without a figure.
/// Contradictory values stand side by side.
/// </summary>
internal static class NumbersSection
{
    private const int RunningDays = 30;

    // A day can bring in hundreds of thousands of claims, of which a report prints a few: the others are put in order and counted, never drawn.
    public static IEnumerable<Sketch> Draw(ComposerScope scope)
    {
        var figures = scope.Overview.All<Figure>().Where(one => one.Withdrawn is null).ToLookup(one => one.Question);
        var claims = Said(scope);
        var fresh = figures.Where(group => group.Any(one => IsFresh(scope, one))).Select(group => group.Key).Union(claims.Keys).ToHashSet();
        var questions = fresh.Union(figures.Where(group => group.Any(one => IsRunning(scope, one))).Select(group => group.Key));
        foreach (var question in questions.Select(scope.Overview.Find).OfType<Question>()
            .OrderBy(one => !fresh.Contains(one.Id)).ThenBy(one => one.Subject).ThenBy(one => one.Text.ToString(), StringComparer.Ordinal))
        {
            var columns = new Dictionary<Side, List<Sketch>>();
            foreach (var (figure, claim) in Latest(scope, figures[question.Id]))
            {
                var drawn = OfFigure(scope, question, figure, claim);
                In(columns, drawn.Column).Add(Sketch.Of(drawn));
            }

            if (claims.TryGetValue(question.Id, out var said)) AddClaims(scope, question, said, [.. figures[question.Id].Select(one => one.Claim)], columns);
            foreach (var column in columns.OrderBy(one => one.Key.Kind).ThenBy(one => one.Key.Party))
                foreach (var one in column.Value) yield return one;
        }
    }

    // They were found from the end: the first to come into the record stands first.
    private static void AddClaims(ComposerScope scope, Question question, List<Claim> said, HashSet<Id<Claim>> told, Dictionary<Side, List<Sketch>> columns)
    {
        Drawn Draw(object claim) => OfClaim(scope, question, (Claim)claim);
        Func<object, Drawn> draw = Draw;
        for (var at = said.Count - 1; at >= 0; at--)
        {
            var claim = said[at];
            if (!told.Contains(claim.Id)) In(columns, scope.SideOf(claim.Origin)).Add(new Sketch(claim.Id, null, claim, draw));
        }
    }

    private static List<Sketch> In(Dictionary<Side, List<Sketch>> columns, Side side) =>
        columns.TryGetValue(side, out var known) ? known : columns[side] = [];

    private static bool IsFresh(ComposerScope scope, Figure one) =>
        (one.RecordedAt >= scope.Terms.From && one.RecordedAt <= scope.Terms.CutOff) || one.Stated.Period?.Days.Intersection(scope.Days) is not null;

    // A count that runs on is told again until a month has passed without a new value.
    private static bool IsRunning(ComposerScope scope, Figure one) => one.Stated.Period?.Days.End >= scope.LastDay.PlusDays(-RunningDays);

    // Nothing that was recorded before the period was said in it, so the latest claims are all that is looked at; the last of a question first.
    private static Dictionary<Id<Question>, List<Claim>> Said(ComposerScope scope)
    {
        var found = new Dictionary<Id<Question>, List<Claim>>();
        foreach (var claim in scope.Overview.Newest<Claim>())
        {
            if (claim.RecordedAt < scope.Terms.From) break;
            if (claim.End is not null || claim.Said.Start > scope.LastDay || claim.Said.End < scope.FirstDay) continue;
            foreach (var link in claim.Links)
            {
                if (!found.TryGetValue(link.Question, out var said)) found[link.Question] = said = [];
                said.Add(claim);
            }
        }

        return found;
    }

    /// <summary>Of each source and definition the figure that ends last; of two, the later recorded.</summary>
    internal static IEnumerable<(Figure Figure, Claim Claim)> Latest(ComposerScope scope, IEnumerable<Figure> figures) =>
        from figure in figures
        let claim = scope.Overview.Find(figure.Claim)
        where claim is not null
        group (figure, claim) by (claim.Origin, figure.Stated.Definition) into alike
        let last = alike.OrderBy(one => one.figure.Stated.Period?.Days.End ?? LocalDate.MinIsoValue).ThenBy(one => one.figure.RecordedAt).ThenBy(one => one.figure.Id).Last()
        orderby last.figure.RecordedAt, last.figure.Id
        select last;

    internal static Drawn OfFigure(ComposerScope scope, Question question, Figure figure, Claim claim)
    {
        var (by, via, sources) = scope.Chain(claim);
        var value = figure.Stated.Value;
        return new Drawn(question.Text, scope.SideOf(scope.SourceOf(claim.Origin)), Covering(figure, Phrases.Fill("colon", figure.Stated.Definition.Counts, FigurePhrases.Of(figure.Stated))), [figure.Id, claim.Id, question.Id, .. sources])
        {
            From = figure.Id,
            Least = value?.Least ?? value?.Best,
            Most = value?.Most ?? value?.Best,
            Unit = figure.Stated.Definition.Unit,
            By = by,
            Via = via,
            Grade = scope.GradeOf(claim, question.Subject),
            Example = figure.Example || claim.Example || question.Example,
        };
    }

    private static Drawn OfClaim(ComposerScope scope, Question question, Claim claim)
    {
        var (by, via, sources) = scope.Chain(claim);
        var stance = claim.LinkTo(question.Id)!.Stance;
        return new Drawn(question.Text, scope.SideOf(scope.SourceOf(claim.Origin)), claim.Statement, [claim.Id, question.Id, .. sources])
        {
            From = claim.Id,
            By = by,
            Via = via,
            Grade = stance == Stance.StatesIntent && claim.Credibility is null ? null : scope.GradeOf(claim, question.Subject),
            Example = claim.Example || question.Example,
        };
    }

    private static LocalText Covering(Figure figure, LocalText number) =>
        figure.Stated.Period is { } period ? Phrases.Fill("covers", number, Phrases.Days(period.Days)) : number;
}

/// <summary>Numbers as sources state them, in words.</summary>
internal static class FigurePhrases
{
    /// <summary>The number; that the arithmetic is ours, or theirs, where it is.</summary>
    public static LocalText Of(StatedFigure stated)
    {
        var number = stated.Value is { } value ? Of(value) : Phrases.Fill("readings", stated.Daily!.Value.Length);
        if (stated.Definition.Per != FigurePer.Total && stated.Value is not null) number = Phrases.Fill($"figure.per-{(stated.Definition.Per == FigurePer.Day ? "day" : "week")}", number);
        return stated.Kind switch
        {
            FigureKind.OurSum => Phrases.Fill("reckoned", number, Phrases.Of("figure-kind.our-sum")),
            FigureKind.OurDivision => Phrases.Fill("reckoned", number, Phrases.Of("figure-kind.our-division")),
            FigureKind.TheirDivision => Phrases.Fill("reckoned", number, Phrases.Of("figure-kind.their-division")),
            _ => number,
        };
    }

    /// <summary>Bounds of one source; in its own words where they say more than the number.</summary>
    public static LocalText Of(StatedValue value) => value.Words ?? Between(value.Single?.ToShown() ?? value.Least?.ToShown(), value.Single?.ToShown() ?? value.Most?.ToShown());

    /// <summary>Bounds as digits.</summary>
    public static LocalText Between(string? least, string? most) => (least, most) switch
    {
        ({ } low, { } high) when low == high => new LocalText(low, low, low),
        ({ } low, { } high) => Phrases.Fill("between", low, high),
        ({ } low, null) => Phrases.Fill("figure.or-more", low),
        (null, { } high) => Phrases.Fill("figure.at-most", high),
        _ => Phrases.Of("none-recorded"),
    };
}
