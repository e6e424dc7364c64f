namespace Truce.Core.Exchanges;

/// <summary>What a stated number takes in.</summary>
public enum Counting
{
    /// <summary>What was handed over on those days alone.</summary>
    Batch = 1,

    /// <summary>Everything up to the last of those days.</summary>
    Total = 2,
}

/// <summary>A number in an exchange as one source states it. No names: who was released, handed over or returned is not kept.</summary>
/// <param name="Category">The code of the category.</param>
/// <param name="Least">Not fewer; null where only an upper bound was stated.</param>
/// <param name="Most">Not more; null where only a lower bound was stated.</param>
/// <param name="On">The day or days; both count.</param>
/// <param name="By">Who states it.</param>
/// <param name="Report">Where that stands.</param>
/// <param name="Through">Through whose hands, such as the ICRC; null where not stated.</param>
/// <param name="Words">Whatever else was stated, in our own neutral words and without names.</param>
public sealed record BatchTerms(
    string Category, Counting Counting, long? Least, long? Most, DateInterval On, Id<Source> By, Id<Report> Report,
    Id<Organisation>? Through = null, LocalText? Words = null);

/// <summary>One count in the account of an exchange.</summary>
/// <param name="Withdrawn">Why it was taken back; null where it stands.</param>
public sealed record Batch(
    Id<Batch> Id, Id<ExchangeLedger> Ledger, BatchTerms Terms, LocalText? Withdrawn, int Corrections, Instant RecordedAt, bool Example) : INoun<Batch>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Batch;

    /// <inheritdoc />
    public static bool Hangs => true;

    /// <summary>The account, and who states it: a number without a source is not shown.</summary>
    public static IReadOnlyList<Reference> HangsOn(Batch state) => [state.Ledger, state.Terms.By];

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Batch state) => [state.Ledger, state.Terms.By, state.Terms.Report];

    /// <inheritdoc />
    public static Batch? Apply(Batch? current, Recorded recorded) => recorded.Event switch
    {
        BatchRecorded e => new Batch(new(recorded.Head.Stream.Number), e.Ledger, e.Terms, null, 0, recorded.Head.RecordedAt, e.Example),
        BatchCorrected e => current! with { Terms = e.Terms, Corrections = current.Corrections + 1 },
        BatchWithdrawn e => current! with { Withdrawn = e.Reason },
        _ => current,
    };
}
