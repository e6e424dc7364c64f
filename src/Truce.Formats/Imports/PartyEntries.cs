using NodaTime.Text;

namespace Truce.Formats.Imports;

/// <summary>What a party or the centre did with something that was put to it, as files write it: a receipt, an answer, a result.</summary>
/// <param name="Verb">One of those that its entry knows.</param>
internal sealed record PartyStepEntry(Place Place, Instant At, PartyVerb Verb, LocalText? Words, Instant? Moment, Instant? Until, string? Seat, Fields Fields)
{
    public string Key => $"{Fields.Spelling(Verb)}/{InstantPattern.ExtendedIso.Format(At)}/{Seat}";

    public static IReadOnlyList<PartyStepEntry> ReadAll(Fields outer, params PartyVerb[] known) => [.. outer.Groups("steps").Select(fields => Read(fields, known))];

    private static PartyStepEntry Read(Fields fields, PartyVerb[] known)
    {
        var step = new PartyStepEntry(
            fields.Place, fields.NeedInstant("at"), fields.NeedCode<PartyVerb>("step"), fields.Local("words", TextCheck.Statement), fields.Instant("moment"),
            fields.Instant("until"), fields.Key("seat")?.Key, fields);
        if (!known.Contains(step.Verb)) fields.Errors.Add(fields.PlaceOf("step"), $"a step here is one of {string.Join(", ", known.Select(Fields.Spelling))}.");
        return step;
    }
}

/// <summary>What was done.</summary>
internal enum PartyVerb
{
    Receive = 1,
    Move = 2,
    Withdraw = 3,
    Deliver = 4,
    Read = 5,
    Acknowledge = 6,
    Accept = 7,
    Decline = 8,
    Report = 9,
    Find = 10,
    Dissent = 11,
    Answer = 12,
    Done = 13,
}

/// <summary>An entry of <c>transmissions:</c>; its steps are receive, move, withdraw.</summary>
internal sealed record TransmissionEntry(
    Place Place, Instant? At, Keyed Key, Keyed Incident, ToNamed To, TransmissionAccount Account, string? Seat, IReadOnlyList<PartyStepEntry> Steps,
    ImportMarking? Marking, bool Example) : ImportEntry(Place, At)
{
    public static TransmissionEntry Read(Fields fields)
    {
        var entry = new TransmissionEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedKey("incident"), ToNamed.Need(fields, "to"),
            new TransmissionAccount(fields.NeedLocal("words", TextCheck.Statement), fields.NeedInstant("sent"), fields.NeedCode<SentBy>("by"), fields.Instant("reply-until")),
            fields.Key("seat")?.Key, PartyStepEntry.ReadAll(fields, PartyVerb.Receive, PartyVerb.Move, PartyVerb.Withdraw), ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        foreach (var step in entry.Steps) step.Fields.End();
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        plan.Begin(
            at, StreamKind.Transmission, Key, "transmit", ImportWork.Watch, [(StreamKind.Incident, Incident), .. To.Needs, .. ImportPlan.Released(Marking)],
            known => new TransmitAllegation(known.Of<Incident>(Incident), To.In(known), Account, ImportPlan.Marking(Marking, known), Example), ofItsTime: true, seat: Seat);
        foreach (var step in Steps)
            plan.Change(step.At, StreamKind.Transmission, Key, step.Key, step.Place, ImportWork.Watch, [], known => Command(step, known.Of<Transmission>(Key)), ofItsTime: true, seat: step.Seat ?? Seat);
    }

    private static ICommand Command(PartyStepEntry step, Id<Transmission> one) => step.Verb switch
    {
        PartyVerb.Receive => new ConfirmAllegation(one, step.Moment ?? step.At, step.Words),
        PartyVerb.Move => new MoveReplyPeriod(one, step.Until ?? step.At, step.Words ?? new LocalText()),
        _ => new WithdrawTransmission(one, step.Words ?? new LocalText()),
    };
}

/// <summary>An entry of <c>notices:</c>; its steps are deliver, read, acknowledge, withdraw.</summary>
internal sealed record NoticeEntry(
    Place Place, Instant? At, Keyed Key, NoticeAccount Account, IReadOnlyList<ToNamed> To, ThingNamed? About, string? Seat, IReadOnlyList<PartyStepEntry> Steps,
    IReadOnlyList<Keyed?> Of, ImportMarking? Marking, bool Example) : ImportEntry(Place, At)
{
    public static NoticeEntry Read(Fields fields)
    {
        var steps = PartyStepEntry.ReadAll(fields, PartyVerb.Deliver, PartyVerb.Read, PartyVerb.Acknowledge, PartyVerb.Withdraw);
        var entry = new NoticeEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"),
            new NoticeAccount(fields.NeedLocal("title", TextCheck.Name), fields.NeedLocal("words", TextCheck.Statement), fields.NeedInstant("sent"), fields.NeedCode<SentBy>("by")),
            [.. fields.Groups("to").Select(ToNamed.Read)], Watched.About(fields), fields.Key("seat")?.Key, steps, [.. steps.Select(step => step.Fields.Key("of"))],
            ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        foreach (var step in steps) step.Fields.End();
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        plan.Begin(
            at, StreamKind.Notice, Key, "send", ImportWork.Watch, [.. To.SelectMany(one => one.Needs), .. Watched.Needs(About), .. ImportPlan.Released(Marking)],
            known => new SendNotice(Account, [.. To.Select(one => one.In(known))], About?.In(known), ImportPlan.Marking(Marking, known), Example), ofItsTime: true, seat: Seat);
        foreach (var (step, of) in Steps.Zip(Of))
        {
            plan.Change(
                step.At, StreamKind.Notice, Key, $"{step.Key}/{of?.Key}", step.Place, ImportWork.Watch, of is { } organisation ? [(StreamKind.Organisation, organisation)] : [],
                known => Command(step, known.Of<Notice>(Key), of is { } one ? known.Of<Organisation>(one) : null), ofItsTime: true, seat: step.Seat ?? Seat);
        }
    }

    private static ICommand Command(PartyStepEntry step, Id<Notice> one, Id<Organisation>? of) => step.Verb switch
    {
        PartyVerb.Withdraw => new WithdrawNotice(one, step.Words ?? new LocalText()),
        var verb => new ConfirmNotice(
            one, verb == PartyVerb.Deliver ? NoticeReceipt.Delivered : verb == PartyVerb.Read ? NoticeReceipt.Read : NoticeReceipt.Acknowledged, step.Moment ?? step.At, of),
    };
}

/// <summary>An entry of <c>hot-line-calls:</c>; its steps are answer and done.</summary>
internal sealed record CallEntry(
    Place Place, Instant? At, Keyed Key, Keyed From, ToNamed To, CallAccount Account, ThingNamed? About, string? Seat, IReadOnlyList<PartyStepEntry> Steps,
    ImportMarking? Marking, bool Example) : ImportEntry(Place, At)
{
    public static CallEntry Read(Fields fields)
    {
        var entry = new CallEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedKey("from"), ToNamed.Need(fields, "to"),
            new CallAccount(fields.NeedLocal("asked", TextCheck.Statement), fields.NeedInstant("called"), fields.Instant("answered")), Watched.About(fields),
            fields.Key("seat")?.Key, PartyStepEntry.ReadAll(fields, PartyVerb.Answer, PartyVerb.Done), ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        foreach (var step in entry.Steps) step.Fields.End();
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        plan.Begin(
            at, StreamKind.HotLineCall, Key, "enter", ImportWork.Watch, [(StreamKind.Organisation, From), .. To.Needs, .. Watched.Needs(About), .. ImportPlan.Released(Marking)],
            known => new EnterCall(Account, To.In(known), known.Of<Organisation>(From), About?.In(known), ImportPlan.Marking(Marking, known), Example), ofItsTime: true, seat: Seat);
        foreach (var step in Steps)
        {
            plan.Change(
                step.At, StreamKind.HotLineCall, Key, step.Key, step.Place, ImportWork.Watch, [],
                known => step.Verb == PartyVerb.Answer ? new AnswerCall(known.Of<HotLineCall>(Key), step.Moment ?? step.At, step.Words) : new CloseCall(known.Of<HotLineCall>(Key), step.Words ?? new LocalText()),
                ofItsTime: true, seat: step.Seat ?? Seat);
        }
    }
}

/// <summary>An entry of <c>joint-visits:</c>; its steps are accept, decline, move, report, find, dissent.</summary>
internal sealed record JointVisitEntry(
    Place Place, Instant? At, Keyed Key, Keyed Incident, VisitPlan Visit, WhereStated Where, IReadOnlyList<ToNamed> Invited, IReadOnlyList<(Keyed Organisation, LocalText Function)> Team,
    string? Seat, IReadOnlyList<PartyStepEntry> Steps, IReadOnlyList<VisitReport?> Reports, ImportMarking? Marking, bool Example) : ImportEntry(Place, At)
{
    public static JointVisitEntry Read(Fields fields)
    {
        var steps = PartyStepEntry.ReadAll(fields, PartyVerb.Accept, PartyVerb.Decline, PartyVerb.Move, PartyVerb.Report, PartyVerb.Find, PartyVerb.Dissent);
        var entry = new JointVisitEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedKey("incident"),
            new VisitPlan(fields.NeedLocal("purpose", TextCheck.Name), new PlaceStated(), fields.NeedInstant("from"), fields.NeedInstant("until")),
            Stated.NeedWhere(fields, "where"), [.. fields.Groups("invited").Select(ToNamed.Read)], [.. fields.Groups("team").Select(TeamOf)], fields.Key("seat")?.Key, steps,
            [.. steps.Select(step => step.Verb == PartyVerb.Report ? ReportOf(step.Fields) : null)], ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        foreach (var step in steps) step.Fields.End();
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        plan.Begin(
            at, StreamKind.JointVisit, Key, "call", ImportWork.Watch,
            [(StreamKind.Incident, Incident), .. Where.Needs, .. Invited.SelectMany(one => one.Needs), .. ImportPlan.Released(Marking)],
            known => new CallJointVisit(
                known.Of<Incident>(Incident), Visit with { Where = Where.In(known) }, [.. Invited.Select(one => one.In(known))], ImportPlan.Marking(Marking, known), Example),
            ofItsTime: true, seat: Seat);
        if (Team.Count > 0)
        {
            plan.Change(
                at, StreamKind.JointVisit, Key, "team", Place, ImportWork.Watch, [.. Team.Select(one => (StreamKind.Organisation, one.Organisation))],
                known => new NameVisitTeam(known.Of<JointVisit>(Key), [.. Team.Select(one => new TeamPlace(known.Of<Organisation>(one.Organisation), one.Function))]), ofItsTime: true, seat: Seat);
        }

        foreach (var (step, report) in Steps.Zip(Reports))
        {
            if (step.Verb is PartyVerb.Find or PartyVerb.Dissent)
            {
                plan.Begin(
                    step.At, StreamKind.VisitFinding, new Keyed($"{Key.Key}/{step.Key}", step.Place), "state", ImportWork.Watch, [(StreamKind.JointVisit, Key)],
                    known => new StateVisitFinding(
                        known.Of<JointVisit>(Key), step.Verb == PartyVerb.Find ? FindingStance.Finds : FindingStance.Dissents, step.Words ?? new LocalText(), Example: Example),
                    ofItsTime: true, seat: step.Seat ?? Seat);
                continue;
            }

            plan.Change(step.At, StreamKind.JointVisit, Key, step.Key, step.Place, ImportWork.Watch, [], known => Command(step, report, known.Of<JointVisit>(Key)), ofItsTime: true, seat: step.Seat ?? Seat);
        }
    }

    private static ICommand Command(PartyStepEntry step, VisitReport? report, Id<JointVisit> one) => step.Verb switch
    {
        PartyVerb.Accept => new AnswerInvitation(one, InvitationAnswer.Accepts),
        PartyVerb.Decline => new AnswerInvitation(one, InvitationAnswer.Declines, step.Words),
        PartyVerb.Move => new MoveJointVisit(one, step.Moment ?? step.At, step.Until ?? step.At, step.Words ?? new LocalText()),
        _ => new ReportJointVisit(one, report!),
    };

    private static (Keyed, LocalText) TeamOf(Fields fields)
    {
        var place = (fields.NeedKey("organisation"), fields.NeedLocal("function", TextCheck.Name));
        fields.End();
        return place;
    }

    private static VisitReport ReportOf(Fields fields) => new(
        fields.NeedCode<VisitResult>("result"), Stated.NeedOccurrence(fields, "was"), fields.Local("seen", TextCheck.Statement), fields.Local("unseen", TextCheck.Statement),
        fields.Local("because", TextCheck.Statement));
}
