using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Truce.Formats.Geo;

/// <summary>The reference systems from which coordinates are brought over to WGS 84, and how files name them.</summary>
/// <remarks>
/// EPSG:32636 is UTM zone 36 north, EPSG:3857 the Mercator of web maps, EPSG:2039 the Israeli grid (Israel 1993, GRS 80) with the shift
/// EPSG:9676, good to a metre. Projections by ProjNET; the tests hold them to PROJ.
/// </remarks>
internal static class ReferenceSystems
{
    /// <summary>What a message says is understood.</summary>
    public const string Known = "WGS 84 in degrees (EPSG:4326, CRS84), EPSG:32636, EPSG:2039 or EPSG:3857";

    private const string Israel = """
        PROJCS["Israel 1993 / Israeli TM Grid",GEOGCS["Israel 1993",DATUM["Israel_1993",SPHEROID["GRS 1980",6378137,298.257222101],
        TOWGS84[23.772,17.49,17.859,-0.3132,-1.85274,1.67299,-5.4262]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],
        PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",31.73439361111111],PARAMETER["central_meridian",35.20451694444445],
        PARAMETER["scale_factor",1.0000067],PARAMETER["false_easting",219529.584],PARAMETER["false_northing",626907.39],UNIT["metre",1]]
        """;

    private static readonly Lazy<MathTransform> Utm = Make(UtmSystem), FromUtm = MakeFrom(UtmSystem);
    private static readonly Lazy<MathTransform> Web = Make(() => ProjectedCoordinateSystem.WebMercator), FromWeb = MakeFrom(() => ProjectedCoordinateSystem.WebMercator);
    private static readonly Lazy<MathTransform> Grid = Make(GridSystem), FromGrid = MakeFrom(GridSystem);

    /// <summary>The number of a system that a file names; 4326 for degrees, null where it is not understood.</summary>
    /// <param name="name">Such as <c>EPSG:2039</c>, <c>urn:ogc:def:crs:EPSG::32636</c>, <c>urn:ogc:def:crs:OGC:1.3:CRS84</c>, or the number of an ArcGIS service.</param>
    public static int? NumberOf(string name)
    {
        if (name.EndsWith("CRS84", StringComparison.OrdinalIgnoreCase)) return 4326;
        var last = name[(name.LastIndexOf(':') + 1)..];
        return last switch
        {
            "4326" => 4326,
            "3857" or "102100" or "102113" or "900913" => 3857,
            "32636" => 32636,
            "2039" => 2039,
            _ => null,
        };
    }

    /// <summary>Degrees, longitude first, from a system's own coordinates.</summary>
    public static (double Longitude, double Latitude) Degrees(int number, double x, double y)
    {
        if (number == 4326) return (x, y);
        var transform = (number switch { 3857 => Web, 32636 => Utm, _ => Grid }).Value;
        return transform.Transform(x, y);
    }

    /// <summary>A system's own coordinates, from degrees.</summary>
    public static (double X, double Y) FromDegrees(int number, double longitude, double latitude) => number switch
    {
        4326 => (longitude, latitude),
        3857 => FromWeb.Value.Transform(longitude, latitude),
        32636 => FromUtm.Value.Transform(longitude, latitude),
        _ => FromGrid.Value.Transform(longitude, latitude),
    };

    private static CoordinateSystem UtmSystem() => ProjectedCoordinateSystem.WGS84_UTM(36, true);

    private static CoordinateSystem GridSystem() => new CoordinateSystemFactory().CreateFromWkt(Israel.ReplaceLineEndings(""));

    private static Lazy<MathTransform> MakeFrom(Func<CoordinateSystem> system) =>
        new(() => new CoordinateTransformationFactory().CreateFromCoordinateSystems(GeographicCoordinateSystem.WGS84, system()).MathTransform);

    private static Lazy<MathTransform> Make(Func<CoordinateSystem> system) =>
        new(() => new CoordinateTransformationFactory().CreateFromCoordinateSystems(system(), GeographicCoordinateSystem.WGS84).MathTransform);
}
