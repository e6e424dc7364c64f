using System.Text;

namespace Truce.Formats.Tiles;

/// <summary>Reads an archive of tiles that came from anywhere. Not safe for several threads: it moves the stream.</summary>
public sealed class PmTilesReader
{
    private const int DeepestDirectory = 4;

    private readonly Stream archive;

    /// <param name="archive">Can be read and sought; the caller closes it.</param>
    /// <exception cref="InvalidDataException">It is not a PMTiles archive of version 3, or its parts lie outside it.</exception>
    public PmTilesReader(Stream archive)
    {
        this.archive = archive;
        var header = new byte[PmTilesHeader.Length];
        archive.Position = 0;
        if (archive.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
            throw new InvalidDataException("A PMTiles archive of version 3 was expected; the file is shorter than its header.");
        Header = PmTilesHeader.Read(header);
        Part(Header.TilesOffset, 0);
        Metadata = Encoding.UTF8.GetString(PmTilesDirectory.Opened(Part(Header.MetadataOffset, Header.MetadataLength), Header.Compression));
    }

    /// <summary>What its first bytes say.</summary>
    public PmTilesHeader Header { get; }

    /// <summary>Its metadata, a JSON object as it was stored.</summary>
    public string Metadata { get; }

    /// <summary>The bytes of a tile, opened; null where the archive has none there.</summary>
    /// <exception cref="InvalidDataException">A directory or the tile is broken.</exception>
    public byte[]? Tile(TileId id)
    {
        var number = id.Number;
        var (offset, length) = (Header.RootOffset, Header.RootLength);
        for (var depth = 0; depth < DeepestDirectory; depth++)
        {
            var entries = PmTilesDirectory.Read(Part(offset, length), Header.Compression);
            var at = Array.FindLastIndex(entries, entry => entry.Tile <= number);
            if (at < 0) return null;
            var entry = entries[at];
            if (entry.Run > 0)
                return number - entry.Tile < entry.Run ? PmTilesDirectory.Opened(Part(Header.TilesOffset + entry.Offset, entry.Length), Header.TileCompression) : null;
            (offset, length) = (Header.LeavesOffset + entry.Offset, entry.Length);
        }

        throw new InvalidDataException("The directories of the archive lead into each other without end.");
    }

    private byte[] Part(ulong offset, ulong length)
    {
        if (offset > (ulong)archive.Length || length > (ulong)archive.Length - offset || length > int.MaxValue)
            throw new InvalidDataException("A part of the archive lies outside it.");
        var part = new byte[length];
        archive.Position = (long)offset;
        archive.ReadExactly(part);
        return part;
    }
}
