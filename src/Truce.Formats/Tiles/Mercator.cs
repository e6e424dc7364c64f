namespace Truce.Formats.Tiles;

/// <summary>
/// The projection of map tiles (EPSG:3857, "Web Mercator"): the world as a square, x from 0 at 180° W to 1 at 180° E, y from 0 at
/// 85.05° N to 1 at 85.05° S. Shapes and angles are kept within a town; lengths grow with latitude by 1 / cos φ.
/// </summary>
public static class Mercator
{
    /// <summary>Round the equator, metres, on the sphere of radius 6,378,137 m that the projection takes for the Earth.</summary>
    public const double EquatorMetres = 2 * Math.PI * 6_378_137;

    private const double MostLatitude = 85.05112877980659;

    /// <summary>Where a position lies in the square. Latitudes beyond 85.05° are drawn at its edge.</summary>
    public static (double X, double Y) Of(Position position)
    {
        var sine = Math.Sin(Math.Clamp(position.LatitudeDegrees, -MostLatitude, MostLatitude) * Math.PI / 180);
        return (position.LongitudeDegrees / 360 + 0.5, 0.5 - Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI));
    }

    /// <summary>The position of a point of the square.</summary>
    public static Position At(double x, double y) =>
        Position.OfDegrees(Math.Atan(Math.Sinh((0.5 - y) * 2 * Math.PI)) * 180 / Math.PI, (x - 0.5) * 360) ?? default;

    /// <summary>Metres on the ground that one width of the square stands for at a latitude.</summary>
    /// <param name="latitude">Degrees.</param>
    public static double MetresPerWorld(double latitude) => EquatorMetres * Math.Cos(latitude * Math.PI / 180);
}
