using System.Collections.Immutable;

namespace Truce.Core.Geography;

/// <summary>Whether ground lies in an area. Exact: whole numbers all the way.</summary>
public static class AreaCover
{
    /// <summary>Whether an area covers a position. The boundary belongs to the area, that of its holes too (OGC "covers").</summary>
    /// <remarks>Every edge is looked at; <see cref="AreaIndex"/> answers the same for many positions.</remarks>
    public static bool Covers(Area area, Position position)
    {
        foreach (var polygon in area.Polygons)
        {
            var inside = false;
            foreach (var ring in polygon.Rings)
            {
                var (crosses, touches) = East(ring.Positions, position);
                if (touches) return true;
                inside ^= crosses;
            }

            if (inside) return true;
        }

        return false;
    }

    // Whether a ray to the east meets the ring an odd number of times, or the position lies on it.
    private static (bool Crosses, bool Touches) East(ImmutableArray<Position> ring, Position position)
    {
        var odd = false;
        for (var at = 1; at < ring.Length; at++)
        {
            var (from, to) = (ring[at - 1], ring[at]);
            var side = Side(from, to, position);
            if (side == 0 && Within(position.Latitude, from.Latitude, to.Latitude) && Within(position.Longitude, from.Longitude, to.Longitude))
                return (false, true);
            if (from.Latitude > position.Latitude == to.Latitude > position.Latitude) continue;
            if (side > 0 == to.Latitude > from.Latitude) odd = !odd;
        }

        return (odd, false);
    }

    /// <summary>1 where a position lies to the left of the way from one to another, -1 to the right, 0 in line with it.</summary>
    internal static int Side(Position from, Position to, Position position) => Int128.Sign(
        ((Int128)((long)to.Longitude - from.Longitude) * ((long)position.Latitude - from.Latitude))
        - ((Int128)((long)to.Latitude - from.Latitude) * ((long)position.Longitude - from.Longitude)));

    internal static bool Within(int value, int one, int other) => value >= Math.Min(one, other) && value <= Math.Max(one, other);
}
