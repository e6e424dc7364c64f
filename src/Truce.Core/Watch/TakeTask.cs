namespace Truce.Core.Watch;

/// <summary>Takes a task: from now on the others know who is at it.</summary>
/// <param name="Function">In which of its functions the organisation takes it; null: it does not say.</param>
public sealed record TakeTask(Id<WatchTask> WatchTask, Id<DutyFunction>? Function = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => reading.Find(WatchTask) is { } current
        ? Decide(current, Addressed.Of(caller.Voice, Function, reading), this, caller)
        : AccessRefusals.NotFound(WatchTask.ToString());

    public static Ruling Decide(WatchTask current, Addressed? by, TakeTask command, Caller caller)
    {
        if (Addressed.Refuse(by) is { } nobody) return nobody;
        if (Permissions.Refuse(nameof(TakeTask), caller) is { } no) return no;
        if (!current.IsOpen) return TaskRefusals.Ended();
        if (current.To.Organisation != caller.Voice) return TaskRefusals.NotAskedOfYou();
        if (current.State == TaskState.Taken) return TaskRefusals.Taken();
        return Ruling.Of(current.Id, new TaskTaken(by!.To));
    }
}

/// <summary>Says how a task goes that the caller's organisation has taken: the reminder waits from here anew.</summary>
public sealed record ReportOnTask(Id<WatchTask> WatchTask, LocalText Words) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(WatchTask), this, caller);

    public static Ruling Decide(WatchTask? current, ReportOnTask command, Caller caller) =>
        TaskHolder.Refuse(nameof(ReportOnTask), current, command.WatchTask, command.Words, "words", caller) is { } no ? no
        : Ruling.Of(current!.Id, new TaskReportedOn(caller.Voice, command.Words));
}

/// <summary>Says that a task is done, and what came of it.</summary>
public sealed record FinishTask(Id<WatchTask> WatchTask, LocalText Result) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(WatchTask), this, caller);

    public static Ruling Decide(WatchTask? current, FinishTask command, Caller caller) =>
        TaskHolder.Refuse(nameof(FinishTask), current, command.WatchTask, command.Result, "result", caller) is { } no ? no
        : Ruling.Of(current!.Id, new TaskDone(caller.Voice, command.Result));
}

/// <summary>Gives a task back with a reason, taken or not: it is with whoever asked.</summary>
public sealed record HandBackTask(Id<WatchTask> WatchTask, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(WatchTask), this, caller);

    public static Ruling Decide(WatchTask? current, HandBackTask command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.WatchTask.ToString());
        if (Permissions.Refuse(nameof(HandBackTask), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (!current.IsOpen) return TaskRefusals.Ended();
        if (current.State == TaskState.HandedBack) return TaskRefusals.HandedBack();
        if ((current.TakenBy ?? current.To).Organisation != caller.Voice) return TaskRefusals.NotAskedOfYou();
        return Ruling.Of(current.Id, new TaskHandedBack(caller.Voice, command.Reason));
    }
}

/// <summary>What only whoever has taken a task can do.</summary>
internal static class TaskHolder
{
    public static Refusal? Refuse(string verb, WatchTask? current, Id<WatchTask> asked, LocalText words, string field, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(asked.ToString());
        if (Permissions.Refuse(verb, caller) is { } no) return no;
        if (TextCheck.Of(words, field, TextCheck.Statement) is { } unfit) return unfit;
        if (!current.IsOpen) return TaskRefusals.Ended();
        return current.TakenBy?.Organisation == caller.Voice ? null : TaskRefusals.NotTakenByYou();
    }
}
