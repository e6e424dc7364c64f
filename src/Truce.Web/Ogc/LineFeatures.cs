using System.Collections.Immutable;
using Truce.Formats.Cql2;
using Truce.Formats.Geo;

namespace Truce.Web.Ogc;

/// <summary>
/// Versions of lines as features: each issuer's own, none the true one, with its date and its accuracy, and none of them for navigation.
/// One without published geometry is listed without a shape. What was taken back stays, and says so.
/// </summary>
internal static class LineFeatures
{
    public const string NotForNavigation = "not-for-navigation";

    /// <summary>The line itself, inside the territory that it divides.</summary>
    public static FeatureCollection<LineVersion> Versions { get; } = new("line-versions")
    {
        GeometryType = "MultiLineString",
        IsLine = true,
        ShapeOf = one => GeoShape.Of(Paths(one)),
        TimeOf = Applied,
        TimeName = "applied",
        Told = OfVersion(),
    };

    /// <summary>The ground that an issuer drew on one side of a line.</summary>
    public static FeatureCollection<LineVersion> Areas { get; } = new("line-areas")
    {
        GeometryType = "MultiPolygon",
        IsLine = true,
        Includes = one => one.State.Drawing.Area is not null,
        ShapeOf = one => GeoShape.Of(one.State.Drawing.Area),
        TimeOf = Applied,
        TimeName = "applied",
        Told = OfVersion(),
    };

    /// <summary>What stands on the ground to show a line, as somebody saw it.</summary>
    public static FeatureCollection<Marker> Markers { get; } = new("markers")
    {
        GeometryType = "Point",
        IsLine = true,
        ShapeOf = one => GeoShape.Of(one.State.Position),
        TimeOf = one => new Stretch(Stretch.Of(one.State.Seen.Start, one.Scope.Zone).First, Stretch.Of(one.State.Seen.End, one.Scope.Zone).Last),
        TimeName = "seen",
        Told = new PropertyList<Marker>()
            .Text("line", one => one.Scope.Seen<Line>(one.State.Line), inTiles: true)
            .Code<MarkerKind>("kind", one => one.State.MarkerKind)
            .Day("seenFirst", one => one.State.Seen.Start, inTiles: true)
            .Day("seenLast", one => one.State.Seen.End)
            .Text("statedBy", one => one.Scope.Seen<Source>(one.State.Source))
            .Texts("note", one => one.State.Note)
            .Number("accuracyMetres", one => one.State.AccuracyMetres)
            .Text("report", one => one.Scope.Seen(one.State.Report))
            .Flag("withdrawn", one => one.State.Withdrawn, inTiles: true)
            .Text("use", _ => NotForNavigation, inTiles: true, codes: [NotForNavigation])
            .Record(marker => marker.Example),
    };

    private static PropertyList<LineVersion> OfVersion() => new PropertyList<LineVersion>()
        .Text("line", one => one.Scope.Seen<Line>(one.State.Line), inTiles: true)
        .Texts("lineName", one => one.Scope.View.Find(one.State.Line)?.Name, inTiles: true)
        .Text("issuer", one => one.Scope.Seen<Organisation>(one.State.Issuer), inTiles: true)
        .Texts("issuerName", one => one.Scope.View.Find(one.State.Issuer)?.Name, inTiles: true)
        .Day("issuedFirst", one => one.State.Drawing.Issued.Start, inTiles: true)
        .Day("issuedLast", one => one.State.Drawing.Issued.End)
        .Code<LineForm>("form", one => one.State.Drawing.Form)
        .Day("appliedFirst", one => one.State.FirstDay)
        .Day("appliedLast", one => one.State.LastDay)
        .Code<AreaSide>("side", one => one.State.Drawing.Side)
        .Number("accuracyMetres", one => one.State.Drawing.AccuracyMetres, inTiles: true)
        .Number("ribbonMetres", one => one.State.Drawing.RibbonMetres)
        .Texts("basis", one => one.State.Drawing.Basis)
        .Text("report", one => one.Scope.Seen(one.State.Report))
        .Flag("withdrawn", one => one.State.Withdrawn, inTiles: true)
        .Text("use", _ => NotForNavigation, inTiles: true, codes: [NotForNavigation])
        .Record(version => version.Example);

    private static ImmutableArray<Trace> Paths(Candidate<LineVersion> one) =>
        one.State.Drawing.HasGeometry && one.Scope.View.Find(one.State.Line) is { } line ? LineTrace.Of(one.State.Drawing, one.Scope.View.Find(line.Territory)?.Area) : [];

    private static Stretch? Applied(Candidate<LineVersion> one) => Stretch.Of(
        one.Scope.Zone.AtStartOfDay(one.State.FirstDay).ToInstant(),
        one.State.LastDay is { } last ? one.Scope.Zone.AtStartOfDay(last.PlusDays(1)).ToInstant() : null);
}
