using Truce.Core.Geography;

namespace Truce.Tests.Geography;

/// <summary>The same questions, answered slowly and plainly: the geodesic to many points of every edge, narrowed down.</summary>
internal static class PlainGround
{
    /// <summary>Metres from a position to the nearest point of a path whose edges are straight in longitude and latitude.</summary>
    public static double MetresTo(Position position, Trace trace)
    {
        var least = double.PositiveInfinity;
        for (var at = 1; at < trace.Positions.Length; at++)
        {
            var (from, to) = (trace.Positions[at - 1], trace.Positions[at]);
            double Metres(double share) => Geodesic.Metres(position, Between(from, to, share));

            // Along one edge the distance falls and then rises: thirds close in on the least.
            var (low, high) = (0.0, 1.0);
            while (high - low > 1e-4 && Geodesic.Metres(Between(from, to, low), Between(from, to, high)) > 0.05)
            {
                var (first, second) = (low + ((high - low) / 3), high - ((high - low) / 3));
                if (Metres(first) < Metres(second)) high = second;
                else low = first;
            }

            least = new[] { least, Metres(0), Metres(1), Metres((low + high) / 2) }.Min();
        }

        return least;
    }

    private static Position Between(Position from, Position to, double share) => new(
        (int)Math.Round(from.Latitude + (((double)to.Latitude - from.Latitude) * share)),
        (int)Math.Round(from.Longitude + (((double)to.Longitude - from.Longitude) * share)));

    /// <summary>Every two edges, held against each other.</summary>
    public static bool Crosses(Trace closed)
    {
        var positions = closed.Positions;
        for (var one = 1; one < positions.Length; one++)
        {
            for (var other = one + 2; other < positions.Length; other++)
            {
                if (one == 1 && other == positions.Length - 1) continue;
                if (Meet(positions[one - 1], positions[one], positions[other - 1], positions[other])) return true;
            }

            var next = positions[one == positions.Length - 1 ? 1 : one + 1];
            if (Turn(positions[one - 1], positions[one], next) == 0 && Ahead(positions[one - 1], positions[one], next) < 0) return true;
        }

        return false;
    }

    private static bool Meet(Position a, Position b, Position c, Position d) =>
        Turn(a, b, c) * Turn(a, b, d) <= 0 && Turn(c, d, a) * Turn(c, d, b) <= 0
        && (Turn(a, b, c) != 0 || Turn(a, b, d) != 0 || (Boxed(a, b, c) || Boxed(a, b, d) || Boxed(c, d, a)));

    private static bool Boxed(Position a, Position b, Position p) =>
        p.Latitude >= Math.Min(a.Latitude, b.Latitude) && p.Latitude <= Math.Max(a.Latitude, b.Latitude)
        && p.Longitude >= Math.Min(a.Longitude, b.Longitude) && p.Longitude <= Math.Max(a.Longitude, b.Longitude);

    private static int Turn(Position a, Position b, Position p) => Math.Sign(
        (((double)b.Longitude - a.Longitude) * ((double)p.Latitude - a.Latitude)) - (((double)b.Latitude - a.Latitude) * ((double)p.Longitude - a.Longitude)));

    private static double Ahead(Position a, Position b, Position next) =>
        (((double)b.Longitude - a.Longitude) * ((double)next.Longitude - b.Longitude)) + (((double)b.Latitude - a.Latitude) * ((double)next.Latitude - b.Latitude));
}
