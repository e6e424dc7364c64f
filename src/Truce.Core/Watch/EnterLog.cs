namespace Truce.Core.Watch;

/// <summary>Puts down in the log what happened in the room.</summary>
/// <param name="About">A thing that it concerns; more are tied to it by relations.</param>
/// <param name="Marking">Null: the members of the centre.</param>
public sealed record EnterLog(LogAccount Account, Reference? About = null, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) =>
        Tie.Refuse(StreamKind.LogEntry, RelationRole.Concerns, About, reading) is { } no ? no : Decide(reading.Find(Account.By), this, caller);

    public static Ruling Decide(DutyFunction? function, EnterLog command, Caller caller)
    {
        if (Refuse(nameof(EnterLog), function, command.Account, caller) is { } no) return no;
        var marking = command.Marking ?? Access.Marking.Green;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Tie.Begin(
            caller.NewId<LogEntry>(), new LogEntered(command.Account, Example: command.Example), marking, RelationRole.Concerns, command.About, caller);
    }

    internal static Refusal? Refuse(string verb, DutyFunction? function, LogAccount account, Caller caller)
    {
        if (function is null) return AccessRefusals.NotFound(account.By.ToString());
        if (Permissions.Refuse(verb, caller) is { } no) return no;
        return ShiftRefusals.OfFunction(function, caller) ?? account.Unfit(caller.Now);
    }
}

/// <summary>Puts an entry of the log right by a later one. The earlier one stays as it was put down.</summary>
public sealed record CorrectLog(Id<LogEntry> Entry, LogAccount Account, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => reading.Find(Entry) is { } current
        ? Decide(current, reading.MarkingOf(Entry), reading.Find(Account.By), this, caller)
        : AccessRefusals.NotFound(Entry.ToString());

    public static Ruling Decide(LogEntry current, Marking marking, DutyFunction? function, CorrectLog command, Caller caller)
    {
        if (EnterLog.Refuse(nameof(CorrectLog), function, command.Account, caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.Account.At == command.Account.At && current.Account.What == command.Account.What) return WatchRefusals.NothingCorrected();
        return Ruling.Of(new Decided(
            caller.NewId<LogEntry>(), new LogEntered(command.Account, current.Id, command.Reason, current.Example), marking));
    }
}
