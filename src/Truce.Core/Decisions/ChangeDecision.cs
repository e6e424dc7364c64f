using System.Collections.Immutable;

namespace Truce.Core.Decisions;

/// <summary>Puts a decision to others: what those state from whom it was taken stays and is shown as said by others.</summary>
public sealed record PutDecision(Id<Decision> Decision, ImmutableArray<Addressee> Deciders, Quorum Quorum, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => reading.Find(Decision) is { } current
        ? Decide(current, DecidersCheck.Of(Deciders, reading), this, caller)
        : AccessRefusals.NotFound(Decision.ToString());

    public static Ruling Decide(Decision current, ImmutableArray<Addressed> deciders, PutDecision command, Caller caller)
    {
        if (DecidersCheck.Refuse(deciders) is { } nobody) return nobody;
        if (DecisionWork.Refuse(nameof(PutDecision), current, command.Decision, command.Reason, caller) is { } no) return no;
        if (current.Quorum == command.Quorum && current.Deciders.ToHashSet().SetEquals(command.Deciders)) return DecisionRefusals.WithThemAlready();
        return Ruling.Of(current.Id, new DecisionPutTo(command.Deciders, command.Quorum, command.Reason));
    }
}

/// <summary>Moves by when a decision is due, with a reason. Every earlier time stays in its steps, and the age goes on.</summary>
public sealed record MoveDecision(Id<Decision> Decision, Instant Due, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Decision), this, caller);

    public static Ruling Decide(Decision? current, MoveDecision command, Caller caller)
    {
        if (DecisionWork.Refuse(nameof(MoveDecision), current, command.Decision, command.Reason, caller) is { } no) return no;
        if ((current!.Account.Asked with { Due = command.Due }).Unfit(caller.Now) is { } early) return early;
        return current.Due == command.Due ? DecisionRefusals.DueThenAlready() : Ruling.Of(current.Id, new DecisionDueMoved(command.Due, command.Reason));
    }
}

/// <summary>Says anew what is to be decided and why. Its due time is moved by <see cref="MoveDecision"/> alone.</summary>
public sealed record CorrectDecision(Id<Decision> Decision, LocalText Question, LocalText Why, Subject Subject, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Decision), this, caller);

    public static Ruling Decide(Decision? current, CorrectDecision command, Caller caller)
    {
        if (DecisionWork.Refuse(nameof(CorrectDecision), current, command.Decision, command.Reason, caller) is { } no) return no;
        var account = current!.Account with { Question = command.Question, Why = command.Why, Subject = command.Subject };
        if (account.Unfit(caller.Now) is { } unfit) return unfit;
        return account == current.Account ? DecisionRefusals.NothingCorrected() : Ruling.Of(current.Id, new DecisionCorrected(account, command.Reason));
    }
}

/// <summary>Opens a decision anew, decided or ended: what was stated before stays, and does not count any more.</summary>
public sealed record ReopenDecision(Id<Decision> Decision, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Decision), this, caller);

    public static Ruling Decide(Decision? current, ReopenDecision command, Caller caller) =>
        DecisionWork.Refuse(nameof(ReopenDecision), current, command.Decision, command.Reason, caller, isOver: true) is { } no ? no
        : Ruling.Of(current!.Id, new DecisionReopened(command.Reason));
}

/// <summary>Ends a decision without an outcome: events overtook it, or whoever asked does not need it any more.</summary>
public sealed record EndDecision(Id<Decision> Decision, DecisionEnd How, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Decision), this, caller);

    public static Ruling Decide(Decision? current, EndDecision command, Caller caller) =>
        DecisionWork.Refuse(nameof(EndDecision), current, command.Decision, command.Reason, caller) is { } no ? no
        : Ruling.Of(current!.Id, new DecisionEnded(command.How, command.Reason));
}

/// <summary>What every change of a decision asks for.</summary>
internal static class DecisionWork
{
    /// <param name="isOver">Whether the change can meet a decision that has ended.</param>
    public static Refusal? Refuse(string verb, Decision? current, Id<Decision> asked, LocalText reason, Caller caller, bool isOver = false)
    {
        if (current is null) return AccessRefusals.NotFound(asked.ToString());
        if (Permissions.Refuse(verb, caller) is { } no) return no;
        if (TextCheck.Of(reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (!isOver && current.End is not null) return DecisionRefusals.Ended();

        // The watch keeps the register for all; others change only what they asked for themselves.
        return caller.Duties.HasFlag(Duties.Recording) || current.AskedBy == caller.Voice ? null : DecisionRefusals.NotAskedByYou();
    }
}
