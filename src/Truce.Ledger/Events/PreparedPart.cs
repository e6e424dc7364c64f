using System.Buffers.Text;
using System.Text;

namespace Truce.Ledger;

/// <summary>A part made ready to be stored: its bytes within the line, and its digest. Can be made on any thread, before the event has its place.</summary>
/// <param name="Name">The part's name.</param>
/// <param name="Fragment">The stored bytes <c>{"part":["name",value],"salt":"..."}</c>. Owned by this value: do not change them.</param>
/// <param name="Digest">The digest by which the commitment holds the part.</param>
public readonly record struct PreparedPart(string Name, byte[] Fragment, Hash Digest)
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
    public static PreparedPart Make(string name, ReadOnlySpan<byte> canonicalValue, ReadOnlySpan<byte> salt)
    {
        if (!PartName.IsValid(name.AsSpan())) throw new ArgumentException($"{name} is not a name of a part.", nameof(name));
        if (!CanonicalJson.IsCanonical(canonicalValue, out var offset, out var problem)) throw new RecordException($"The part {name} is not canonical: {problem}.", offset);
        var partLength = name.Length + canonicalValue.Length + 5;
        var fragment = new byte[Open.Length - 2 + partLength + Middle.Length + Hash.Base64Length + 2];
        var part = fragment.AsSpan(Open.Length - 2, partLength);
        Open.CopyTo(fragment);
        Encoding.ASCII.GetBytes(name, part[2..]);
        "\","u8.CopyTo(part[(2 + name.Length)..]);
        canonicalValue.CopyTo(part[(4 + name.Length)..]);
        part[^1] = (byte)']';
        var digest = Commitments.PartDigest(salt, part);
        var tail = fragment.AsSpan(Open.Length - 2 + partLength);
        Middle.CopyTo(tail);
        Base64.EncodeToUtf8(salt, tail[Middle.Length..], out _, out _);
        "\"}"u8.CopyTo(tail[(Middle.Length + Hash.Base64Length)..]);
        return new PreparedPart(name, fragment, digest);
    }
}
