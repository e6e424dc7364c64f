namespace Truce.Core.Replies;

/// <summary>What a party concerned says to an incident.</summary>
public enum ReplyStance
{
    Acknowledges = 1,
    Denies = 2,
    Disputes = 3,
    Explains = 4,

    /// <summary>It was asked, and nothing was recorded since.</summary>
    NoStatement = 5,
}

/// <summary>What a party says of itself: how, in which words, when it was asked and when it answered.</summary>
/// <param name="Words">In the centre's own neutral words; null exactly where there is no statement.</param>
/// <param name="AskedOn">Null where nobody asked, or that is not known.</param>
/// <param name="AnsweredOn">Null exactly where there is no statement.</param>
/// <param name="Through">The claim or report that carries it; null where the party entered it itself.</param>
public sealed record ReplyAccount(
    ReplyStance Stance, LocalText? Words = null, LocalDate? AskedOn = null, LocalDate? AnsweredOn = null, Reference? Through = null)
{
    /// <summary>Null where its parts fit each other; else the refusal that says what does not.</summary>
    public Refusal? Unfit(LocalDate today)
    {
        var silent = Stance == ReplyStance.NoStatement;
        if (silent && AskedOn is null) return ReplyRefusals.AskedOnMissing();
        if (silent != Words is null || silent != AnsweredOn is null) return ReplyRefusals.WordsUnfit();
        if (AnsweredOn < AskedOn) return ReplyRefusals.AnsweredBeforeAsked();

        // A day has no zone: the day after is already there somewhere on Earth.
        if (AskedOn > today.PlusDays(1) || AnsweredOn > today.PlusDays(1)) return ReplyRefusals.InTheFuture();
        if (Through is { } carrier && carrier.Kind is not (StreamKind.Claim or StreamKind.Report)) return ReplyRefusals.ThroughUnfit();
        return TextCheck.Optional(Words, "words", TextCheck.Statement);
    }
}

/// <summary>The statement of one party concerned, shown beside every allegation of the incident; silence on being asked is a row too.</summary>
public sealed record Reply(
    Id<Reply> Id, Id<Incident> Incident, Id<Organisation> Organisation, ReplyAccount Account, int Corrections, bool Example) : INoun<Reply>
{
    /// <summary>When it was recorded first.</summary>
    public Instant RecordedAt { get; init; }

    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Reply;

    /// <inheritdoc />
    public static bool Hangs => true;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Reply state) => [.. HangsOn(state), state.Organisation];

    /// <inheritdoc />
    public static IReadOnlyList<Reference> HangsOn(Reply state) =>
        state.Account.Through is { } carrier ? [state.Incident, carrier] : [state.Incident];

    /// <inheritdoc />
    public static Reply? Apply(Reply? current, Recorded recorded) => recorded.Event switch
    {
        ReplyRecorded e => new Reply(new(recorded.Head.Stream.Number), e.Incident, e.Organisation, e.Account, 0, e.Example) { RecordedAt = recorded.Head.RecordedAt },
        ReplyCorrected e => current! with { Account = e.Account, Corrections = current.Corrections + 1 },
        _ => current,
    };
}
