namespace Truce.Core.Agreements;

public sealed record AgreementRegistered(AgreementTerms Terms, bool Example = false) : IEvent;

public sealed record AgreementCorrected(AgreementTerms Terms, LocalText Reason) : IReasoned;

public sealed record PhaseAdded(int Number, LocalText Name) : IEvent;

public sealed record PhaseBegun(int Phase, PhaseEnd As) : IEvent;

public sealed record PhaseEnded(int Phase, PhaseEnd As) : IEvent;

public sealed record PhaseCorrected(Phase As, LocalText Reason) : IReasoned;
