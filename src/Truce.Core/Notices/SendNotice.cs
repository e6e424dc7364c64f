using System.Collections.Immutable;

namespace Truce.Core.Notices;

/// <summary>Sends a notice to organisations by name.</summary>
/// <param name="About">A thing that it concerns; more are tied to it by relations.</param>
/// <param name="Marking">Null: the sender and the addressees.</param>
public sealed record SendNotice(NoticeAccount Account, ImmutableArray<Addressee> To, Reference? About = null, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) =>
        Tie.Refuse(StreamKind.Notice, RelationRole.Concerns, About, reading) is { } no ? no
        : Decide(To.IsDefault ? [] : [.. To.Select(one => Addressed.Of(one, reading)!)], this, caller);

    public static Ruling Decide(ImmutableArray<Addressed> to, SendNotice command, Caller caller)
    {
        if (to.IsEmpty) return DutyFunctionRefusals.ToNobody();
        foreach (var one in to)
            if (Addressed.Refuse(one) is { } nobody) return nobody;
        if (Permissions.Refuse(nameof(SendNotice), caller) is { } no) return no;
        if (to.Length > Notice.Most || to.DistinctBy(one => one.To.Organisation).Count() < to.Length || to.Any(one => one.To.Organisation == caller.Voice))
            return NoticeRefusals.AddresseesUnfit();
        if (command.Account.Unfit(caller.Now) is { } unfit) return unfit;
        var marking = command.Marking ?? Access.Marking.Amber([.. to.Select(one => one.To.Organisation).Append(caller.Voice)]);
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Tie.Begin(
            caller.NewId<Notice>(), new NoticeSent(caller.Voice, [.. to.Select(one => one.To)], command.Account, command.Example), marking, RelationRole.Concerns,
            command.About, caller);
    }
}

/// <summary>States a receipt: that it was delivered, whoever sent or got it; that it was read or acknowledged, its addressee alone.</summary>
/// <param name="Of">Of which addressee; null: the caller's own organisation.</param>
public sealed record ConfirmNotice(
    Id<Notice> Notice, NoticeReceipt Receipt, Instant ConfirmedAt, Id<Organisation>? Of = null, Id<DutyFunction>? Function = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (reading.Find(Notice) is not { } current) return AccessRefusals.NotFound(Notice.ToString());
        if (Of is { } organisation && reading.Find(organisation) is null) return AccessRefusals.NotFound(organisation.ToString());
        return Addressed.RefuseFunction(caller.Voice, Function, reading) is { } no ? no : Decide(current, this, caller);
    }

    public static Ruling Decide(Notice current, ConfirmNotice command, Caller caller)
    {
        if (Permissions.Refuse(nameof(ConfirmNotice), caller) is { } no) return no;
        if (!Enum.IsDefined(command.Receipt)) return NoticeRefusals.ReceiptMissing();
        if (current.Withdrawn is not null) return NoticeRefusals.Withdrawn();
        var of = command.Of ?? caller.Voice;
        if (!current.IsTo(of)) return NoticeRefusals.NotAddressed();
        if (of != caller.Voice && (command.Receipt != NoticeReceipt.Delivered || current.By != caller.Voice)) return NoticeRefusals.NotYoursToConfirm();
        if (current.Of(of, command.Receipt) is not null) return NoticeRefusals.ConfirmedAlready();
        if (command.ConfirmedAt > caller.Now) return TransmissionRefusals.InTheFuture(command.ConfirmedAt.ToString());
        return command.ConfirmedAt < current.Account.SentAt
            ? TransmissionRefusals.ReceivedBeforeSent()
            : Ruling.Of(current.Id, new NoticeConfirmed(of, command.Receipt, new Addressee(caller.Voice, command.Function), command.ConfirmedAt));
    }
}

/// <summary>Takes a notice back. It stays, marked so: whoever read it has read it.</summary>
public sealed record WithdrawNotice(Id<Notice> Notice, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Notice), this, caller);

    public static Ruling Decide(Notice? current, WithdrawNotice command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Notice.ToString());
        if (Permissions.Refuse(nameof(WithdrawNotice), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.By != caller.Voice) return NoticeRefusals.NotSentByYou();
        return current.Withdrawn is null ? Ruling.Of(current.Id, new NoticeWithdrawn(command.Reason)) : NoticeRefusals.Withdrawn();
    }
}

/// <summary>Every "no" about notices.</summary>
public static class NoticeRefusals
{
    public static Refusal AddresseesUnfit() =>
        new("notice/addressees-unfit", RefusalKind.Refused, "A notice goes to 1 to 50 other organisations, each once.");

    public static Refusal ReceiptMissing() =>
        new("notice/receipt-missing", RefusalKind.Refused, "Say what is confirmed: that it was delivered, read, or acknowledged.");

    public static Refusal NotAddressed() =>
        new("notice/not-addressed", RefusalKind.Refused, "This notice was not sent to that organisation.");

    public static Refusal NotYoursToConfirm() =>
        new("notice/not-yours-to-confirm", RefusalKind.Refused, "That a notice was read or acknowledged is said by its addressee alone. Whoever sent it can say that it was delivered.");

    public static Refusal ConfirmedAlready() =>
        new("notice/confirmed-already", RefusalKind.Refused, "This was confirmed already.");

    public static Refusal NotSentByYou() =>
        new("notice/not-sent-by-you", RefusalKind.Refused, "Another organisation sent this notice. Only that one can take it back.");

    public static Refusal Withdrawn() =>
        new("notice/withdrawn", RefusalKind.Refused, "This notice was taken back already.");
}
