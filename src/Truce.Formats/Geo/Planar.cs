using System.Runtime.CompilerServices;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using Position = Truce.Core.Geography.Position;

namespace Truce.Formats.Geo;

/// <summary>Shapes as NetTopologySuite takes them: X is the longitude and Y the latitude, in degrees. The one place where that is so.</summary>
/// <remarks>Edges are straight in longitude and latitude, as everywhere in the record.</remarks>
public static class Planar
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(PrecisionModels.Floating), 4326);
    private static readonly ConditionalWeakTable<Area, Geometry> Areas = [];

    /// <summary>A shape; ground is made once for as long as it stands in memory.</summary>
    public static Geometry Of(GeoShape shape) => shape switch
    {
        GeoShape.Point point => Factory.CreatePoint(At(point.At)),
        GeoShape.Paths paths => Factory.CreateMultiLineString([.. paths.Traces.Select(trace => Factory.CreateLineString([.. trace.Positions.Select(At)]))]),
        GeoShape.Ground ground => Areas.GetValue(ground.Area, static area => Factory.CreateMultiPolygon(
            [.. area.Polygons.Select(polygon => Factory.CreatePolygon(Line(polygon.Rings[0]), [.. polygon.Rings.Skip(1).Select(Line)]))])),
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    /// <summary>An upright box in another system's own coordinates, brought over with points along its edges, so that they stay where they were.</summary>
    /// <returns>Null where a corner is no place on Earth.</returns>
    public static Geometry? Box(Crs crs, double least, double least2, double most, double most2)
    {
        const int Pieces = 16;
        var steps = crs.IsDegrees ? 1 : Pieces;
        (double, double)[] corners = [(least, least2), (most, least2), (most, most2), (least, most2), (least, least2)];
        List<Coordinate> ring = [];
        for (var corner = 0; corner < 4; corner++)
        {
            var ((x, y), (toX, toY)) = (corners[corner], corners[corner + 1]);
            for (var step = 0; step < steps; step++)
            {
                var along = (double)step / steps;
                if (crs.ToDegrees(x + (toX - x) * along, y + (toY - y) * along) is not var (longitude, latitude)) return null;
                ring.Add(new Coordinate(longitude, latitude));
            }
        }

        ring.Add(ring[0].Copy());

        // A box without width is a line or a point, and those meet what lies on them.
        if (least == most && least2 == most2) return Factory.CreatePoint(ring[0]);
        return least == most || least2 == most2 ? Factory.CreateLineString([.. ring.Distinct()]) : Factory.CreatePolygon([.. ring]);
    }

    /// <summary>An upright box in degrees.</summary>
    public static Geometry Of(Footprint box) => Factory.ToGeometry(new Envelope(
        box.West / (double)Position.PerDegree, box.East / (double)Position.PerDegree, box.South / (double)Position.PerDegree, box.North / (double)Position.PerDegree));

    /// <summary>Ready to be asked about many shapes.</summary>
    public static IPreparedGeometry Prepared(Geometry geometry) => PreparedGeometryFactory.Prepare(geometry);

    /// <summary>The box around a shape, at any time; whole steps outward.</summary>
    public static Footprint Around(Geometry geometry)
    {
        var box = geometry.EnvelopeInternal;
        if (box.IsNull) return Footprint.Nowhere;
        return new(Down(box.MinY), Down(box.MinX), Up(box.MaxY), Up(box.MaxX), long.MinValue, long.MaxValue);

        // A number of degrees that is a whole step can come out a little beside it.
        static int Down(double degrees) => (int)Math.Floor(degrees * Position.PerDegree - 1e-3);
        static int Up(double degrees) => (int)Math.Ceiling(degrees * Position.PerDegree + 1e-3);
    }

    internal static GeometryFactory Shapes => Factory;

    private static Coordinate At(Position position) => new(position.LongitudeDegrees, position.LatitudeDegrees);

    private static LinearRing Line(Ring ring) => Factory.CreateLinearRing([.. ring.Positions.Select(At)]);
}
