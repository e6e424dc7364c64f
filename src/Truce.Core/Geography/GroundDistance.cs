using System.Collections.Immutable;

namespace Truce.Core.Geography;

/// <summary>The point of a path that is nearest to a position.</summary>
/// <param name="Metres">How far it is over the ground.</param>
/// <param name="At">Where it lies, to the nearest step of 1e-7 degree.</param>
public readonly record struct Nearest(double Metres, Position At);

/// <summary>How far a position is from a path, each edge looked at. <see cref="TraceIndex"/> answers the same for many positions.</summary>
/// <remarks>
/// Edges are straight in longitude and latitude. In the plane that the distance is taken in, an edge of d metres bends by at most
/// d² tan φ / 8R; edges are cut into pieces of at most 250 m, which bend by 0.7 mm at 31.5° N and 2 mm at 60°. With the error of
/// <see cref="LocalPlane"/> a distance up to 200 km is right to 3 mm and one part in ten million, within 3° of longitude of the position.
/// </remarks>
public static class GroundDistance
{
    /// <summary>Longest piece of an edge that is taken to be straight, metres.</summary>
    internal const double MostPieceMetres = 250;

    /// <summary>The nearest point of some paths.</summary>
    /// <param name="traces">One at least.</param>
    /// <exception cref="ArgumentException">There is no path.</exception>
    public static Nearest To(Position position, params ReadOnlySpan<Trace> traces)
    {
        if (traces.IsEmpty) throw new ArgumentException("There is no path to be near to.", nameof(traces));
        var plane = new LocalPlane(position);
        var here = plane.Of(position);
        var best = new Nearest(double.PositiveInfinity, default);
        foreach (var trace in traces)
            best = Nearer(best, plane, here, trace.Positions);
        return best;
    }

    /// <summary>The nearest point of an area's boundary, holes included.</summary>
    public static Nearest ToBoundary(Position position, Area area) => To(position, [.. Boundary(area)]);

    /// <summary>The rings of an area as paths.</summary>
    public static IEnumerable<Trace> Boundary(Area area) =>
        area.Polygons.SelectMany(polygon => polygon.Rings).Select(ring => new Trace(ring.Positions));

    /// <summary>Metres along a path.</summary>
    public static double Along(Trace trace)
    {
        var sum = 0.0;
        for (var at = 1; at < trace.Positions.Length; at++) sum += Geodesic.Metres(trace.Positions[at - 1], trace.Positions[at]);
        return sum;
    }

    /// <summary>How many pieces of at most <see cref="MostPieceMetres"/> an edge is cut into.</summary>
    internal static int Pieces(LocalPlane.Point from, LocalPlane.Point to) =>
        Math.Max(1, (int)Math.Ceiling(Math.Sqrt(Square(to.East - from.East) + Square(to.North - from.North)) / MostPieceMetres));

    private static Nearest Nearer(Nearest best, LocalPlane plane, LocalPlane.Point here, ImmutableArray<Position> path)
    {
        var from = plane.Of(path[0]);
        for (var at = 1; at < path.Length; at++)
        {
            var (start, end) = (path[at - 1], path[at]);
            var to = plane.Of(end);
            var pieces = Pieces(from, to);
            var (left, first) = (from, 0.0);
            for (var piece = 1; piece <= pieces; piece++)
            {
                var last = (double)piece / pieces;
                var right = piece == pieces ? to : plane.Of(Mix(start.Latitude, end.Latitude, last), Mix(start.Longitude, end.Longitude, last));
                var share = ShareAlong(here, left, right);
                var metres = plane.Metres(here, new(Mix(left.East, right.East, share), Mix(left.North, right.North, share)));
                if (metres < best.Metres) best = new Nearest(metres, Between(start, end, Mix(first, last, share)));
                (left, first) = (right, last);
            }

            from = to;
        }

        return best;
    }

    /// <summary>The position at a share of the way along an edge.</summary>
    internal static Position Between(Position from, Position to, double share) => new(
        (int)Math.Round(Mix(from.Latitude, to.Latitude, share)), (int)Math.Round(Mix(from.Longitude, to.Longitude, share)));

    private static double ShareAlong(LocalPlane.Point here, LocalPlane.Point from, LocalPlane.Point to)
    {
        var (east, north) = (to.East - from.East, to.North - from.North);
        var length2 = Square(east) + Square(north);
        return length2 == 0 ? 0 : Math.Clamp((((here.East - from.East) * east) + ((here.North - from.North) * north)) / length2, 0, 1);
    }

    private static double Mix(double from, double to, double share) => from + ((to - from) * share);

    private static double Square(double value) => value * value;
}
