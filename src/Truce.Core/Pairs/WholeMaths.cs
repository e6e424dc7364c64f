using System.Numerics;

namespace Truce.Core.Pairs;

/// <summary>The little arithmetic that comparing needs, in whole numbers, so that every machine gets the same points.</summary>
public static class WholeMaths
{
    /// <summary>What stands for one in results of <see cref="Log2"/> and <see cref="Cosine"/>.</summary>
    public const int One = 1024;

    /// <summary>How many doublings lead from 1 to a number, in steps of 1/1024; straight between powers of two, at most 0.087 below the logarithm.</summary>
    /// <param name="value">1 at least; what is less counts as 1.</param>
    public static int Log2(long value)
    {
        if (value <= 1) return 0;
        var whole = BitOperations.Log2((ulong)value);
        var rest = value - (1L << whole);
        return (whole * One) + (int)(whole <= 40 ? (rest << 10) >> whole : rest >> (whole - 10));
    }

    /// <summary>The greatest whole number whose square is not above another.</summary>
    /// <param name="value">0 to 2^62.</param>
    public static long Root(long value)
    {
        if (value <= 0) return 0;
        var root = 1L << ((BitOperations.Log2((ulong)value) / 2) + 1);
        while (true)
        {
            var next = (root + (value / root)) / 2;
            if (next >= root) return root;
            root = next;
        }
    }

    /// <summary>The cosine of a latitude in steps of 1/1024, as Bhaskara I gave it in the year 629: right to 0.2 %.</summary>
    /// <param name="latitude">Steps of 1e-7 degree, as in <see cref="Position"/>.</param>
    public static long Cosine(int latitude)
    {
        var thousandths = Math.Abs((long)latitude) / 10_000;
        var square = thousandths * thousandths;
        const long whole = 32_400L * 1_000_000;
        return Math.Max(1, One * (whole - (4 * square)) / (whole + square));
    }

    /// <summary>Metres between two positions in the plane of their middle latitude: right to 0.3 % within 100 km, below 80° of latitude.</summary>
    public static long Metres(Position one, Position other)
    {
        // 1e-7 degree of a meridian is 11.1195 mm on the sphere of radius 6,371,008.8 m.
        var north = ((long)one.Latitude - other.Latitude) * 111_195 / 10_000_000;
        var middle = (int)(((long)one.Latitude + other.Latitude) / 2);
        var steps = Math.Abs((long)one.Longitude - other.Longitude);
        if (steps > 180L * Position.PerDegree) steps = (360L * Position.PerDegree) - steps;
        var east = steps * Cosine(middle) / One * 111_195 / 10_000_000;
        return Root((north * north) + (east * east));
    }
}
