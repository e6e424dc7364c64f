using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Truce.Ledger;

/// <summary>A SHA-256 value: 32 bytes held inline, without a place on the heap.</summary>
/// <remarks>
/// <c>default</c> is 32 zero bytes, which is the digest of nothing known. Order is that of the bytes, first byte first,
/// unsigned. Equality is not constant in time: nothing compared here is secret.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
[SuppressMessage("Design", "CA1036", Justification = "Digests are sorted, never compared with < in a sentence.")]
public readonly struct Hash : IEquatable<Hash>, IComparable<Hash>
{
    /// <summary>The length of a hash: 32 bytes.</summary>
    public const int Size = 32;

    /// <summary>The length of a hash in base64, padding included: 44 characters.</summary>
    public const int Base64Length = 44;

    // The bytes as they lie in memory, so that a span over an array of hashes is a span over their bytes.
    private readonly ulong _a, _b, _c, _d;

    /// <summary>Copies a hash out of exactly 32 bytes.</summary>
    /// <exception cref="ArgumentException"><paramref name="bytes"/> is not 32 long.</exception>
    public Hash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size) throw new ArgumentException($"A hash is {Size} bytes, not {bytes.Length}.", nameof(bytes));
        this = MemoryMarshal.Read<Hash>(bytes);
    }

    /// <summary>The SHA-256 of <paramref name="data"/>.</summary>
    public static Hash Of(ReadOnlySpan<byte> data)
    {
        Unsafe.SkipInit(out Hash hash);
        ShortSha256.HashData(data, MemoryMarshal.AsBytes(new Span<Hash>(ref hash)));
        return hash;
    }

    /// <summary>Writes the 32 bytes to the start of <paramref name="to"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="to"/> is shorter than 32.</exception>
    public void CopyTo(Span<byte> to) => MemoryMarshal.AsBytes(new ReadOnlySpan<Hash>(in this)).CopyTo(to);

    /// <summary>The 32 bytes in a new array.</summary>
    public byte[] ToArray() => MemoryMarshal.AsBytes(new ReadOnlySpan<Hash>(in this)).ToArray();

    /// <summary>Standard base64 with padding (RFC 4648, section 4): 44 characters.</summary>
    public string ToBase64() => Convert.ToBase64String(MemoryMarshal.AsBytes(new ReadOnlySpan<Hash>(in this)));

    /// <summary>Lower-case hexadecimal: 64 characters.</summary>
    public string ToHex() => Convert.ToHexStringLower(MemoryMarshal.AsBytes(new ReadOnlySpan<Hash>(in this)));

    /// <summary>The same as <see cref="ToBase64"/>.</summary>
    public override string ToString() => ToBase64();

    /// <summary>Writes the base64 form, 44 ASCII bytes, to the start of <paramref name="to"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="to"/> is shorter than 44.</exception>
    public void WriteBase64(Span<byte> to)
    {
        if (to.Length < Base64Length) throw new ArgumentException("No room for 44 characters.", nameof(to));
        Base64.EncodeToUtf8(MemoryMarshal.AsBytes(new ReadOnlySpan<Hash>(in this)), to, out _, out _);
    }

    /// <summary>Reads 44 base64 characters. Nothing else passes: no spaces, no missing padding, no stray bits.</summary>
    public static bool TryParseBase64(ReadOnlySpan<char> text, out Hash hash)
    {
        Span<byte> ascii = stackalloc byte[Base64Length];
        hash = default;
        return text.Length == Base64Length
            && Encoding.UTF8.TryGetBytes(text, ascii, out var written) && written == Base64Length
            && TryParseBase64(ascii, out hash);
    }

    /// <inheritdoc cref="TryParseBase64(ReadOnlySpan{char}, out Hash)"/>
    public static bool TryParseBase64(string? text, out Hash hash) => TryParseBase64(text.AsSpan(), out hash);

    /// <inheritdoc cref="TryParseBase64(ReadOnlySpan{char}, out Hash)"/>
    public static bool TryParseBase64(ReadOnlySpan<byte> ascii, out Hash hash)
    {
        // 43 characters carry 258 bits. The last two must be zero, or two texts would name one hash. Not every decoder
        // sees to that, so it is seen to here.
        hash = default;
        if (ascii.Length != Base64Length || ascii[43] != '=' || !"AEIMQUYcgkosw048"u8.Contains(ascii[42])) return false;
        Unsafe.SkipInit(out Hash read);
        var status = Base64.DecodeFromUtf8(ascii, MemoryMarshal.AsBytes(new Span<Hash>(ref read)), out _, out var written);
        if (status != System.Buffers.OperationStatus.Done || written != Size) return false;
        hash = read;
        return true;
    }

    /// <summary>Reads 64 hexadecimal characters of either case.</summary>
    public static bool TryParseHex(ReadOnlySpan<char> text, out Hash hash)
    {
        hash = default;
        Span<byte> bytes = stackalloc byte[Size];
        if (text.Length != 2 * Size) return false;
        if (Convert.FromHexString(text, bytes, out _, out var written) != System.Buffers.OperationStatus.Done || written != Size) return false;
        hash = new Hash(bytes);
        return true;
    }

    /// <summary>Whether all 32 bytes agree.</summary>
    public bool Equals(Hash other) => _a == other._a && _b == other._b && _c == other._c && _d == other._d;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Hash other && Equals(other);

    /// <summary>The first bytes of the hash: they are as good as random.</summary>
    public override int GetHashCode() => (int)_a;

    /// <summary>Orders by the bytes, first byte first, unsigned.</summary>
    public int CompareTo(Hash other)
    {
        if (_a != other._a) return BigEndian(_a).CompareTo(BigEndian(other._a));
        if (_b != other._b) return BigEndian(_b).CompareTo(BigEndian(other._b));
        if (_c != other._c) return BigEndian(_c).CompareTo(BigEndian(other._c));
        return BigEndian(_d).CompareTo(BigEndian(other._d));
    }

    /// <summary>Whether all 32 bytes agree.</summary>
    public static bool operator ==(Hash left, Hash right) => left.Equals(right);

    /// <summary>Whether any byte differs.</summary>
    public static bool operator !=(Hash left, Hash right) => !left.Equals(right);

    private static ulong BigEndian(ulong raw) => BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(raw) : raw;
}
