using System.Buffers.Binary;

namespace Truce.Formats.Tiles;

/// <summary>The first 127 bytes of an archive of tiles (PMTiles specification, version 3, section 3). Offsets count from its first byte.</summary>
/// <param name="Compression">Of directories and metadata: 1 none, 2 gzip, 3 Brotli, 4 Zstandard.</param>
/// <param name="TileCompression">Of the tiles, with the same numbers.</param>
/// <param name="TileType">1 vector tiles, 2 PNG, 3 JPEG, 4 WebP, 5 AVIF.</param>
/// <param name="SouthWest">Lower left corner of what it covers.</param>
/// <param name="NorthEast">Upper right corner.</param>
public sealed record PmTilesHeader(
    ulong RootOffset, ulong RootLength, ulong MetadataOffset, ulong MetadataLength, ulong LeavesOffset, ulong LeavesLength, ulong TilesOffset, ulong TilesLength,
    ulong AddressedTiles, ulong Entries, ulong Contents, bool Clustered, byte Compression, byte TileCompression, byte TileType,
    byte LeastZoom, byte MostZoom, Position SouthWest, Position NorthEast, byte CentreZoom, Position Centre)
{
    /// <summary>Bytes of the header.</summary>
    public const int Length = 127;

    /// <summary>The header and the root directory lie within so many bytes, so that one request brings both.</summary>
    public const int RootWithin = 16_384;

    /// <summary>The number for gzip.</summary>
    public const byte Gzip = 2;

    /// <summary>The number for vector tiles.</summary>
    public const byte VectorTiles = 1;

    private static ReadOnlySpan<byte> Magic => "PMTiles\u0003"u8;

    /// <summary>Reads a header.</summary>
    /// <exception cref="InvalidDataException">It is not the header of a PMTiles archive of version 3.</exception>
    public static PmTilesHeader Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Length || !bytes.StartsWith(Magic)) throw new InvalidDataException("A PMTiles archive of version 3 was expected; it begins otherwise.");
        var numbers = new ulong[11];
        for (var at = 0; at < numbers.Length; at++) numbers[at] = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(8 + 8 * at)..]);
        return new PmTilesHeader(
            numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6], numbers[7], numbers[8], numbers[9], numbers[10],
            bytes[96] == 1, bytes[97], bytes[98], bytes[99], bytes[100], bytes[101], Corner(bytes, 102), Corner(bytes, 110), bytes[118], Corner(bytes, 119));

        static Position Corner(ReadOnlySpan<byte> bytes, int at) =>
            new(BinaryPrimitives.ReadInt32LittleEndian(bytes[(at + 4)..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]));
    }

    /// <summary>The header's bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        Magic.CopyTo(bytes);
        ulong[] numbers =
            [RootOffset, RootLength, MetadataOffset, MetadataLength, LeavesOffset, LeavesLength, TilesOffset, TilesLength, AddressedTiles, Entries, Contents];
        for (var at = 0; at < numbers.Length; at++) BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8 + 8 * at), numbers[at]);
        (bytes[96], bytes[97], bytes[98], bytes[99]) = ((byte)(Clustered ? 1 : 0), Compression, TileCompression, TileType);
        (bytes[100], bytes[101], bytes[118]) = (LeastZoom, MostZoom, CentreZoom);
        foreach (var (at, corner) in ((int, Position)[])[(102, SouthWest), (110, NorthEast), (119, Centre)])
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), corner.Longitude);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at + 4), corner.Latitude);
        }

        return bytes;
    }
}
