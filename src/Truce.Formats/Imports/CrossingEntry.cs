namespace Truce.Formats.Imports;

/// <summary>An entry of <c>crossings:</c>.</summary>
internal sealed record CrossingEntry(
    Place Place, Instant? At, Keyed Key, CrossingAccount Account, Keyed? LeadsInto, IReadOnlyList<(LocalText Side, Keyed Organisation)> Operators,
    ImportMarking? Marking, bool Example) : ImportEntry(Place, At)
{
    public static CrossingEntry Read(Fields fields)
    {
        var account = new CrossingAccount(
            fields.NeedLocal("name", TextCheck.Name), fields.NeedLocal("basis", TextCheck.Statement), [.. fields.Groups("ways").Select(Made)], [], null,
            fields.Position("position"), fields.Flag("approximate"), fields.Local("scanning", TextCheck.Name));
        if (account.Ways.IsEmpty) fields.Errors.Add(fields.PlaceOf("ways"), "“ways” lists what the crossing is made for: each with “kind” and “direction”.");
        var entry = new CrossingEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), account, fields.Key("place"), [.. fields.Groups("operators").Select(Operator)],
            ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        List<(StreamKind, Keyed)> needs = [.. Operators.Select(one => (StreamKind.Organisation, one.Organisation)), .. ImportPlan.Released(Marking)];
        if (LeadsInto is { } place) needs.Add((StreamKind.Place, place));
        plan.Begin(
            at, StreamKind.Crossing, Key, "register", ImportWork.Watch, needs,
            known => new RegisterCrossing(
                Account with
                {
                    Place = LeadsInto is { } one ? known.Of<Core.Places.Place>(one) : null,
                    Operators = [.. Operators.Select(run => new CrossingOperator(run.Side, known.Of<Organisation>(run.Organisation)))],
                },
                ImportPlan.Marking(Marking, known), Example));
    }

    private static WayMade Made(Fields fields)
    {
        var made = new WayMade(PassageEntry.Way(fields), (int?)fields.Number("capacity", 0, 100_000), fields.Text("unit", 60));
        fields.End();
        return made;
    }

    private static (LocalText, Keyed) Operator(Fields fields)
    {
        var run = (fields.NeedLocal("side", TextCheck.Name), fields.NeedKey("organisation"));
        fields.End();
        return run;
    }
}

/// <summary>An entry of <c>passages:</c>: what a source states of one way through a crossing.</summary>
internal sealed record PassageEntry(
    Place Place, Instant? At, Keyed Key, Keyed Crossing, PassageAccount Account, Keyed By, ThingNamed? Through, ImportMarking? Marking, bool Example)
    : ImportEntry(Place, At)
{
    public static PassageEntry Read(Fields fields)
    {
        var account = new PassageAccount(
            Way(fields), fields.NeedCode<PassageState>("state"), fields.NeedCode<Footing>("footing"), Stated.NeedOccurrence(fields, "when"),
            fields.NeedInstant("stated"), fields.Instant("until"), fields.Local("hours", TextCheck.Name), fields.Local("words", TextCheck.Statement));
        var entry = new PassageEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedKey("crossing"), account, fields.NeedKey("by"), Stated.Through(fields),
            ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        if (account.Footing == Footing.Observed && account.When.From > account.StatedAt && fields.Has("stated"))
            fields.Errors.Add(fields.PlaceOf("when"), "what was observed lies after “stated”, when it was said: a state from the future can only be announced.");
        fields.End();
        return entry;
    }

    internal static Way Way(Fields fields) => new(fields.NeedCode<PassageKind>("kind"), fields.NeedCode<Direction>("direction"));

    internal override void Plan(ImportPlan plan, Instant at)
    {
        List<(StreamKind, Keyed)> needs = [(StreamKind.Crossing, Crossing), (StreamKind.Source, By), .. ImportPlan.Released(Marking)];
        if (Through is { } carrier) needs.Add((carrier.Kind, carrier.Key));
        plan.Begin(
            at, StreamKind.Passage, Key, "state", ImportWork.Watch, needs,
            known => new StatePassage(
                known.Of<Crossing>(Crossing), Account, known.Of<Source>(By), Through?.In(known), ImportPlan.Marking(Marking, known), Example));
    }
}
