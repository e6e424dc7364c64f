using NetTopologySuite.Geometries;
using Truce.Formats.Geo;

namespace Truce.Formats.Cql2;

/// <summary>How shapes lie to each other.</summary>
/// <param name="shapeOf">What a value of the filter is: a property, or a shape that stands in the filter itself.</param>
internal sealed class CqlGround<TFeature>(Func<CqlValue, (ShapeProperty<TFeature>? Property, Geometry? Shape)> shapeOf)
{
    /// <summary>The relation of a condition; not known of a feature without a shape.</summary>
    public Func<TFeature, bool?> Of(CqlSpatial condition)
    {
        var (left, right) = (shapeOf(condition.Left), shapeOf(condition.Right));
        if (left.Property is { } first && right.Property is { } second)
            return feature => first.Shape(feature) is { } one && second.Shape(feature) is { } other ? Holds(condition.Relation, one, other) : null;
        if (left.Shape is { } fixedLeft && right.Shape is { } fixedRight)
        {
            var always = Holds(condition.Relation, fixedLeft, fixedRight);
            return _ => always;
        }

        // A shape that stands in the filter is made ready once; said of the other way round, within is contains.
        var relation = left.Property is null ? condition.Relation : Turned(condition.Relation);
        var prepared = Planar.Prepared(left.Shape ?? right.Shape!);
        var property = left.Property ?? right.Property!;
        return feature => property.Shape(feature) is { } shape ? relation switch
        {
            "S_INTERSECTS" => prepared.Intersects(shape),
            "S_DISJOINT" => !prepared.Intersects(shape),
            "S_CONTAINS" => prepared.Contains(shape),
            _ => Holds(relation, prepared.Geometry, shape),
        } : null;
    }

    private static string Turned(string relation) => relation switch
    {
        "S_WITHIN" => "S_CONTAINS",
        "S_CONTAINS" => "S_WITHIN",
        _ => relation,
    };

    private static bool Holds(string relation, Geometry one, Geometry other) => relation switch
    {
        "S_INTERSECTS" => one.Intersects(other),
        "S_DISJOINT" => one.Disjoint(other),
        "S_CONTAINS" => one.Contains(other),
        "S_WITHIN" => one.Within(other),
        "S_EQUALS" => one.EqualsTopologically(other),
        "S_TOUCHES" => one.Touches(other),
        "S_CROSSES" => one.Crosses(other),
        "S_OVERLAPS" => one.Overlaps(other),
        _ => throw new ArgumentOutOfRangeException(nameof(relation)),
    };
}
