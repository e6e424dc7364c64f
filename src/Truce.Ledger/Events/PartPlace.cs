namespace Truce.Ledger;

/// <summary>Where one part lies in the text being read. Offsets are bytes from the start of that text.</summary>
internal readonly record struct PartPlace(int NameStart, int NameLength, int CanonicalStart, int CanonicalLength)
{
    public ReadOnlySpan<byte> Name(ReadOnlySpan<byte> text) => text.Slice(NameStart, NameLength);

    public ReadOnlySpan<byte> Canonical(ReadOnlySpan<byte> text) => text.Slice(CanonicalStart, CanonicalLength);
}
