namespace Truce.Ledger;

/// <summary>Cuts tiles to the width asked for, and checks that they have it: for those who write a source of tiles.</summary>
public static class TileBytes
{
    /// <summary>The first hashes or entries of a tile that may be wider; all of it where it is narrower.</summary>
    /// <param name="level">The tile's level; -1 for entries.</param>
    /// <param name="bytes">The tile as it was read.</param>
    /// <param name="width">How many hashes or entries are wanted, 1 to 256.</param>
    public static ReadOnlyMemory<byte> Cut(int level, ReadOnlyMemory<byte> bytes, int width)
    {
        if (level != TilePath.Entries) return bytes[..Math.Min(bytes.Length, width * Hash.Size)];
        var end = EntryBundle.EndOf(bytes.Span, width);
        return end < 0 ? bytes : bytes[..end];
    }

    /// <summary>Reads a tile of hashes and holds it to its width.</summary>
    /// <param name="tiles">Where to read.</param>
    /// <param name="tile">Which; not a bundle of entries.</param>
    /// <exception cref="RecordException">There is none, or it has another length.</exception>
    public static ReadOnlyMemory<byte> Hashes(ITileSource tiles, TilePath tile)
    {
        if (!tiles.TryRead(tile, out var bytes)) throw new RecordException($"The ledger lacks {tile}.", -1);
        if (bytes.Length != tile.Width * Hash.Size) throw new RecordException($"{tile} has {bytes.Length} bytes, not {tile.Width * Hash.Size}.", -1);
        return bytes;
    }

    /// <summary>The root over 1 to 256 hashes of a tile, a power of two of them.</summary>
    internal static Hash Root(ReadOnlySpan<byte> hashes)
    {
        if (hashes.Length == Hash.Size) return new Hash(hashes);
        var half = hashes.Length / 2;
        return Merkle.NodeHash(Root(hashes[..half]), Root(hashes[half..]));
    }
}
