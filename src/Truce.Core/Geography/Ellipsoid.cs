namespace Truce.Core.Geography;

/// <summary>The figure of the Earth: the ellipsoid of WGS 84. Source: NGA.STND.0036 (2014), table 3.1.</summary>
internal static class Ellipsoid
{
    /// <summary>Half the longer axis, metres.</summary>
    public const double EquatorMetres = 6_378_137;

    public const double Flattening = 1 / 298.257223563;

    /// <summary>Half the shorter axis, metres.</summary>
    public const double PoleMetres = EquatorMetres * (1 - Flattening);

    /// <summary>The square of the first eccentricity.</summary>
    public const double Eccentricity2 = Flattening * (2 - Flattening);

    /// <summary>The square of the second eccentricity.</summary>
    public const double SecondEccentricity2 = Eccentricity2 / (1 - Eccentricity2);

    /// <summary>The first eccentricity.</summary>
    public static readonly double Eccentricity = Math.Sqrt(Eccentricity2);

    /// <summary>Radians in a step of a <see cref="Position"/>.</summary>
    public const double RadiansPerStep = Math.PI / 180 / Position.PerDegree;
}
