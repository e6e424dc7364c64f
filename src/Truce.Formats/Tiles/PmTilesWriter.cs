using System.Security.Cryptography;
using System.Text;

namespace Truce.Formats.Tiles;

/// <summary>Writes tiles into one file that a web server can hand out by byte ranges: PMTiles, version 3.</summary>
public static class PmTilesWriter
{
    private const int EntriesPerLeaf = 4096;

    /// <summary>
    /// The whole archive: clustered (tiles in the order of their numbers), gzip for tiles and directories, equal tiles stored once.
    /// The same input gives the same bytes on the same runtime, whose gzip has no clock in it.
    /// </summary>
    /// <param name="tiles">Uncompressed vector tiles, ascending by number.</param>
    /// <param name="metadata">A JSON object: name, attribution, vector_layers and whatever else a viewer should know.</param>
    /// <param name="southWest">Lower left corner of what it covers.</param>
    /// <param name="northEast">Upper right corner.</param>
    /// <exception cref="ArgumentException">The tiles do not ascend, or there are none.</exception>
    public static byte[] Write(IEnumerable<(TileId Id, byte[] Bytes)> tiles, string metadata, Position southWest, Position northEast)
    {
        using var data = new MemoryStream();
        List<PmTilesEntry> entries = [];
        var stored = new Dictionary<string, (ulong Offset, uint Length)>(StringComparer.Ordinal);
        var (least, most, addressed) = (TileId.MostZoom, 0, 0UL);
        foreach (var (id, bytes) in tiles)
        {
            var number = id.Number;
            if (entries.Count > 0 && number < entries[^1].Tile + entries[^1].Run) throw new ArgumentException("The tiles do not ascend.", nameof(tiles));
            var print = Convert.ToHexString(SHA256.HashData(bytes));
            if (!stored.TryGetValue(print, out var place))
            {
                var packed = PmTilesDirectory.Gzip(bytes);
                stored[print] = place = ((ulong)data.Length, (uint)packed.Length);
                data.Write(packed);
            }

            if (entries.Count > 0 && entries[^1] is var last && last.Offset == place.Offset && last.Tile + last.Run == number) entries[^1] = last with { Run = last.Run + 1 };
            else entries.Add(new PmTilesEntry(number, place.Offset, place.Length, 1));
            (least, most, addressed) = (Math.Min(least, id.Z), Math.Max(most, id.Z), addressed + 1);
        }

        if (entries.Count == 0) throw new ArgumentException("There are no tiles.", nameof(tiles));
        var (root, leaves) = Directories(entries);
        var about = PmTilesDirectory.Gzip(Encoding.UTF8.GetBytes(metadata));
        var metadataOffset = (ulong)(PmTilesHeader.Length + root.Length);
        var leavesOffset = metadataOffset + (ulong)about.Length;
        var centre = new Position((int)(((long)southWest.Latitude + northEast.Latitude) / 2), (int)(((long)southWest.Longitude + northEast.Longitude) / 2));
        var header = new PmTilesHeader(
            PmTilesHeader.Length, (ulong)root.Length, metadataOffset, (ulong)about.Length, leavesOffset, (ulong)leaves.Length,
            leavesOffset + (ulong)leaves.Length, (ulong)data.Length, addressed, (ulong)entries.Count, (ulong)stored.Count, true,
            PmTilesHeader.Gzip, PmTilesHeader.Gzip, PmTilesHeader.VectorTiles, (byte)least, (byte)most, southWest, northEast, (byte)((least + most) / 2), centre);
        return [.. header.ToBytes(), .. root, .. about, .. leaves, .. data.ToArray()];
    }

    // One directory where it fits before byte 16,384; else a root that names leaves.
    private static (byte[] Root, byte[] Leaves) Directories(List<PmTilesEntry> entries)
    {
        var root = PmTilesDirectory.Write(entries);
        if (root.Length <= PmTilesHeader.RootWithin - PmTilesHeader.Length) return (root, []);
        for (var size = EntriesPerLeaf; ; size *= 2)
        {
            using var leaves = new MemoryStream();
            List<PmTilesEntry> named = [];
            foreach (var chunk in entries.Chunk(size))
            {
                var leaf = PmTilesDirectory.Write(chunk);
                named.Add(new PmTilesEntry(chunk[0].Tile, (ulong)leaves.Length, (uint)leaf.Length, 0));
                leaves.Write(leaf);
            }

            root = PmTilesDirectory.Write(named);
            if (root.Length <= PmTilesHeader.RootWithin - PmTilesHeader.Length) return (root, leaves.ToArray());
        }
    }
}
