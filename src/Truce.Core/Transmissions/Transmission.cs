using System.Collections.Immutable;

namespace Truce.Core.Transmissions;

/// <summary>By what way an allegation or a notice went.</summary>
public enum SentBy
{
    /// <summary>By this record alone: the addressee finds it here.</summary>
    Record = 1,
    LiaisonOfficer = 2,
    Letter = 3,
    Telephone = 4,
    Meeting = 5,
}

/// <summary>What is transmitted beside the incident itself.</summary>
/// <param name="Words">What exactly is put to the addressee, in neutral words.</param>
/// <param name="SentAt">Not after it is recorded.</param>
/// <param name="ReplyUntil">When the time to reply ends; null where none was set. It is a clock, not a veto: nothing waits for it.</param>
public sealed record TransmissionAccount(LocalText Words, Instant SentAt, SentBy By, Instant? ReplyUntil = null)
{
    /// <summary>Null where its parts fit each other; else the refusal that says what does not.</summary>
    public Refusal? Unfit(Instant now) =>
        TextCheck.Of(Words, "words", TextCheck.Statement) is { } unfit ? unfit
        : !Enum.IsDefined(By) ? TransmissionRefusals.WayMissing()
        : SentAt > now ? TransmissionRefusals.InTheFuture(SentAt.ToString())
        : ReplyUntil <= SentAt ? TransmissionRefusals.ReplyBeforeSent()
        : null;
}

/// <summary>That it arrived, as somebody states.</summary>
/// <param name="By">Who states it: the addressee, by its liaison officer, or whoever sent it.</param>
/// <param name="At">When it arrived.</param>
/// <param name="RecordedAt">When that was recorded.</param>
public sealed record TransmissionReceipt(Addressee By, Instant At, LocalText? Remark, Instant RecordedAt);

/// <summary>A change of the time to reply.</summary>
public sealed record ReplyPeriodStep(Instant? Until, LocalText? Reason, Instant At);

/// <summary>
/// An allegation put to one organisation: by whom, to whom, and exactly which version of the incident. That it is silent is no state of its
/// own; it follows from the clock of whoever looks.
/// </summary>
/// <param name="By">Who put it.</param>
/// <param name="Version">Which version of the incident, from 1, as it stood when it was put.</param>
/// <param name="Entry">The entry of the record that made that version.</param>
/// <param name="Receipts">As they were stated, first to last.</param>
/// <param name="Periods">Times to reply as they were set, first to last; never empty.</param>
/// <param name="Withdrawn">Why it was taken back; null while it stands.</param>
public sealed record Transmission(
    Id<Transmission> Id, Id<Incident> Incident, Id<Organisation> By, Addressee To, int Version, long Entry, TransmissionAccount Account,
    ImmutableArray<TransmissionReceipt> Receipts, ImmutableArray<ReplyPeriodStep> Periods, LocalText? Withdrawn, Instant RecordedAt, bool Example)
    : INoun<Transmission>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Transmission;

    /// <summary>When the time to reply ends; null where none is set.</summary>
    public Instant? ReplyUntil => Periods[^1].Until;

    /// <inheritdoc />
    public static bool Hangs => true;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Transmission state) => [.. state.To.Names.Append(state.By.Reference).Append(state.Incident.Reference).Distinct()];

    /// <inheritdoc />
    public static IReadOnlyList<Reference> HangsOn(Transmission state) => [state.Incident];

    /// <inheritdoc />
    public static Transmission? Apply(Transmission? current, Recorded recorded) => recorded.Event switch
    {
        AllegationTransmitted e => new Transmission(
            new(recorded.Head.Stream.Number), e.Incident, e.By, e.To, e.Version, e.Entry, e.Account, [],
            [new(e.Account.ReplyUntil, null, recorded.Head.RecordedAt)], null, recorded.Head.RecordedAt, e.Example),
        AllegationReceived e => current! with { Receipts = current.Receipts.Add(new(e.By, e.At, e.Remark, recorded.Head.RecordedAt)) },
        ReplyPeriodMoved e => current! with { Periods = current.Periods.Add(new(e.ReplyUntil, e.Reason, recorded.Head.RecordedAt)) },
        TransmissionWithdrawn e => current! with { Withdrawn = e.Reason },
        _ => current,
    };
}

/// <param name="Version">Of the incident, as it stood then.</param>
/// <param name="Entry">The entry that made it.</param>
public sealed record AllegationTransmitted(
    Id<Incident> Incident, Id<Organisation> By, Addressee To, int Version, long Entry, TransmissionAccount Account, bool Example = false) : IEvent;

public sealed record AllegationReceived(Addressee By, Instant At, LocalText? Remark = null) : IEvent;

public sealed record ReplyPeriodMoved(Instant ReplyUntil, LocalText Reason) : IReasoned;

public sealed record TransmissionWithdrawn(LocalText Reason) : IReasoned;
