using System.Globalization;

namespace Truce.Formats.Geo;

/// <summary>A reference system in which features are asked for and given, under the name that OGC gives it.</summary>
/// <param name="Uri">Such as <c>http://www.opengis.net/def/crs/EPSG/0/4326</c>.</param>
/// <param name="Number">As <see cref="ReferenceSystems"/> numbers it; 4326 for all degrees.</param>
/// <param name="LatitudeFirst">Whether its definition puts the latitude first: EPSG:4326 does, CRS84 does not.</param>
public sealed record Crs(string Uri, int Number, bool LatitudeFirst)
{
    private const string Epsg = "http://www.opengis.net/def/crs/EPSG/0/";

    /// <summary>WGS 84, longitude first: what holds where nothing else is asked for.</summary>
    public static Crs Default { get; } = new("http://www.opengis.net/def/crs/OGC/1.3/CRS84", 4326, false);

    /// <summary>All that are known, the default first.</summary>
    public static IReadOnlyList<Crs> All { get; } =
        [Default, new(Epsg + "4326", 4326, true), new(Epsg + "3857", 3857, false), new(Epsg + "32636", 32636, false), new(Epsg + "2039", 2039, false)];

    /// <summary>Whether its coordinates are degrees.</summary>
    public bool IsDegrees => Number == 4326;

    /// <summary>The system of a name: its address, or short as <c>EPSG:2039</c> or <c>OGC:CRS84</c>, in brackets or not. Null where it is not known.</summary>
    public static Crs? Find(string name)
    {
        if (All.FirstOrDefault(one => one.Uri == name) is { } exact) return exact;
        var brief = name.StartsWith('[') && name.EndsWith(']') ? name[1..^1] : name;
        if (brief is "OGC:CRS84" or "CRS84") return Default;
        return brief.StartsWith("EPSG:", StringComparison.Ordinal) ? All.FirstOrDefault(one => one.Uri == Epsg + brief[5..]) : null;
    }

    /// <summary>Longitude and latitude in degrees of a pair as this system writes it; null where that is no place on Earth, or beyond where the projection holds.</summary>
    public (double Longitude, double Latitude)? ToDegrees(double first, double second)
    {
        var (x, y) = LatitudeFirst ? (second, first) : (first, second);
        if (!double.IsFinite(x) || !double.IsFinite(y)) return null;
        var (longitude, latitude) = ReferenceSystems.Degrees(Number, x, y);
        return Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90 ? (longitude, latitude) : null;
    }

    /// <summary>The pair as this system writes a position: degrees as they are kept, metres to the millimetre.</summary>
    public (double First, double Second) FromPosition(Position position)
    {
        var (x, y) = (position.LongitudeDegrees, position.LatitudeDegrees);
        if (IsDegrees) return LatitudeFirst ? (y, x) : (x, y);
        (x, y) = ReferenceSystems.FromDegrees(Number, x, y);
        return (Math.Round(x, 3), Math.Round(y, 3));
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Uri}");
}
