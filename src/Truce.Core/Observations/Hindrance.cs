namespace Truce.Core.Observations;

/// <summary>How somebody was kept from looking, or made to wait for it.</summary>
public enum HindranceKind
{
    Denied = 1,
    Delayed = 2,

    /// <summary>Let through under a condition.</summary>
    Conditional = 3,
    Threatened = 4,

    /// <summary>Equipment was jammed or made useless.</summary>
    Jammed = 5,
}

/// <summary>What came of it.</summary>
public enum HindranceOutcome
{
    /// <summary>It was done all the same.</summary>
    Completed = 1,
    PartlyCompleted = 2,

    /// <summary>It was not done.</summary>
    NotCompleted = 3,
    NotStated = 4,
}

/// <summary>What is told of a hindrance: by whom is what somebody states, never a finding.</summary>
/// <param name="Words">What happened, in neutral words.</param>
/// <param name="Side">The organisation that is responsible as stated; null where nobody said.</param>
/// <param name="SideWords">By whom as stated, in words, such as “a checkpoint”; null where nobody said. No person is named.</param>
/// <param name="DelayMinutes">How long, 1 to 43,200; only of what was delayed, null where that was not stated.</param>
/// <param name="Condition">Which condition was set; exactly where one was.</param>
public sealed record HindranceAccount(
    HindranceKind Kind, Occurrence When, PlaceStated Where, LocalText Words, HindranceOutcome Outcome, Id<Organisation>? Side = null,
    LocalText? SideWords = null, int? DelayMinutes = null, LocalText? Condition = null)
{
    /// <summary>Thirty days.</summary>
    public const int MostDelayMinutes = 43_200;

    /// <summary>Whether nobody could look because of it: it was not done, or it was denied and nobody says that it was done.</summary>
    public bool Prevents => Outcome == HindranceOutcome.NotCompleted || (Outcome == HindranceOutcome.NotStated && Kind == HindranceKind.Denied);

    /// <summary>Null where its parts fit each other; else the refusal that says what does not.</summary>
    public Refusal? Unfit(Instant now)
    {
        if (!Enum.IsDefined(Kind) || !Enum.IsDefined(Outcome)) return HindranceRefusals.KindMissing();
        var words = TextCheck.First(
            TextCheck.Of(Words, "words", TextCheck.Statement), TextCheck.Optional(SideWords, "side-words", TextCheck.Name),
            TextCheck.Optional(Condition, "condition", TextCheck.Statement));
        if ((words ?? When.Unfit(now) ?? Where.Unfit()) is { } unfit) return unfit;
        if (DelayMinutes is < 1 or > MostDelayMinutes || (DelayMinutes is not null && Kind != HindranceKind.Delayed)) return HindranceRefusals.DelayUnfit();
        return Kind == HindranceKind.Conditional != Condition is not null ? HindranceRefusals.ConditionUnfit() : null;
    }
}

/// <summary>
/// That somebody was hindered in looking: a thing of its own, which counts like an incident, whether an observation came of it or not.
/// </summary>
/// <param name="Hindered">Whose observation was hindered. It is seen only together with it.</param>
/// <param name="Observation">The observation that it belongs to; null where none came of it.</param>
/// <param name="ReceivedAt">When the centre was told.</param>
/// <param name="Through">The claim or report that carries it; null where it was told to the centre itself.</param>
/// <param name="Withdrawn">Why it was taken back; null while it stands.</param>
public sealed record Hindrance(
    Id<Hindrance> Id, Id<Organisation> Hindered, HindranceAccount Account, Id<Observation>? Observation, Instant ReceivedAt, Reference? Through,
    int Corrections, LocalText? Withdrawn, bool Example) : INoun<Hindrance>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Hindrance;

    /// <inheritdoc />
    public static bool Hangs => true;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Hindrance state)
    {
        List<Reference> under = [.. HangsOn(state)];
        if (state.Account.Where.Place is { } place) under.Add(place);
        if (state.Account.Side is { } side && side != state.Hindered) under.Add(side);
        return under;
    }

    /// <inheritdoc />
    public static IReadOnlyList<Reference> HangsOn(Hindrance state)
    {
        List<Reference> on = [state.Hindered];
        if (state.Observation is { } observation) on.Add(observation);
        if (state.Through is { } carrier) on.Add(carrier);
        return on;
    }

    /// <inheritdoc />
    public static Hindrance? Apply(Hindrance? current, Recorded recorded) => recorded.Event switch
    {
        HindranceRecorded e => new Hindrance(
            new(recorded.Head.Stream.Number), e.Hindered, e.Account, e.Observation, e.ReceivedAt, e.Through, 0, null, e.Example),
        HindranceCorrected e => current! with { Account = e.Account, Corrections = current.Corrections + 1 },
        HindranceWithdrawn e => current! with { Withdrawn = e.Reason },
        _ => current,
    };
}
