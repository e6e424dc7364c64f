namespace Truce.Core.Watch;

/// <summary>Asks something of an organisation or of one of its duty functions.</summary>
/// <param name="To">Of whom; null is refused, since what is asked of nobody is done by nobody.</param>
/// <param name="About">A thing that it concerns; more are tied to it by relations.</param>
/// <param name="Marking">Null: the members of the centre.</param>
/// <param name="Speciality">What people have to be able to do who do it; null where that is not said, or is said later.</param>
public sealed record AskTask(
    TaskAccount Account, Addressee? To, Reference? About = null, Marking? Marking = null, bool Example = false, Speciality? Speciality = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) =>
        Tie.Refuse(StreamKind.WatchTask, RelationRole.Concerns, About, reading) is { } no ? no : Decide(Addressed.Of(To, reading), this, caller);

    public static Ruling Decide(Addressed? to, AskTask command, Caller caller)
    {
        if (Addressed.Refuse(to) is { } nobody) return nobody;
        if (Permissions.Refuse(nameof(AskTask), caller) is { } no) return no;
        if (command.Account.Unfit(caller.Now) is { } unfit) return unfit;
        var marking = command.Marking ?? Access.Marking.Green;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        if (command.Speciality is { } named && !Enum.IsDefined(named)) return TaskRefusals.SpecialityMissing();
        IEvent[] then = command.Speciality is { } speciality ? [new TaskSpecialityNamed(speciality, caller.Voice)] : [];
        return Tie.Begin(
            caller.NewId<WatchTask>(), [new TaskAsked(command.Account, caller.Voice, to!.To, command.Example), .. then], marking, RelationRole.Concerns, command.About, caller);
    }
}

/// <summary>Asks the same of somebody else: whoever had it does not have it any more.</summary>
public sealed record PassTask(Id<WatchTask> WatchTask, Addressee? To, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => reading.Find(WatchTask) is { } current
        ? Decide(current, Addressed.Of(To, reading), this, caller)
        : AccessRefusals.NotFound(WatchTask.ToString());

    public static Ruling Decide(WatchTask current, Addressed? to, PassTask command, Caller caller)
    {
        if (Addressed.Refuse(to) is { } nobody) return nobody;
        if (Permissions.Refuse(nameof(PassTask), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (!current.IsOpen) return TaskRefusals.Ended();
        if (current.AskedBy != caller.Voice) return TaskRefusals.NotAskedByYou();

        // To give it again to whoever gave it back is not passing it on.
        return current.To == to!.To ? TaskRefusals.WithThemAlready() : Ruling.Of(current.Id, new TaskPassedOn(to.To, command.Reason));
    }
}

/// <summary>Says what people have to be able to do who do a task, so that it counts against who is there. The last word stands.</summary>
public sealed record NameSpeciality(Id<WatchTask> WatchTask, Speciality Speciality) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(WatchTask), this, caller);

    public static Ruling Decide(WatchTask? current, NameSpeciality command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.WatchTask.ToString());
        if (Permissions.Refuse(nameof(NameSpeciality), caller) is { } no) return no;
        if (!Enum.IsDefined(command.Speciality)) return TaskRefusals.SpecialityMissing();
        if (!current.IsOpen) return TaskRefusals.Ended();
        if (current.AskedBy != caller.Voice && current.To.Organisation != caller.Voice) return TaskRefusals.NotBetweenYou();
        return current.Speciality == command.Speciality
            ? TaskRefusals.SpecialityStands()
            : Ruling.Of(current.Id, new TaskSpecialityNamed(command.Speciality, caller.Voice));
    }
}

/// <summary>Drops what was asked: it need not be done any more.</summary>
public sealed record DropTask(Id<WatchTask> WatchTask, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(WatchTask), this, caller);

    public static Ruling Decide(WatchTask? current, DropTask command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.WatchTask.ToString());
        if (Permissions.Refuse(nameof(DropTask), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (!current.IsOpen) return TaskRefusals.Ended();
        if (current.AskedBy != caller.Voice) return TaskRefusals.NotAskedByYou();
        return Ruling.Of(current.Id, new TaskDropped(command.Reason));
    }
}
