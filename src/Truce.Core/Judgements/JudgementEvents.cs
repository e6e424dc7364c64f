namespace Truce.Core.Judgements;

public sealed record JudgementGiven(
    Id<Incident> Incident, Id<Organisation> By, Finding Finding, LocalText Basis, LocalDate On, Id<Claim>? Through = null, bool Example = false) : IEvent;

public sealed record JudgementCorrected(Finding Finding, LocalText Basis, LocalText Reason) : IReasoned;

public sealed record JudgementWithdrawn(LocalText Reason) : IReasoned;
