using System.Globalization;
using Truce.Store.Disk;

namespace Truce.Store.Ledger;

/// <summary>The ledger's files in the centre's folder.</summary>
internal sealed class DiskTiles(IDisk disk) : ITileSource
{
    public const string Directory = "ledger";
    public const string CheckpointFile = Directory + "/checkpoint";
    public const string KeyFile = Directory + "/key";

    /// <summary>Path of a tile below the centre's folder.</summary>
    public static string PathOf(TilePath tile) => Directory + "/" + tile;

    /// <summary>The file of exactly this tile; null where there is none.</summary>
    public static byte[]? ReadFile(IDisk disk, TilePath tile)
    {
        try
        {
            return disk.Exists(PathOf(tile)) ? disk.ReadAll(PathOf(tile)) : null;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            // A partial tile goes while others read, once the full one stands.
            return null;
        }
    }

    /// <inheritdoc />
    public bool TryRead(TilePath tile, out ReadOnlyMemory<byte> bytes)
    {
        // A partial tile goes once the full one stands, so the full one is looked for last.
        foreach (var candidate in Wider(tile).Prepend(tile).Append(tile.Full))
        {
            if (ReadFile(disk, candidate) is not { } whole) continue;
            bytes = Cut(whole, candidate, tile.Width);
            return true;
        }

        bytes = default;
        return false;
    }

    /// <summary>Partial tiles that stand under a tile's path, narrowest first.</summary>
    public IEnumerable<TilePath> Partial(TilePath tile) => disk.Files(PathOf(tile.Full) + ".p")
        .Select(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var width) ? width : 0)
        .Where(width => width is > 0 and < TilePath.FullWidth)
        .Order()
        .Select(width => tile with { Width = width });

    /// <summary>The beginning of a tile; all of it where it is not as long as its width says.</summary>
    public static ReadOnlyMemory<byte> Cut(ReadOnlyMemory<byte> bytes, TilePath tile, int width)
    {
        if (width == tile.Width) return bytes;
        if (tile.Level != TilePath.Entries) return bytes[..Math.Min(bytes.Length, width * Hash.Size)];
        try
        {
            return EntryBundle.Write([.. EntryBundle.Read(bytes, tile.Width).Take(width)]);
        }
        catch (RecordException)
        {
            return bytes;
        }
    }

    private IEnumerable<TilePath> Wider(TilePath tile) => tile.IsPartial ? Partial(tile).Where(partial => partial.Width > tile.Width) : [];
}
