namespace Truce.Core.Observations;

public sealed record ObservationRecorded(
    Id<Organisation> By, ObservationAccount Account, Instant ReceivedAt, Reference? Through = null, bool Example = false) : IEvent;

public sealed record ObservationCorrected(ObservationAccount Account, LocalText Reason) : IReasoned;

public sealed record ObservationWithdrawn(LocalText Reason) : IReasoned;

public sealed record HindranceRecorded(
    Id<Organisation> Hindered, HindranceAccount Account, Instant ReceivedAt, Id<Observation>? Observation = null, Reference? Through = null,
    bool Example = false) : IEvent;

public sealed record HindranceCorrected(HindranceAccount Account, LocalText Reason) : IReasoned;

public sealed record HindranceWithdrawn(LocalText Reason) : IReasoned;
