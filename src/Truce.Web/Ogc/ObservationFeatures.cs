using Truce.Core.Incidents;
using Truce.Core.Observations;
using Truce.Formats.Cql2;
using Truce.Formats.Geo;

namespace Truce.Web.Ogc;

/// <summary>
/// Observations as features: who looked, when, by what means, and what looking came to. That nothing was seen and that nobody could look
/// are told apart; what was taken back stays, and says so.
/// </summary>
internal static class ObservationFeatures
{
    public static FeatureCollection<Observation> Observations { get; } = new("observations")
    {
        GeometryType = "Point",
        ShapeOf = one => GeoShape.Of(Where(one).Centre),
        TimeOf = one => Stretch.Of(one.State.Account.When.From, one.State.Account.When.Until),
        TimeName = "observed",
        Fetched = (InTiles, [.. InTiles, .. PropertyList<Observation>.WaysTo(one => one.Account.Title), .. PropertyList<Observation>.WaysTo(one => one.Account.Seen)]),
        Told = new PropertyList<Observation>()
            .Texts("title", one => one.State.Account.Title)
            .Code<ObservationKind>("kind", one => one.State.Account.Kind)
            .Code<ObservationResult>("result", one => one.State.Account.Result)
            .Text("means", one => Codes(one.State.Account.Means))
            .Texts("finding", one => one.State.Account.Seen)
            .Text("limits", one => one.State.Account.Limits.IsEmpty ? null : Codes(one.State.Account.Limits))
            .Texts("unseen", one => one.State.Account.Unseen)
            .Text("observedBy", one => one.Scope.Seen<Organisation>(one.State.By), inTiles: true)
            .Texts("function", one => one.State.Account.Function)
            .Text("through", one => one.State.Through?.ToString())
            .Moment("observedFrom", one => one.State.Account.When.From, inTiles: true)
            .Moment("observedUntil", one => one.State.Account.When.Until)
            .Code<TimePrecision>("observedPrecision", one => one.State.Account.When.Precision, inTiles: false)
            .Text("observedZone", one => one.State.Account.When.Zone)
            .Moment("receivedAt", one => one.State.ReceivedAt)
            .Text("place", one => one.Scope.Seen(Where(one).Place))
            .Texts("placeWords", one => Where(one).Words)
            .Number("radiusMetres", one => Where(one).RadiusMetres, inTiles: true)
            .Text("placeFrom", one => one.One.Stricter is null ? "account" : Observation.ExactPlacePart, codes: ["account", Observation.ExactPlacePart])
            .Number("corrections", one => one.State.Corrections)
            .Flag("withdrawn", one => one.State.Withdrawn is not null, inTiles: true)
            .Record(observation => observation.Example),
    };

    private static Func<Observation, object?>[] InTiles => [one => one.Account, one => one.Account.Where, one => one.Account.When];

    private static PlaceStated Where(Candidate<Observation> one) => one.One.Stricter ?? one.State.Account.Where;

    private static string Codes<T>(IEnumerable<T> all)
        where T : struct, Enum => string.Join("; ", all.Select(one => one.Code()));
}
