using Truce.Formats.Tiles;

namespace Truce.Web.Maps;

/// <summary>A name on the ground.</summary>
/// <param name="Kind"><c>governorate</c>, <c>municipality</c>, <c>land</c> or <c>sea</c>.</param>
/// <param name="Code">Its P-code; null where it has none.</param>
public sealed record GroundName(Position At, LocalText Name, string Kind, string? Code);

/// <summary>The surveyed ground under every map: from the basemap's own layers, whoever looks and whatever the moment.</summary>
/// <param name="Waterlines">The nearest to the coast first.</param>
/// <param name="Credits">Whose ground it is, as the layers say.</param>
public sealed record MapGround(
    IReadOnlyList<Area> Sea, IReadOnlyList<Trace> Waterlines, IReadOnlyList<Area> Strip, IReadOnlyList<Trace> Borders, IReadOnlyList<GroundName> Names,
    IReadOnlyList<string> Credits)
{
    /// <summary>No basemap at hand: the map shows what people stated, on plain paper.</summary>
    public static MapGround Empty { get; } = new([], [], [], [], [], []);

    /// <summary>Every position of the ground that the centre is about; maps show at least this.</summary>
    public IReadOnlyList<Position> Extent { get; } =
        [.. Strip.SelectMany(area => area.Polygons).SelectMany(polygon => polygon.Rings).SelectMany(ring => ring.Positions)];

    /// <summary>The ground of a basemap's folder.</summary>
    public static MapGround Of(BasemapFolder folder) => new(
        Areas(folder["sea"]), Traces(folder["waterlines"]), Areas(folder["strip"]), Traces(folder["governorates"]),
        [.. folder["neighbours"].Concat(folder["governorate-names"]).Concat(folder["municipalities"]).SelectMany(NameOf)], folder.Credits);

    private static Area[] Areas(IReadOnlyList<TileFeature> features) => [.. features.Select(one => one.Shape).OfType<TileShape.Ground>().Select(one => one.Area)];

    private static Trace[] Traces(IReadOnlyList<TileFeature> features) => [.. features.Select(one => one.Shape).OfType<TileShape.Way>().Select(one => one.Path)];

    private static IEnumerable<GroundName> NameOf(TileFeature feature) =>
        feature is { Shape: TileShape.Point point } && feature["name:en"] is { } english
            ? [new GroundName(point.At, new LocalText(english, feature["name:ar"], feature["name:he"]), feature["kind"] ?? "municipality", feature["code"])]
            : [];
}
