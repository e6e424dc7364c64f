namespace Truce.Core.Submissions;

/// <summary>A state of a way through a crossing, as a form told it.</summary>
public sealed record PassageFinding(Id<Crossing> Crossing, PassageAccount Account);

/// <summary>Something on the ground that shows a line, as a form told it.</summary>
public sealed record MarkerFinding(Id<Line> Line, MarkerKind Kind, Position Position, DateInterval Seen, int? AccuracyMetres = null, LocalText? Note = null);

/// <summary>What the answers of a filled-in form come to, read by the form's mapping: what is to be made of them.</summary>
/// <param name="Title">What the report is called.</param>
/// <param name="Days">Of which days it speaks.</param>
/// <param name="Claim">One checkable assertion; null where the form makes none.</param>
/// <param name="Exact">The exact position of what is told, kept apart from the coarse one; null where none was sent.</param>
/// <param name="Lacking">Why nothing but a report can be made of it; null where something can.</param>
public sealed record Findings(
    LocalText Title, DateInterval Days, IncidentAccount? Incident = null, ObservationAccount? Observation = null, HindranceAccount? Hindrance = null,
    PassageFinding? Passage = null, MarkerFinding? Marker = null, LocalText? Claim = null, PlaceStated? Exact = null, NotMade? Lacking = null);
