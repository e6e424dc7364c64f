namespace Truce.Core.HotLine;

/// <summary>Where a call stands.</summary>
public enum CallState
{
    /// <summary>Called, and nobody has answered.</summary>
    Unanswered = 1,
    Answered = 2,

    /// <summary>It is said what was done.</summary>
    Done = 3,
}

/// <summary>What was asked over the hot line, and when.</summary>
/// <param name="Asked">What was asked, in neutral words.</param>
/// <param name="AnsweredAt">When somebody answered; null where nobody has.</param>
public sealed record CallAccount(LocalText Asked, Instant CalledAt, Instant? AnsweredAt = null)
{
    /// <summary>Null where its parts fit each other; else the refusal that says what does not.</summary>
    public Refusal? Unfit(Instant now) =>
        TextCheck.Of(Asked, "asked", TextCheck.Statement) is { } unfit ? unfit
        : CalledAt > now || AnsweredAt > now ? HotLineRefusals.InTheFuture()
        : AnsweredAt < CalledAt ? HotLineRefusals.AnsweredBefore()
        : null;
}

/// <summary>A ticket of the hot line: who called whom about what, when somebody answered, and what was done. Organisations and functions, never persons.</summary>
/// <param name="From">Who called.</param>
/// <param name="To">Who was called.</param>
/// <param name="Answer">What was answered; null where nobody has, or only the time is known.</param>
/// <param name="Done">What was done; null where that was not said.</param>
public sealed record HotLineCall(
    Id<HotLineCall> Id, Id<Organisation> From, Addressee To, CallAccount Account, LocalText? Answer, LocalText? Done, Instant? DoneAt, Instant RecordedAt,
    bool Example) : INoun<HotLineCall>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.HotLineCall;

    /// <summary>Where it stands.</summary>
    public CallState State => Done is not null ? CallState.Done : Account.AnsweredAt is null ? CallState.Unanswered : CallState.Answered;

    /// <summary>From the call to the answer; null where nobody has answered.</summary>
    public Duration? Response => Account.AnsweredAt - Account.CalledAt;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(HotLineCall state) => [.. state.To.Names.Append(state.From.Reference).Distinct()];

    /// <inheritdoc />
    public static HotLineCall? Apply(HotLineCall? current, Recorded recorded) => recorded.Event switch
    {
        HotLineCalled e => new HotLineCall(
            new(recorded.Head.Stream.Number), e.From, e.To, e.Account, null, null, null, recorded.Head.RecordedAt, e.Example),
        HotLineAnswered e => current! with { Account = current.Account with { AnsweredAt = e.At }, Answer = e.Words },
        HotLineDone e => current! with { Done = e.Words, DoneAt = recorded.Head.RecordedAt },
        _ => current,
    };
}

public sealed record HotLineCalled(Id<Organisation> From, Addressee To, CallAccount Account, bool Example = false) : IEvent;

public sealed record HotLineAnswered(Instant At, LocalText? Words = null) : IEvent;

public sealed record HotLineDone(LocalText Words) : IEvent;
