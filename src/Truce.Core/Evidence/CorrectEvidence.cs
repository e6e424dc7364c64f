namespace Truce.Core.Evidence;

/// <summary>Corrects what is stated of an item. Its bytes are never touched; what was stated before stays in the past.</summary>
public sealed record CorrectEvidence(Id<EvidenceItem> Item, EvidenceAccount Account, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (reading.Find(Item) is not { } current) return AccessRefusals.NotFound(Item.ToString());
        if (Account.Where?.Place is { } place && reading.Find(place) is null) return AccessRefusals.NotFound(place.ToString());
        return Decide(current, reading.MarkingOf(Item), this, caller);
    }

    /// <param name="marking">The item's marking of now: consent that was narrowed may ask for a narrower one first.</param>
    public static Ruling Decide(EvidenceItem current, Marking marking, CorrectEvidence command, Caller caller)
    {
        if (Permissions.Refuse(nameof(CorrectEvidence), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } reason) return reason;
        if (current.Withdrawn is not null) return EvidenceRefusals.Withdrawn(current.Id.ToString());
        if (command.Account.Unfit(caller.Now) is { } unfit) return unfit;
        if (current.Account == command.Account) return EvidenceRefusals.NothingCorrected();
        if (command.Account.Captured is { } captured && current.ReceivedAt < captured.From) return EvidenceRefusals.ReceivedBefore(current.ReceivedAt.ToString());
        return marking.Label < command.Account.MostOpen ? EvidenceRefusals.NarrowFirst() : Ruling.Of(current.Id, new EvidenceCorrected(command.Account, command.Reason));
    }
}

/// <summary>Takes an item back, that came in error. It stays, marked so.</summary>
public sealed record WithdrawEvidence(Id<EvidenceItem> Item, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Item), this, caller);

    public static Ruling Decide(EvidenceItem? current, WithdrawEvidence command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Item.ToString());
        if (Permissions.Refuse(nameof(WithdrawEvidence), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (!caller.SpeaksFor(current.Custodian)) return EvidenceRefusals.NotInYourCustody(current.Custodian.ToString());
        if (current.Withdrawn is not null) return EvidenceRefusals.Withdrawn(current.Id.ToString());
        return Ruling.Of(current.Id, new EvidenceWithdrawn(command.Reason));
    }
}
