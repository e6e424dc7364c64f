namespace Truce.Core.Verifications;

/// <summary>Claims a verification: one seat has it. What was let lie may be taken over.</summary>
/// <param name="Function">In which of its functions; null: the organisation does not say.</param>
public sealed record ClaimVerification(Id<Verification> Verification, Id<DutyFunction>? Function = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => reading.Find(Verification) is { } current
        ? Addressed.RefuseFunction(caller.Voice, Function, reading) is { } no ? no
            : Decide(current, reading.Find(CentreRecord.Only)?.Reminders ?? ReminderTerms.Standing, this, caller)
        : AccessRefusals.NotFound(Verification.ToString());

    public static Ruling Decide(Verification current, ReminderTerms terms, ClaimVerification command, Caller caller)
    {
        if (VerificationWork.Refuse(nameof(ClaimVerification), current, caller) is { } no) return no;
        return VerificationQueue.TurnOf(current, caller.Member, caller.Voice, caller.Now, terms) switch
        {
            QueueTurn.Yours => VerificationRefusals.YoursAlready(),
            QueueTurn.HeldByAnother => VerificationRefusals.Held($"{terms.TaskSilentHours}"),
            _ => Ruling.Of(current.Id, new VerificationClaimed(new Addressee(caller.Voice, command.Function))),
        };
    }
}

/// <summary>Hands a verification over to a function of the same organisation, with what whoever comes next must know.</summary>
public sealed record HandOverVerification(Id<Verification> Verification, Id<DutyFunction> Function, LocalText Words) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => reading.Find(Verification) is { } current
        ? Addressed.RefuseFunction(current.By, Function, reading) is { } no ? no : Decide(current, this, caller)
        : AccessRefusals.NotFound(Verification.ToString());

    public static Ruling Decide(Verification current, HandOverVerification command, Caller caller)
    {
        return (VerificationWork.RefuseHolder(nameof(HandOverVerification), current, caller) ?? TextCheck.Of(command.Words, "handover-words", TextCheck.Statement)) is { } no ? no
            : Ruling.Of(current.Id, new VerificationHandedOver(new Addressee(current.By, command.Function), command.Words));
    }
}

/// <summary>Gives a verification back with a reason: it does not return to the same seat first.</summary>
public sealed record HandBackVerification(Id<Verification> Verification, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => reading.Find(Verification) is { } current
        ? Decide(current, this, caller)
        : AccessRefusals.NotFound(Verification.ToString());

    public static Ruling Decide(Verification current, HandBackVerification command, Caller caller) =>
        (VerificationWork.RefuseHolder(nameof(HandBackVerification), current, caller) ?? TextCheck.Of(command.Reason, "reason", TextCheck.Statement)) is { } no ? no
        : Ruling.Of(current.Id, new VerificationHandedBack(command.Reason));
}

/// <summary>What the work on a verification asks for.</summary>
internal static class VerificationWork
{
    /// <summary>Null where the caller's organisation may work on it.</summary>
    public static Refusal? Refuse(string verb, Verification current, Caller caller) =>
        Permissions.Refuse(verb, caller)
        ?? (current.By != caller.Voice ? VerificationRefusals.OfAnother()
            : !current.IsOpen ? VerificationRefusals.Ended()
            : null);

    /// <summary>Null where the caller's seat has it in hand.</summary>
    public static Refusal? RefuseHolder(string verb, Verification current, Caller caller) =>
        Refuse(verb, current, caller) ?? (current.Holder?.Seat == caller.Member ? null : VerificationRefusals.NotHeldByYou());
}
