using Truce.Core.Crossings;
using Truce.Formats.Geo;

namespace Truce.Web.Ogc;

/// <summary>Crossings as features: what is stated of them at the moment shown, and never more than the strictest of it.</summary>
internal static class CrossingFeatures
{
    public static FeatureCollection<Crossing> Crossings { get; } = new("crossings")
    {
        GeometryType = "Point",
        ShapeOf = one => GeoShape.Of(one.State.Account.Position),
        Told = new PropertyList<Crossing>()
            .Texts("name", one => one.State.Account.Name, inTiles: true)
            .Texts("basis", one => one.State.Account.Basis)
            .Code<PassageState>("state", one => CrossingStanding.Overall(Standing(one)))
            .Text("ways", one => string.Join("; ", Standing(one).Select(Say)))
            .Text("statedBy", StatedBy)
            .Moment("statedAt", one => Standing(one).SelectMany(way => way.Holding).Select(holding => (Instant?)holding.Account.StatedAt).Max())
            .Flag("contradicted", one => Standing(one).Any(way => way.IsContradicted))
            .Flag("approximate", one => one.State.Account.Approximate)
            .Text("place", one => one.Scope.Seen(one.State.Account.Place))
            .Record(crossing => crossing.Example),
    };

    private static IReadOnlyList<WayStanding> Standing(Candidate<Crossing> one) =>
        CrossingStanding.Of(one.State, one.Scope.View.Under<Passage>(one.State.Id), one.Scope.Moment, Decay.Standing);

    private static string Say(WayStanding way) => $"{way.Way.Kind.Code()} {way.Way.Direction.Code()}: {way.State?.Code() ?? "unknown"}";

    private static string? StatedBy(Candidate<Crossing> one)
    {
        var sources = Standing(one).SelectMany(way => way.Holding).Select(holding => one.Scope.Seen<Source>(holding.By)).OfType<string>().Distinct().ToArray();
        return sources.Length == 0 ? null : string.Join(' ', sources);
    }
}
