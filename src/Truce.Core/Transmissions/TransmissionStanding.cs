namespace Truce.Core.Transmissions;

/// <summary>How a transmission stands, from what its addressee did and the clock.</summary>
public enum TransmissionState
{
    Sent = 1,
    Received = 2,
    Answered = 3,

    /// <summary>The time to reply is over, and nothing was said. Silence is a row too, and holds nothing up.</summary>
    Silent = 4,
    Withdrawn = 5,
}

/// <summary>A transmission at a moment.</summary>
/// <param name="Receipt">The addressee's own receipt before one that the sender states; null where there is none.</param>
/// <param name="Answer">The first thing that the addressee said to the incident after it was put; null where it has not.</param>
/// <param name="AnsweredAfter">From when it was sent to when the answer was recorded; null where there is none.</param>
/// <param name="Left">How long the time to reply still runs; null where it does not.</param>
/// <param name="Silence">How long it has been silent since the time to reply ended; null where it is not.</param>
public sealed record TransmissionStanding(
    TransmissionState State, TransmissionReceipt? Receipt, Reply? Answer, Duration? AnsweredAfter, Duration? Left, Duration? Silence)
{
    /// <summary>Whether the answer came after the time to reply; it counts all the same.</summary>
    public bool IsLate { get; private init; }

    /// <summary>How it stands.</summary>
    /// <param name="replies">What was said to the incident; others' words are passed over.</param>
    public static TransmissionStanding Of(Transmission one, IEnumerable<Reply> replies, Instant now)
    {
        var receipt = one.Receipts.FirstOrDefault(each => each.By.Organisation == one.To.Organisation) ?? one.Receipts.FirstOrDefault();
        var answer = replies.Where(reply => reply.Organisation == one.To.Organisation && reply.Account.Stance != ReplyStance.NoStatement && reply.RecordedAt >= one.RecordedAt)
            .MinBy(reply => reply.RecordedAt);
        var isOver = one.ReplyUntil <= now;
        var state = one.Withdrawn is not null ? TransmissionState.Withdrawn
            : answer is not null ? TransmissionState.Answered
            : isOver ? TransmissionState.Silent
            : receipt is not null ? TransmissionState.Received
            : TransmissionState.Sent;
        return new TransmissionStanding(
            state, receipt, answer, answer is null ? null : Duration.Max(Duration.Zero, answer.RecordedAt - one.Account.SentAt),
            state is TransmissionState.Sent or TransmissionState.Received ? one.ReplyUntil - now : null, state == TransmissionState.Silent ? now - one.ReplyUntil : null)
        {
            IsLate = answer is not null && answer.RecordedAt > one.ReplyUntil,
        };
    }
}
