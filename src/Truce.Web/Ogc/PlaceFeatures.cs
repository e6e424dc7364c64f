using Truce.Formats.Geo;

namespace Truce.Web.Ogc;

/// <summary>Places as features: the point for a name, and the ground where a boundary is held.</summary>
internal static class PlaceFeatures
{
    public static FeatureCollection<Place> Places { get; } = new("places")
    {
        GeometryType = "Point",
        ShapeOf = one => GeoShape.Of(one.State.Centre),
        Told = OfPlace(),
    };

    public static FeatureCollection<Place> Areas { get; } = new("place-areas")
    {
        GeometryType = "MultiPolygon",
        Includes = one => one.State.Area is not null,
        ShapeOf = one => GeoShape.Of(one.State.Area),
        Told = OfPlace(),
    };

    private static PropertyList<Place> OfPlace() => new PropertyList<Place>()
        .Texts("name", one => one.State.Name, inTiles: true)
        .Code<PlaceKind>("kind", one => one.State.PlaceKind)
        .Text("code", one => one.State.Code, inTiles: true)
        .Text("within", one => one.Scope.Seen(one.State.Within))
        .Flag("approximate", one => one.State.Approximate)
        .Texts("basis", one => one.State.Basis)
        .Record(place => place.Example);
}
