using NetTopologySuite.Geometries.Prepared;
using Truce.Formats.Cql2;
using Truce.Formats.Geo;

namespace Truce.Web.Ogc;

/// <summary>What is asked of a collection.</summary>
/// <param name="Area">The ground that a feature has to meet; null: any, and none as well.</param>
/// <param name="Time">The time that it has to meet; null: any.</param>
/// <param name="Condition">What else it has to be; null: anything.</param>
/// <param name="Crs">The system in which it is given.</param>
/// <param name="After">Where to go on; -1 on the first page.</param>
/// <param name="Limit">Features of a page.</param>
public sealed record FeatureQuestion(AskedArea? Area, Stretch? Time, CqlCondition? Condition, Crs Crs, int After, int Limit)
{
    /// <summary>How many are passed over first.</summary>
    public int Offset { get; init; }

    /// <summary>Everything.</summary>
    public static FeatureQuestion All { get; } = new(null, null, null, Crs.Default, -1, 1);

    /// <summary>A footprint that everything asked for meets.</summary>
    public Footprint Reach
    {
        get
        {
            var box = Area?.Around ?? Footprint.Everything;
            return Time is not { } time ? box : box with
            {
                From = time.First == Instant.MinValue ? long.MinValue : time.First.ToUnixTimeSeconds(),
                Until = time.Last == Instant.MaxValue ? long.MaxValue : time.Last.ToUnixTimeSeconds() + 1,
            };
        }
    }
}

/// <summary>An upright box that features have to meet, in whatever system it was given. Edges belong to it.</summary>
public sealed class AskedArea
{
    private readonly Footprint[]? boxes;
    private readonly Lazy<IPreparedGeometry> shape;

    /// <summary>One box in degrees, or two where it reaches over the antimeridian.</summary>
    public AskedArea(params Footprint[] boxes)
    {
        this.boxes = boxes;
        Around = boxes.Aggregate((one, other) => one.And(other));
        shape = new(() => Planar.Prepared(boxes.Select(Planar.Of).Aggregate((one, other) => one.Union(other))));
    }

    /// <summary>A box in another system, brought over.</summary>
    public AskedArea(NetTopologySuite.Geometries.Geometry ground)
    {
        Around = Planar.Around(ground);
        shape = new(() => Planar.Prepared(ground));
    }

    /// <summary>The box around it, at any time.</summary>
    public Footprint Around { get; }

    /// <summary>Whether a shape shares a point with it.</summary>
    public bool Meets(GeoShape found)
    {
        if (found is not GeoShape.Point point || boxes is null) return shape.Value.Intersects(Planar.Of(found));
        foreach (var box in boxes)
            if (box.Meets(Footprint.Of(point.At))) return true;
        return false;
    }
}
