using System.Collections.Immutable;

namespace Truce.Core.Decisions;

/// <param name="By">Who needs it.</param>
public sealed record DecisionNeeded(
    DecisionAccount Account, Id<Organisation> By, ImmutableArray<Addressee> Deciders, Quorum Quorum, bool Example = false) : IEvent;

public sealed record DecisionCorrected(DecisionAccount Account, LocalText Reason) : IReasoned;

public sealed record DecisionPutTo(ImmutableArray<Addressee> Deciders, Quorum Quorum, LocalText Reason) : IReasoned;

public sealed record DecisionDueMoved(Instant Due, LocalText Reason) : IReasoned;

public sealed record DecisionReopened(LocalText Reason) : IReasoned;

public sealed record DecisionEnded(DecisionEnd How, LocalText Reason) : IReasoned;
