namespace Truce.Formats.Tiles;

/// <summary>One square of the map: at zoom z the world is 2^z squares wide, x counts eastward from 180° W, y southward from 85.05° N.</summary>
/// <param name="Z">Zoom, 0 to <see cref="MostZoom"/>.</param>
/// <param name="X">0 to 2^z - 1.</param>
/// <param name="Y">0 to 2^z - 1.</param>
public readonly record struct TileId(int Z, int X, int Y)
{
    /// <summary>The deepest zoom for which the number of a square fits.</summary>
    public const int MostZoom = 26;

    /// <summary>
    /// The square's number in an archive: all squares of lower zooms come first, those of one zoom follow a Hilbert curve, so that
    /// squares beside each other on the ground mostly lie beside each other in the file. (PMTiles specification, version 3, section 4.1.)
    /// </summary>
    public ulong Number
    {
        get
        {
            var number = ((1UL << (2 * Z)) - 1) / 3;
            var (x, y) = ((long)X, (long)Y);
            for (var side = 1L << Z >> 1; side > 0; side >>= 1)
            {
                var (right, lower) = ((x & side) > 0 ? 1 : 0, (y & side) > 0 ? 1 : 0);
                number += (ulong)(side * side) * (ulong)((3 * right) ^ lower);
                (x, y) = Turned(x, y, right, lower, side);
            }

            return number;
        }
    }

    /// <summary>The square of a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number lies beyond <see cref="MostZoom"/>.</exception>
    public static TileId Of(ulong number)
    {
        var zoom = 0;
        var first = 0UL;
        while (number - first >= 1UL << (2 * zoom))
        {
            first += 1UL << (2 * zoom);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(++zoom, MostZoom, nameof(number));
        }

        var rest = (long)(number - first);
        var (x, y) = (0L, 0L);
        for (var side = 1L; side < 1L << zoom; side <<= 1)
        {
            var right = (int)(rest / 2 & 1);
            var lower = (int)((rest ^ right) & 1);
            (x, y) = Turned(x, y, right, lower, side);
            (x, y) = (x + side * right, y + side * lower);
            rest /= 4;
        }

        return new TileId(zoom, (int)x, (int)y);
    }

    // A quarter of the curve is the whole curve, turned or mirrored.
    private static (long X, long Y) Turned(long x, long y, int right, int lower, long side)
    {
        var last = side - 1;
        if (lower == 1) return (x & last, y & last);
        return right == 1 ? (last - (y & last), last - (x & last)) : (y & last, x & last);
    }
}
