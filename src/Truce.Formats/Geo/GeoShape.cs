using System.Collections.Immutable;

namespace Truce.Formats.Geo;

/// <summary>Where a feature lies.</summary>
public abstract record GeoShape
{
    private GeoShape()
    {
    }

    /// <summary>A point on the ground.</summary>
    public sealed record Point(Position At) : GeoShape;

    /// <summary>One or more paths over the ground.</summary>
    public sealed record Paths(ImmutableArray<Trace> Traces) : GeoShape;

    /// <summary>Ground in one or more pieces.</summary>
    public sealed record Ground(Area Area) : GeoShape;

    /// <summary>A point, or nothing.</summary>
    public static GeoShape? Of(Position? at) => at is { } position ? new Point(position) : null;

    /// <summary>Paths, or nothing.</summary>
    public static GeoShape? Of(ImmutableArray<Trace> traces) => traces.IsDefaultOrEmpty ? null : new Paths(traces);

    /// <summary>Ground, or nothing.</summary>
    public static GeoShape? Of(Area? area) => area is null ? null : new Ground(area);
}
