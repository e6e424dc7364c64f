using System.Collections.Immutable;

namespace Truce.Core.Evidence;

/// <summary>How custody moved on.</summary>
public enum CustodyStepKind
{
    /// <summary>It came to the centre, and somebody answers for it from then on.</summary>
    Taken = 1,

    /// <summary>Its custodian gave it on; it answers for it until the other accepts.</summary>
    HandedOver = 2,
    Accepted = 3,

    /// <summary>Whom it was given to did not take it: the custodian stays.</summary>
    Declined = 4,
}

/// <summary>One step of the custody, from hand to hand. Each is stated by whoever took it, in the record, under that organisation's name.</summary>
/// <param name="Organisation">Who took it, whom it was handed to, who accepted, who declined.</param>
/// <param name="Words">How, or why; null where nothing was said.</param>
/// <param name="At">When that was recorded.</param>
public sealed record CustodyStep(CustodyStepKind Kind, Id<Organisation> Organisation, LocalText? Words, Instant At);

/// <summary>A copy of a file that more may see than may see the original: without what its camera wrote, or with more made unrecognisable.</summary>
/// <param name="How">What was done to it; null where the centre's own cleaning of a picture is all.</param>
public sealed record ReleasedCopy(FilePrint Print, LocalText? How, Instant At);

/// <summary>
/// A file that shows something: a photograph, a recording, a document. The record holds what it is and the digest of its bytes; the bytes
/// lie beside the record. Who sees the item sees the released copy; the original, with the name and the place that its camera wrote, goes to
/// those alone who may read the guarded part <see cref="OriginalPart"/>.
/// </summary>
/// <param name="Original">The file as it was received, byte for byte.</param>
/// <param name="Fault">What is wrong with the file; null where nothing was found.</param>
/// <param name="Released">The copies that were made of it, first to last; the last is shown.</param>
/// <param name="ReceivedAt">When it reached the centre.</param>
/// <param name="Through">The report or submission that it came with; null where it came by itself.</param>
/// <param name="Custody">Never empty; first to last.</param>
/// <param name="Withdrawn">Why it was taken back; null while it stands.</param>
public sealed record EvidenceItem(
    Id<EvidenceItem> Id, EvidenceAccount Account, FilePrint Original, FileFault? Fault, ImmutableArray<ReleasedCopy> Released, Instant ReceivedAt,
    Reference? Through, ImmutableArray<CustodyStep> Custody, int Corrections, LocalText? Withdrawn, bool Example) : INoun<EvidenceItem>
{
    /// <summary>The guarded part that holds an <see cref="OriginalFile"/>: whoever may read it may have the original.</summary>
    public const string OriginalPart = "original";

    /// <summary>Who answers for it.</summary>
    public Id<Organisation> Custodian => Custody.Last(step => step.Kind is CustodyStepKind.Taken or CustodyStepKind.Accepted).Organisation;

    /// <summary>To whom it was handed and who has said nothing yet; null where it lies with its custodian.</summary>
    public Id<Organisation>? HandedTo => Custody[^1] is { Kind: CustodyStepKind.HandedOver } last ? last.Organisation : null;

    /// <summary>What is shown to whoever sees the item; null where nothing was released.</summary>
    public ReleasedCopy? Shown => Released is [.., var last] ? last : null;

    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.EvidenceItem;

    /// <inheritdoc />
    public static bool Hangs => true;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(EvidenceItem state)
    {
        List<Reference> under = [.. HangsOn(state), .. state.Custody.Select(step => step.Organisation.Reference).Distinct()];
        if (state.Account.Where?.Place is { } place) under.Add(place);
        return under;
    }

    /// <inheritdoc />
    public static IReadOnlyList<Reference> HangsOn(EvidenceItem state) => state.Through is { } carrier ? [carrier] : [];

    /// <inheritdoc />
    public static IEnumerable<(string Sha256, string? Part)> Files(EvidenceItem state) =>
        [(state.Original.Sha256, OriginalPart), .. state.Released.Select(copy => (copy.Print.Sha256, (string?)null))];

    /// <inheritdoc />
    public static EvidenceItem? Apply(EvidenceItem? current, Recorded recorded)
    {
        var at = recorded.Head.RecordedAt;
        return recorded.Event switch
        {
            EvidenceTaken e => new EvidenceItem(
                new(recorded.Head.Stream.Number), e.Account, e.Original, e.Fault, e.Released is { } copy ? [new ReleasedCopy(copy, null, at)] : [], e.ReceivedAt,
                e.Through, [new(CustodyStepKind.Taken, e.Custodian, null, at)], 0, null, e.Example),
            EvidenceCorrected e => current! with { Account = e.Account, Corrections = current.Corrections + 1 },
            CopyReleased e => current! with { Released = current.Released.Add(new(e.Copy, e.How, at)) },
            CustodyHandedOver e => current!.Step(CustodyStepKind.HandedOver, e.To, e.Words, at),
            CustodyAccepted e => current!.Step(CustodyStepKind.Accepted, e.By, e.Words, at),
            CustodyDeclined e => current!.Step(CustodyStepKind.Declined, e.By, e.Reason, at),
            EvidenceWithdrawn e => current! with { Withdrawn = e.Reason },
            _ => current,
        };
    }

    private EvidenceItem Step(CustodyStepKind kind, Id<Organisation> organisation, LocalText? words, Instant at) =>
        this with { Custody = Custody.Add(new(kind, organisation, words, at)) };
}
