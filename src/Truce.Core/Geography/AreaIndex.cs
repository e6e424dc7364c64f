namespace Truce.Core.Geography;

/// <summary>Answers for many positions whether one area covers them. Exact; the same answers as <see cref="AreaCover"/>.</summary>
/// <remarks>
/// The area is cut into level bands; each knows the edges that reach into it. Lock-free; a question allocates nothing; safe for
/// concurrent readers.
/// </remarks>
public sealed class AreaIndex
{
    private const int MostBands = 1 << 14;

    private readonly int south, north, west, east;
    private readonly long bandHigh;
    private readonly int[] starts;
    private readonly Edge[] edges;

    /// <param name="area">As <see cref="AreaCheck"/> has it; its pieces do not overlap.</param>
    public AreaIndex(Area area)
    {
        var rings = area.Polygons.SelectMany(polygon => polygon.Rings).ToArray();
        var positions = rings.SelectMany(ring => ring.Positions).ToArray();
        (south, north) = (positions.Min(one => one.Latitude), positions.Max(one => one.Latitude));
        (west, east) = (positions.Min(one => one.Longitude), positions.Max(one => one.Longitude));
        var count = Math.Clamp(positions.Length * 4, 1, MostBands);
        bandHigh = (((long)north - south) / count) + 1;
        var bands = new List<Edge>[(((long)north - south) / bandHigh) + 1];
        foreach (var ring in rings)
        {
            for (var at = 1; at < ring.Positions.Length; at++)
            {
                var edge = new Edge(ring.Positions[at - 1], ring.Positions[at]);
                for (var band = Band(edge.South); band <= Band(edge.North); band++) (bands[band] ??= []).Add(edge);
            }
        }

        starts = new int[bands.Length + 1];
        for (var band = 0; band < bands.Length; band++) starts[band + 1] = starts[band] + (bands[band]?.Count ?? 0);
        edges = [.. bands.SelectMany(band => band ?? [])];
    }

    /// <summary>Whether the area covers a position; the boundary belongs to it.</summary>
    public bool Covers(Position position)
    {
        var (latitude, longitude) = (position.Latitude, position.Longitude);
        if (latitude < south || latitude > north || longitude < west || longitude > east) return false;
        var band = Band(latitude);
        var odd = false;
        foreach (ref readonly var edge in edges.AsSpan(starts[band]..starts[band + 1]))
        {
            if (latitude < edge.South || latitude > edge.North || longitude > edge.East) continue;
            if (longitude < edge.West)
            {
                // Wholly to the east: met by the ray where it has one end above the position and one not.
                odd ^= edge.South <= latitude && edge.North > latitude;
                continue;
            }

            var side = edge.SideOf(position);
            if (side == 0) return true;
            odd ^= side < 0 && edge.North > latitude;
        }

        return odd;
    }

    private int Band(int latitude) => (int)(((long)latitude - south) / bandHigh);

    // Stored from south to north.
    private readonly struct Edge
    {
        public readonly int South, North, West, East;
        private readonly int startLongitude;
        private readonly long wide, high;

        public Edge(Position one, Position other)
        {
            var (from, to) = one.Latitude <= other.Latitude ? (one, other) : (other, one);
            (South, North, startLongitude) = (from.Latitude, to.Latitude, from.Longitude);
            (West, East) = (Math.Min(from.Longitude, to.Longitude), Math.Max(from.Longitude, to.Longitude));
            (wide, high) = ((long)to.Longitude - from.Longitude, (long)to.Latitude - from.Latitude);
        }

        // Negative where the position lies to the west, 0 on the edge; the position lies within the edge's own bounds, so that each product
        // of two is at most 6.5e18 and their difference is taken without overflow from the comparison.
        public int SideOf(Position position) =>
            (high * ((long)position.Longitude - startLongitude)).CompareTo(wide * ((long)position.Latitude - South));
    }
}
