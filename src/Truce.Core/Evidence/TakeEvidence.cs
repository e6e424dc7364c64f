namespace Truce.Core.Evidence;

/// <summary>
/// Takes a file into custody: the caller's organisation answers for it. The bytes were kept before, and only whoever sent them can name them
/// here: the prints come from the door that received the file, never from a member's words.
/// </summary>
/// <param name="Released">A copy without what a camera wrote; null where none could be made.</param>
/// <param name="Marking">Null: the members of the centre, or as far as consent reaches.</param>
/// <param name="OriginalMarking">Null: the owner alone.</param>
public sealed record TakeEvidence(
    EvidenceAccount Account, FilePrint Original, OriginalFile Facts, Instant ReceivedAt, FilePrint? Released = null, FileFault? Fault = null,
    Reference? Through = null, Marking? Marking = null, Marking? OriginalMarking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (Through is { } carrier && !reading.Sees(carrier)) return AccessRefusals.NotFound(carrier.ToString());
        return Account.Where?.Place is { } place && reading.Find(place) is null ? AccessRefusals.NotFound(place.ToString()) : Decide(this, caller);
    }

    public static Ruling Decide(TakeEvidence command, Caller caller)
    {
        if (Permissions.Refuse(nameof(TakeEvidence), caller) is { } no) return no;
        if (command.Account.Unfit(caller.Now) is { } unfit) return unfit;
        if (command is not { Original.IsWellFormed: true, Released: null or { IsWellFormed: true } }) return EvidenceRefusals.FileMissing();
        if (command.ReceivedAt > caller.Now) return EvidenceRefusals.ReceivedInTheFuture(command.ReceivedAt.ToString());
        if (command.Account.Captured is { } captured && command.ReceivedAt < captured.From) return EvidenceRefusals.ReceivedBefore(command.ReceivedAt.ToString());
        if (command.Through is { Kind: not (StreamKind.Report or StreamKind.Submission) }) return EvidenceRefusals.ThroughUnfit();
        var marking = command.Marking ?? (command.Account.MostOpen > TlpLabel.Green ? Access.Marking.Amber() : Access.Marking.Green);
        var original = command.OriginalMarking ?? Access.Marking.AmberStrict();
        if (!marking.IsWellFormed || !original.IsWellFormed) return AccessRefusals.MarkingMalformed();
        if (marking.Label < command.Account.MostOpen) return EvidenceRefusals.TooOpen();
        return Ruling.Of(new Decided(
            caller.NewId<EvidenceItem>(),
            new EvidenceTaken(
                command.Account, caller.Voice, command.Original, command.ReceivedAt, command.Released, command.Fault, command.Through, command.Example),
            marking, [new GuardedPart(EvidenceItem.OriginalPart, original, command.Facts)]));
    }
}

/// <summary>Releases a copy in which more was made unrecognisable, in place of the one that was shown; the original stays as it is.</summary>
/// <param name="Copy">Of the copy that the caller sent.</param>
/// <param name="How">What was done to it.</param>
public sealed record ReleaseCopy(Id<EvidenceItem> Item, FilePrint Copy, LocalText How) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Item), this, caller);

    public static Ruling Decide(EvidenceItem? current, ReleaseCopy command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Item.ToString());
        if (Permissions.Refuse(nameof(ReleaseCopy), caller) is { } no) return no;
        if (TextCheck.Of(command.How, "how", TextCheck.Statement) is { } unfit) return unfit;
        if (!command.Copy.IsWellFormed) return EvidenceRefusals.FileMissing();
        if (current.Withdrawn is not null) return EvidenceRefusals.Withdrawn(current.Id.ToString());
        if (!caller.SpeaksFor(current.Custodian)) return EvidenceRefusals.NotInYourCustody(current.Custodian.ToString());
        if (current.Shown?.Print.Sha256 == command.Copy.Sha256) return EvidenceRefusals.NothingCorrected();
        return Ruling.Of(current.Id, new CopyReleased(command.Copy, command.How));
    }
}
