namespace Truce.Core.HotLine;

/// <summary>Enters a call of the hot line. Whoever records may for each; whoever speaks, for calls of its own organisation.</summary>
/// <param name="From">Who called; null: the caller's own organisation.</param>
/// <param name="About">A thing that it concerns; more are tied to it by relations.</param>
/// <param name="Marking">Null: the members of the centre.</param>
public sealed record EnterCall(
    CallAccount Account, Addressee? To, Id<Organisation>? From = null, Reference? About = null, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (Tie.Refuse(StreamKind.HotLineCall, RelationRole.Concerns, About, reading) is { } no) return no;
        if (From is { } from && reading.Find(from) is null) return AccessRefusals.NotFound(from.ToString());
        return Decide(Addressed.Of(To, reading), this, caller);
    }

    public static Ruling Decide(Addressed? to, EnterCall command, Caller caller)
    {
        if (Addressed.Refuse(to) is { } nobody) return nobody;
        var from = command.From ?? caller.Voice;
        if (Permissions.Refuse(nameof(EnterCall), caller) is { } no) return no;
        if (!caller.Duties.HasFlag(Duties.Recording) && !caller.SpeaksFor(from) && !caller.SpeaksFor(to!.To.Organisation)) return AccessRefusals.NotYours();
        if (from == to!.To.Organisation) return HotLineRefusals.ToItself();
        if (command.Account.Unfit(caller.Now) is { } unfit) return unfit;
        var marking = command.Marking ?? Access.Marking.Green;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Tie.Begin(
            caller.NewId<HotLineCall>(), new HotLineCalled(from, to.To, command.Account, command.Example), marking, RelationRole.Concerns, command.About, caller);
    }
}

/// <summary>Says when somebody answered, and what: the organisation that was called, the one that called, or whoever records.</summary>
public sealed record AnswerCall(Id<HotLineCall> Call, Instant AnsweredAt, LocalText? Words = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Call), this, caller);

    public static Ruling Decide(HotLineCall? current, AnswerCall command, Caller caller)
    {
        if (CallWork.Refuse(nameof(AnswerCall), current, command.Call, caller) is { } no) return no;
        if (TextCheck.Optional(command.Words, "answer", TextCheck.Statement) is { } unfit) return unfit;
        if (current!.Account.AnsweredAt is not null) return HotLineRefusals.AnsweredAlready();
        return (current.Account with { AnsweredAt = command.AnsweredAt }).Unfit(caller.Now) is { } early ? early
            : Ruling.Of(current.Id, new HotLineAnswered(command.AnsweredAt, command.Words));
    }
}

/// <summary>Says what was done about a call, answered or not.</summary>
public sealed record CloseCall(Id<HotLineCall> Call, LocalText Done) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Call), this, caller);

    public static Ruling Decide(HotLineCall? current, CloseCall command, Caller caller) =>
        (CallWork.Refuse(nameof(CloseCall), current, command.Call, caller) ?? TextCheck.Of(command.Done, "done", TextCheck.Statement)) is { } no ? no
        : current!.Done is not null ? HotLineRefusals.DoneAlready()
        : Ruling.Of(current.Id, new HotLineDone(command.Done));
}

/// <summary>Who may work on a call.</summary>
internal static class CallWork
{
    public static Refusal? Refuse(string verb, HotLineCall? current, Id<HotLineCall> asked, Caller caller) =>
        current is null ? AccessRefusals.NotFound(asked.ToString())
        : Permissions.Refuse(verb, caller)
        ?? (caller.Duties.HasFlag(Duties.Recording) || caller.SpeaksFor(current.From) || caller.SpeaksFor(current.To.Organisation) ? null : AccessRefusals.NotYours());
}

/// <summary>Every "no" about the hot line.</summary>
public static class HotLineRefusals
{
    public static Refusal InTheFuture() =>
        new("hotline/in-the-future", RefusalKind.Refused, "That time is still to come.");

    public static Refusal AnsweredBefore() =>
        new("hotline/answered-before", RefusalKind.Refused, "Nobody can have answered before the call. Check both times and their zone.");

    public static Refusal ToItself() =>
        new("hotline/to-itself", RefusalKind.Refused, "An organisation does not call itself over the hot line. Name another one.");

    public static Refusal AnsweredAlready() =>
        new("hotline/answered-already", RefusalKind.Refused, "It is recorded already that somebody answered this call.");

    public static Refusal DoneAlready() =>
        new("hotline/done-already", RefusalKind.Refused, "It is said already what was done. Enter a new call for what came later.");
}
