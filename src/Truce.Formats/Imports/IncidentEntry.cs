using NodaTime.Text;

namespace Truce.Formats.Imports;

/// <summary>An entry of <c>incidents:</c>, with the <c>steps</c> that the work on it took.</summary>
internal sealed record IncidentEntry(
    Place Place, Instant? At, Keyed Key, IncidentAccount Account, WhereStated Where, IReadOnlyList<Keyed> Actors, WhereStated? Exact,
    Instant Reported, ImportMarking? Marking, IReadOnlyList<IncidentStepEntry> Steps, bool Example) : ImportEntry(Place, At)
{
    public static IncidentEntry Read(Fields fields)
    {
        var where = Stated.NeedWhere(fields, "where");
        var type = fields.NeedText("type", 60);
        if (fields.Has("type") && !IncidentTypes.Knows(type))
            fields.Errors.Add(fields.PlaceOf("type"), $"“type” is one of {string.Join(", ", IncidentTypes.All)}; found “{type}”.");
        var effects = new Effects(
            [.. fields.Groups("people").Select(Harm)], fields.Local("objects", TextCheck.Statement), fields.Local("services", TextCheck.Statement),
            fields.Local("aid", TextCheck.Statement));
        var account = new IncidentAccount(
            fields.NeedLocal("title", TextCheck.Name), type, Stated.NeedOccurrence(fields, "occurred"), new PlaceStated(), [.. fields.Codes<Means>("means")], effects, [],
            Number(fields), fields.Local("weapon", TextCheck.Name), fields.Code<Identification>("identified"), fields.Local("direction", TextCheck.Name),
            fields.Local("note", TextCheck.Statement));
        var entry = new IncidentEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), account, where, fields.Keys("actors"),
            Stated.Where(fields, "exact"), fields.NeedInstant("reported"), ImportReader.Marking(fields, "marking"),
            [.. fields.Groups("steps").Select(IncidentStepEntry.Read)], fields.Flag("example"));
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        List<(StreamKind, Keyed)> needs =
        [
            .. Where.Needs, .. Exact?.Needs ?? [], .. Actors.Select(actor => (StreamKind.Organisation, actor)), .. ImportPlan.Released(Marking),
            .. ImportPlan.Released(Exact?.Marking),
        ];
        plan.Begin(
            at, StreamKind.Incident, Key, "enter", ImportWork.Watch, needs,
            known => new EnterIncident(
                Account with { Where = Where.In(known), Actors = [.. Actors.Select(known.Of<Organisation>)] }, Reported, Exact?.In(known),
                ImportPlan.Marking(Exact?.Marking, known), ImportPlan.Marking(Marking, known), Example));
        foreach (var step in Steps)
        {
            var verb = $"move/{Fields.Spelling(step.To)}/{InstantPattern.ExtendedIso.Format(step.At)}";
            if (step.Of is { } other)
            {
                plan.Change(step.At, StreamKind.Incident, Key, verb, step.Place, ImportWork.Watch, [(StreamKind.Incident, other)],
                    known => new MergeDuplicate(known.Of<Incident>(Key), known.Of<Incident>(other), step.Reason), ofItsTime: true);
                continue;
            }

            plan.Change(step.At, StreamKind.Incident, Key, verb, step.Place, ImportWork.Watch, [],
                known => new MoveIncident(known.Of<Incident>(Key), step.To, step.Reason, step.Obstacle, step.ReplyUntil), ofItsTime: true);
        }
    }

    private static Harm Harm(Fields fields)
    {
        var harm = new Harm(
            fields.NeedCode<HarmCategory>("category"), fields.Code<PersonBand>("band") ?? PersonBand.All, (int?)fields.Number("least", 0, 1_000_000),
            (int?)fields.Number("most", 0, 1_000_000));
        fields.End();
        return harm;
    }

    private static Counted? Number(Fields outer)
    {
        if (outer.Group("number") is not { } fields) return null;
        var number = new Counted(
            fields.NeedCode<IncidentUnit>("counted"), (int?)fields.Number("least", 0, 1_000_000), (int?)fields.Number("best", 0, 1_000_000),
            (int?)fields.Number("most", 0, 1_000_000));
        fields.End();
        return number;
    }
}

/// <summary>A step of the work; <c>of</c> names the other incident where it is a duplicate.</summary>
internal sealed record IncidentStepEntry(Place Place, Instant At, IncidentState To, LocalText Reason, Obstacle? Obstacle, Instant? ReplyUntil, Keyed? Of)
{
    public static IncidentStepEntry Read(Fields fields)
    {
        var step = new IncidentStepEntry(
            fields.Place, fields.NeedInstant("at"), fields.NeedCode<IncidentState>("to"), fields.NeedLocal("reason", TextCheck.Statement),
            fields.Code<Obstacle>("obstacle"), fields.Instant("reply-until"), fields.Key("of"));
        if (step.To == IncidentState.Duplicate != step.Of is not null)
            fields.Errors.Add(fields.Place, "a duplicate names the other incident in “of”, and only a duplicate does.");
        fields.End();
        return step;
    }
}
