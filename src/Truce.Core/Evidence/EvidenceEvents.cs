namespace Truce.Core.Evidence;

public sealed record EvidenceTaken(
    EvidenceAccount Account, Id<Organisation> Custodian, FilePrint Original, Instant ReceivedAt, FilePrint? Released = null, FileFault? Fault = null,
    Reference? Through = null, bool Example = false) : IEvent;

public sealed record EvidenceCorrected(EvidenceAccount Account, LocalText Reason) : IReasoned;

public sealed record CopyReleased(FilePrint Copy, LocalText How) : IEvent;

public sealed record CustodyHandedOver(Id<Organisation> To, LocalText Words) : IEvent;

public sealed record CustodyAccepted(Id<Organisation> By, LocalText Words) : IEvent;

public sealed record CustodyDeclined(Id<Organisation> By, LocalText Reason) : IReasoned;

public sealed record EvidenceWithdrawn(LocalText Reason) : IReasoned;
