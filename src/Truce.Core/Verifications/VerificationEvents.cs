namespace Truce.Core.Verifications;

/// <param name="By">Whose verification it is.</param>
/// <param name="List">The checklist as it was then.</param>
public sealed record VerificationOpened(
    Id<Incident> Incident, Id<Organisation> By, LocalText Aim, Checklist List, Instant? Due = null, bool Example = false) : IEvent;

/// <param name="By">In which function; the seat stands in the origin of the event.</param>
public sealed record VerificationClaimed(Addressee By) : IEvent;

/// <param name="To">To which function of the same organisation.</param>
public sealed record VerificationHandedOver(Addressee To, LocalText Words) : IEvent;

public sealed record VerificationHandedBack(LocalText Reason) : IReasoned;

/// <param name="Point">Code of a point of the list.</param>
/// <param name="By">Who found it so.</param>
public sealed record PointChecked(string Point, PointState State, LocalText How, Addressee By) : IEvent;

/// <param name="Level">The level that is stated; exactly where one is.</param>
/// <param name="Origins">Independent origins as they were counted then.</param>
/// <param name="Obstacle">What kept it from being verified; exactly where it is unverifiable.</param>
public sealed record VerificationEnded(VerificationEnd How, LocalText Reason, int? Level, int Origins, Obstacle? Obstacle = null) : IReasoned;

public sealed record VerificationReopened(LocalText Reason) : IReasoned;
