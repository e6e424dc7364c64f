namespace Truce.Core.Decisions;

/// <summary>What an organisation does to a decision.</summary>
public enum DecisionStance
{
    /// <summary>States an outcome.</summary>
    Decides = 1,

    /// <summary>Does not agree, with an outcome or with how it came about.</summary>
    Dissents = 2,
}

/// <summary>What one organisation states on a decision.</summary>
/// <param name="Words">The outcome or the dissent, in the centre's neutral words.</param>
/// <param name="StatedAt">When it said so; when that was recorded is another time.</param>
/// <param name="Capacity">In what capacity it spoke, in words; null where that was not stated.</param>
/// <param name="Through">The claim or report that carries it; null where the organisation entered it itself.</param>
public sealed record StatementAccount(DecisionStance Stance, LocalText Words, Instant StatedAt, LocalText? Capacity = null, Reference? Through = null)
{
    /// <summary>Null where its parts fit each other; else the refusal that says what does not.</summary>
    public Refusal? Unfit(Instant asked, Instant now)
    {
        if (TextCheck.First(TextCheck.Of(Words, "words", TextCheck.Statement), TextCheck.Optional(Capacity, "capacity", TextCheck.Name)) is { } unfit) return unfit;
        if (Through is { } carrier && carrier.Kind is not (StreamKind.Claim or StreamKind.Report)) return DecisionRefusals.ThroughUnfit();
        return StatedAt > now ? DecisionRefusals.StatedInTheFuture(StatedAt.ToString())
            : StatedAt < asked ? DecisionRefusals.StatedBeforeAsked(StatedAt.ToString())
            : null;
    }
}

/// <summary>
/// An outcome or a dissent: by one organisation, a stream of its own, seen only together with the decision and with what carries it.
/// </summary>
/// <param name="By">Whose word it is.</param>
/// <param name="Index">Where it stands in the record: a later reopening makes it one of the past.</param>
/// <param name="Withdrawn">Why it was taken back; null while it stands.</param>
public sealed record DecisionStatement(
    Id<DecisionStatement> Id, Id<Decision> Decision, Id<Organisation> By, StatementAccount Account, long Index, Instant RecordedAt, LocalText? Withdrawn,
    bool Example) : INoun<DecisionStatement>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.DecisionStatement;

    /// <inheritdoc />
    public static bool Hangs => true;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(DecisionStatement state) => [.. HangsOn(state), state.By];

    /// <inheritdoc />
    public static IReadOnlyList<Reference> HangsOn(DecisionStatement state) =>
        state.Account.Through is { } carrier ? [state.Decision, carrier] : [state.Decision];

    /// <inheritdoc />
    public static DecisionStatement? Apply(DecisionStatement? current, Recorded recorded) => recorded.Event switch
    {
        StatedOnDecision e => new DecisionStatement(
            new(recorded.Head.Stream.Number), e.Decision, e.By, e.Account, recorded.Head.Index, recorded.Head.RecordedAt, null, e.Example),
        DecisionStatementWithdrawn e => current! with { Withdrawn = e.Reason },
        _ => current,
    };
}

public sealed record StatedOnDecision(Id<Decision> Decision, Id<Organisation> By, StatementAccount Account, bool Example = false) : IEvent;

public sealed record DecisionStatementWithdrawn(LocalText Reason) : IReasoned;
