using Truce.Formats.Geo;

namespace Truce.Formats.Cql2;

/// <summary>What ground and time a filter reaches at most, so that an index is asked for no more.</summary>
public static class CqlReach
{
    /// <summary>A footprint that everything meets which passes the filter; everything where it does not narrow.</summary>
    /// <param name="condition">The filter.</param>
    /// <param name="geometry">The property of a feature's shape.</param>
    /// <param name="time">The property of its time.</param>
    /// <param name="zone">In which a day is meant.</param>
    public static Footprint Of(CqlCondition condition, string geometry, string time, DateTimeZone zone)
    {
        var reach = Footprint.Everything;
        foreach (var part in condition is CqlAnd and ? and.Parts.AsEnumerable() : [condition])
        {
            if (part is CqlSpatial spatial && spatial.Relation is not "S_DISJOINT" && ShapeBeside(spatial.Left, spatial.Right, geometry) is { } shape)
                reach = reach.Narrowed(Planar.Around(shape.Shape));
            else if (part is CqlTemporal temporal && StretchBeside(temporal, time, zone) is { } stretch)
                reach = reach.Narrowed(Footprint.Everything with { From = Begin(stretch.First), Until = End(stretch.Last) });
            else if (part is CqlAnd)
                reach = reach.Narrowed(Of(part, geometry, time, zone));
        }

        return reach;
    }

    private static CqlShape? ShapeBeside(CqlValue left, CqlValue right, string geometry) => (left, right) switch
    {
        (CqlNamed named, CqlShape shape) when named.Name == geometry => shape,
        (CqlShape shape, CqlNamed named) when named.Name == geometry => shape,
        _ => null,
    };

    // Relations that need a moment in common; the others reach beyond.
    private static Stretch? StretchBeside(CqlTemporal temporal, string time, DateTimeZone zone)
    {
        if (temporal.Relation is not ("T_INTERSECTS" or "T_DURING" or "T_EQUALS" or "T_CONTAINS" or "T_STARTS" or "T_FINISHES" or "T_STARTEDBY" or "T_FINISHEDBY" or "T_OVERLAPS" or "T_OVERLAPPEDBY")) return null;
        return temporal.Left is CqlNamed left && left.Name == time ? Fixed(temporal.Right, zone)
            : temporal.Right is CqlNamed right && right.Name == time ? Fixed(temporal.Left, zone)
            : null;
    }

    private static Stretch? Fixed(CqlValue value, DateTimeZone zone) => value switch
    {
        CqlMoment moment => new Stretch(moment.Moment, moment.Moment),
        CqlDay day => Stretch.Of(day.Day, zone),
        CqlInterval { From: not CqlNamed, Until: not CqlNamed } interval => new Stretch(
            interval.From is null ? Instant.MinValue : Fixed(interval.From, zone)!.Value.First,
            interval.Until is null ? Instant.MaxValue : Fixed(interval.Until, zone)!.Value.Last),
        _ => null,
    };

    private static long Begin(Instant first) => first == Instant.MinValue ? long.MinValue : first.ToUnixTimeSeconds();

    private static long End(Instant last) => last == Instant.MaxValue ? long.MaxValue : last.ToUnixTimeSeconds() + 1;
}
