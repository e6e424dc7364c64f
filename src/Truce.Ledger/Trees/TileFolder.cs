using System.Globalization;

namespace Truce.Ledger;

/// <summary>Tiles as files under a ledger's folder, which someone may be extending meanwhile.</summary>
/// <param name="ledgerDirectory">The folder that holds <c>checkpoint</c> and <c>tile/</c>.</param>
public sealed class TileFolder(string ledgerDirectory) : ITileSource
{
    /// <inheritdoc/>
    /// <remarks>A partial tile that is gone is cut from the full one or from a wider partial one.</remarks>
    /// <exception cref="IOException">A file is there and cannot be read.</exception>
    public bool TryRead(TilePath tile, out ReadOnlyMemory<byte> bytes)
    {
        if (TryFile(tile, out bytes)) return true;
        if (!tile.IsPartial) return false;
        // Partial tiles are removed once the full one stands. Looking for the full one last closes the gap in which a
        // wider partial one was listed, then removed.
        foreach (var wider in Wider(tile).Append(tile.Full))
        {
            if (!TryFile(wider, out bytes)) continue;
            bytes = TileBytes.Cut(tile.Level, bytes, tile.Width);
            return true;
        }
        return false;
    }

    /// <summary>The file in which a tile lies, there or not.</summary>
    public string FileOf(TilePath tile) => Path.Combine(ledgerDirectory, tile.ToString());

    /// <summary>The folder in which the partial states of a tile lie, there or not. It may go once the full tile stands.</summary>
    public string PartialsOf(TilePath tile) => FileOf(tile.Full) + ".p";

    private IEnumerable<TilePath> Wider(TilePath tile)
    {
        var folder = PartialsOf(tile);
        if (!Directory.Exists(folder)) return [];
        return Directory.EnumerateFiles(folder)
            .Select(file => int.TryParse(Path.GetFileName(file), NumberStyles.None, CultureInfo.InvariantCulture, out var width) ? width : 0)
            .Where(width => width > tile.Width && width < TilePath.FullWidth)
            .Order()
            .Select(width => tile with { Width = width })
            .ToArray();
    }

    private bool TryFile(TilePath tile, out ReadOnlyMemory<byte> bytes)
    {
        try
        {
            bytes = File.ReadAllBytes(FileOf(tile));
            return true;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            bytes = default;
            return false;
        }
    }
}
