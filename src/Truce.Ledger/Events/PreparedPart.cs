using System.Buffers.Text;
using System.Text;

namespace Truce.Ledger;

/// <summary>A part made ready to be stored: its bytes within the line, and its digest. Can be made on any thread, before the event has its place.</summary>
/// <param name="Name">The part's name.</param>
/// <param name="Fragment">The stored bytes <c>{"part":["name",value],"salt":"..."}</c>. Stay as they are until the line is written.</param>
/// <param name="Digest">The digest by which the commitment holds the part.</param>
public readonly record struct PreparedPart(string Name, ReadOnlyMemory<byte> Fragment, Hash Digest)
{
    private static ReadOnlySpan<byte> Open => "{\"part\":[\""u8;

    private static ReadOnlySpan<byte> Middle => ",\"salt\":\""u8;

    /// <summary>Prepares one part.</summary>
    /// <param name="name">See <see cref="PartName"/>.</param>
    /// <param name="canonicalValue">The value as canonical JSON, UTF-8. Checked: what is stored must be readable at the next start.</param>
    /// <param name="salt">32 bytes from a random source fit for keys, used for this part alone.</param>
    /// <returns>The part; one array is allocated for it.</returns>
    /// <exception cref="RecordException">The value is not canonical.</exception>
    /// <exception cref="ArgumentException">The name is not one, or the salt is not 32 long.</exception>
    public static PreparedPart Make(string name, ReadOnlySpan<byte> canonicalValue, ReadOnlySpan<byte> salt) =>
        Make(name, canonicalValue, salt, new byte[FragmentLength(name, canonicalValue.Length)]);

    /// <summary>Prepares one part in memory that the caller gives, for one that is written before the next is made.</summary>
    /// <param name="name">See <see cref="PartName"/>.</param>
    /// <param name="canonicalValue">As above.</param>
    /// <param name="salt">As above.</param>
    /// <param name="room">At least <see cref="FragmentLength"/> bytes; the part stands at their start.</param>
    /// <exception cref="RecordException">The value is not canonical.</exception>
    /// <exception cref="ArgumentException">The name is not one, the salt is not 32 long, or there is no room.</exception>
    public static PreparedPart Make(string name, ReadOnlySpan<byte> canonicalValue, ReadOnlySpan<byte> salt, Memory<byte> room)
    {
        if (!PartName.IsValid(name.AsSpan())) throw new ArgumentException($"{name} is not a name of a part.", nameof(name));
        if (!CanonicalJson.IsCanonical(canonicalValue, out var offset, out var problem)) throw new RecordException($"The part {name} is not canonical: {problem}.", offset);
        var partLength = name.Length + canonicalValue.Length + 5;
        var length = FragmentLength(name, canonicalValue.Length);
        if (room.Length < length) throw new ArgumentException($"No room for {length} bytes.", nameof(room));
        var fragment = room.Span[..length];
        var part = fragment.Slice(Open.Length - 2, partLength);
        Open.CopyTo(fragment);
        Encoding.ASCII.GetBytes(name, part[2..]);
        "\","u8.CopyTo(part[(2 + name.Length)..]);
        canonicalValue.CopyTo(part[(4 + name.Length)..]);
        part[^1] = (byte)']';
        var digest = Commitments.PartDigest(salt, part);
        var tail = fragment[(Open.Length - 2 + partLength)..];
        Middle.CopyTo(tail);
        Base64.EncodeToUtf8(salt, tail[Middle.Length..], out _, out _);
        "\"}"u8.CopyTo(tail[(Middle.Length + Hash.Base64Length)..]);
        return new PreparedPart(name, room[..length], digest);
    }

    /// <summary>How many bytes a part takes within its line.</summary>
    /// <param name="name">The part's name.</param>
    /// <param name="valueLength">Bytes of its canonical value.</param>
    public static int FragmentLength(string name, int valueLength) =>
        Open.Length - 2 + name.Length + valueLength + 5 + Middle.Length + Hash.Base64Length + 2;
}
