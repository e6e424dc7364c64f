using System.Collections.Immutable;

namespace Truce.Core.Claims;

public sealed record ClaimRecorded(
    Id<Report> Report, LocalText Statement, DateInterval Said, ImmutableArray<Id<Source>> Chain, DateInterval? Occurred = null,
    Anchor? Anchor = null, Id<Claim>? Restates = null, bool Example = false) : IEvent;

public sealed record ClaimGraded(int Credibility, LocalText Basis) : IEvent;

public sealed record ClaimLinked(Id<Question> Question, Stance Stance, Quantity? Quantity = null) : IEvent;

public sealed record ClaimUnlinked(Id<Question> Question, LocalText Reason) : IReasoned;

public sealed record ClaimCorrected(LocalText Statement, LocalText Reason) : IReasoned;

public sealed record ClaimRemarkedOn(LocalText Remark) : IEvent;

public sealed record ClaimWithdrawn(LocalText Reason) : IReasoned;

public sealed record ClaimRestated(Id<Claim> As, LocalText Reason) : IReasoned;
