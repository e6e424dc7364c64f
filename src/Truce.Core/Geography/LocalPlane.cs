namespace Truce.Core.Geography;

/// <summary>
/// Flat ground near a meridian: the transverse Mercator projection of WGS 84 with scale 1 on that meridian, in metres. Angles are kept;
/// a length at x metres from the meridian is drawn 1 + x² / 2R² times too long, and <see cref="Metres"/> takes that back.
/// </summary>
/// <remarks>
/// Forward series of J. P. Snyder, Map Projections, USGS 1395 (1987), eq. 8-9, 8-10 and 3-21. For longitudes within 3° of the meridian and
/// latitudes within 80° of the equator, distances up to 200 km agree with the geodesic to 1 mm and one part in ten million.
/// </remarks>
public readonly struct LocalPlane
{
    private const double E2 = Ellipsoid.Eccentricity2;

    private readonly double meridian;
    private readonly double perRadius2;

    /// <summary>The plane that touches the ellipsoid along the meridian of a position, scaled for its latitude.</summary>
    public LocalPlane(Position centre)
    {
        meridian = centre.Longitude * Ellipsoid.RadiansPerStep;
        var sine = Math.Sin(centre.Latitude * Ellipsoid.RadiansPerStep);
        var flat = 1 - (E2 * sine * sine);
        perRadius2 = flat * flat / (Ellipsoid.EquatorMetres * Ellipsoid.EquatorMetres * (1 - E2));
    }

    /// <summary>A point of the plane, in metres: east of the meridian, north of the equator.</summary>
    public readonly record struct Point(double East, double North);

    /// <summary>Where a position lies in the plane.</summary>
    public Point Of(Position position) => Of(position.Latitude, position.Longitude);

    /// <summary>Where a place given in steps of 1e-7 degree and fractions of a step lies in the plane.</summary>
    internal Point Of(double latitudeSteps, double longitudeSteps)
    {
        var latitude = latitudeSteps * Ellipsoid.RadiansPerStep;
        var (sine, cosine) = Math.SinCos(latitude);
        var t = sine / cosine * (sine / cosine);
        var c = Ellipsoid.SecondEccentricity2 * cosine * cosine;
        var n = Ellipsoid.EquatorMetres / Math.Sqrt(1 - (E2 * sine * sine));
        var a = ((longitudeSteps * Ellipsoid.RadiansPerStep) - meridian) * cosine;
        var a2 = a * a;
        var east = n * a * (1 + (a2 * (((1 - t + c) / 6) + (a2 * (5 - (18 * t) + (t * t) + (72 * c) - (58 * Ellipsoid.SecondEccentricity2)) / 120))));
        var rise = a2 * (0.5 + (a2 * (((5 - t + (9 * c) + (4 * c * c)) / 24)
            + (a2 * (61 - (58 * t) + (t * t) + (600 * c) - (330 * Ellipsoid.SecondEccentricity2)) / 720))));
        return new Point(east, Arc(latitude, sine, cosine) + (n * sine / cosine * rise));
    }

    /// <summary>Metres over the ground between two points of the plane.</summary>
    public double Metres(Point one, Point other)
    {
        var (east, north) = (other.East - one.East, other.North - one.North);
        return Math.Sqrt((east * east) + (north * north)) / Scale(one.East, other.East);
    }

    /// <summary>How many times too long a straight line is drawn that runs from one distance east of the meridian to another.</summary>
    internal double Scale(double one, double other) =>
        1 + (((one * one) + (one * other) + (other * other)) / 6 * perRadius2);

    // Metres along the meridian from the equator. The sines of multiple angles follow from one pair.
    private static double Arc(double latitude, double sine, double cosine)
    {
        const double e4 = E2 * E2, e6 = e4 * E2;
        const double first = 1 - (E2 / 4) - (3 * e4 / 64) - (5 * e6 / 256);
        const double second = (3 * E2 / 8) + (3 * e4 / 32) + (45 * e6 / 1024);
        const double fourth = (15 * e4 / 256) + (45 * e6 / 1024);
        const double sixth = 35 * e6 / 3072;
        var sine2 = 2 * sine * cosine;
        var cosine2 = 1 - (2 * sine * sine);
        var sine4 = 2 * sine2 * cosine2;
        var cosine4 = 1 - (2 * sine2 * sine2);
        var sine6 = (sine4 * cosine2) + (cosine4 * sine2);
        return Ellipsoid.EquatorMetres * ((first * latitude) - (second * sine2) + (fourth * sine4) - (sixth * sine6));
    }
}
