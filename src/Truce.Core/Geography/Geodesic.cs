namespace Truce.Core.Geography;

/// <summary>The shortest way over the ellipsoid of WGS 84.</summary>
public static class Geodesic
{
    private const int MostRounds = 200;

    /// <summary>Metres between two positions, to half a millimetre.</summary>
    /// <remarks>
    /// T. Vincenty, Direct and Inverse Solutions of Geodesics on the Ellipsoid, Survey Review 23 (1975). For two positions that lie almost
    /// opposite each other on the globe it does not settle; then the way over a sphere of the mean radius is given, within 1 %.
    /// </remarks>
    public static double Metres(Position from, Position to)
    {
        if (from == to) return 0;
        const double f = Ellipsoid.Flattening;
        var wide = ((double)to.Longitude - from.Longitude) * Ellipsoid.RadiansPerStep;
        var (s1, c1) = Math.SinCos(Math.Atan((1 - f) * Math.Tan(from.Latitude * Ellipsoid.RadiansPerStep)));
        var (s2, c2) = Math.SinCos(Math.Atan((1 - f) * Math.Tan(to.Latitude * Ellipsoid.RadiansPerStep)));
        var lambda = wide;
        for (var round = 0; round < MostRounds; round++)
        {
            var (sine, cosine) = Math.SinCos(lambda);
            var across = c2 * sine;
            var along = (c1 * s2) - (s1 * c2 * cosine);
            var sigmaSine = Math.Sqrt((across * across) + (along * along));
            if (sigmaSine == 0) return 0;
            var sigmaCosine = (s1 * s2) + (c1 * c2 * cosine);
            var sigma = Math.Atan2(sigmaSine, sigmaCosine);
            var alphaSine = c1 * c2 * sine / sigmaSine;
            var alphaCosine2 = 1 - (alphaSine * alphaSine);
            var middle = alphaCosine2 == 0 ? 0 : sigmaCosine - (2 * s1 * s2 / alphaCosine2);
            var c = f / 16 * alphaCosine2 * (4 + (f * (4 - (3 * alphaCosine2))));
            var before = lambda;
            lambda = wide + ((1 - c) * f * alphaSine * (sigma + (c * sigmaSine * (middle + (c * sigmaCosine * ((2 * middle * middle) - 1))))));
            if (Math.Abs(lambda - before) < 1e-12) return Length(alphaCosine2, sigma, sigmaSine, sigmaCosine, middle);
        }

        return OverASphere(s1, c1, s2, c2, wide);
    }

    private static double Length(double alphaCosine2, double sigma, double sigmaSine, double sigmaCosine, double middle)
    {
        var u2 = alphaCosine2 * Ellipsoid.SecondEccentricity2;
        var a = 1 + (u2 / 16384 * (4096 + (u2 * (-768 + (u2 * (320 - (175 * u2)))))));
        var b = u2 / 1024 * (256 + (u2 * (-128 + (u2 * (74 - (47 * u2))))));
        var inner = (sigmaCosine * ((2 * middle * middle) - 1)) - (b / 6 * middle * ((4 * sigmaSine * sigmaSine) - 3) * ((4 * middle * middle) - 3));
        return Ellipsoid.PoleMetres * a * (sigma - (b * sigmaSine * (middle + (b / 4 * inner))));
    }

    private static double OverASphere(double s1, double c1, double s2, double c2, double wide) =>
        ((2 * Ellipsoid.EquatorMetres) + Ellipsoid.PoleMetres) / 3 * Math.Acos(Math.Clamp((s1 * s2) + (c1 * c2 * Math.Cos(wide)), -1, 1));
}
