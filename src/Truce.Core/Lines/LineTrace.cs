using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Truce.Core.Lines;

/// <summary>Where a version runs inside the territory that it divides.</summary>
/// <remarks>
/// An area drawn by an issuer is bounded by the line and, for the rest, by the territory's own border as the issuer draws that. Stretches
/// of the boundary that never come farther than <see cref="BorderMetres"/> into the territory are taken for its border. A stretch that
/// does is followed on both sides to where it first comes within <see cref="MeetMetres"/> of the border. The boundary is looked at every
/// <see cref="StepMetres"/>. For the map of 19 October 2025 the drawn border differs by up to 471 m from that of OCHA's boundaries.
/// </remarks>
public static class LineTrace
{
    /// <summary>How far two drawings of the same border may differ, metres.</summary>
    public const double BorderMetres = 500;

    /// <summary>How near a line comes to the border where it meets it, metres.</summary>
    public const double MeetMetres = 50;

    private const double StepMetres = 100;

    // What was worked out once for an area as it stands in memory; dropped with it.
    private static readonly ConditionalWeakTable<Area, Tuple<Area, ImmutableArray<Trace>>> Known = [];

    /// <summary>The line of a version inside the territory, in as many pieces as there are; none where it is not drawn.</summary>
    /// <param name="territory">The ground that the line divides; null where its boundary is not held, and then an area gives no line.</param>
    public static ImmutableArray<Trace> Of(LineDrawing drawing, Area? territory)
    {
        if (drawing.Trace is { } trace) return [trace];
        if (drawing.Area is not { } area || territory is null) return [];
        if (Known.TryGetValue(area, out var known) && ReferenceEquals(known.Item1, territory)) return known.Item2;
        var border = new TraceIndex([.. GroundDistance.Boundary(territory)]);
        var ground = new AreaIndex(territory);
        ImmutableArray<Trace> found = [.. area.Polygons.SelectMany(polygon => polygon.Rings).SelectMany(ring => Inside(ring, border, ground))];
        Known.AddOrUpdate(area, new(territory, found));
        return found;
    }

    private static IEnumerable<Trace> Inside(Ring ring, TraceIndex border, AreaIndex ground)
    {
        var steps = Steps(ring).ToArray();
        var depths = steps.Select(step => ground.Covers(step.At) ? border.MetresTo(step.At) : 0).ToArray();
        var start = Array.FindIndex(depths, depth => depth <= MeetMetres);

        // A ring that meets the border nowhere is a line as a whole.
        if (start < 0) return [new Trace(ring.Positions)];
        return Stretches(steps, depths, start);
    }

    private static IEnumerable<Trace> Stretches((Position At, bool IsCorner)[] steps, double[] depths, int start)
    {
        var count = steps.Length;
        for (var at = 0; at < count; at++)
        {
            // From one step at the border to the next one, around the ring.
            var first = (start + at) % count;
            if (depths[first] > MeetMetres || depths[(first + 1) % count] <= MeetMetres) continue;
            var length = 1;
            var deepest = 0.0;
            while (depths[(first + length) % count] > MeetMetres)
            {
                deepest = Math.Max(deepest, depths[(first + length) % count]);
                length++;
            }

            if (deepest <= BorderMetres) continue;
            var inner = Enumerable.Range(1, length - 1).Select(step => steps[(first + step) % count]).Where(step => step.IsCorner).Select(step => step.At);
            yield return new Trace([steps[first].At, .. inner, steps[(first + length) % count].At]);
        }
    }

    // The ring's corners, and points between them; the first corner is not given again at the end.
    private static IEnumerable<(Position At, bool IsCorner)> Steps(Ring ring)
    {
        for (var at = 1; at < ring.Positions.Length; at++)
        {
            var (from, to) = (ring.Positions[at - 1], ring.Positions[at]);
            yield return (from, true);
            var pieces = (int)Math.Ceiling(Geodesic.Metres(from, to) / StepMetres);
            for (var piece = 1; piece < pieces; piece++) yield return (GroundDistance.Between(from, to, (double)piece / pieces), false);
        }
    }
}
