namespace Truce.Core.Geography;

/// <summary>Where a boundary meets itself.</summary>
/// <param name="First">Where the first of two edges begins.</param>
/// <param name="Second">Where the other begins.</param>
public readonly record struct Met(Position First, Position Second);

/// <summary>Looks for edges that cross or touch where they should not. Exact: whole numbers all the way.</summary>
public static class BoundaryCrossing
{
    /// <summary>
    /// Two edges of an area's boundary that meet: within a ring, any two that do not follow each other, or that do and lie on each other;
    /// of two rings, any that cross or lie on each other (a hole may touch its outer ring in a point). Null where there are none.
    /// </summary>
    public static Met? Find(Area area) => Find([.. area.Polygons.SelectMany(polygon => polygon.Rings).Select(ring => new Trace(ring.Positions))]);

    /// <summary>The same of paths; one that ends where it began is closed.</summary>
    /// <remarks>
    /// The edges are swept in the direction in which they are shorter; each is held against those that are still open. Some n·m steps for n
    /// edges with m open at once; m is small for what people draw, and n is bounded by <see cref="AreaCheck.MostPositions"/>.
    /// </remarks>
    public static Met? Find(IReadOnlyList<Trace> paths)
    {
        var edges = Edges(paths);
        if (edges.Sum(edge => edge.Wide) > edges.Sum(edge => edge.High)) edges.ForEach(edge => edge.Turn());
        edges.Sort((one, other) => one.Least.CompareTo(other.Least));
        List<Edge> open = [];
        foreach (var edge in edges)
        {
            var kept = 0;
            for (var at = 0; at < open.Count; at++)
            {
                var other = open[at];
                if (other.Most < edge.Least) continue;
                open[kept++] = other;
                if (other.Low <= edge.Top && edge.Low <= other.Top && Meet(other, edge))
                    return other.Path < edge.Path || (other.Path == edge.Path && other.Number < edge.Number) ? new Met(other.From, edge.From) : new Met(edge.From, other.From);
            }

            open.RemoveRange(kept, open.Count - kept);
            open.Add(edge);
        }

        return null;
    }

    private static List<Edge> Edges(IReadOnlyList<Trace> paths)
    {
        List<Edge> edges = [];
        for (var path = 0; path < paths.Count; path++)
        {
            // A position given twice in a row makes no edge.
            var positions = paths[path].Positions.Where((one, at) => at == 0 || one != paths[path].Positions[at - 1]).ToArray();
            var closed = positions.Length > 1 && positions[0] == positions[^1];
            for (var at = 1; at < positions.Length; at++)
                edges.Add(new Edge(positions[at - 1], positions[at], path, at - 1, closed && at == positions.Length - 1));
        }

        return edges;
    }

    private static bool Meet(Edge one, Edge other)
    {
        var (a, b, c, d) = (one.From, one.To, other.From, other.To);
        var (first, second) = (AreaCover.Side(a, b, c), AreaCover.Side(a, b, d));
        if (first * second > 0) return false;
        var (third, fourth) = (AreaCover.Side(c, d, a), AreaCover.Side(c, d, b));
        if (third * fourth > 0) return false;
        if (first == 0 && second == 0) return Lie(one, other);

        // They share one point. Those that follow each other do so by right, and two rings may touch.
        if (one.Path == other.Path) return !Follow(one, other);
        return first * second < 0 && third * fourth < 0;
    }

    // Whether two edges in one line share more than a point, or a point that is not theirs by right.
    private static bool Lie(Edge one, Edge other)
    {
        var (start, end) = (Math.Max(one.Least, other.Least), Math.Min(one.Most, other.Most));
        var (low, top) = (Math.Max(one.Low, other.Low), Math.Min(one.Top, other.Top));
        if (start > end || low > top) return false;
        return start < end || low < top || (one.Path == other.Path && !Follow(one, other));
    }

    private static bool Follow(Edge one, Edge other)
    {
        var (first, second) = one.Number < other.Number ? (one, other) : (other, one);
        return second.Number == first.Number + 1 || (second.Closes && first.Number == 0);
    }

    // Least and Most run along the sweep, Low and Top across it.
    private sealed class Edge(Position from, Position to, int path, int number, bool closes)
    {
        public Position From => from;

        public Position To => to;

        public int Path => path;

        public int Number => number;

        public bool Closes => closes;

        public int Least { get; private set; } = Math.Min(from.Longitude, to.Longitude);

        public int Most { get; private set; } = Math.Max(from.Longitude, to.Longitude);

        public int Low { get; private set; } = Math.Min(from.Latitude, to.Latitude);

        public int Top { get; private set; } = Math.Max(from.Latitude, to.Latitude);

        public double Wide => (double)Most - Least;

        public double High => (double)Top - Low;

        public void Turn() => (Least, Most, Low, Top) = (Low, Top, Least, Most);
    }
}
