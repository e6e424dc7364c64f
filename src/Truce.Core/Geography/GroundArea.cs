namespace Truce.Core.Geography;

/// <summary>How much ground an area covers, on the ellipsoid of WGS 84.</summary>
/// <remarks>
/// Edges are straight in longitude and latitude, as GeoJSON has them (RFC 7946, 3.1.1). The ground between an edge and the equator is the
/// integral along the edge of the zone's area for each longitude: b²/2 · (sin φ / (1 − e² sin² φ) + artanh(e sin φ) / e), J. P. Snyder,
/// Map Projections, USGS 1395 (1987), eq. 3-12. Gauss-Legendre with five nodes takes that integral; for an edge of a degree it is exact to
/// 1e-12 of the area. What is left is rounding, under a square metre for an area the size of a country.
/// </remarks>
public static class GroundArea
{
    private static readonly (double At, double Weight)[] Nodes =
    [
        (0, 128 / 225.0), (-0.538469310105683, 0.478628670499366), (0.538469310105683, 0.478628670499366),
        (-0.906179845938664, 0.236926885056189), (0.906179845938664, 0.236926885056189),
    ];

    /// <summary>Square metres of all pieces, without their holes. Which way the rings run does not matter.</summary>
    public static double SquareMetres(Area area) => area.Polygons.Sum(polygon =>
        Math.Abs(Signed(polygon.Rings[0])) - polygon.Rings.Skip(1).Sum(hole => Math.Abs(Signed(hole))));

    /// <summary>Square metres within a ring: positive where it runs anticlockwise, as an outer ring of GeoJSON does.</summary>
    public static double Signed(Ring ring)
    {
        var sum = 0.0;
        for (var at = 1; at < ring.Positions.Length; at++) sum -= Below(ring.Positions[at - 1], ring.Positions[at]);
        return sum;
    }

    private static double Below(Position from, Position to)
    {
        var wide = ((double)to.Longitude - from.Longitude) * Ellipsoid.RadiansPerStep;
        if (wide == 0) return 0;
        var middle = ((double)from.Latitude + to.Latitude) / 2 * Ellipsoid.RadiansPerStep;
        var half = ((double)to.Latitude - from.Latitude) / 2 * Ellipsoid.RadiansPerStep;
        var sum = 0.0;
        foreach (var (at, weight) in Nodes) sum += weight / 2 * Zone(middle + (half * at));
        return wide * sum;
    }

    // Square metres between the equator and a latitude, for a radian of longitude.
    private static double Zone(double latitude)
    {
        var sine = Math.Sin(latitude);
        return Ellipsoid.PoleMetres * Ellipsoid.PoleMetres / 2
            * ((sine / (1 - (Ellipsoid.Eccentricity2 * sine * sine))) + (Math.Atanh(Ellipsoid.Eccentricity * sine) / Ellipsoid.Eccentricity));
    }
}
