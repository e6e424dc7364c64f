namespace Truce.Ledger;

/// <summary>Tiles in memory, taken from a <see cref="TileTree"/> and not yet written, over those that are.</summary>
/// <remarks>So the new tree can be proved to extend the last one signed before anything is written.</remarks>
public sealed class TileOverlay : ITileSource
{
    private readonly Dictionary<(int Level, long Index), (int Width, byte[] Bytes)> _over = [];
    private readonly ITileSource _below;

    /// <summary>Lays tiles over a source; of two widths of one tile the wider counts.</summary>
    /// <param name="over">As <see cref="TileTree.TakeChanged"/> gives them.</param>
    /// <param name="below">Asked for everything else.</param>
    public TileOverlay(IEnumerable<(TilePath Path, byte[] Bytes)> over, ITileSource below)
    {
        ArgumentNullException.ThrowIfNull(over);
        _below = below;
        foreach (var (path, bytes) in over)
        {
            var key = (path.Level, path.Index);
            if (!_over.TryGetValue(key, out var there) || there.Width < path.Width) _over[key] = (path.Width, bytes);
        }
    }

    /// <inheritdoc/>
    public bool TryRead(TilePath tile, out ReadOnlyMemory<byte> bytes)
    {
        if (!_over.TryGetValue((tile.Level, tile.Index), out var over) || over.Width < tile.Width) return _below.TryRead(tile, out bytes);
        bytes = TileBytes.Cut(tile.Level, over.Bytes, tile.Width);
        return true;
    }
}
