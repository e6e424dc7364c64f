using System.Collections.Immutable;

namespace Truce.Core.Watch;

/// <summary>Where a shift stands.</summary>
public enum ShiftState
{
    Open = 1,

    /// <summary>Handed over; nobody has accepted yet.</summary>
    HandedOver = 2,
    Accepted = 3,

    /// <summary>It ended and nobody took over: said, and why.</summary>
    EndedAlone = 4,
}

/// <summary>What is handed over at the end of a shift.</summary>
/// <param name="Notes">What whoever comes next must know.</param>
/// <param name="Giver">The seat that gave it: it cannot accept it itself.</param>
/// <param name="At">When it was recorded.</param>
public sealed record Handover(LocalText Notes, Id<Member> Giver, Instant At);

/// <summary>Who took over.</summary>
/// <param name="By">The function and its organisation.</param>
/// <param name="Remark">What it says to what it was handed; null where it says nothing.</param>
/// <param name="Next">The shift that began with it.</param>
public sealed record Acceptance(Addressee By, LocalText? Remark, Id<Shift> Next, Instant At);

/// <summary>A shift of a duty function, from when it was opened to when somebody took over.</summary>
/// <param name="By">The function and its organisation.</param>
/// <param name="Seat">The seat that opened it: a function of the centre too, never a name.</param>
/// <param name="Index">Where it begins in the record.</param>
/// <param name="EndIndex">Where it ends in the record: what came after is new to it. Null while it is open.</param>
/// <param name="Follows">The shift that it took over from; null where it did from none.</param>
/// <param name="EndReason">Why nobody took over; exactly where nobody did.</param>
public sealed record Shift(
    Id<Shift> Id, Addressee By, Id<Member> Seat, Instant OpenedAt, long Index, LocalText? OpeningNotes, Id<Shift>? Follows, Handover? Handover,
    Acceptance? Acceptance, LocalText? EndReason, Instant? EndedAt, long? EndIndex, bool Example) : INoun<Shift>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Shift;

    /// <summary>Where it stands.</summary>
    public ShiftState State =>
        EndReason is not null ? ShiftState.EndedAlone : Acceptance is not null ? ShiftState.Accepted : Handover is not null ? ShiftState.HandedOver : ShiftState.Open;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Shift state) => [.. state.By.Names];

    /// <inheritdoc />
    public static Shift? Apply(Shift? current, Recorded recorded)
    {
        var head = recorded.Head;
        return recorded.Event switch
        {
            ShiftOpened e => new Shift(
                new(head.Stream.Number), e.By, recorded.Who.Member, head.RecordedAt, head.Index, e.Notes, e.Follows, null, null, null, null, null, e.Example),
            ShiftHandedOver e => current! with
            {
                Handover = new Handover(e.Notes, recorded.Who.Member, head.RecordedAt),
                EndedAt = head.RecordedAt,
                EndIndex = head.Index,
            },
            HandoverAccepted e => current! with { Acceptance = new Acceptance(e.By, e.Remark, e.Next, head.RecordedAt) },
            ShiftEndedAlone e => current! with { EndReason = e.Reason, EndedAt = current.EndedAt ?? head.RecordedAt, EndIndex = current.EndIndex ?? head.Index },
            _ => current,
        };
    }

    /// <summary>
    /// The shift after whose end everything is new to a viewer: the last that the viewer's seat has ended; where it has ended none, the
    /// last of the viewer's organisation; null where there is none either.
    /// </summary>
    /// <param name="ofOrganisation">Shifts of the viewer's organisation, in any order.</param>
    public static Shift? LastOf(Id<Member>? seat, IEnumerable<Shift> ofOrganisation)
    {
        var ended = ofOrganisation.Where(one => one.EndIndex is not null).OrderBy(one => one.EndIndex).ToImmutableArray();
        return ended.LastOrDefault(one => one.Seat == seat) ?? ended.LastOrDefault();
    }
}
