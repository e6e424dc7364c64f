using System.IO.Compression;

namespace Truce.Formats.Tiles;

/// <summary>One line of a directory.</summary>
/// <param name="Tile">Number of the first tile that it is about.</param>
/// <param name="Offset">Where the bytes begin: among the tiles, or among the leaf directories.</param>
/// <param name="Length">How many bytes, compressed; at least 1.</param>
/// <param name="Run">How many tiles from the first on have these bytes; 0 says that they are a leaf directory.</param>
internal readonly record struct PmTilesEntry(ulong Tile, ulong Offset, uint Length, uint Run);

/// <summary>A list of entries, ascending by tile, as it is stored (PMTiles specification, version 3, section 4.2).</summary>
internal static class PmTilesDirectory
{
    /// <summary>Entries at most in a directory that is read: far more than any real one, far fewer than memory.</summary>
    private const ulong MostEntries = 10_000_000;

    public static byte[] Write(IReadOnlyList<PmTilesEntry> entries)
    {
        var directory = new ProtobufWriter();
        directory.Varint((ulong)entries.Count);
        var last = 0UL;
        foreach (var entry in entries)
        {
            directory.Varint(entry.Tile - last);
            last = entry.Tile;
        }

        foreach (var entry in entries) directory.Varint(entry.Run);
        foreach (var entry in entries) directory.Varint(entry.Length);
        for (var at = 0; at < entries.Count; at++)
        {
            // Nought says "where the one before it ends"; everything else is moved up by one to make room for that.
            var follows = at > 0 && entries[at].Offset == entries[at - 1].Offset + entries[at - 1].Length;
            directory.Varint(follows ? 0 : entries[at].Offset + 1);
        }

        return Gzip(directory.ToArray());
    }

    /// <exception cref="InvalidDataException">The bytes are no directory.</exception>
    public static PmTilesEntry[] Read(byte[] stored, byte compression)
    {
        var bytes = Opened(stored, compression);
        var at = 0;
        var count = Next();
        if (count > MostEntries || count > (ulong)bytes.Length) throw Broken();
        var entries = new PmTilesEntry[count];
        var tile = 0UL;
        for (var i = 0; i < entries.Length; i++) entries[i] = new PmTilesEntry(tile += Next(), 0, 0, 0);
        for (var i = 0; i < entries.Length; i++) entries[i] = entries[i] with { Run = (uint)Next() };
        for (var i = 0; i < entries.Length; i++) entries[i] = entries[i] with { Length = (uint)Next() };
        for (var i = 0; i < entries.Length; i++)
        {
            var offset = Next();
            if (offset == 0 && i == 0) throw Broken();
            entries[i] = entries[i] with { Offset = offset == 0 ? entries[i - 1].Offset + entries[i - 1].Length : offset - 1 };
        }

        return entries;

        ulong Next()
        {
            var value = 0UL;
            for (var shift = 0; shift < 64; shift += 7)
            {
                if (at >= bytes.Length) throw Broken();
                var part = bytes[at++];
                value |= (ulong)(part & 0x7f) << shift;
                if (part < 0x80) return value;
            }

            throw Broken();
        }
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize)) gzip.Write(bytes);
        return packed.ToArray();
    }

    /// <exception cref="InvalidDataException">The compression is not one that is read here, or the bytes do not open.</exception>
    public static byte[] Opened(byte[] stored, byte compression)
    {
        if (compression == 1) return stored;
        if (compression != PmTilesHeader.Gzip) throw new InvalidDataException("The archive is compressed in a way that is not read here; gzip was expected.");
        using var gzip = new GZipStream(new MemoryStream(stored), CompressionMode.Decompress);
        using var opened = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = gzip.Read(buffer)) > 0;)
        {
            if (opened.Length + read > MostOpenedBytes) throw new InvalidDataException("A part of the archive opens to more than 64 MiB.");
            opened.Write(buffer, 0, read);
        }

        return opened.ToArray();
    }

    private const long MostOpenedBytes = 64 * 1024 * 1024;

    private static InvalidDataException Broken() => new("A directory of the archive is cut off or contradicts itself.");
}
