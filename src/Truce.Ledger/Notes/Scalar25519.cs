using System.Buffers.Binary;

namespace Truce.Ledger;

/// <summary>Numbers below the order of the group, L = 2^252 + 27742317777372353535851937790883648493, as four words, low first.</summary>
internal readonly record struct Scalar25519(ulong A, ulong B, ulong C, ulong D)
{
    private static readonly Scalar25519 Order = new(0x5812631a5cf5d3ed, 0x14def9dea2f79cd6, 0, 0x1000000000000000);

    /// <summary>Reads 32 bytes, low first; false if the number is not below L.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out Scalar25519 scalar)
    {
        scalar = new(Word(bytes, 0), Word(bytes, 1), Word(bytes, 2), Word(bytes, 3));
        return scalar.IsBelow(Order);
    }

    /// <summary>64 bytes, low first, modulo L: long division, bit by bit, since speed does not matter here.</summary>
    public static Scalar25519 Reduce(ReadOnlySpan<byte> bytes)
    {
        var rest = default(Scalar25519);
        for (var i = 511; i >= 0; i--)
        {
            // The rest is below L, so doubled it is below 2^254 and nothing is lost at the top.
            var bit = (ulong)(bytes[i / 8] >> (i % 8)) & 1;
            rest = new(rest.A << 1 | bit, rest.B << 1 | rest.A >> 63, rest.C << 1 | rest.B >> 63, rest.D << 1 | rest.C >> 63);
            if (!rest.IsBelow(Order)) rest = rest.Minus(Order);
        }
        return rest;
    }

    /// <summary>Bit i, from 0, the lowest.</summary>
    public int Bit(int i) => (int)((i / 64) switch { 0 => A, 1 => B, 2 => C, _ => D } >> (i % 64)) & 1;

    private bool IsBelow(Scalar25519 other) =>
        D != other.D ? D < other.D : C != other.C ? C < other.C : B != other.B ? B < other.B : A < other.A;

    private Scalar25519 Minus(Scalar25519 other)
    {
        var a = (UInt128)A - other.A;
        var b = (UInt128)B - other.B - Borrow(a);
        var c = (UInt128)C - other.C - Borrow(b);
        return new((ulong)a, (ulong)b, (ulong)c, D - other.D - Borrow(c));
    }

    private static ulong Borrow(UInt128 difference) => (ulong)(difference >> 64) & 1;

    private static ulong Word(ReadOnlySpan<byte> bytes, int i) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[(8 * i)..]);
}
