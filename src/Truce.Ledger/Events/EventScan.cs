using System.Runtime.InteropServices;

namespace Truce.Ledger;

/// <summary>One pass over a stored line: its open parts as slices of it, and its commitment where that is asked for.</summary>
/// <remarks>
/// The path of every start and every verification: allocates nothing. <see cref="EventLine.Parse"/> with
/// <see cref="EventLine.Commitment"/> is the plain version that tests hold it to. Call <see cref="Next"/> until it is false:
/// only then is the whole line known to be canonical and of an event's shape.
/// </remarks>
public ref struct EventScan
{
    private readonly ReadOnlySpan<byte> _line;
    private readonly Span<Hash> _digests;
    private EventReader _reader;
    private int _count;

    /// <summary>Begins.</summary>
    /// <param name="line">The line without its newline.</param>
    /// <param name="digests">Room for <see cref="Commitments.MaxDigests"/> digests; empty where no commitment is asked for.</param>
    /// <exception cref="RecordException">It is not canonical, or not the shape of an event.</exception>
    public EventScan(ReadOnlySpan<byte> line, Span<Hash> digests)
    {
        _line = line;
        _digests = digests;
        _reader = new EventReader(line, "{"u8);
        while (_reader.Opaque(out var digest)) Take(digest);
    }

    /// <summary>The next open part; false once the line has ended.</summary>
    /// <param name="name">Where in the line its name stands, without the quotes.</param>
    /// <param name="value">Where in the line its value stands: canonical JSON.</param>
    /// <exception cref="RecordException">It is not canonical, or not the shape of an event.</exception>
    public bool Next(out Range name, out Range value)
    {
        if (!_reader.Part(out var place, out var salt))
        {
            (name, value) = (default, default);
            _reader.Literal("}"u8);
            _reader.End();
            return false;
        }
        if (!_digests.IsEmpty) Take(Commitments.PartDigest(MemoryMarshal.AsBytes(new ReadOnlySpan<Hash>(in salt)), place.Canonical(_line)));
        var nameEnd = place.NameStart + place.NameLength;
        name = place.NameStart..nameEnd;
        // Between the two stand a quote and a comma; behind the value, a bracket.
        value = (nameEnd + 2)..(place.CanonicalStart + place.CanonicalLength - 1);
        return true;
    }

    /// <summary>The commitment, once the line has ended.</summary>
    /// <exception cref="ArgumentException">No room was given for the digests.</exception>
    public readonly Hash Commitment() => Commitments.Commit(_digests[..Math.Min(_count, _digests.Length)]);

    private void Take(in Hash digest)
    {
        if (!_digests.IsEmpty) _digests[_count++] = digest;
    }
}
