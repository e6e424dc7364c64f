using System.Collections.Immutable;

namespace Truce.Formats.Imports;

/// <summary>An entry of <c>figures:</c>.</summary>
/// <param name="Stated">All but what it follows from, whose reference is not known yet.</param>
/// <param name="From">The figure that it follows from, by key, and the divisor.</param>
internal sealed record FigureEntry(
    Place Place, Instant? At, Keyed Key, Keyed Claim, Keyed Question, StatedFigure Stated, (Keyed Figure, Amount Divisor)? From,
    ImportMarking? Marking, bool Example) : ImportEntry(Place, At)
{
    public static FigureEntry Read(Fields fields)
    {
        var value = Value(fields);
        var stated = new StatedFigure(
            Definition(fields), value, Period(fields), fields.Code<FigureKind>("kind") ?? FigureKind.Stated, Parts(fields), fields.Amount("parts-sum"),
            Due(fields));
        var entry = new FigureEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedKey("claim"), fields.NeedKey("question"), stated, Derivation(fields),
            ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        List<(StreamKind, Keyed)> needs = [(StreamKind.Claim, Claim), (StreamKind.Question, Question), .. ImportPlan.Released(Marking)];
        if (From is { } from) needs.Add((StreamKind.Figure, from.Figure));
        plan.Begin(at, StreamKind.Figure, Key, "state", ImportWork.Watch, needs, known =>
        {
            var derivation = From is { } total ? new Derivation(known.Of<Figure>(total.Figure), total.Divisor) : null;
            return new StateFigure(
                known.Of<Claim>(Claim), known.Of<Question>(Question), Stated with { Derivation = derivation }, ImportPlan.Marking(Marking, known), Example);
        });
    }

    /// <summary>What the number counts, from the fields of an entry.</summary>
    internal static FigureDefinition Definition(Fields fields, FigurePer per = FigurePer.Total)
    {
        var definition = new FigureDefinition(
            fields.NeedLocal("counts", TextCheck.Name), fields.NeedText("unit", 60), fields.Code<CountUnit>("one") ?? CountUnit.NotStated,
            fields.Code<FigurePer>("per") ?? per, fields.Text("category", 60), fields.Code<TruckPoint>("point"),
            fields.Local("point-words", TextCheck.Name), fields.Code<CargoScope>("scope"), fields.Local("scope-words", TextCheck.Name),
            fields.Local("leaves-out", TextCheck.Statement), fields.Date("base-date"));
        if (fields.Has("unit") && !FigureDefinition.IsWord(definition.Unit))
            fields.Errors.Add(fields.PlaceOf("unit"), $"“unit” is a lower-case word such as trucks; found “{definition.Unit}”.");
        return definition;
    }

    /// <summary>Days with their zone: days without one are nobody's.</summary>
    internal static FigurePeriod? Period(Fields fields)
    {
        var (days, zone) = (fields.Days("period"), fields.Text("zone", 60));
        if (days is null) return null;
        if (zone is null) fields.Errors.Add(fields.PlaceOf("period"), "days are days of a zone: the field “zone”, such as Asia/Gaza, was expected beside “period”.");
        else if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
            fields.Errors.Add(fields.PlaceOf("zone"), $"“zone” is a name of the time zone database such as Asia/Gaza; found “{zone}”.");
        return new FigurePeriod(days, zone ?? "");
    }

    private static StatedValue Value(Fields fields)
    {
        var exact = fields.Amount("value");
        var value = new StatedValue(exact ?? fields.Amount("least"), exact ?? fields.Amount("most"), fields.Amount("best"), fields.Local("words", TextCheck.Name));
        if (exact is not null && (fields.Has("least") || fields.Has("most")))
            fields.Errors.Add(fields.PlaceOf("value"), "“value” stands alone, or “least” and “most” stand in its place.");
        if (value is { Least: null, Most: null, Best: null })
            fields.Errors.Add(fields.Place, "a figure has “value”, or “least”, “most” or both; none stands.");
        else if (value.Unfit() is not null)
            fields.Errors.Add(fields.PlaceOf(fields.Has("most") ? "most" : "best"), $"“least” is not above “best” and “best” not above “most”; found {value.Least} {value.Best} {value.Most}.");
        return value;
    }

    private static ImmutableArray<FigurePart>? Parts(Fields fields)
    {
        if (!fields.Has("parts")) return null;
        return [.. fields.Groups("parts").Select(part =>
        {
            var read = new FigurePart(part.NeedLocal("label", TextCheck.Name), part.NeedAmount("value"), part.Text("category", 60));
            part.End();
            return read;
        })];
    }

    private static Denominator? Due(Fields fields)
    {
        if (fields.Group("of") is not { } group) return null;
        var due = new Denominator(
            group.NeedAmount("value"), group.NeedLocal("what", TextCheck.Name), group.Amount("rate"), (int?)group.Number("days", 1, 100_000));
        if (group.Has("value") && due.Value.Value == 0) group.Errors.Add(group.PlaceOf("value"), "“value” is above zero; found “0”.");
        group.End();
        return due;
    }

    private static (Keyed, Amount)? Derivation(Fields fields)
    {
        if (fields.Group("from") is not { } group) return null;
        var (figure, divisor) = (group.NeedKey("figure"), group.NeedAmount("divided-by"));
        group.End();
        return (figure, divisor);
    }
}
