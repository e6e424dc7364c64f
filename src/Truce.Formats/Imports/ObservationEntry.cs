namespace Truce.Formats.Imports;

/// <summary>An entry of <c>observations:</c>; its ground or path, where there is one, is a file beside it.</summary>
internal sealed record ObservationEntry(
    Place Place, Instant? At, Keyed Key, Keyed By, ObservationAccount Account, WhereStated Where, WhereStated? Exact, Instant Received, ThingNamed? Through,
    ImportMarking? Marking, bool Example) : ImportEntry(Place, At)
{
    public static ObservationEntry Read(Fields fields)
    {
        var account = new ObservationAccount(
            fields.NeedLocal("title", TextCheck.Name), fields.NeedCode<ObservationKind>("kind"), [.. fields.Codes<Means>("means")], new PlaceStated(),
            Stated.NeedOccurrence(fields, "observed"), fields.NeedCode<ObservationResult>("result"), fields.Local("seen", TextCheck.Statement),
            [.. fields.Codes<SightLimit>("limits")], fields.Local("unseen", TextCheck.Statement), fields.Local("function", TextCheck.Name),
            Ground.Area(fields, "ground"), Ground.Trace(fields, "path"));
        foreach (var means in account.Means.Except(ObservationAccount.Looks))
            fields.Errors.Add(fields.PlaceOf("means"), $"“means” of an observation is one of {string.Join(", ", ObservationAccount.Looks.Select(Fields.Spelling))}; found {Fields.Spelling(means)}.");
        var entry = new ObservationEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedKey("by"), account, Stated.NeedWhere(fields, "where"),
            Stated.Where(fields, "exact"), fields.NeedInstant("received"), Stated.Through(fields), ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        List<(StreamKind, Keyed)> needs =
        [
            (StreamKind.Organisation, By), .. Where.Needs, .. Exact?.Needs ?? [], .. ImportPlan.Released(Marking), .. ImportPlan.Released(Exact?.Marking),
        ];
        if (Through is { } carrier) needs.Add((carrier.Kind, carrier.Key));
        plan.Begin(
            at, StreamKind.Observation, Key, "record", ImportWork.Watch, needs,
            known => new RecordObservation(
                known.Of<Organisation>(By), Account with { Where = Where.In(known) }, Received, Through?.In(known), Exact?.In(known),
                ImportPlan.Marking(Exact?.Marking, known), ImportPlan.Marking(Marking, known), Example));
    }
}

/// <summary>An entry of <c>hindrances:</c>; with an <c>observation</c>, the one that it belongs to.</summary>
internal sealed record HindranceEntry(
    Place Place, Instant? At, Keyed Key, Keyed Hindered, HindranceAccount Account, WhereStated Where, Keyed? Side, Keyed? Observation, Instant Received,
    ThingNamed? Through, ImportMarking? Marking, bool Example) : ImportEntry(Place, At)
{
    public static HindranceEntry Read(Fields fields)
    {
        var account = new HindranceAccount(
            fields.NeedCode<HindranceKind>("kind"), Stated.NeedOccurrence(fields, "when"), new PlaceStated(), fields.NeedLocal("words", TextCheck.Statement),
            fields.NeedCode<HindranceOutcome>("outcome"), null, fields.Local("side-words", TextCheck.Name),
            (int?)fields.Number("delay-minutes", 1, HindranceAccount.MostDelayMinutes), fields.Local("condition", TextCheck.Statement));
        var entry = new HindranceEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedKey("hindered"), account, Stated.NeedWhere(fields, "where"),
            fields.Key("side"), fields.Key("observation"), fields.NeedInstant("received"), Stated.Through(fields), ImportReader.Marking(fields, "marking"),
            fields.Flag("example"));
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        List<(StreamKind, Keyed)> needs = [(StreamKind.Organisation, Hindered), .. Where.Needs, .. ImportPlan.Released(Marking)];
        if (Side is { } side) needs.Add((StreamKind.Organisation, side));
        if (Observation is { } observation) needs.Add((StreamKind.Observation, observation));
        if (Through is { } carrier) needs.Add((carrier.Kind, carrier.Key));
        plan.Begin(
            at, StreamKind.Hindrance, Key, "record", ImportWork.Watch, needs,
            known => new RecordHindrance(
                known.Of<Organisation>(Hindered), Account with { Where = Where.In(known), Side = Side is { } by ? known.Of<Organisation>(by) : null }, Received,
                Observation is { } of ? known.Of<Observation>(of) : null, Through?.In(known), ImportPlan.Marking(Marking, known), Example));
    }
}
