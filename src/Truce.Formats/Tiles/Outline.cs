namespace Truce.Formats.Tiles;

/// <summary>A point of a drawing; which units, its user says.</summary>
public readonly record struct Spot(double X, double Y);

/// <summary>What is done to paths before they are drawn: fewer points, and only what lies within a frame.</summary>
public static class Outline
{
    /// <summary>
    /// Leaves out points that stray from the path by no more than a tolerance (Ramer 1972, Douglas and Peucker 1973). Ends stay; a
    /// closed path stays closed.
    /// </summary>
    /// <param name="path">Any number of points.</param>
    /// <param name="tolerance">In the units of the points; 0 leaves out only what lies exactly on the way.</param>
    public static List<Spot> Simplified(IReadOnlyList<Spot> path, double tolerance)
    {
        if (path.Count < 3) return [.. path];
        var kept = new bool[path.Count];
        (kept[0], kept[^1]) = (true, true);
        var open = new Stack<(int First, int Last)>();
        open.Push((0, path.Count - 1));
        while (open.TryPop(out var stretch))
        {
            var (furthest, distance) = (-1, tolerance * tolerance);
            for (var at = stretch.First + 1; at < stretch.Last; at++)
            {
                var stray = SquaredDistance(path[at], path[stretch.First], path[stretch.Last]);
                if (stray > distance) (furthest, distance) = (at, stray);
            }

            if (furthest < 0) continue;
            kept[furthest] = true;
            open.Push((stretch.First, furthest));
            open.Push((furthest, stretch.Last));
        }

        return [.. path.Where((_, at) => kept[at])];
    }

    /// <summary>The pieces of a path that lie within a frame, edges included (Liang and Barsky 1984, per stretch).</summary>
    public static List<List<Spot>> Clipped(IReadOnlyList<Spot> path, Frame frame)
    {
        List<List<Spot>> pieces = [];
        for (var at = 1; at < path.Count; at++)
        {
            if (frame.Within(path[at - 1], path[at]) is not var (from, to)) continue;
            if (pieces.Count > 0 && pieces[^1][^1] == from) pieces[^1].Add(to);
            else pieces.Add([from, to]);
        }

        return pieces;
    }

    /// <summary>
    /// A ring cut to a frame (Sutherland and Hodgman 1974). Where it leaves and enters the frame several times the pieces stay joined
    /// along the frame's edge, which is why a tile is cut with a margin that is not drawn. Empty where nothing is left.
    /// </summary>
    /// <param name="ring">Closed: the last point is the first.</param>
    public static List<Spot> ClippedRing(IReadOnlyList<Spot> ring, Frame frame)
    {
        List<Spot> left = [.. ring];
        if (left.TrueForAll(frame.Holds)) return left.Count >= 4 ? left : [];
        foreach (var (inside, cut) in frame.Sides())
        {
            if (left.Count == 0) break;
            List<Spot> next = [];
            for (var at = 1; at < left.Count; at++)
            {
                var (from, to) = (left[at - 1], left[at]);
                if (inside(from) != inside(to)) next.Add(cut(from, to));
                if (inside(to)) next.Add(to);
            }

            if (next.Count > 0 && next[^1] != next[0]) next.Add(next[0]);
            left = next;
        }

        return left.Count >= 4 ? left : [];
    }

    /// <summary>Twice the area of a closed ring; positive where it runs clockwise with y downward.</summary>
    public static double TwiceArea(IReadOnlyList<Spot> ring)
    {
        var sum = 0.0;
        for (var at = 1; at < ring.Count; at++) sum += ring[at - 1].X * ring[at].Y - ring[at].X * ring[at - 1].Y;
        return sum;
    }

    private static double SquaredDistance(Spot point, Spot from, Spot to)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = dx * dx + dy * dy;
        var along = length == 0 ? 0 : Math.Clamp(((point.X - from.X) * dx + (point.Y - from.Y) * dy) / length, 0, 1);
        var (x, y) = (point.X - from.X - along * dx, point.Y - from.Y - along * dy);
        return x * x + y * y;
    }
}

/// <summary>An upright rectangle; its edges belong to it.</summary>
public readonly record struct Frame(double Left, double Top, double Right, double Bottom)
{
    /// <summary>The frame around points.</summary>
    public static Frame Around(IEnumerable<Spot> points)
    {
        var frame = new Frame(double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var point in points)
            frame = new(Math.Min(frame.Left, point.X), Math.Min(frame.Top, point.Y), Math.Max(frame.Right, point.X), Math.Max(frame.Bottom, point.Y));
        return frame;
    }

    /// <summary>Whether a point lies within.</summary>
    public bool Holds(Spot point) => point.X >= Left && point.X <= Right && point.Y >= Top && point.Y <= Bottom;

    /// <summary>Whether two frames share a point.</summary>
    public bool Meets(Frame other) => Left <= other.Right && other.Left <= Right && Top <= other.Bottom && other.Top <= Bottom;

    /// <summary>The frame with a margin on all sides; a negative one makes it smaller.</summary>
    public Frame Wider(double margin) => new(Left - margin, Top - margin, Right + margin, Bottom + margin);

    internal (Spot From, Spot To)? Within(Spot from, Spot to)
    {
        var (first, last, dx, dy) = (0.0, 1.0, to.X - from.X, to.Y - from.Y);
        foreach (var (slope, room) in ((double, double)[])[(-dx, from.X - Left), (dx, Right - from.X), (-dy, from.Y - Top), (dy, Bottom - from.Y)])
        {
            if (slope == 0 && room < 0) return null;
            if (slope < 0) first = Math.Max(first, room / slope);
            if (slope > 0) last = Math.Min(last, room / slope);
        }

        return first >= last ? null : (first == 0 ? from : new(from.X + first * dx, from.Y + first * dy), last == 1 ? to : new(from.X + last * dx, from.Y + last * dy));
    }

    internal IEnumerable<(Func<Spot, bool> Inside, Func<Spot, Spot, Spot> Cut)> Sides()
    {
        var (left, top, right, bottom) = (Left, Top, Right, Bottom);
        yield return (point => point.X >= left, (from, to) => AtX(from, to, left));
        yield return (point => point.X <= right, (from, to) => AtX(from, to, right));
        yield return (point => point.Y >= top, (from, to) => AtY(from, to, top));
        yield return (point => point.Y <= bottom, (from, to) => AtY(from, to, bottom));
    }

    private static Spot AtX(Spot from, Spot to, double x) => new(x, from.Y + (to.Y - from.Y) * (x - from.X) / (to.X - from.X));

    private static Spot AtY(Spot from, Spot to, double y) => new(from.X + (to.X - from.X) * (y - from.Y) / (to.Y - from.Y), y);
}
