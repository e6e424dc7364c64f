using System.Collections.Immutable;

namespace Truce.Formats.Imports;

/// <summary>An entry of <c>exchange-ledgers:</c>, with its categories and ratios.</summary>
internal sealed record ExchangeEntry(
    Place Place, Instant? At, Keyed Key, Keyed Agreement, LocalText Name, LocalText? Scope, IReadOnlyList<CategoryEntry> Categories,
    ImmutableArray<Ratio> Ratios, ImportMarking? Marking, bool Example) : ImportEntry(Place, At)
{
    public static ExchangeEntry Read(Fields fields)
    {
        var entry = new ExchangeEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedKey("agreement"), fields.NeedLocal("name", TextCheck.Name),
            fields.Local("scope", TextCheck.Statement), [.. fields.Groups("categories").Select(CategoryEntry.Read)],
            [.. fields.Groups("ratios").Select(RatioOf)], ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at) => plan.Begin(
        at, StreamKind.ExchangeLedger, Key, "open", ImportWork.Watch,
        [(StreamKind.Agreement, Agreement), .. Categories.SelectMany(one => one.Needs), .. ImportPlan.Released(Marking)],
        known => new OpenExchangeLedger(
            known.Of<Agreement>(Agreement), Name, Scope, [.. Categories.Select(one => one.In(known))], Ratios, ImportPlan.Marking(Marking, known), Example));

    private static Ratio RatioOf(Fields fields)
    {
        var ratio = new Ratio(
            fields.NeedText("of", 40), fields.NeedNumber("number", 1, 10_000), fields.NeedText("for", 40), fields.NeedNumber("each", 1, 10_000),
            fields.Local("words", TextCheck.Statement));
        fields.End();
        return ratio;
    }
}

/// <summary>What is counted in an exchange.</summary>
internal sealed record CategoryEntry(string Code, LocalText Name, string Unit, Keyed? OwedBy, long? Promised, Keyed? Provision)
{
    public static CategoryEntry Read(Fields fields)
    {
        var entry = new CategoryEntry(
            fields.NeedText("code", 40), fields.NeedLocal("name", TextCheck.Name), fields.NeedText("unit", 60), fields.Key("owed-by"),
            fields.Number("promised", 0, long.MaxValue), fields.Key("provision"));
        fields.End();
        return entry;
    }

    public IEnumerable<(StreamKind, Keyed)> Needs =>
    [
        .. OwedBy is { } owedBy ? [(StreamKind.Organisation, owedBy)] : Array.Empty<(StreamKind, Keyed)>(),
        .. Provision is { } provision ? [(StreamKind.Provision, provision)] : Array.Empty<(StreamKind, Keyed)>(),
    ];

    public Category In(References known) => new(
        Code, Name, Unit, OwedBy is { } owedBy ? known.Of<Organisation>(owedBy) : null, Promised,
        Provision is { } provision ? known.Of<Provision>(provision) : null);
}

/// <summary>An entry of <c>batches:</c>: a number as one source states it, never a name.</summary>
internal sealed record BatchEntry(
    Place Place, Instant? At, Keyed Key, Keyed Ledger, string Category, Counting Counting, long? Least, long? Most, DateInterval On, Keyed By, Keyed Report,
    Keyed? Through, LocalText? Words, ImportMarking? Marking, bool Example) : ImportEntry(Place, At)
{
    public static BatchEntry Read(Fields fields)
    {
        var entry = new BatchEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedKey("exchange"), fields.NeedText("category", 40),
            fields.NeedCode<Counting>("counting"), fields.Number("least", 0, long.MaxValue), fields.Number("most", 0, long.MaxValue), fields.NeedDays("on"),
            fields.NeedKey("by"), fields.NeedKey("report"), fields.Key("through"), fields.Local("words", TextCheck.Statement),
            ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        if (!fields.Has("least") && !fields.Has("most")) fields.Errors.Add(fields.Place, "a count has at least one of “least” and “most”.");
        if (entry.Least > entry.Most) fields.Errors.Add(fields.PlaceOf("least"), $"“least” is at most “most”, which is {entry.Most}; found {entry.Least}.");
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at) => plan.Begin(
        at, StreamKind.Batch, Key, "record", ImportWork.Watch,
        [
            (StreamKind.ExchangeLedger, Ledger), (StreamKind.Source, By), (StreamKind.Report, Report),
            .. Through is { } through ? [(StreamKind.Organisation, through)] : Array.Empty<(StreamKind, Keyed)>(), .. ImportPlan.Released(Marking),
        ],
        known => new RecordBatch(
            known.Of<ExchangeLedger>(Ledger),
            new BatchTerms(
                Category, Counting, Least, Most, On, known.Of<Source>(By), known.Of<Report>(Report),
                Through is { } through ? known.Of<Organisation>(through) : null, Words),
            ImportPlan.Marking(Marking, known), Example));
}
