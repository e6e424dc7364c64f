using System.Collections.Immutable;

namespace Truce.Core.Lines;

/// <summary>On which side of a version a position lies.</summary>
public enum LineSide
{
    /// <summary>On the ground that the issuer leaves open.</summary>
    Before = 1,

    /// <summary>On the ground behind the line.</summary>
    Beyond = 2,

    /// <summary>Outside the ground that the line divides.</summary>
    Outside = 3,
}

/// <summary>Half the width of the zone within which a version may lie on the ground.</summary>
/// <param name="Metres">Whole metres, rounded up.</param>
/// <param name="Marker">The marker farthest from the version, where the width follows from it; null where somebody stated the width.</param>
public sealed record Ribbon(int Metres, Id<Marker>? Marker);

/// <summary>Where a position lies in relation to one version.</summary>
/// <param name="Nearest">The nearest point of the line; null where the version has no geometry.</param>
/// <param name="Side">The side of it; null where the version has no geometry, or a line without an area.</param>
/// <param name="Ribbon">The zone of uncertainty; null where none is known.</param>
public sealed record LineAnswer(LineVersion Version, Nearest? Nearest, LineSide? Side, Ribbon? Ribbon)
{
    /// <summary>Whether the position lies within the zone of uncertainty: there no side is more than a drawing's.</summary>
    public bool IsInRibbon => Nearest is { } nearest && Ribbon is { } ribbon && nearest.Metres <= ribbon.Metres;

    /// <summary>What holds of a position.</summary>
    /// <param name="territory">The ground that the line divides; null where its boundary is not held.</param>
    /// <param name="markers">The line's markers; a withdrawn one does not count.</param>
    public static LineAnswer Of(LineVersion version, Area? territory, IEnumerable<Marker> markers, Position position)
    {
        var traces = LineTrace.Of(version.Drawing, territory);
        return new LineAnswer(
            version, traces.IsEmpty ? null : GroundDistance.To(position, traces.AsSpan()), SideIn(territory, version.Drawing, position),
            RibbonOf(version, traces, markers));
    }

    private static LineSide? SideIn(Area? territory, LineDrawing drawing, Position position) =>
        SideOf(drawing, position) is { } side ? side == LineSide.Before && territory is not null && !AreaCover.Covers(territory, position) ? LineSide.Outside : side : null;

    /// <summary>On which side of a drawing a position lies; the boundary belongs to the area.</summary>
    public static LineSide? SideOf(LineDrawing drawing, Position position) =>
        drawing is not { Area: { } area, Side: { } side } ? null
        : AreaCover.Covers(area, position) == (side == AreaSide.Beyond) ? LineSide.Beyond
        : LineSide.Before;

    /// <summary>The zone of uncertainty of a version: what somebody stated, else the marker that is farthest from the line.</summary>
    public static Ribbon? RibbonOf(LineVersion version, ImmutableArray<Trace> traces, IEnumerable<Marker> markers)
    {
        if (version.Drawing.RibbonMetres is { } stated) return new Ribbon(stated, null);
        if (traces.IsEmpty) return null;
        Ribbon? widest = null;
        foreach (var marker in markers.Where(marker => !marker.Withdrawn))
        {
            var metres = (int)Math.Ceiling(GroundDistance.To(marker.Position, traces.AsSpan()).Metres);
            if (widest is null || metres > widest.Metres) widest = new Ribbon(metres, marker.Id);
        }

        return widest;
    }
}
