using System.Runtime.InteropServices;

namespace Truce.Core.Geography;

/// <summary>Answers for many positions how far each is from the same paths. The same answers as <see cref="GroundDistance"/>, to 2 mm.</summary>
/// <remarks>
/// The paths lie in one <see cref="LocalPlane"/>, cut into pieces of at most 250 m. A tree of squares keeps for each square the pieces
/// that can be the nearest of some point in it. Ground more than half the paths' width (20 km at least) beyond them is answered by looking
/// at every piece. Lock-free; a question allocates nothing; safe for concurrent readers. Measured in <c>bench -- lines</c>.
/// </remarks>
public sealed class TraceIndex
{
    private const double LeastReachMetres = 20_000;
    private const int FewEnough = 4;
    private const int MostDepth = 13;
    private const double LeastSquareMetres = 12;

    private readonly LocalPlane plane;
    private readonly Piece[] pieces;
    private readonly Ends[] ends;
    private readonly int[] nodes;
    private readonly int[] lists;
    private readonly double west, south, size;

    /// <param name="traces">One at least. Together they lie within 3° of longitude of their middle.</param>
    /// <exception cref="ArgumentException">There is no path, or the paths reach too far.</exception>
    public TraceIndex(params IReadOnlyList<Trace> traces)
    {
        if (traces.Count == 0) throw new ArgumentException("There is no path to be near to.", nameof(traces));
        var positions = traces.SelectMany(trace => trace.Positions).ToArray();
        var (least, most) = (positions.Min(one => one.Longitude), positions.Max(one => one.Longitude));
        if ((long)most - least > 6L * Position.PerDegree) throw new ArgumentException("The paths reach over more than 6° of longitude.", nameof(traces));
        plane = new LocalPlane(new Position((int)positions.Average(one => (double)one.Latitude), (int)(((long)most + least) / 2)));
        (pieces, ends) = Cut(traces);
        var (left, right) = (pieces.Min(one => Math.Min(one.East, one.East + one.AlongEast)), pieces.Max(one => Math.Max(one.East, one.East + one.AlongEast)));
        var (low, high) = (pieces.Min(one => Math.Min(one.North, one.North + one.AlongNorth)), pieces.Max(one => Math.Max(one.North, one.North + one.AlongNorth)));
        var wide = Math.Max(right - left, high - low);
        size = wide + (2 * Math.Max(LeastReachMetres, wide / 2));
        (west, south) = (((left + right) - size) / 2, ((low + high) - size) / 2);
        var building = new Building(pieces);
        building.Fill(0, [.. Enumerable.Range(0, pieces.Length)], west, south, size, 0);
        (nodes, lists) = ([.. building.Nodes], [.. building.Lists]);
    }

    /// <summary>Metres over the ground from a position to the nearest point of the paths.</summary>
    public double MetresTo(Position position)
    {
        var here = plane.Of(position);
        return MetresTo(here, pieces[NearestTo(here)], out _);
    }

    /// <summary>The nearest point of the paths.</summary>
    public Nearest NearestTo(Position position)
    {
        var here = plane.Of(position);
        var piece = NearestTo(here);
        var metres = MetresTo(here, pieces[piece], out var share);
        ref readonly var edge = ref ends[piece];
        return new Nearest(metres, GroundDistance.Between(edge.From, edge.To, edge.First + ((edge.Last - edge.First) * share)));
    }

    private int NearestTo(LocalPlane.Point here)
    {
        var (x, y) = (here.East - west, here.North - south);
        if (!(x >= 0 && y >= 0 && x < size && y < size)) return Among([], here);
        var (node, half) = (0, size / 2);
        while (nodes[node] >= 0)
        {
            var (right, upper) = (x >= half, y >= half);
            node = nodes[node] + (right ? 1 : 0) + (upper ? 2 : 0);
            if (right) x -= half;
            if (upper) y -= half;
            half /= 2;
        }

        var list = ~nodes[node];
        return Among(lists.AsSpan(list + 1, lists[list]), here);
    }

    // The nearest of some pieces; of all of them where none is named.
    private int Among(ReadOnlySpan<int> some, LocalPlane.Point here)
    {
        var (best, least) = (0, double.PositiveInfinity);
        var count = some.IsEmpty ? pieces.Length : some.Length;
        for (var at = 0; at < count; at++)
        {
            var piece = some.IsEmpty ? at : some[at];
            var square = pieces[piece].SquareTo(here, out _);
            if (square >= least) continue;
            (best, least) = (piece, square);
        }

        return best;
    }

    private double MetresTo(LocalPlane.Point here, in Piece piece, out double share) =>
        Math.Sqrt(piece.SquareTo(here, out share)) / plane.Scale(here.East, piece.East + (piece.AlongEast * share));

    private (Piece[] Pieces, Ends[] Ends) Cut(IReadOnlyList<Trace> traces)
    {
        var (cut, whence) = (new List<Piece>(), new List<Ends>());
        foreach (var trace in traces)
        {
            for (var at = 1; at < trace.Positions.Length; at++)
            {
                var (from, to) = (trace.Positions[at - 1], trace.Positions[at]);
                var count = GroundDistance.Pieces(plane.Of(from), plane.Of(to));
                for (var piece = 0; piece < count; piece++)
                {
                    var edge = new Ends(from, to, (double)piece / count, (double)(piece + 1) / count);
                    cut.Add(new Piece(plane.Of(edge.LatitudeAt(edge.First), edge.LongitudeAt(edge.First)), plane.Of(edge.LatitudeAt(edge.Last), edge.LongitudeAt(edge.Last))));
                    whence.Add(edge);
                }
            }
        }

        return ([.. cut], [.. whence]);
    }

    // Where a piece comes from: an edge, and the shares of it between which the piece runs.
    private readonly record struct Ends(Position From, Position To, double First, double Last)
    {
        public double LatitudeAt(double share) => From.Latitude + (((double)To.Latitude - From.Latitude) * share);

        public double LongitudeAt(double share) => From.Longitude + (((double)To.Longitude - From.Longitude) * share);
    }

    private readonly struct Piece
    {
        public readonly double East, North, AlongEast, AlongNorth;
        private readonly double perLength2;

        public Piece(LocalPlane.Point from, LocalPlane.Point to)
        {
            (East, North) = (from.East, from.North);
            (AlongEast, AlongNorth) = (to.East - from.East, to.North - from.North);
            var length2 = (AlongEast * AlongEast) + (AlongNorth * AlongNorth);
            perLength2 = length2 == 0 ? 0 : 1 / length2;
        }

        public double SquareTo(LocalPlane.Point here, out double share)
        {
            var (x, y) = (here.East - East, here.North - North);
            share = Math.Clamp(((x * AlongEast) + (y * AlongNorth)) * perLength2, 0, 1);
            x -= AlongEast * share;
            y -= AlongNorth * share;
            return (x * x) + (y * y);
        }
    }

    // The tree: a node is the first of its four children, or the complement of where its list stands; a list is its length, then its pieces.
    private sealed class Building(Piece[] pieces)
    {
        public List<int> Nodes { get; } = [0];

        public List<int> Lists { get; } = [];

        public void Fill(int node, int[] candidates, double west, double south, double size, int depth)
        {
            var kept = Kept(candidates, west, south, size);
            if (kept.Length <= FewEnough || depth == MostDepth || size < LeastSquareMetres)
            {
                Nodes[node] = ~Lists.Count;
                Lists.Add(kept.Length);
                Lists.AddRange(kept);
                return;
            }

            var first = Nodes.Count;
            Nodes[node] = first;
            CollectionsMarshal.SetCount(Nodes, first + 4);
            for (var child = 0; child < 4; child++)
                Fill(first + child, kept, west + (size / 2 * (child & 1)), south + (size / 2 * (child >> 1)), size / 2, depth + 1);
        }

        // Let f be the point nearest to the square's middle. For a piece s, d(q, s)² - |q - f|² is concave in q, since -d(q, s)² + |q|² is
        // the greatest of linear functions. So where s is farther than f from all four corners, it is so from everywhere in the square.
        private int[] Kept(int[] candidates, double west, double south, double size)
        {
            var middle = new LocalPlane.Point(west + (size / 2), south + (size / 2));
            var (best, least, along) = (0, double.PositiveInfinity, 0.0);
            foreach (var piece in candidates)
            {
                var square = pieces[piece].SquareTo(middle, out var share);
                if (square < least) (best, least, along) = (piece, square, share);
            }

            var (x, y) = (pieces[best].East + (pieces[best].AlongEast * along), pieces[best].North + (pieces[best].AlongNorth * along));
            ReadOnlySpan<LocalPlane.Point> corners =
                [new(west, south), new(west + size, south), new(west, south + size), new(west + size, south + size)];
            Span<double> limits = stackalloc double[4];
            for (var at = 0; at < 4; at++)
                limits[at] = ((corners[at].East - x) * (corners[at].East - x)) + ((corners[at].North - y) * (corners[at].North - y));
            var kept = new List<int>(16);
            foreach (var piece in candidates)
            {
                for (var at = 0; at < 4; at++)
                {
                    // A hair is allowed for rounding.
                    if (pieces[piece].SquareTo(corners[at], out _) > limits[at] * (1 + 1e-12)) continue;
                    kept.Add(piece);
                    break;
                }
            }

            return [.. kept];
        }
    }
}
