using System.Runtime.InteropServices;
using Truce.Core.Incidents;
using Truce.Core.Judgements;
using Truce.Formats.Cql2;
using Truce.Formats.Geo;

namespace Truce.Web.Ogc;

/// <summary>Incidents as features: what is told, how far the work has come, and where, as exactly as the viewer may see it.</summary>
internal static class IncidentFeatures
{
    public static FeatureCollection<Incident> Incidents { get; } = new("incidents")
    {
        GeometryType = "Point",
        ShapeOf = one => GeoShape.Of(Where(one).Centre),
        TimeOf = one => Stretch.Of(one.State.Account.Occurred.From, one.State.Account.Occurred.Until),
        Fetched = (InTiles, [.. InTiles, .. PropertyList<Incident>.WaysTo(one => one.Account.Title), .. PropertyList<Incident>.WaysTo(one => one.Account.Where.Words)]),
        Told = new PropertyList<Incident>()
            .Texts("title", one => one.State.Account.Title)
            .Text("type", one => one.State.Account.Type, inTiles: true, codes: IncidentTypes.All)
            .Code<IncidentState>("state", one => one.State.State)
            .Number("happenedLevel", HappenedLevel, inTiles: true)
            .Moment("occurredFrom", one => one.State.Account.Occurred.From, inTiles: true)
            .Moment("occurredUntil", one => one.State.Account.Occurred.Until)
            .Code<TimePrecision>("occurredPrecision", one => one.State.Account.Occurred.Precision, inTiles: false)
            .Text("occurredZone", one => one.State.Account.Occurred.Zone)
            .Moment("receivedAt", one => one.State.ReportedAt)
            .Text("place", one => one.Scope.Seen(Where(one).Place))
            .Texts("placeWords", one => Where(one).Words)
            .Number("radiusMetres", one => Where(one).RadiusMetres, inTiles: true)
            .Text("placeFrom", one => one.One.Stricter is null ? "account" : Incident.ExactPlacePart, codes: ["account", Incident.ExactPlacePart])
            .Number("corrections", one => one.State.Corrections)
            .Record(incident => incident.Example),
    };

    private static Func<Incident, object?>[] InTiles =>
    [
        one => one.Account, one => ImmutableCollectionsMarshal.AsArray(one.Steps), one => one.Id.Number < 0 ? "" : null, one => one.Account.Where, one => one.Account.Occurred, one => one.Steps[^1],

        // What stands at the end of a long object is fetched by itself.
        one => one.Account.Where.RadiusMetres < 0 ? "" : null, one => one.Account.Occurred.Until == Instant.MinValue ? "" : null,
    ];

    private static PlaceStated Where(Candidate<Incident> one) => one.One.Stricter ?? one.State.Account.Where;

    // Several judge apart; a feature never says more than the most cautious of them, and says nothing where nobody judged.
    private static long? HappenedLevel(Candidate<Incident> one)
    {
        long? least = null;
        List<Judgement>? all = null;
        foreach (var judgement in one.Scope.View.Under<Judgement>(one.State.Id)) (all ??= []).Add(judgement);
        if (all is null) return null;
        foreach (var judgement in Judgement.Standing(all))
            if (judgement.Answer.Level is { } level) least = Math.Min(least ?? level, level);
        return least;
    }
}
