using System.Buffers.Binary;

namespace Truce.Ledger;

/// <summary>A number modulo p = 2^255-19, as five limbs of 51 bits, low first.</summary>
/// <remarks>
/// Limbs stay below 2^52 after every operation, so that five products of two of them, some times 19, fit in 128 bits
/// with room to spare. Only <see cref="Encode"/> makes the number itself smaller than p.
/// </remarks>
internal readonly record struct Field25519(ulong A, ulong B, ulong C, ulong D, ulong E)
{
    public static readonly Field25519 One = new(1, 0, 0, 0, 0);

    private const ulong Mask = (1UL << 51) - 1;

    // A square root of -1: 2^((p-1)/4).
    private static readonly Field25519 RootOfMinusOne = new(0x61b274a0ea0b0, 0x0d5a5fc8f189d, 0x7ef5e9cbd0c60, 0x78595a6804c9e, 0x2b8324804fc1d);

    public bool IsZero => Bytes().All(b => b == 0);

    public bool IsOdd => (Bytes()[0] & 1) == 1;

    public static Field25519 operator +(in Field25519 a, in Field25519 b) => Carry(a.A + b.A, a.B + b.B, a.C + b.C, a.D + b.D, a.E + b.E);

    // Four times p is added first, limb by limb, so that no limb goes below zero.
    public static Field25519 operator -(in Field25519 a, in Field25519 b) => Carry(
        a.A + 4 * (Mask - 18) - b.A, a.B + 4 * Mask - b.B, a.C + 4 * Mask - b.C, a.D + 4 * Mask - b.D, a.E + 4 * Mask - b.E);

    public static Field25519 operator *(in Field25519 a, in Field25519 b)
    {
        // 2^255 is 19 modulo p: what passes the top limb comes back times 19.
        ulong b19 = 19 * b.B, c19 = 19 * b.C, d19 = 19 * b.D, e19 = 19 * b.E;
        return Fold(
            Math.BigMul(a.A, b.A) + Math.BigMul(a.B, e19) + Math.BigMul(a.C, d19) + Math.BigMul(a.D, c19) + Math.BigMul(a.E, b19),
            Math.BigMul(a.A, b.B) + Math.BigMul(a.B, b.A) + Math.BigMul(a.C, e19) + Math.BigMul(a.D, d19) + Math.BigMul(a.E, c19),
            Math.BigMul(a.A, b.C) + Math.BigMul(a.B, b.B) + Math.BigMul(a.C, b.A) + Math.BigMul(a.D, e19) + Math.BigMul(a.E, d19),
            Math.BigMul(a.A, b.D) + Math.BigMul(a.B, b.C) + Math.BigMul(a.C, b.B) + Math.BigMul(a.D, b.A) + Math.BigMul(a.E, e19),
            Math.BigMul(a.A, b.E) + Math.BigMul(a.B, b.D) + Math.BigMul(a.C, b.C) + Math.BigMul(a.D, b.B) + Math.BigMul(a.E, b.A));
    }

    public Field25519 Square() => this * this;

    /// <summary>1/x, as x^(p-2); 0 for 0.</summary>
    public Field25519 Invert()
    {
        // p - 2 = 8 ((p-5)/8) + 3.
        var x = PowerP58();
        return x.Square().Square().Square() * Square() * this;
    }

    /// <summary>A square root of u/v, if there is one (RFC 8032, 5.1.3).</summary>
    public static bool TryRootOfFraction(in Field25519 u, in Field25519 v, out Field25519 root)
    {
        var v3 = v.Square() * v;
        root = u * v3 * (u * v3.Square() * v).PowerP58();
        var check = v * root.Square();
        if ((check - u).IsZero) return true;
        root *= RootOfMinusOne;
        return (check + u).IsZero;
    }

    /// <summary>Reads 32 bytes, low first, without the top bit; false if the number is not below p.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out Field25519 number)
    {
        ulong w0 = Word(bytes, 0), w1 = Word(bytes, 1), w2 = Word(bytes, 2), w3 = Word(bytes, 3) & ulong.MaxValue >> 1;
        number = new(w0 & Mask, (w0 >> 51 | w1 << 13) & Mask, (w1 >> 38 | w2 << 26) & Mask, (w2 >> 25 | w3 << 39) & Mask, w3 >> 12);
        return !(w3 == ulong.MaxValue >> 1 && w2 == ulong.MaxValue && w1 == ulong.MaxValue && w0 >= ulong.MaxValue - 18);
    }

    /// <summary>Writes the number, reduced below p, as 32 bytes, low first, the top bit zero.</summary>
    public void Encode(Span<byte> to)
    {
        // After two carries the number is below 2p. Adding 19 and carrying past bit 255 tells whether p is to be taken off.
        var n = Carry(A, B, C, D, E);
        n = Carry(n.A, n.B, n.C, n.D, n.E);
        var over = (n.A + 19) >> 51;
        over = (n.B + over) >> 51;
        over = (n.C + over) >> 51;
        over = (n.D + over) >> 51;
        over = (n.E + over) >> 51;
        ulong a = n.A + 19 * over, b = n.B + (a >> 51), c = n.C + (b >> 51), d = n.D + (c >> 51), e = n.E + (d >> 51);
        (a, b, c, d, e) = (a & Mask, b & Mask, c & Mask, d & Mask, e & Mask);
        BinaryPrimitives.WriteUInt64LittleEndian(to, a | b << 51);
        BinaryPrimitives.WriteUInt64LittleEndian(to[8..], b >> 13 | c << 38);
        BinaryPrimitives.WriteUInt64LittleEndian(to[16..], c >> 26 | d << 25);
        BinaryPrimitives.WriteUInt64LittleEndian(to[24..], d >> 39 | e << 12);
    }

    // x^((p-5)/8), and (p-5)/8 = 2^252 - 3: 250 ones, a zero, a one.
    private Field25519 PowerP58()
    {
        var power = this;
        for (var i = 0; i < 249; i++) power = power.Square() * this;
        return power.Square().Square() * this;
    }

    private byte[] Bytes()
    {
        var bytes = new byte[32];
        Encode(bytes);
        return bytes;
    }

    private static Field25519 Carry(ulong a, ulong b, ulong c, ulong d, ulong e) => new(
        (a & Mask) + 19 * (e >> 51), (b & Mask) + (a >> 51), (c & Mask) + (b >> 51), (d & Mask) + (c >> 51), (e & Mask) + (d >> 51));

    private static Field25519 Fold(UInt128 a, UInt128 b, UInt128 c, UInt128 d, UInt128 e)
    {
        b += (ulong)(a >> 51);
        c += (ulong)(b >> 51);
        d += (ulong)(c >> 51);
        e += (ulong)(d >> 51);
        // What passes the top, times 19, may exceed 64 bits' worth of one limb only by a carry: one more Carry settles it.
        return Carry(((ulong)a & Mask) + 19 * (ulong)(e >> 51), (ulong)b & Mask, (ulong)c & Mask, (ulong)d & Mask, (ulong)e & Mask);
    }

    private static ulong Word(ReadOnlySpan<byte> bytes, int i) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[(8 * i)..]);
}
