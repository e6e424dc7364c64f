using NodaTime.Text;

namespace Truce.Formats.Imports;

/// <summary>What a step of a task or a request is, as files write it.</summary>
internal enum WorkVerb
{
    Take = 1,
    Report = 2,
    HandBack = 3,
    Finish = 4,
    Drop = 5,
    Pass = 6,
    Answer = 7,
    AnswerInPart = 8,
    Decline = 9,
    Move = 10,
    Withdraw = 11,
}

/// <summary>A step of a task or a request: when, what, in which words, by which seat of the example.</summary>
internal sealed record WorkStepEntry(Place Place, Instant At, WorkVerb Verb, LocalText? Words, Keyed? Function, ToNamed? To, Instant? NeededBy, string? Seat)
{
    private static readonly WorkVerb[] Wordless = [WorkVerb.Take];

    public string Key => $"{Fields.Spelling(Verb)}/{InstantPattern.ExtendedIso.Format(At)}";

    public static WorkStepEntry Read(Fields fields)
    {
        var step = new WorkStepEntry(
            fields.Place, fields.NeedInstant("at"), fields.NeedCode<WorkVerb>("step"), fields.Local("words", TextCheck.Statement), fields.Key("as"),
            fields.Group("to") is { } to ? ToNamed.Read(to) : null, fields.Instant("needed-by"), fields.Key("seat")?.Key);
        if (step.Words is null && !Wordless.Contains(step.Verb)) fields.Errors.Add(fields.Place, "a step has “words”: a reason, an answer, a result. Only to take a task needs none.");
        if (step.To is null && step.Verb == WorkVerb.Pass) fields.Errors.Add(fields.Place, "a task is passed on “to” somebody.");
        if (step.NeededBy is null && step.Verb == WorkVerb.Move) fields.Errors.Add(fields.Place, "a request that is moved says “needed-by” when.");
        fields.End();
        return step;
    }
}

/// <summary>An entry of <c>tasks:</c>, with its steps.</summary>
internal sealed record TaskEntry(
    Place Place, Instant? At, Keyed Key, LocalText What, ToNamed To, Instant? Asked, Instant? Due, LocalText? Note, ThingNamed? About, string? Seat,
    IReadOnlyList<WorkStepEntry> Steps, ImportMarking? Marking, bool Example, Speciality? Speciality) : ImportEntry(Place, At)
{
    public static TaskEntry Read(Fields fields)
    {
        var entry = new TaskEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedLocal("what", TextCheck.Statement), ToNamed.Need(fields, "to"), fields.Instant("asked"),
            fields.Instant("due"), fields.Local("note", TextCheck.Statement), Watched.About(fields), fields.Key("seat")?.Key,
            [.. fields.Groups("steps").Select(WorkStepEntry.Read)], ImportReader.Marking(fields, "marking"), fields.Flag("example"),
            fields.Code<Speciality>("speciality"));
        foreach (var step in entry.Steps.Where(step => step.Verb > WorkVerb.Pass)) fields.Errors.Add(step.Place, $"“{Fields.Spelling(step.Verb)}” is no step of a task.");
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        plan.Begin(
            at, StreamKind.WatchTask, Key, "ask", ImportWork.Watch, [.. To.Needs, .. Watched.Needs(About), .. ImportPlan.Released(Marking)],
            known => new AskTask(new TaskAccount(What, new Asked(Asked ?? at, Due), Note), To.In(known), About?.In(known), ImportPlan.Marking(Marking, known), Example, Speciality),
            ofItsTime: true, seat: Seat);
        foreach (var step in Steps)
        {
            IReadOnlyList<(StreamKind, Keyed)> needs = [.. step.To?.Needs ?? [], .. step.Function is { } function ? [(StreamKind.DutyFunction, function)] : Array.Empty<(StreamKind, Keyed)>()];
            plan.Change(step.At, StreamKind.WatchTask, Key, step.Key, step.Place, ImportWork.Watch, needs, known => Command(step, known), ofItsTime: true, seat: step.Seat ?? Seat);
        }
    }

    private ICommand Command(WorkStepEntry step, References known)
    {
        var task = known.Of<WatchTask>(Key);
        return step.Verb switch
        {
            WorkVerb.Take => new TakeTask(task, step.Function is { } function ? known.Of<DutyFunction>(function) : null),
            WorkVerb.Report => new ReportOnTask(task, step.Words!),
            WorkVerb.HandBack => new HandBackTask(task, step.Words!),
            WorkVerb.Finish => new FinishTask(task, step.Words!),
            WorkVerb.Drop => new DropTask(task, step.Words!),
            _ => new PassTask(task, step.To!.In(known), step.Words!),
        };
    }
}

/// <summary>An entry of <c>requests:</c>, with its answers.</summary>
internal sealed record RequestEntry(
    Place Place, Instant? At, Keyed Key, LocalText What, LocalText Purpose, ToNamed Of, Instant? Asked, Instant NeededBy, ThingNamed? About, string? Seat,
    IReadOnlyList<WorkStepEntry> Steps, ImportMarking? Marking, bool Example) : ImportEntry(Place, At)
{
    public static RequestEntry Read(Fields fields)
    {
        var entry = new RequestEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedLocal("what", TextCheck.Statement), fields.NeedLocal("purpose", TextCheck.Statement),
            ToNamed.Need(fields, "of"), fields.Instant("asked"), fields.NeedInstant("needed-by"), Watched.About(fields), fields.Key("seat")?.Key,
            [.. fields.Groups("steps").Select(WorkStepEntry.Read)], ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        foreach (var step in entry.Steps.Where(step => step.Verb < WorkVerb.Answer)) fields.Errors.Add(step.Place, $"“{Fields.Spelling(step.Verb)}” is no step of a request.");
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        plan.Begin(
            at, StreamKind.InformationRequest, Key, "ask", ImportWork.Watch, [.. Of.Needs, .. Watched.Needs(About), .. ImportPlan.Released(Marking)],
            known => new RequestInformation(
                new RequestAccount(What, Purpose, new Asked(Asked ?? at, NeededBy)), Of.In(known), About?.In(known), ImportPlan.Marking(Marking, known), Example),
            ofItsTime: true, seat: Seat);
        foreach (var step in Steps)
            plan.Change(step.At, StreamKind.InformationRequest, Key, step.Key, step.Place, ImportWork.Watch, [], known => Command(step, known), ofItsTime: true, seat: step.Seat ?? Seat);
    }

    private ICommand Command(WorkStepEntry step, References known)
    {
        var request = known.Of<InformationRequest>(Key);
        return step.Verb switch
        {
            WorkVerb.Answer => new AnswerRequest(request, step.Words!, IsWhole: true),
            WorkVerb.AnswerInPart => new AnswerRequest(request, step.Words!),
            WorkVerb.Decline => new DeclineRequest(request, step.Words!),
            WorkVerb.Move => new MoveRequest(request, step.NeededBy!.Value, step.Words!),
            _ => new WithdrawRequest(request, step.Words!),
        };
    }
}
