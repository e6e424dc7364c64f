using System.Globalization;

namespace Truce.Core.Geography;

/// <summary>A point on the ground: WGS 84 (EPSG:4326), whole steps of 1e-7 degree, about a centimetre.</summary>
/// <remarks>In JSON it is <c>[longitude, latitude]</c>, two integers, in the order of GeoJSON (RFC 7946). In code the latitude comes first.</remarks>
/// <param name="Latitude">-900,000,000 (south pole) to 900,000,000.</param>
/// <param name="Longitude">-1,800,000,000 up to 1,800,000,000; east is positive.</param>
public readonly record struct Position(int Latitude, int Longitude)
{
    /// <summary>Steps in a degree.</summary>
    public const int PerDegree = 10_000_000;

    /// <summary>Latitude in degrees.</summary>
    public double LatitudeDegrees => Latitude / (double)PerDegree;

    /// <summary>Longitude in degrees.</summary>
    public double LongitudeDegrees => Longitude / (double)PerDegree;

    /// <summary>Whether both numbers lie within their bounds.</summary>
    public bool IsOnEarth => Latitude is >= -90 * PerDegree and <= 90 * PerDegree && Longitude is >= -180 * PerDegree and <= 180 * PerDegree;

    /// <summary>The nearest position to degrees; null where they are no place on Earth.</summary>
    /// <param name="latitude">Degrees, -90 to 90.</param>
    /// <param name="longitude">Degrees, -180 to 180.</param>
    public static Position? OfDegrees(double latitude, double longitude) =>
        Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180
            ? new Position((int)Math.Round(latitude * PerDegree), (int)Math.Round(longitude * PerDegree))
            : null;

    /// <summary>Reads decimal degrees such as <c>31.5242</c>; digits beyond the seventh are rounded.</summary>
    /// <returns>False where a text is no decimal number, or the two are no place on Earth.</returns>
    public static bool TryParse(string? latitude, string? longitude, out Position position)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        var read = OfText(latitude) is { } north && OfText(longitude) is { } east ? OfDegrees(north, east) : null;
        position = read ?? default;
        return read is not null;

        static double? OfText(string? text) =>
            double.TryParse(text, style, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
    }

    /// <summary>Latitude and longitude in decimal degrees with as many places as asked for, such as <c>31.5242, 34.4442</c>.</summary>
    /// <param name="places">Decimal places, 0 to 7; 4 are about ten metres.</param>
    public string ToString(int places) => string.Create(
        CultureInfo.InvariantCulture, $"{LatitudeDegrees.ToString($"F{places}", CultureInfo.InvariantCulture)}, {LongitudeDegrees.ToString($"F{places}", CultureInfo.InvariantCulture)}");

    /// <inheritdoc />
    public override string ToString() => ToString(7);
}
