using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Truce.Ledger;

/// <summary>How an event is bound to one hash without showing its parts, nor how many there are.</summary>
/// <remarks>
/// <code>
/// digest(part) = SHA-256("truce-part/1\n"  || salt (32 bytes) || canonical ["name",value])
/// commitment   = SHA-256("truce-event/1\n" || the digests in ascending order, decoys among them)
/// </code>
/// The salt keeps a digest from being guessed; the decoys, random 32-byte values that nobody can tell from digests,
/// bring the number up to a power of two. The model is RFC 9901, selective disclosure.
/// </remarks>
public static class Commitments
{
    /// <summary>The length of a salt: 32 bytes from a random source fit for keys.</summary>
    public const int SaltSize = 32;

    /// <summary>The most digests that one event may have, decoys included.</summary>
    public const int MaxDigests = 256;

    private static ReadOnlySpan<byte> PartPrefix => "truce-part/1\n"u8;

    private static ReadOnlySpan<byte> EventPrefix => "truce-event/1\n"u8;

    /// <summary>The digest of one part.</summary>
    /// <param name="salt">32 bytes.</param>
    /// <param name="canonicalPart">The canonical bytes of <c>["name",value]</c>, as stored. Not checked here.</param>
    /// <exception cref="ArgumentException">The salt is not 32 long.</exception>
    [SkipLocalsInit]
    public static Hash PartDigest(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> canonicalPart)
    {
        if (salt.Length != SaltSize) throw new ArgumentException($"A salt is {SaltSize} bytes, not {salt.Length}.", nameof(salt));
        var length = PartPrefix.Length + SaltSize + canonicalPart.Length;
        // One call over joined bytes costs less than an incremental hash up to sizes far above a usual part.
        var rented = length <= 1024 ? null : ArrayPool<byte>.Shared.Rent(length);
        var joined = rented is null ? stackalloc byte[1024] : rented;
        PartPrefix.CopyTo(joined);
        salt.CopyTo(joined[PartPrefix.Length..]);
        canonicalPart.CopyTo(joined[(PartPrefix.Length + SaltSize)..]);
        var digest = Hash.Of(joined[..length]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        return digest;
    }

    /// <summary>The commitment over all digests of an event.</summary>
    /// <param name="digests">1 to 256 digests, decoys included, in any order. Left sorted in ascending order.</param>
    /// <exception cref="ArgumentException">There are none, or more than 256.</exception>
    [SkipLocalsInit]
    public static Hash Commit(Span<Hash> digests)
    {
        if (digests.Length is 0 or > MaxDigests) throw new ArgumentException($"An event has 1 to {MaxDigests} digests, not {digests.Length}.", nameof(digests));
        Sort(digests);
        var bytes = MemoryMarshal.AsBytes(digests);
        Span<byte> joined = stackalloc byte[14 + MaxDigests * Hash.Size];
        EventPrefix.CopyTo(joined);
        bytes.CopyTo(joined[EventPrefix.Length..]);
        return Hash.Of(joined[..(EventPrefix.Length + bytes.Length)]);
    }

    /// <summary>How many random digests go with this many parts: up to the next power of two. 3 parts take 1, 4 take none, 5 take 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1 or more than 256 parts.</exception>
    public static int Decoys(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parts, MaxDigests);
        return (int)BitOperations.RoundUpToPowerOf2((uint)parts) - parts;
    }

    // Events have two to eight digests, for which insertion beats the general sort.
    private static void Sort(Span<Hash> digests)
    {
        if (digests.Length > 16)
        {
            digests.Sort();
            return;
        }
        for (var i = 1; i < digests.Length; i++)
        {
            var moving = digests[i];
            var at = i;
            for (; at > 0 && moving.CompareTo(digests[at - 1]) < 0; at--) digests[at] = digests[at - 1];
            digests[at] = moving;
        }
    }
}
