using System.Collections.Immutable;

namespace Truce.Core.Decisions;

/// <summary>Which of those to whom a decision is put decide it.</summary>
public enum Quorum
{
    /// <summary>Any one of them can.</summary>
    Any = 1,

    /// <summary>It takes all of them.</summary>
    All = 2,
}

/// <summary>How a decision ended without an outcome.</summary>
public enum DecisionEnd
{
    /// <summary>Events went past it.</summary>
    Overtaken = 1,

    /// <summary>Whoever asked does not need it any more.</summary>
    Withdrawn = 2,
}

/// <summary>What can happen to a decision, beside what organisations state on it.</summary>
public enum DecisionStepKind
{
    Needed = 1,
    PutTo = 2,
    DueMoved = 3,
    Reopened = 4,
    Ended = 5,
}

/// <summary>What is to be decided.</summary>
/// <param name="Question">In words that can be answered, neutral.</param>
/// <param name="Why">What waits for it, and what happens meanwhile.</param>
/// <param name="Asked">When it was needed first, and by when; the age counts from there. Its due time is always given.</param>
public sealed record DecisionAccount(LocalText Question, LocalText Why, Subject Subject, Asked Asked)
{
    /// <summary>Null where its parts fit each other; else the refusal that says what does not.</summary>
    public Refusal? Unfit(Instant now) =>
        TextCheck.First(TextCheck.Of(Question, "question", TextCheck.Name), TextCheck.Of(Why, "why", TextCheck.Statement))
        ?? (Asked.Due is null ? DecisionRefusals.DueMissing() : Asked.Unfit(now));
}

/// <summary>One step in the life of a decision.</summary>
/// <param name="Reason">Null where it was needed first.</param>
/// <param name="Deciders">To whom it is put from then on; empty where that did not change.</param>
/// <param name="Due">By when it is due from then on; null where that did not change.</param>
/// <param name="At">When it was recorded.</param>
public sealed record DecisionStep(DecisionStepKind Kind, LocalText? Reason, ImmutableArray<Addressee> Deciders, Instant? Due, Instant At);

/// <summary>
/// A decision that somebody needs and that somebody can take. That it is decided is no state of its own: it follows from what those to
/// whom it is put state, each a stream of its own (<see cref="DecisionStatement"/>), and dissent stands beside with the same weight.
/// </summary>
/// <param name="AskedBy">Who needs it.</param>
/// <param name="Deciders">To whom it is put; never empty, each organisation once.</param>
/// <param name="OpenSince">Index in the record from which statements count: of the last reopening, else of its beginning.</param>
/// <param name="Steps">Never empty; the last is the latest.</param>
/// <param name="End">How it ended without an outcome; null where it did not.</param>
public sealed record Decision(
    Id<Decision> Id, DecisionAccount Account, Id<Organisation> AskedBy, ImmutableArray<Addressee> Deciders, Quorum Quorum, long OpenSince,
    ImmutableArray<DecisionStep> Steps, DecisionEnd? End, int Corrections, bool Example) : INoun<Decision>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Decision;

    /// <summary>By when it is due.</summary>
    public Instant Due => Account.Asked.Due!.Value;

    /// <summary>Whether it is put to an organisation.</summary>
    public bool IsPutTo(Id<Organisation> organisation) => Deciders.Any(one => one.Organisation == organisation);

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Decision state) => [.. state.Deciders.SelectMany(one => one.Names).Append(state.AskedBy.Reference).Distinct()];

    /// <inheritdoc />
    public static Decision? Apply(Decision? current, Recorded recorded) => recorded.Event switch
    {
        DecisionNeeded e => new Decision(
            new(recorded.Head.Stream.Number), e.Account, e.By, e.Deciders, e.Quorum, recorded.Head.Index,
            [new(DecisionStepKind.Needed, null, e.Deciders, e.Account.Asked.Due, recorded.Head.RecordedAt)], null, 0, e.Example),
        DecisionCorrected e => current! with
        {
            Account = e.Account with { Asked = e.Account.Asked with { Due = current.Due } },
            Corrections = current.Corrections + 1,
        },
        DecisionPutTo e => current!.And(DecisionStepKind.PutTo, e.Reason, recorded, e.Deciders) with { Deciders = e.Deciders, Quorum = e.Quorum },
        DecisionDueMoved e => current!.And(DecisionStepKind.DueMoved, e.Reason, recorded, due: e.Due) with
        {
            Account = current.Account with { Asked = current.Account.Asked with { Due = e.Due } },
        },
        DecisionReopened e => current!.And(DecisionStepKind.Reopened, e.Reason, recorded) with { OpenSince = recorded.Head.Index, End = null },
        DecisionEnded e => current!.And(DecisionStepKind.Ended, e.Reason, recorded) with { End = e.How },
        _ => current,
    };

    private Decision And(DecisionStepKind kind, LocalText reason, Recorded recorded, ImmutableArray<Addressee>? deciders = null, Instant? due = null) =>
        this with { Steps = Steps.Add(new DecisionStep(kind, reason, deciders ?? [], due, recorded.Head.RecordedAt)) };
}
