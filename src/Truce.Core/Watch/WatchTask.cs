using System.Collections.Immutable;

namespace Truce.Core.Watch;

/// <summary>Where a task stands.</summary>
public enum TaskState
{
    /// <summary>Asked of somebody, and not taken.</summary>
    Asked = 1,
    Taken = 2,

    /// <summary>Given back with a reason: it is with whoever asked, until it is passed on or taken after all.</summary>
    HandedBack = 3,
    Done = 4,
    Dropped = 5,
}

/// <summary>What can happen to a task.</summary>
public enum TaskStepKind
{
    Asked = 1,
    Taken = 2,

    /// <summary>A word on how it goes.</summary>
    Reported = 3,
    HandedBack = 4,
    PassedOn = 5,
    Done = 6,
    Dropped = 7,
}

/// <summary>What is asked.</summary>
/// <param name="Note">What else whoever takes it must know; null where that is all.</param>
public sealed record TaskAccount(LocalText What, Asked Asked, LocalText? Note = null)
{
    /// <summary>Null where its parts fit each other; else the refusal that says what does not.</summary>
    public Refusal? Unfit(Instant now) => TextCheck.First(
        TextCheck.Of(What, "what", TextCheck.Statement), TextCheck.Optional(Note, "note", TextCheck.Statement), Asked.Unfit(now));
}

/// <summary>One step in the life of a task.</summary>
/// <param name="Who">Who asked, took or gave it back; of a task that is passed on, to whom.</param>
/// <param name="Words">The reason, the result, the word on how it goes; null where there is none.</param>
/// <param name="At">When it was recorded.</param>
public sealed record TaskStep(TaskStepKind Kind, Addressee Who, LocalText? Words, Instant At);

/// <summary>Something that one organisation asks of another, or of a duty function; never of a person.</summary>
/// <param name="AskedBy">Who asks.</param>
/// <param name="To">Of whom it is asked now.</param>
/// <param name="Steps">Never empty; the last is the latest.</param>
/// <param name="Speciality">What people have to be able to do who do it, so that it counts against a roster; null where nobody said.</param>
public sealed record WatchTask(
    Id<WatchTask> Id, TaskAccount Account, Id<Organisation> AskedBy, Addressee To, ImmutableArray<TaskStep> Steps, bool Example, Speciality? Speciality = null)
    : INoun<WatchTask>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.WatchTask;

    /// <summary>Where it stands.</summary>
    public TaskState State => Steps.Last(step => step.Kind != TaskStepKind.Reported).Kind switch
    {
        TaskStepKind.Taken => TaskState.Taken,
        TaskStepKind.HandedBack => TaskState.HandedBack,
        TaskStepKind.Done => TaskState.Done,
        TaskStepKind.Dropped => TaskState.Dropped,
        _ => TaskState.Asked,
    };

    /// <summary>Whether something is still to be done.</summary>
    public bool IsOpen => State is TaskState.Asked or TaskState.Taken or TaskState.HandedBack;

    /// <summary>Who has taken it; null where nobody has it now.</summary>
    public Addressee? TakenBy => State == TaskState.Taken ? Steps.Last(step => step.Kind == TaskStepKind.Taken).Who : null;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(WatchTask state) =>
        [.. state.To.Names.Concat(state.TakenBy?.Names ?? []).Append(state.AskedBy.Reference).Distinct()];

    /// <inheritdoc />
    public static WatchTask? Apply(WatchTask? current, Recorded recorded) => recorded.Event switch
    {
        TaskAsked e => new WatchTask(
            new(recorded.Head.Stream.Number), e.Account, e.By, e.To, [new(TaskStepKind.Asked, new Addressee(e.By), null, recorded.Head.RecordedAt)], e.Example),
        TaskSpecialityNamed e => current! with { Speciality = e.Speciality },
        TaskTaken e => current!.And(TaskStepKind.Taken, e.By, null, recorded),
        TaskReportedOn e => current!.And(TaskStepKind.Reported, new Addressee(e.By), e.Words, recorded),
        TaskHandedBack e => current!.And(TaskStepKind.HandedBack, new Addressee(e.By), e.Reason, recorded),
        TaskPassedOn e => current!.And(TaskStepKind.PassedOn, e.To, e.Reason, recorded) with { To = e.To },
        TaskDone e => current!.And(TaskStepKind.Done, new Addressee(e.By), e.Result, recorded),
        TaskDropped e => current!.And(TaskStepKind.Dropped, new Addressee(current.AskedBy), e.Reason, recorded),
        _ => current,
    };

    private WatchTask And(TaskStepKind kind, Addressee who, LocalText? words, Recorded recorded) =>
        this with { Steps = Steps.Add(new TaskStep(kind, who, words, recorded.Head.RecordedAt)) };
}
