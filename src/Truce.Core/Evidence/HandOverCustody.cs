namespace Truce.Core.Evidence;

/// <summary>
/// Gives an item on to another organisation. The custodian answers for it until the other accepts; handed to somebody else meanwhile, it is
/// the last one named who may accept.
/// </summary>
/// <param name="Words">How it goes: sealed, by whom as a function, on what medium.</param>
public sealed record HandOverCustody(Id<EvidenceItem> Item, Id<Organisation> To, LocalText Words) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (reading.Find(Item) is not { } current) return AccessRefusals.NotFound(Item.ToString());
        return reading.Find(To) is null
            ? AccessRefusals.NotFound(To.ToString())
            : Decide(current, reading.GuardedOf<OriginalFile>(Item, EvidenceItem.OriginalPart), this, caller);
    }

    /// <param name="file">What goes with the original; null where the caller may not read it, or it was erased.</param>
    public static Ruling Decide(EvidenceItem current, OriginalFile? file, HandOverCustody command, Caller caller)
    {
        if (Permissions.Refuse(nameof(HandOverCustody), caller) is { } no) return no;
        if (TextCheck.Of(command.Words, "words", TextCheck.Statement) is { } unfit) return unfit;
        if (current.Withdrawn is not null) return EvidenceRefusals.Withdrawn(current.Id.ToString());
        if (!caller.SpeaksFor(current.Custodian)) return EvidenceRefusals.NotInYourCustody(current.Custodian.ToString());
        if (command.To == current.Custodian || command.To == current.HandedTo) return EvidenceRefusals.ThereAlready(command.To.ToString());
        return Ruling.Of(new Decided(current.Id, new CustodyHandedOver(command.To, command.Words), Guarded: ForHands(file, current.Custodian, command.To)));
    }

    // Who answers for a file can open it, and whoever it is handed to can look before accepting. The owner always can.
    internal static GuardedPart[] ForHands(OriginalFile? file, params ReadOnlySpan<Id<Organisation>> hands) =>
        file is null ? [] : [new GuardedPart(EvidenceItem.OriginalPart, Marking.AmberStrict(hands.ToArray()), file)];
}

/// <summary>Accepts an item that was handed to the caller's organisation: from then on that answers for it.</summary>
/// <param name="Words">In what state it arrived: its seal, its digest.</param>
public sealed record AcceptCustody(Id<EvidenceItem> Item, LocalText Words) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Item), this, caller);

    public static Ruling Decide(EvidenceItem? current, AcceptCustody command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Item.ToString());
        if (Permissions.Refuse(nameof(AcceptCustody), caller) is { } no) return no;
        if (TextCheck.Of(command.Words, "words", TextCheck.Statement) is { } unfit) return unfit;
        return EvidenceRefusals.NotHandedToYou(current, caller) is { } foreign ? foreign : Ruling.Of(current.Id, new CustodyAccepted(current.HandedTo!.Value, command.Words));
    }
}

/// <summary>Does not take an item that was handed to the caller's organisation: it stays with its custodian.</summary>
public sealed record DeclineCustody(Id<EvidenceItem> Item, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) =>
        Decide(reading.Find(Item), reading.GuardedOf<OriginalFile>(Item, EvidenceItem.OriginalPart), this, caller);

    /// <param name="file">As for <see cref="HandOverCustody"/>: what was opened to whoever declines is closed again.</param>
    public static Ruling Decide(EvidenceItem? current, OriginalFile? file, DeclineCustody command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Item.ToString());
        if (Permissions.Refuse(nameof(DeclineCustody), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        return EvidenceRefusals.NotHandedToYou(current, caller) is { } foreign ? foreign : Ruling.Of(new Decided(
            current.Id, new CustodyDeclined(current.HandedTo!.Value, command.Reason), Guarded: HandOverCustody.ForHands(file, current.Custodian)));
    }
}
