using System.Collections.Immutable;

namespace Truce.Core.SituationReports;

/// <summary>How far the work on a draft has come.</summary>
public enum DraftStage
{
    /// <summary>Being written.</summary>
    Writing = 1,

    /// <summary>Its text rests: others read it, partners answer, somebody of a second organisation approves.</summary>
    InReview = 2,

    /// <summary>A member of a second organisation approved it.</summary>
    Approved = 3,

    /// <summary>It was published; nothing changes in it any more.</summary>
    PutOut = 4,
}

/// <summary>What somebody remarked on a draft.</summary>
public sealed record ReviewRemark(Id<Organisation> By, LocalText Remarks, Instant At);

/// <summary>
/// A report, or a correction of one, before it is published: a stream of its own, so that what was said of it on the way does not come out
/// with it. The lines were composed when it was drafted and never change; whoever wants others drafts anew.
/// </summary>
/// <param name="DraftedBy">The organisation whose member drafted it.</param>
/// <param name="DraftedFor">In whose name, where that is another one.</param>
/// <param name="Corrects">What it corrects; null where it is a report.</param>
/// <param name="Consented">Partners who agreed to the text as it stands.</param>
/// <param name="Declined">Partners who do not want to be shown in it.</param>
/// <param name="As">The report that came of it, or that it corrected.</param>
public sealed record SituationDraft(
    Id<SituationDraft> Id, SituationTerms Terms, SituationTexts Texts, Composition Composition, CorrectionTerms? Corrects,
    Id<Organisation> DraftedBy, Id<Organisation>? DraftedFor, DraftStage Stage, ImmutableArray<ReviewRemark> Remarks,
    ImmutableArray<Id<Organisation>> Consented, ImmutableArray<Id<Organisation>> Declined, Id<Organisation>? ApprovedBy,
    Id<SituationReport>? As, Instant DraftedAt, int Rewritten, bool Example) : INoun<SituationDraft>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.SituationDraft;

    /// <inheritdoc />
    public static bool Hangs => true;

    /// <summary>Partners whose word is still awaited, or who said no.</summary>
    public IEnumerable<Id<Organisation>> Awaited => Composition.Partners.Except(Consented);

    /// <summary>Whether an organisation wrote it, or had it written.</summary>
    public bool IsBy(Id<Organisation> organisation) => organisation == DraftedBy || organisation == DraftedFor;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(SituationDraft state) => HangsOn(state);

    /// <inheritdoc />
    public static IReadOnlyList<Reference> HangsOn(SituationDraft state) => state.Corrects is { } correction ? [correction.Report] : [];

    /// <inheritdoc />
    public static SituationDraft? Apply(SituationDraft? current, Recorded recorded) => recorded.Event switch
    {
        SituationDrafted e => new SituationDraft(
            new(recorded.Head.Stream.Number), e.Terms, e.Texts, e.Composition, e.Corrects, recorded.Who.Organisation, recorded.Who.For, DraftStage.Writing, [],
            [], [], null, null, recorded.Head.RecordedAt, 0, e.Example),
        SituationRewritten e => current! with
        {
            Texts = e.Texts,
            Stage = DraftStage.Writing,
            Consented = [],
            Declined = [],
            ApprovedBy = null,
            Rewritten = current.Rewritten + 1,
        },
        SituationSentForReview => current! with { Stage = DraftStage.InReview },
        SituationReviewed e => current! with
        {
            Remarks = current.Remarks.Add(new ReviewRemark(recorded.Who.For ?? recorded.Who.Organisation, e.Remarks, recorded.Head.RecordedAt)),
        },
        PartnerConsented e => current! with { Consented = [.. current.Consented.Append(e.Partner).Distinct().Order()], Declined = current.Declined.Remove(e.Partner) },
        PartnerDeclined e => current! with { Declined = [.. current.Declined.Append(e.Partner).Distinct().Order()], Consented = current.Consented.Remove(e.Partner) },
        SituationApproved e => current! with { Stage = DraftStage.Approved, ApprovedBy = e.By },
        SituationPutOut e => current! with { Stage = DraftStage.PutOut, As = e.As },
        _ => current,
    };
}
