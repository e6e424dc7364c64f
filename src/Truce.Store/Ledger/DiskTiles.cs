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

    /// <inheritdoc />
    public bool TryRead(TilePath tile, out ReadOnlyMemory<byte> bytes)
    {
        // A partial tile goes once a wider one stands, and the wider one begins with it.
        var found = Widths(tile).FirstOrDefault(candidate => disk.Exists(PathOf(candidate)));
        bytes = default;
        if (found.Width == 0) return false;
        ReadOnlyMemory<byte> whole = disk.ReadAll(PathOf(found));
        bytes = found.Width == tile.Width ? whole
            : tile.Level == TilePath.Entries ? EntryBundle.Write(EntryBundle.Read(whole, found.Width).Take(tile.Width).ToArray())
            : whole[..(tile.Width * Hash.Size)];
        return true;
    }

    private static IEnumerable<TilePath> Widths(TilePath tile)
    {
        yield return tile;
        yield return tile.Full;
        for (var width = tile.Width + 1; width < TilePath.FullWidth; width++) yield return tile with { Width = width };
    }
}
