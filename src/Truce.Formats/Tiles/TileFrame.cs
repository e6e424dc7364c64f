namespace Truce.Formats.Tiles;

/// <summary>Where a square of the map lies on the ground.</summary>
public static class TileFrame
{
    /// <summary>The deepest zoom for which squares are made: a unit is less than a centimetre there.</summary>
    public const int MostZoom = 20;

    /// <summary>Whether there is such a square.</summary>
    public static bool Exists(int z, int x, int y) => z is >= 0 and <= MostZoom && x >= 0 && y >= 0 && x < 1 << z && y < 1 << z;

    /// <summary>The ground of a square, at any time, with the margin that is drawn beside it.</summary>
    public static Footprint Around(TileId id)
    {
        const double Margin = (double)VectorTile.Margin / VectorTile.Extent;
        var side = 1.0 / (1 << id.Z);
        var (north, west) = At((id.X - Margin) * side, (id.Y - Margin) * side);
        var (south, east) = At((id.X + 1 + Margin) * side, (id.Y + 1 + Margin) * side);
        return new(south - 1, west - 1, north + 1, east + 1, long.MinValue, long.MaxValue);
    }

    // Beyond the poles and the antimeridian there is nothing to find; what lies beyond 85.05° is drawn at the edge, so the edge reaches to the pole.
    private static (int Latitude, int Longitude) At(double x, double y)
    {
        var latitude = y <= 0 ? 90 : y >= 1 ? -90 : Math.Atan(Math.Sinh((0.5 - y) * 2 * Math.PI)) * 180 / Math.PI;
        return ((int)Math.Round(latitude * Position.PerDegree), (int)Math.Round(Math.Clamp((x - 0.5) * 360, -180, 180) * Position.PerDegree));
    }
}
