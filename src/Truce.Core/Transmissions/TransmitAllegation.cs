namespace Truce.Core.Transmissions;

/// <summary>Puts an allegation to an organisation: the incident as it stands now, and what is asked about it.</summary>
/// <param name="Marking">Null: the sender and the addressee.</param>
public sealed record TransmitAllegation(Id<Incident> Incident, Addressee? To, TransmissionAccount Account, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => reading.Find(Incident) is { } incident
        ? Decide(incident, reading.MarkingOf(Incident), reading.OwnerOf(Incident), Addressed.Of(To, reading), this, caller)
        : AccessRefusals.NotFound(Incident.ToString());

    /// <param name="marking">Of the incident: whoever it is put to must be able to see it.</param>
    /// <param name="owner">Of the incident.</param>
    public static Ruling Decide(Incident incident, Marking marking, Id<Organisation> owner, Addressed? to, TransmitAllegation command, Caller caller)
    {
        if (Addressed.Refuse(to) is { } nobody) return nobody;
        if (Permissions.Refuse(nameof(TransmitAllegation), caller) is { } no) return no;
        if (command.Account.Unfit(caller.Now) is { } unfit) return unfit;
        var addressee = to!.To;
        if (addressee.Organisation == caller.Voice) return TransmissionRefusals.ToItself();
        var isReleased = marking.Members is null && (marking.Organisations is not { } released || released.Contains(addressee.Organisation) || addressee.Organisation == owner);
        if (!isReleased) return TransmissionRefusals.NotReleased(addressee.Organisation.ToString());
        var own = command.Marking ?? Access.Marking.Amber([addressee.Organisation, caller.Voice]);
        if (!own.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(
            caller.NewId<Transmission>(),
            new AllegationTransmitted(command.Incident, caller.Voice, addressee, incident.Version, incident.Entry, command.Account, command.Example), own));
    }
}

/// <summary>Says that it arrived: the addressee by its liaison officer, or whoever sent it; who said so stands with it.</summary>
/// <param name="Function">In which function; null: the organisation does not say.</param>
public sealed record ConfirmAllegation(Id<Transmission> Transmission, Instant ReceivedAt, LocalText? Remark = null, Id<DutyFunction>? Function = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => reading.Find(Transmission) is { } current
        ? Addressed.RefuseFunction(caller.Voice, Function, reading) is { } no ? no : Decide(current, this, caller)
        : AccessRefusals.NotFound(Transmission.ToString());

    public static Ruling Decide(Transmission current, ConfirmAllegation command, Caller caller)
    {
        if (Permissions.Refuse(nameof(ConfirmAllegation), caller) is { } no) return no;
        if (TextCheck.Optional(command.Remark, "remark", TextCheck.Statement) is { } unfit) return unfit;
        if (current.Withdrawn is not null) return TransmissionRefusals.Withdrawn();
        if (caller.Voice != current.To.Organisation && caller.Voice != current.By) return TransmissionRefusals.NotToYou();
        if (current.Receipts.Any(one => one.By.Organisation == caller.Voice)) return TransmissionRefusals.ReceivedAlready();
        if (command.ReceivedAt > caller.Now) return TransmissionRefusals.InTheFuture(command.ReceivedAt.ToString());
        return command.ReceivedAt < current.Account.SentAt
            ? TransmissionRefusals.ReceivedBeforeSent()
            : Ruling.Of(current.Id, new AllegationReceived(new Addressee(caller.Voice, command.Function), command.ReceivedAt, command.Remark));
    }
}

/// <summary>Sets the end of the time to reply anew, with a reason. Every earlier one stays.</summary>
public sealed record MoveReplyPeriod(Id<Transmission> Transmission, Instant ReplyUntil, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Transmission), this, caller);

    public static Ruling Decide(Transmission? current, MoveReplyPeriod command, Caller caller)
    {
        if (TransmissionWork.Refuse(nameof(MoveReplyPeriod), current, command.Transmission, command.Reason, caller) is { } no) return no;
        if (command.ReplyUntil <= current!.Account.SentAt) return TransmissionRefusals.ReplyBeforeSent();
        return command.ReplyUntil == current.ReplyUntil ? TransmissionRefusals.PeriodUnchanged() : Ruling.Of(current.Id, new ReplyPeriodMoved(command.ReplyUntil, command.Reason));
    }
}

/// <summary>Takes a transmission back. It stays, marked so.</summary>
public sealed record WithdrawTransmission(Id<Transmission> Transmission, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Transmission), this, caller);

    public static Ruling Decide(Transmission? current, WithdrawTransmission command, Caller caller) =>
        TransmissionWork.Refuse(nameof(WithdrawTransmission), current, command.Transmission, command.Reason, caller) is { } no ? no
        : Ruling.Of(current!.Id, new TransmissionWithdrawn(command.Reason));
}

/// <summary>What only whoever sent it can do.</summary>
internal static class TransmissionWork
{
    public static Refusal? Refuse(string verb, Transmission? current, Id<Transmission> asked, LocalText reason, Caller caller) =>
        current is null ? AccessRefusals.NotFound(asked.ToString())
        : Permissions.Refuse(verb, caller) ?? TextCheck.Of(reason, "reason", TextCheck.Statement)
        ?? (current.By != caller.Voice ? TransmissionRefusals.NotSentByYou() : current.Withdrawn is not null ? TransmissionRefusals.Withdrawn() : null);
}
