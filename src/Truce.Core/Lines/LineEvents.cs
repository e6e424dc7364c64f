namespace Truce.Core.Lines;

public sealed record LineRegistered(LocalText Name, Id<Place> Territory, LocalText Basis, Reference? Agreement = null, bool Example = false) : IEvent;

public sealed record LineCorrected(LocalText Name, LocalText Basis, LocalText Reason, Reference? Agreement = null) : IReasoned;

public sealed record LineVersionRecorded(Id<Line> Line, Id<Organisation> Issuer, LineDrawing Drawing, Id<Report>? Report = null, bool Example = false) : IEvent;

public sealed record LineVersionCorrected(LineDrawing Drawing, LocalText Reason) : IReasoned;

public sealed record LineVersionEnded(LocalDate LastDay, LocalText Reason) : IReasoned;

public sealed record LineVersionWithdrawn(LocalText Reason) : IReasoned;

public sealed record MarkerRecorded(
    Id<Line> Line, MarkerKind Kind, Position Position, DateInterval Seen, Id<Source> Source, int? AccuracyMetres = null, LocalText? Note = null,
    Id<Report>? Report = null, bool Example = false) : IEvent;

public sealed record MarkerCorrected(
    MarkerKind Kind, Position Position, DateInterval Seen, LocalText Reason, int? AccuracyMetres = null, LocalText? Note = null) : IReasoned;

public sealed record MarkerWithdrawn(LocalText Reason) : IReasoned;
