namespace Truce.Core.Verifications;

/// <summary>Whose turn a verification is, for a seat that looks at the queue.</summary>
public enum QueueTurn
{
    /// <summary>The seat has it.</summary>
    Yours = 1,

    /// <summary>Handed over to a function, and not claimed yet.</summary>
    PutToFunction = 2,
    Free = 3,

    /// <summary>Somebody has it and let it lie: it may be taken over.</summary>
    FreeToTakeOver = 4,

    /// <summary>Free, and this seat gave it back: others come first.</summary>
    YouHandedItBack = 5,
    HeldByAnother = 6,
    OfAnotherOrganisation = 7,
}

/// <summary>A line of the queue.</summary>
public sealed record QueueLine(Verification Verification, QueueTurn Turn)
{
    /// <summary>Whether the seat may claim it now.</summary>
    public bool IsFree => Turn is QueueTurn.PutToFunction or QueueTurn.Free or QueueTurn.FreeToTakeOver or QueueTurn.YouHandedItBack;
}

/// <summary>The order of the queue: pure, and the same for two seats but for what each of them gave back.</summary>
public static class VerificationQueue
{
    /// <summary>Open verifications in the order in which a seat is to take them: turn first, then what is due first, then the oldest.</summary>
    /// <param name="seat">Null for whoever only reads.</param>
    /// <param name="organisation">Of the seat.</param>
    public static IReadOnlyList<QueueLine> Order(
        IEnumerable<Verification> all, Id<Member>? seat, Id<Organisation>? organisation, Instant now, ReminderTerms terms) =>
    [
        .. all.Where(one => one.IsOpen).Select(one => new QueueLine(one, TurnOf(one, seat, organisation, now, terms)))
            .OrderBy(line => line.Turn).ThenBy(line => line.Verification.Due ?? Instant.MaxValue).ThenBy(line => line.Verification.Steps[0].At)
            .ThenBy(line => line.Verification.Id.Reference),
    ];

    /// <summary>Whose turn it is.</summary>
    public static QueueTurn TurnOf(Verification one, Id<Member>? seat, Id<Organisation>? organisation, Instant now, ReminderTerms terms)
    {
        if (one.By != organisation) return QueueTurn.OfAnotherOrganisation;
        if (one.Holder is { } holder) return holder.Seat == seat ? QueueTurn.Yours : one.IsLeftLying(now, terms) ? QueueTurn.FreeToTakeOver : QueueTurn.HeldByAnother;
        if (seat is { } known && one.HandedBackBy.Contains(known)) return QueueTurn.YouHandedItBack;
        return one.PutTo is null ? QueueTurn.Free : QueueTurn.PutToFunction;
    }
}
