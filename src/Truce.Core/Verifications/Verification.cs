using System.Collections.Immutable;

namespace Truce.Core.Verifications;

/// <summary>How a point of a checklist came out.</summary>
public enum PointState
{
    Met = 1,
    NotMet = 2,

    /// <summary>Nobody could look: that is neither.</summary>
    NotPossible = 3,
}

/// <summary>How a verification came to its end.</summary>
public enum VerificationEnd
{
    /// <summary>A level is stated, which the checklist proves.</summary>
    LevelStated = 1,

    /// <summary>It cannot be verified, and why: a proper end, not a failure.</summary>
    Unverifiable = 2,

    /// <summary>What was found contradicts itself or is contradicted, and why.</summary>
    Disputed = 3,

    /// <summary>It need not be done any more.</summary>
    Dropped = 4,
}

/// <summary>What happened to a verification.</summary>
public enum VerificationStepKind
{
    Opened = 1,
    Claimed = 2,

    /// <summary>Claimed from whoever had it and had let it lie.</summary>
    TakenOver = 3,
    HandedOver = 4,
    HandedBack = 5,
    Checked = 6,
    Ended = 7,
    Reopened = 8,
}

/// <summary>A point as it was found last.</summary>
/// <param name="By">By whom.</param>
/// <param name="At">When that was recorded.</param>
public sealed record Check(string Point, PointState State, LocalText How, Addressee By, Instant At);

/// <summary>One step in the life of a verification.</summary>
/// <param name="Who">Who took it; of a hand-over, to whom.</param>
/// <param name="Words">Words or reason; null where there are none.</param>
/// <param name="Point">Which point was looked at; null for every other step.</param>
public sealed record VerificationStep(VerificationStepKind Kind, Addressee Who, LocalText? Words, string? Point, Instant At);

/// <summary>Who has a verification in hand: one seat.</summary>
/// <param name="Touched">When something was last done with it.</param>
public sealed record Holding(Addressee By, Id<Member> Seat, Instant Since, Instant Touched);

/// <summary>How it ended.</summary>
public sealed record VerificationOutcome(VerificationEnd How, int? Level, int Origins, Obstacle? Obstacle, LocalText Reason, Instant At);

/// <summary>
/// A file on an incident: one organisation verifies by one method whether it happened. Its outcome is that organisation's; the three
/// judgements are given elsewhere.
/// </summary>
/// <param name="By">Whose verification it is.</param>
/// <param name="Aim">What is to be found out.</param>
/// <param name="Holder">Who has it in hand; null where nobody does.</param>
/// <param name="PutTo">To which function it was handed over, and nobody has claimed it since; null else.</param>
/// <param name="HandedBackBy">Seats that gave it back since it was opened or reopened: it does not return to them first.</param>
/// <param name="Checks">Of each point the last; a point that nobody looked at is not in it.</param>
/// <param name="Steps">Never empty; the last is the latest.</param>
/// <param name="Outcome">Null while it is open.</param>
public sealed record Verification(
    Id<Verification> Id, Id<Incident> Incident, Id<Organisation> By, LocalText Aim, Checklist List, Instant? Due, Holding? Holder, Addressee? PutTo,
    ImmutableArray<Id<Member>> HandedBackBy, ImmutableArray<Check> Checks, ImmutableArray<VerificationStep> Steps, VerificationOutcome? Outcome, bool Example)
    : INoun<Verification>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Verification;

    /// <summary>Whether something is still to be done.</summary>
    public bool IsOpen => Outcome is null;

    /// <inheritdoc />
    public static bool Hangs => true;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Verification state) => [state.Incident, state.By];

    /// <inheritdoc />
    public static IReadOnlyList<Reference> HangsOn(Verification state) => [state.Incident];

    /// <summary>Whether it may be claimed from whoever has it: nothing was done with it for so long.</summary>
    /// <param name="terms">Of the centre; a task of which nothing was said, and a verification, lie after the same hours.</param>
    public bool IsLeftLying(Instant now, ReminderTerms terms) =>
        IsOpen && Holder is { } holder && now - holder.Touched >= Duration.FromHours(terms.TaskSilentHours);

    /// <inheritdoc />
    public static Verification? Apply(Verification? current, Recorded recorded) => recorded.Event switch
    {
        VerificationOpened e => new Verification(
            new(recorded.Head.Stream.Number), e.Incident, e.By, e.Aim, e.List, e.Due, null, null, [], [],
            [new(VerificationStepKind.Opened, new Addressee(e.By), null, null, recorded.Head.RecordedAt)], null, e.Example),
        VerificationClaimed e => current!.And(current.Holder is null ? VerificationStepKind.Claimed : VerificationStepKind.TakenOver, e.By, null, recorded) with
        {
            Holder = new Holding(e.By, recorded.Who.Member, recorded.Head.RecordedAt, recorded.Head.RecordedAt),
            PutTo = null,
        },
        VerificationHandedOver e => current!.And(VerificationStepKind.HandedOver, e.To, e.Words, recorded) with { Holder = null, PutTo = e.To },
        VerificationHandedBack e => current!.And(VerificationStepKind.HandedBack, current.Holder?.By ?? new Addressee(current.By), e.Reason, recorded) with
        {
            Holder = null,
            PutTo = null,
            HandedBackBy = current.HandedBackBy.Contains(recorded.Who.Member) ? current.HandedBackBy : current.HandedBackBy.Add(recorded.Who.Member),
        },
        PointChecked e => current!.And(VerificationStepKind.Checked, e.By, e.How, recorded, e.Point) with
        {
            Checks = [.. current.Checks.Where(one => one.Point != e.Point), new(e.Point, e.State, e.How, e.By, recorded.Head.RecordedAt)],
            Holder = current.Holder is { } holder ? holder with { Touched = recorded.Head.RecordedAt } : null,
        },
        VerificationEnded e => current!.And(VerificationStepKind.Ended, current.Holder?.By ?? new Addressee(current.By), e.Reason, recorded) with
        {
            Outcome = new VerificationOutcome(e.How, e.Level, e.Origins, e.Obstacle, e.Reason, recorded.Head.RecordedAt),
            Holder = null,
        },
        VerificationReopened e => current!.And(VerificationStepKind.Reopened, new Addressee(current.By), e.Reason, recorded) with { Outcome = null, HandedBackBy = [] },
        _ => current,
    };

    private Verification And(VerificationStepKind kind, Addressee who, LocalText? words, Recorded recorded, string? point = null) =>
        this with { Steps = Steps.Add(new VerificationStep(kind, who, words, point, recorded.Head.RecordedAt)) };
}
