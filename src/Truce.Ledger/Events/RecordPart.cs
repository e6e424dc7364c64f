namespace Truce.Ledger;

/// <summary>One part of an event, open to its reader.</summary>
/// <param name="Name">What it is called: <c>head</c>, <c>who</c>, <c>body</c>, or the name of a guarded part. See <see cref="PartName"/>.</param>
/// <param name="Salt">32 random bytes of its own.</param>
/// <param name="Canonical">The bytes of <c>["name",value]</c> exactly as stored: these are hashed, and never made anew.</param>
public readonly record struct RecordPart(string Name, ReadOnlyMemory<byte> Salt, ReadOnlyMemory<byte> Canonical)
{
    /// <summary>The bytes of the value alone, canonical JSON.</summary>
    public ReadOnlyMemory<byte> Value => Canonical[(Name.Length + 4)..^1];

    /// <summary>The digest by which the event's commitment holds this part.</summary>
    public Hash Digest() => Commitments.PartDigest(Salt.Span, Canonical.Span);
}
