namespace Truce.Formats.Imports;

/// <summary>An entry of <c>alerts:</c>, with what became of it: each of <c>updates:</c> says all of it anew, <c>cancelled:</c> takes it back. <c>seat:</c> issues it.</summary>
internal sealed record AlertEntry(
    Place Place, Instant? At, Keyed Key, StatedAlert First, IReadOnlyList<(Instant At, LocalText Reason, StatedAlert Account)> Updates,
    (Instant At, LocalText Reason)? Cancelled, string? Seat, ImportMarking? Marking, bool Example) : ImportEntry(Place, At)
{
    public static AlertEntry Read(Fields fields)
    {
        var entry = new AlertEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), StatedAlert.Read(fields), [.. fields.Groups("updates").Select(Update)],
            fields.Group("cancelled") is { } cancelled ? End(cancelled) : null, fields.Key("seat")?.Key, ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        plan.Begin(
            at, StreamKind.Alert, Key, "issue", ImportWork.Watch, [.. First.Needs, .. ImportPlan.Released(Marking)],
            known => new IssueAlert(First.In(known), ImportPlan.Marking(Marking, known), Example), ofItsTime: true, seat: Seat);
        for (var number = 0; number < Updates.Count; number++)
        {
            var (when, reason, account) = Updates[number];
            plan.Change(
                when, StreamKind.Alert, Key, $"update/{number + 1}", Place, ImportWork.Watch, [.. account.Needs],
                known => new UpdateAlert(known.Of<Alert>(Key), account.In(known), reason), ofItsTime: true, seat: Seat);
        }

        if (Cancelled is { } end)
            plan.Change(
                end.At, StreamKind.Alert, Key, "cancel", Place, ImportWork.Watch, [], known => new CancelAlert(known.Of<Alert>(Key), end.Reason), ofItsTime: true, seat: Seat);
    }

    private static (Instant, LocalText, StatedAlert) Update(Fields fields)
    {
        var update = (fields.NeedInstant("at"), fields.NeedLocal("reason", TextCheck.Statement), StatedAlert.Read(fields));
        fields.End();
        return update;
    }

    private static (Instant, LocalText) End(Fields fields)
    {
        var end = (fields.NeedInstant("at"), fields.NeedLocal("reason", TextCheck.Statement));
        fields.End();
        return end;
    }
}

/// <summary>What an alert says, with its places by their keys.</summary>
internal sealed record StatedAlert(AlertAccount Account, IReadOnlyList<Keyed?> Places)
{
    public IEnumerable<(StreamKind, Keyed)> Needs => Places.OfType<Keyed>().Select(key => (StreamKind.Place, key));

    public static StatedAlert Read(Fields fields)
    {
        var areas = fields.Groups("areas").Select(ReadArea).ToList();
        if (areas.Count == 0) fields.Errors.Add(fields.PlaceOf("areas"), "“areas” lists the ground for which it holds: each with “words”.");
        return new StatedAlert(
            new AlertAccount(
                fields.NeedCode<AlertHazard>("hazard"), fields.NeedCode<AlertCategory>("category"), fields.NeedCode<AlertUrgency>("urgency"),
                fields.NeedCode<AlertSeverity>("severity"), fields.NeedCode<AlertCertainty>("certainty"), fields.NeedLocal("headline", TextCheck.Name),
                fields.NeedLocal("description", TextCheck.Statement), fields.NeedInstant("effective"), fields.NeedInstant("expires"),
                [.. areas.Select(area => area.Area)], fields.Local("instruction", TextCheck.Statement), fields.Codes<AlertResponse>("responses") is { Count: > 0 } responses ? [.. responses] : null,
                fields.Instant("onset"), fields.Code<AlertStatus>("status") ?? AlertStatus.Actual),
            [.. areas.Select(area => area.Place)]);
    }

    public AlertAccount In(References known) => Account with
    {
        Areas = [.. Account.Areas.Select((area, at) => Places[at] is { } key ? area with { Place = known.Of<Core.Places.Place>(key) } : area)],
    };

    private static (AlertArea Area, Keyed? Place) ReadArea(Fields fields)
    {
        var area = (
            new AlertArea(
                fields.NeedLocal("words", TextCheck.Name), null, fields.Position("centre"),
                (int?)fields.Number("radius", 1, PlaceStated.MostRadiusMetres), Ground.Area(fields, "ground")),
            fields.Key("place"));
        fields.End();
        return area;
    }
}
