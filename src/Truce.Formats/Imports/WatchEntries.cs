namespace Truce.Formats.Imports;

/// <summary>An entry of <c>duty-functions:</c>.</summary>
internal sealed record DutyFunctionEntry(Place Place, Instant? At, Keyed Key, DutyAccount Account, Keyed Organisation, ImportMarking? Marking, bool Example)
    : ImportEntry(Place, At)
{
    public static DutyFunctionEntry Read(Fields fields)
    {
        var entry = new DutyFunctionEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"),
            new DutyAccount(fields.NeedLocal("name", TextCheck.Name), default, fields.Local("cell", TextCheck.Name), fields.Local("speciality", TextCheck.Name)),
            fields.NeedKey("organisation"), ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at) => plan.Begin(
        at, StreamKind.DutyFunction, Key, "establish", ImportWork.Watch, [(StreamKind.Organisation, Organisation), .. ImportPlan.Released(Marking)],
        known => new EstablishFunction(Account with { Organisation = known.Of<Organisation>(Organisation) }, ImportPlan.Marking(Marking, known), Example));
}

/// <summary>An entry of <c>log-entries:</c>; one that <c>corrects</c> another gives its <c>reason</c>.</summary>
internal sealed record LogEntryEntry(
    Place Place, Instant? At, Keyed Key, Instant Happened, Keyed By, LocalText What, Keyed? Corrects, LocalText? Reason, ThingNamed? About, string? Seat,
    ImportMarking? Marking, bool Example) : ImportEntry(Place, At)
{
    public static LogEntryEntry Read(Fields fields)
    {
        var entry = new LogEntryEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedInstant("happened"), fields.NeedKey("by"),
            fields.NeedLocal("what", TextCheck.Statement), fields.Key("corrects"), fields.Local("reason", TextCheck.Statement), Watched.About(fields),
            fields.Key("seat")?.Key, ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        if (entry.Corrects is null != entry.Reason is null)
            fields.Errors.Add(fields.Place, "“corrects” and “reason” stand together: an entry that puts another right says why.");
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        List<(StreamKind, Keyed)> needs = [(StreamKind.DutyFunction, By), .. Watched.Needs(About), .. ImportPlan.Released(Marking)];
        if (Corrects is { } earlier) needs.Add((StreamKind.LogEntry, earlier));
        plan.Begin(at, StreamKind.LogEntry, Key, "enter", ImportWork.Watch, needs, Command, ofItsTime: true, seat: Seat);
    }

    private ICommand Command(References known)
    {
        var account = new LogAccount(Happened, known.Of<DutyFunction>(By), What);
        return Corrects is { } earlier
            ? new CorrectLog(known.Of<LogEntry>(earlier), account, Reason!)
            : new EnterLog(account, About?.In(known), ImportPlan.Marking(Marking, known), Example);
    }
}

/// <summary>An entry of <c>shifts:</c>, with what was handed over and who accepted; the accepting shift's key is <c>next</c>.</summary>
internal sealed record ShiftEntry(
    Place Place, Instant? At, Keyed Key, Keyed Function, LocalText? Notes, string? Seat, HandoverEntry? Handover, (Instant At, LocalText Reason)? Ended,
    ImportMarking? Marking, bool Example) : ImportEntry(Place, At)
{
    public static ShiftEntry Read(Fields fields)
    {
        var entry = new ShiftEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedKey("function"), fields.Local("notes", TextCheck.Statement),
            fields.Key("seat")?.Key, HandoverEntry.Read(fields.Group("handover")), EndOf(fields.Group("ended")), ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        plan.Begin(
            at, StreamKind.Shift, Key, "open", ImportWork.Watch, [(StreamKind.DutyFunction, Function), .. ImportPlan.Released(Marking)],
            known => new OpenShift(known.Of<DutyFunction>(Function), Notes, ImportPlan.Marking(Marking, known), Example), ofItsTime: true, seat: Seat);
        Handover?.Plan(plan, Key, Seat);
        if (Ended is { } end)
        {
            plan.Change(
                end.At, StreamKind.Shift, Key, "end", Place, ImportWork.Watch, [], known => new EndShift(known.Of<Shift>(Key), end.Reason), ofItsTime: true, seat: Seat);
        }
    }

    internal static (Instant, LocalText)? EndOf(Fields? fields)
    {
        if (fields is null) return null;
        var end = (fields.NeedInstant("at"), fields.NeedLocal("reason", TextCheck.Statement));
        fields.End();
        return end;
    }
}

/// <summary>A handover: its notes, and who accepted it.</summary>
/// <param name="Next">The key of the shift that begins with it; null where nobody accepted.</param>
/// <param name="Then">How that next one went on: it can be handed over or end in turn.</param>
internal sealed record HandoverEntry(
    Place Place, Instant At, LocalText Notes, Keyed? Next, Keyed? By, Instant? Accepted, LocalText? Remark, string? Seat, HandoverEntry? Then, (Instant At, LocalText Reason)? Ended)
{
    public static HandoverEntry? Read(Fields? fields)
    {
        if (fields is null) return null;
        var entry = new HandoverEntry(
            fields.Place, fields.NeedInstant("at"), fields.NeedLocal("notes", TextCheck.Statement), fields.Key("next"), fields.Key("by"), fields.Instant("accepted"),
            fields.Local("remark", TextCheck.Statement), fields.Key("seat")?.Key, Read(fields.Group("handover")), ShiftEntry.EndOf(fields.Group("ended")));
        if (entry.Next is null != entry.By is null || entry.Next is null != entry.Accepted is null)
            fields.Errors.Add(fields.Place, "“next”, “by” and “accepted” stand together: who accepted, when, and the shift that began.");
        fields.End();
        return entry;
    }

    public void Plan(ImportPlan plan, Keyed shift, string? giver)
    {
        plan.Change(
            At, StreamKind.Shift, shift, "hand-over", Place, ImportWork.Watch, [], known => new HandOverShift(known.Of<Shift>(shift), Notes), ofItsTime: true, seat: giver);
        if (Next is not { } next || By is not { } function || Accepted is not { } accepted) return;
        plan.Begin(
            accepted, StreamKind.Shift, next, "accept", ImportWork.Watch, [(StreamKind.Shift, shift), (StreamKind.DutyFunction, function)],
            known => new AcceptHandover(known.Of<Shift>(shift), known.Of<DutyFunction>(function), Remark), ofItsTime: true, seat: Seat);
        Then?.Plan(plan, next, Seat);
        if (Ended is { } end)
        {
            plan.Change(
                end.At, StreamKind.Shift, next, "end", Place, ImportWork.Watch, [], known => new EndShift(known.Of<Shift>(next), end.Reason), ofItsTime: true, seat: Seat);
        }
    }
}

/// <summary>What entries of the watch have in common.</summary>
internal static class Watched
{
    /// <summary>The thing that an entry is about; null where none is named.</summary>
    public static ThingNamed? About(Fields fields) => fields.Has("about") ? ThingNamed.Need(fields, "about") : null;

    public static IEnumerable<(StreamKind, Keyed)> Needs(ThingNamed? about) => about is { } thing ? [(thing.Kind, thing.Key)] : [];
}

/// <summary>To whom something is put: <c>organisation</c>, and <c>function</c> where it is one of its duty functions.</summary>
internal sealed record ToNamed(Keyed Organisation, Keyed? Function)
{
    public static ToNamed Read(Fields fields)
    {
        var to = new ToNamed(fields.NeedKey("organisation"), fields.Key("function"));
        fields.End();
        return to;
    }

    public static ToNamed Need(Fields fields, string name)
    {
        if (fields.Group(name) is { } group) return Read(group);
        if (!fields.Has(name)) fields.Errors.Add(fields.Place, $"the field “{name}” was expected in this entry; it is missing.");
        return new ToNamed(new Keyed("", fields.Place), null);
    }

    public IEnumerable<(StreamKind, Keyed)> Needs =>
        Function is { } function ? [(StreamKind.Organisation, Organisation), (StreamKind.DutyFunction, function)] : [(StreamKind.Organisation, Organisation)];

    public Addressee In(References known) => new(known.Of<Organisation>(Organisation), Function is { } function ? known.Of<DutyFunction>(function) : null);
}
