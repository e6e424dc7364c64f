using System.Buffers;
using System.Runtime.CompilerServices;

namespace Truce.Ledger;

/// <summary>Puts prepared parts together into one stored line. The path of every append: allocates nothing of its own.</summary>
public static class EventLineWriter
{
    /// <summary>How many random bytes an event of this many parts takes: 32 for each part's salt, 32 for each decoy.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1 or more than 256 parts.</exception>
    public static int RandomBytes(int parts) => Commitments.SaltSize * (parts + Commitments.Decoys(parts));

    /// <summary>How many of those are for decoys.</summary>
    /// <inheritdoc cref="RandomBytes"/>
    public static int DecoyBytes(int parts) => Commitments.SaltSize * Commitments.Decoys(parts);

    /// <summary>Appends one event in its stored form, without a newline.</summary>
    /// <param name="to">Where the line goes.</param>
    /// <param name="sortedByName">1 to 256 parts, strictly ascending by name (ordinal).</param>
    /// <param name="decoyRandom">Exactly <see cref="DecoyBytes"/> bytes from a random source fit for keys.</param>
    /// <returns>The event's commitment.</returns>
    /// <exception cref="ArgumentException">Parts out of order, or too few or too many random bytes. Nothing is written.</exception>
    [SkipLocalsInit]
    public static Hash Write(IBufferWriter<byte> to, ReadOnlySpan<PreparedPart> sortedByName, ReadOnlySpan<byte> decoyRandom)
    {
        ArgumentNullException.ThrowIfNull(to);
        var decoys = Commitments.Decoys(sortedByName.Length);
        if (decoyRandom.Length != decoys * Hash.Size) throw new ArgumentException($"{decoys * Hash.Size} random bytes are needed, not {decoyRandom.Length}.", nameof(decoyRandom));
        var length = "{\"opaque\":[],\"parts\":[]}"u8.Length + decoys * (Hash.Base64Length + 3);
        for (var i = 0; i < sortedByName.Length; i++)
        {
            if (i > 0 && string.CompareOrdinal(sortedByName[i - 1].Name, sortedByName[i].Name) >= 0) throw new ArgumentException("Parts are not in ascending order of their names.", nameof(sortedByName));
            length += sortedByName[i].Fragment.Length + 1;
        }

        Span<Hash> digests = stackalloc Hash[Commitments.MaxDigests];
        var opaque = digests[..decoys];
        for (var i = 0; i < decoys; i++) opaque[i] = new Hash(decoyRandom.Slice(i * Hash.Size, Hash.Size));
        opaque.Sort();

        var span = to.GetSpan(length);
        var at = Put("{\"opaque\":["u8, span, 0);
        for (var i = 0; i < decoys; i++)
        {
            at = Put(i > 0 ? ",\""u8 : "\""u8, span, at);
            opaque[i].WriteBase64(span[at..]);
            at = Put("\""u8, span, at + Hash.Base64Length);
        }
        at = Put("],\"parts\":["u8, span, at);
        for (var i = 0; i < sortedByName.Length; i++)
        {
            if (i > 0) span[at++] = (byte)',';
            at = Put(sortedByName[i].Fragment.Span, span, at);
            digests[decoys + i] = sortedByName[i].Digest;
        }
        to.Advance(Put("]}"u8, span, at));
        return Commitments.Commit(digests[..(decoys + sortedByName.Length)]);
    }

    private static int Put(ReadOnlySpan<byte> bytes, Span<byte> to, int at)
    {
        bytes.CopyTo(to[at..]);
        return at + bytes.Length;
    }
}
