namespace Truce.Web.Figures;

/// <summary>A figure's parts in the reader's words. What was not stated says so.</summary>
public static class FigureWords
{
    /// <summary>The number: in the source's words where they say more, else as digits; never rounded.</summary>
    public static string Value(this Visit visit, StatedValue value) => value switch
    {
        { Words: { } words } => visit.Text(words).Text,
        _ => visit.Digits(value),
    };

    /// <summary>The number as digits, with its open end in words.</summary>
    public static string Digits(this Visit visit, StatedValue value) => value switch
    {
        { Best: { } best, Least: { } least, Most: { } most } when least != most => visit.Words["figure.best-of", best.ToShown(), least.ToShown(), most.ToShown()],
        { Single: { } single } => single.ToShown(),
        { Least: { } least, Most: { } most } => $"{least.ToShown()}–{most.ToShown()}",
        { Least: { } least } => visit.Words["figure.or-more", least.ToShown()],
        { Most: { } most } => visit.Words["figure.at-most", most.ToShown()],
        _ => "–",
    };

    /// <summary>The number with what it runs over: “113 a day”.</summary>
    public static string Number(this Visit visit, StatedFigure figure)
    {
        if (figure.Value is not { } value) return visit.Words.Count("figure.readings", figure.Daily!.Value.Length);
        return figure.Definition.Per == FigurePer.Total ? visit.Value(value) : visit.Words[$"figure.per-{figure.Definition.Per.Code()}", visit.Value(value)];
    }

    public static string Unit(this Words words, string unit) => words.Has($"unit.{unit}") ? words[$"unit.{unit}"] : unit;

    public static string Category(this Words words, string category) => words.Has($"figure-category.{category}") ? words[$"figure-category.{category}"] : category;

    /// <summary>Where it is counted.</summary>
    public static string Point(this Visit visit, FigureDefinition definition) =>
        Both(visit, definition.Point is { } point ? visit.Words[$"truck-point.{point.Code()}"] : null, definition.PointWords);

    /// <summary>What is taken in.</summary>
    public static string Scope(this Visit visit, FigureDefinition definition) =>
        Both(visit, definition.Scope is { } scope ? visit.Words[$"cargo-scope.{scope.Code()}"] : null, definition.ScopeWords);

    /// <summary>The days that it covers, and how many.</summary>
    public static string Covered(this Words words, FigurePeriod? period) => period is null
        ? words["figure.not-stated"]
        : words["and.comma", words.Extent(period.Days), words.Count("count.days", period.Length)];

    /// <summary>From a first to a last day, both counted.</summary>
    public static string Extent(this Words words, DateInterval days) => days.Length == 1
        ? words.Day(days.Start)
        : words["figure.from-to", words.Day(days.Start, days.Start.Year != days.End.Year), words.Day(days.End)];

    /// <summary>What a number in a drawing must carry beside its source: that it is our arithmetic.</summary>
    public static string Note(this Visit visit, FigureShown shown) => shown.Stated.Kind is FigureKind.OurDivision or FigureKind.OurSum
        ? visit.Words["and.comma", "", visit.Words[$"figure-kind.{shown.Stated.Kind.Code()}"]]
        : "";

    /// <summary>How it came to be, with the arithmetic where there was one.</summary>
    public static string Kind(this Visit visit, FigureShown shown)
    {
        var kind = visit.Words[$"figure-kind.{shown.Stated.Kind.Code()}"];
        return shown is { Stated.Derivation: { } derivation, Total.Stated.Value: { } total }
            ? visit.Words["figure.divided", kind, visit.Value(total), derivation.Divisor.ToShown()]
            : kind;
    }

    /// <summary>Who speaks, and through whom where somebody else reckoned.</summary>
    public static string Speaker(this Visit visit, FigureShown shown)
    {
        var name = visit.SourceName(shown.Speaker);
        return shown.Speaker == shown.Claim?.Origin ? name : visit.Words["figure.from-source", name, visit.SourceName(shown.Claim!.Origin)];
    }

    public static string SourceName(this Visit visit, Id<Source>? source) =>
        source is { } id && visit.View.Find(id) is { } found ? visit.Text(found.Name).Text : visit.Words["source.withheld"];

    /// <summary>A finding as a sentence.</summary>
    public static string Sentence(this Visit visit, Finding finding) =>
        visit.Words[$"finding.{finding.Code.Code()}", [.. finding.Values.Select(value => (object)InWords(visit.Words, value))]];

    private static string InWords(Words words, FindingValue value) => value switch
    {
        FindingValue.Number number => number.Value.ToShown(),
        FindingValue.Days days => string.Join(words["list.separator"], days.Last.Select(day => words.Day(day))),
        FindingValue.Units units => string.Join(words["list.separator"], units.Words.Select(unit => words.Unit(unit))),
        _ => "",
    };

    private static string Both(Visit visit, string? code, LocalText? words) => (code, words) switch
    {
        (null, null) => visit.Words["figure.not-stated"],
        (null, { } said) => visit.Text(said).Text,
        ({ } coded, null) => coded,
        ({ } coded, { } said) => visit.Words["figure.coded-and-said", coded, visit.Text(said).Text],
    };
}
