using System.Collections.Immutable;

namespace Truce.Core.Notices;

/// <summary>What is known of a notice and one of its addressees.</summary>
public enum NoticeReceipt
{
    /// <summary>It reached the organisation.</summary>
    Delivered = 1,
    Read = 2,

    /// <summary>The organisation says that it has taken note of it; that is no agreement.</summary>
    Acknowledged = 3,
}

/// <summary>What a notice says.</summary>
/// <param name="SentAt">Not after it is recorded.</param>
public sealed record NoticeAccount(LocalText Title, LocalText Words, Instant SentAt, SentBy By)
{
    /// <summary>Null where its parts fit each other; else the refusal that says what does not.</summary>
    public Refusal? Unfit(Instant now) =>
        TextCheck.First(TextCheck.Of(Title, "title", TextCheck.Name), TextCheck.Of(Words, "words", TextCheck.Statement)) is { } unfit ? unfit
        : !Enum.IsDefined(By) ? TransmissionRefusals.WayMissing()
        : SentAt > now ? TransmissionRefusals.InTheFuture(SentAt.ToString())
        : null;
}

/// <summary>A receipt as it was stated.</summary>
/// <param name="Of">Of which addressee.</param>
/// <param name="By">Who states it.</param>
/// <param name="At">When it was delivered, read or acknowledged.</param>
public sealed record NoticeConfirmation(Id<Organisation> Of, NoticeReceipt Receipt, Addressee By, Instant At);

/// <summary>A notice from one organisation to others by name: delivered, read and acknowledged are told apart. It has no answer; it is no chat.</summary>
/// <param name="To">1 to 50, each organisation once.</param>
/// <param name="Confirmations">First to last; each addressee and receipt once.</param>
/// <param name="Withdrawn">Why it was taken back; null while it stands.</param>
public sealed record Notice(
    Id<Notice> Id, Id<Organisation> By, ImmutableArray<Addressee> To, NoticeAccount Account, ImmutableArray<NoticeConfirmation> Confirmations,
    LocalText? Withdrawn, bool Example) : INoun<Notice>
{
    /// <summary>Organisations at most.</summary>
    public const int Most = 50;

    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Notice;

    /// <summary>A receipt of one addressee; null where nobody stated it.</summary>
    public NoticeConfirmation? Of(Id<Organisation> organisation, NoticeReceipt receipt) =>
        Confirmations.FirstOrDefault(one => one.Of == organisation && one.Receipt == receipt);

    /// <summary>Whether an organisation is among the addressees.</summary>
    public bool IsTo(Id<Organisation> organisation) => To.Any(one => one.Organisation == organisation);

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Notice state) => [.. state.To.SelectMany(one => one.Names).Append(state.By.Reference).Distinct()];

    /// <inheritdoc />
    public static Notice? Apply(Notice? current, Recorded recorded) => recorded.Event switch
    {
        NoticeSent e => new Notice(new(recorded.Head.Stream.Number), e.By, e.To, e.Account, [], null, e.Example),
        NoticeConfirmed e => current! with { Confirmations = current.Confirmations.Add(new(e.Of, e.Receipt, e.By, e.At)) },
        NoticeWithdrawn e => current! with { Withdrawn = e.Reason },
        _ => current,
    };
}

public sealed record NoticeSent(Id<Organisation> By, ImmutableArray<Addressee> To, NoticeAccount Account, bool Example = false) : IEvent;

/// <param name="Of">Of which addressee.</param>
/// <param name="By">Who states it.</param>
public sealed record NoticeConfirmed(Id<Organisation> Of, NoticeReceipt Receipt, Addressee By, Instant At) : IEvent;

public sealed record NoticeWithdrawn(LocalText Reason) : IReasoned;
