namespace Truce.Formats.Imports;

/// <summary>An entry of <c>judgements:</c>: exactly one of <c>happened</c>, <c>who</c> and <c>breach</c>.</summary>
internal sealed record JudgementEntry(
    Place Place, Instant? At, Keyed Key, Keyed Incident, JudgedAnswer Answer, Keyed? Actor, Keyed? Provision, LocalText Basis, LocalDate? On, Keyed? Through,
    ImportMarking? Marking, bool Example, string? Seat) : ImportEntry(Place, At)
{
    public static JudgementEntry Read(Fields fields)
    {
        var answered = ((string[])["happened", "who", "breach"]).Count(fields.Has);
        if (answered != 1) fields.Errors.Add(fields.Place, $"a judgement answers one of “happened”, “who” and “breach”; found {answered} of them.");
        var (who, breach) = (fields.Group("who"), fields.Group("breach"));
        var attribution = who is null ? null : new Attribution(who.NeedCode<AttributionDegree>("degree"), null, who.Local("named", TextCheck.Name));
        var finding = breach is null ? null : new BreachFinding(breach.NeedCode<BreachDegree>("degree"), breach.Code<Severity>("severity"), breach.Code<Intent>("intent"));
        var entry = new JudgementEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedKey("incident"),
            new JudgedAnswer((int?)fields.Number("happened", 0, 5), attribution, finding), who?.Key("actor"), breach?.Key("provision"),
            fields.NeedLocal("basis", TextCheck.Statement), fields.Date("on"), fields.Key("through"), ImportReader.Marking(fields, "marking"), fields.Flag("example"), fields.Key("seat")?.Key);
        who?.End();
        breach?.End();
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        List<(StreamKind, Keyed)> needs = [(StreamKind.Incident, Incident), .. ImportPlan.Released(Marking)];
        if (Actor is { } actor) needs.Add((StreamKind.Organisation, actor));
        if (Provision is { } provision) needs.Add((StreamKind.Provision, provision));
        if (Through is { } claim) needs.Add((StreamKind.Claim, claim));
        plan.Begin(
            at, StreamKind.Judgement, Key, "give", ImportWork.Watch, needs,
            known => new GiveJudgement(
                known.Of<Incident>(Incident), Found(known), Basis, On, Through is { } through ? known.Of<Claim>(through) : null,
                ImportPlan.Marking(Marking, known), Example),
            ofItsTime: Seat is not null, seat: Seat);
    }

    private JudgedAnswer Found(References known) => Answer with
    {
        Attribution = Answer.Attribution is { } who ? who with { Actor = Actor is { } actor ? known.Of<Organisation>(actor) : null } : null,
        Breach = Answer.Breach is { } breach ? breach with { Provision = Provision is { } one ? known.Find(StreamKind.Provision, one.Key) : null } : null,
    };
}

/// <summary>An entry of <c>replies:</c>.</summary>
internal sealed record ReplyEntry(
    Place Place, Instant? At, Keyed Key, Keyed Incident, Keyed Organisation, ReplyAccount Account, ThingNamed? Through, ImportMarking? Marking, bool Example)
    : ImportEntry(Place, At)
{
    public static ReplyEntry Read(Fields fields)
    {
        var entry = new ReplyEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedKey("incident"), fields.NeedKey("organisation"),
            new ReplyAccount(fields.NeedCode<ReplyStance>("stance"), fields.Local("words", TextCheck.Statement), fields.Date("asked"), fields.Date("answered")),
            Stated.Through(fields), ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        List<(StreamKind, Keyed)> needs = [(StreamKind.Incident, Incident), (StreamKind.Organisation, Organisation), .. ImportPlan.Released(Marking)];
        if (Through is { } carrier) needs.Add((carrier.Kind, carrier.Key));
        plan.Begin(
            at, StreamKind.Reply, Key, "record", ImportWork.Watch, needs,
            known => new RecordReply(
                known.Of<Incident>(Incident), known.Of<Organisation>(Organisation), Account with { Through = Through?.In(known) },
                ImportPlan.Marking(Marking, known), Example));
    }
}
