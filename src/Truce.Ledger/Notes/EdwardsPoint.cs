namespace Truce.Ledger;

/// <summary>A point of edwards25519, -x² + y² = 1 + d x² y² over 2^255-19, as x = X/Z, y = Y/Z, xy = T/Z (RFC 8032, 5.1.4).</summary>
internal readonly record struct EdwardsPoint(Field25519 X, Field25519 Y, Field25519 Z, Field25519 T)
{
    /// <summary>The generator of the group, RFC 8032's B.</summary>
    public static readonly EdwardsPoint Base = new(
        new(0x62d608f25d51a, 0x412a4b4f6592a, 0x75b7171a4b31d, 0x1ff60527118fe, 0x216936d3cd6e5),
        new(0x6666666666658, 0x4cccccccccccc, 0x1999999999999, 0x3333333333333, 0x6666666666666),
        Field25519.One,
        new(0x68ab3a5b7dda3, 0x0eea2a5eadbb, 0x2af8df483c27e, 0x332b375274732, 0x67875f0fd78b7));

    private static readonly EdwardsPoint Neutral = new(default, Field25519.One, Field25519.One, default);

    // d = -121665/121666, and its double.
    private static readonly Field25519 D = new(0x34dca135978a3, 0x1a8283b156ebd, 0x5e7a26001c029, 0x739c663a03cbb, 0x52036cee2b6ff);
    private static readonly Field25519 TwiceD = new(0x69b9426b2f159, 0x35050762add7a, 0x3cf44c0038052, 0x6738cc7407977, 0x2406d9dc56dff);

    /// <summary>Reads 32 bytes: y, and the lowest bit of x on top. False for what is no point, or a second spelling of one.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out EdwardsPoint point)
    {
        point = default;
        if (!Field25519.TryDecode(bytes, out var y)) return false;
        var isOdd = bytes[31] >> 7 == 1;
        var y2 = y.Square();
        // x² = (y² - 1) / (d y² + 1), and the root of a fraction takes one exponentiation (RFC 8032, 5.1.3).
        if (!Field25519.TryRootOfFraction(y2 - Field25519.One, D * y2 + Field25519.One, out var x)) return false;
        if (x.IsZero && isOdd) return false;
        if (x.IsOdd != isOdd) x = default(Field25519) - x;
        point = new(x, y, Field25519.One, x * y);
        return true;
    }

    /// <summary>Writes the one 32-byte encoding.</summary>
    public void Encode(Span<byte> to)
    {
        var inverse = Z.Invert();
        (Y * inverse).Encode(to);
        if ((X * inverse).IsOdd) to[31] |= 0x80;
    }

    /// <summary>The point with which this one adds up to nothing.</summary>
    public EdwardsPoint Negate() => new(default(Field25519) - X, Y, Z, default(Field25519) - T);

    /// <summary>aP + bQ, both products in one run of doublings.</summary>
    public static EdwardsPoint TwoProducts(in Scalar25519 a, in EdwardsPoint p, in Scalar25519 b, in EdwardsPoint q)
    {
        var both = Add(p, q);
        var sum = Neutral;
        for (var i = 252; i >= 0; i--)
        {
            sum = Double(sum);
            switch (a.Bit(i) | b.Bit(i) << 1)
            {
                case 1: sum = Add(sum, p); break;
                case 2: sum = Add(sum, q); break;
                case 3: sum = Add(sum, both); break;
            }
        }
        return sum;
    }

    // The formulae of RFC 8032, 5.1.4: addition is complete, so that it holds for equal and for neutral points as well.
    private static EdwardsPoint Add(in EdwardsPoint p, in EdwardsPoint q)
    {
        var a = (p.Y - p.X) * (q.Y - q.X);
        var b = (p.Y + p.X) * (q.Y + q.X);
        var c = p.T * TwiceD * q.T;
        var d = p.Z * q.Z;
        d += d;
        return FromFactors(b - a, d - c, d + c, b + a);
    }

    private static EdwardsPoint Double(in EdwardsPoint p)
    {
        var a = p.X.Square();
        var b = p.Y.Square();
        var c = p.Z.Square();
        c += c;
        var h = a + b;
        var e = h - (p.X + p.Y).Square();
        var g = a - b;
        return FromFactors(e, c + g, g, h);
    }

    private static EdwardsPoint FromFactors(in Field25519 e, in Field25519 f, in Field25519 g, in Field25519 h) => new(e * f, g * h, f * g, e * h);
}
