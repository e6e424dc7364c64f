using System.Collections.Immutable;

namespace Truce.Web.Maps;

/// <summary>What a passage is said to be. Partial is never drawn as open.</summary>
public enum GateLook
{
    Open = 1,
    Partial = 2,
    Closed = 3,

    /// <summary>Nobody said, or what was said has lost its hold.</summary>
    Unknown = 4,
}

/// <summary>How far an event is borne out.</summary>
public enum EventLook
{
    /// <summary>Dashed: alleged, nobody else said so, or not graded.</summary>
    Allegation = 1,

    /// <summary>Hollow: one source.</summary>
    SingleSource = 2,

    /// <summary>Filled: two independent sources, or more than that.</summary>
    Borne = 3,
}

/// <summary>A line as one issuer published it.</summary>
/// <param name="Paths">The line itself, without the edges where it meets the outer border.</param>
/// <param name="Beyond">The ground on its far side, drawn dotted; null where none is published.</param>
/// <param name="RibbonMetres">To each side, within which the line may lie; null where nobody said.</param>
/// <param name="Label">Issuer and date: a line without them is not drawn.</param>
/// <param name="Rank">From 0: every version has the same colour and its own dash.</param>
public sealed record DrawnLine(ImmutableArray<Trace> Paths, Area? Beyond, int? RibbonMetres, string Label, int Rank);

/// <summary>A marker that somebody saw on the ground.</summary>
public sealed record DrawnMarker(Position At, string Label);

/// <summary>A crossing.</summary>
/// <param name="Note">Kind and state in words; the glyph alone says nothing to whoever does not see it.</param>
public sealed record DrawnGate(Position At, string Name, string Note, GateLook Look);

/// <summary>Something that was reported, with the number that it has in list and lanes.</summary>
/// <param name="Number">From 1; 0 where the map shows it alone.</param>
/// <param name="RadiusMetres">Within which it is meant; null where it is a point.</param>
/// <param name="Href">Where it stands in the list; null where it stands nowhere.</param>
public sealed record DrawnEvent(int Number, Position At, int? RadiusMetres, EventLook Look, string Label, string? Href);

/// <summary>Ground that somebody looked at, could not, or did not.</summary>
/// <param name="Cells">Each has its own pattern; several lie over each other and none hides another.</param>
public sealed record DrawnCover(Area Ground, IReadOnlyList<CoverageCell> Cells, string Label);

/// <summary>A way that somebody took, as it was stated.</summary>
public sealed record DrawnWay(Trace Path, string Label);

/// <summary>What people stated, laid over the ground. All texts in the reader's language.</summary>
public sealed record MapScene
{
    /// <summary>What the map shows, for whoever does not see it.</summary>
    public required string Label { get; init; }

    public IReadOnlyList<DrawnLine> Lines { get; init; } = [];

    public IReadOnlyList<DrawnMarker> Markers { get; init; } = [];

    public IReadOnlyList<DrawnGate> Gates { get; init; } = [];

    public IReadOnlyList<DrawnEvent> Events { get; init; } = [];

    public IReadOnlyList<DrawnCover> Covers { get; init; } = [];

    public IReadOnlyList<DrawnWay> Ways { get; init; } = [];

    /// <summary>Positions that have to be seen; the whole ground where there are none.</summary>
    public IReadOnlyList<Position> Focus { get; init; } = [];

    /// <summary>Whether the names of municipalities are written: on maps of a part of the ground.</summary>
    public bool ShowsMunicipalities { get; init; }
}
