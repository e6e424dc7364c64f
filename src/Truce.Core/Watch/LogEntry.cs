namespace Truce.Core.Watch;

/// <summary>What a duty function puts down in the log of the room.</summary>
/// <param name="At">When it happened; when it was put down is another time.</param>
/// <param name="By">The function that puts it down.</param>
/// <param name="What">What happened, in neutral words and without names of persons.</param>
public sealed record LogAccount(Instant At, Id<DutyFunction> By, LocalText What)
{
    /// <summary>Null where its parts fit; else the refusal that says what does not.</summary>
    public Refusal? Unfit(Instant now) =>
        At > now ? WatchRefusals.LogInTheFuture(At.ToString()) : TextCheck.Of(What, "what", TextCheck.Statement);
}

/// <summary>
/// One entry in the log of the room. It is never changed: what was put down wrongly is corrected by a later entry, and both stay. What
/// it is about are relations.
/// </summary>
/// <param name="Corrects">The entry that it puts right; it is seen only together with that.</param>
/// <param name="Reason">Why that had to be put right; exactly where it corrects one.</param>
public sealed record LogEntry(Id<LogEntry> Id, LogAccount Account, Instant RecordedAt, Id<LogEntry>? Corrects, LocalText? Reason, bool Example) : INoun<LogEntry>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.LogEntry;

    /// <inheritdoc />
    public static bool Hangs => true;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(LogEntry state) => [.. HangsOn(state), state.Account.By];

    /// <inheritdoc />
    public static IReadOnlyList<Reference> HangsOn(LogEntry state) => state.Corrects is { } earlier ? [earlier] : [];

    /// <inheritdoc />
    public static LogEntry? Apply(LogEntry? current, Recorded recorded) => recorded.Event switch
    {
        LogEntered e => new LogEntry(new(recorded.Head.Stream.Number), e.Account, recorded.Head.RecordedAt, e.Corrects, e.Reason, e.Example),
        _ => current,
    };
}

/// <summary>Something was put down in the log. <paramref name="Corrects"/> and <paramref name="Reason"/> stand together.</summary>
public sealed record LogEntered(LogAccount Account, Id<LogEntry>? Corrects = null, LocalText? Reason = null, bool Example = false) : IEvent;
