namespace Truce.Core.Assessments;

public sealed record AssessmentMade(
    Id<Provision> Provision, Id<Organisation> By, DateInterval On, ProvisionStatus? Status = null, LocalText? Words = null, LocalText? Basis = null,
    Id<Report>? Report = null, bool Example = false) : IEvent;

public sealed record AssessmentCorrected(
    DateInterval On, LocalText Reason, ProvisionStatus? Status = null, LocalText? Words = null, LocalText? Basis = null) : IReasoned;

public sealed record AssessmentWithdrawn(LocalText Reason) : IReasoned;
