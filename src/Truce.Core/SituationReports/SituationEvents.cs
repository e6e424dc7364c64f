using System.Collections.Immutable;

namespace Truce.Core.SituationReports;

public sealed record SituationDrafted(
    SituationTerms Terms, SituationTexts Texts, Composition Composition, CorrectionTerms? Corrects = null, bool Example = false) : IEvent;

public sealed record SituationRewritten(SituationTexts Texts, LocalText Reason) : IReasoned;

public sealed record SituationSentForReview(int Rewritten) : IEvent;

public sealed record SituationReviewed(LocalText Remarks) : IEvent;

public sealed record PartnerConsented(Id<Organisation> Partner) : IEvent;

public sealed record PartnerDeclined(Id<Organisation> Partner) : IEvent;

public sealed record SituationApproved(Id<Organisation> By) : IEvent;

public sealed record SituationPutOut(Id<SituationReport> As) : IEvent;

public sealed record SituationPublished(
    SituationTerms Terms, SituationTexts Texts, Composition Composition, Id<Organisation> DraftedBy, Id<Organisation> ApprovedBy, bool Example = false) : IEvent;

public sealed record SituationCorrected(
    LocalText What, LocalText Why, Instant CutOff, Composition Composition, Id<Organisation> ApprovedBy) : IEvent;

public sealed record SituationWithdrawn(LocalText Reason) : IReasoned;
