using System.Collections.Immutable;

namespace Truce.Core.Geography;

/// <summary>Whether two shapes have ground in common. Exact: whole numbers all the way; a shared point of their boundaries is enough.</summary>
/// <remarks>Each edge is held against each that its frame meets: n·m steps at worst. Meant for what people draw of a patrol, not for coastlines against each other.</remarks>
public static class ShapeMeets
{
    /// <summary>Whether two areas share a point.</summary>
    public static bool Meets(Area one, Area other) =>
        Rings(one).Any(ring => AreaCover.Covers(other, ring[0])) || Rings(other).Any(ring => AreaCover.Covers(one, ring[0]))
        || Rings(one).Any(ring => Rings(other).Any(against => Cross(ring, against)));

    /// <summary>Whether a path touches an area.</summary>
    public static bool Meets(Area area, Trace path) =>
        path.Positions.Any(position => AreaCover.Covers(area, position)) || Rings(area).Any(ring => Cross(path.Positions, ring));

    /// <summary>
    /// The first of some positions that lies farther from a ground than it may, measured from the ground's frame of latitudes and longitudes;
    /// null where none does. What lies elsewhere is mostly in another reference system, or has latitude and longitude exchanged.
    /// </summary>
    public static Position? FirstBeyond(Area ground, IEnumerable<Position> positions, int metres)
    {
        var outer = ground.Polygons.SelectMany(polygon => polygon.Rings[0].Positions).ToArray();
        var (south, north) = (outer.Min(one => one.Latitude), outer.Max(one => one.Latitude));
        var (west, east) = (outer.Min(one => one.Longitude), outer.Max(one => one.Longitude));
        foreach (var position in positions)
        {
            var nearest = new Position(Math.Clamp(position.Latitude, south, north), Math.Clamp(position.Longitude, west, east));
            if (Geodesic.Metres(position, nearest) > metres) return position;
        }

        return null;
    }

    private static IEnumerable<ImmutableArray<Position>> Rings(Area area) => area.Polygons.SelectMany(polygon => polygon.Rings).Select(ring => ring.Positions);

    private static bool Cross(ImmutableArray<Position> one, ImmutableArray<Position> other)
    {
        for (var at = 1; at < one.Length; at++)
            for (var against = 1; against < other.Length; against++)
                if (Cross(one[at - 1], one[at], other[against - 1], other[against])) return true;
        return false;
    }

    private static bool Cross(Position a, Position b, Position c, Position d)
    {
        if (Math.Max(a.Longitude, b.Longitude) < Math.Min(c.Longitude, d.Longitude) || Math.Max(c.Longitude, d.Longitude) < Math.Min(a.Longitude, b.Longitude)
            || Math.Max(a.Latitude, b.Latitude) < Math.Min(c.Latitude, d.Latitude) || Math.Max(c.Latitude, d.Latitude) < Math.Min(a.Latitude, b.Latitude))
            return false;
        return AreaCover.Side(a, b, c) * AreaCover.Side(a, b, d) <= 0 && AreaCover.Side(c, d, a) * AreaCover.Side(c, d, b) <= 0;
    }
}
