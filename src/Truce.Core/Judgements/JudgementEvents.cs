namespace Truce.Core.Judgements;

public sealed record JudgementGiven(
    Id<Incident> Incident, Id<Organisation> By, JudgedAnswer Answer, LocalText Basis, LocalDate On, Id<Claim>? Through = null, bool Example = false) : IEvent;

public sealed record JudgementCorrected(JudgedAnswer Answer, LocalText Basis, LocalText Reason) : IReasoned;

public sealed record JudgementWithdrawn(LocalText Reason) : IReasoned;
