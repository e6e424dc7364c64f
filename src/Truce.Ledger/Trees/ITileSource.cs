namespace Truce.Ledger;

/// <summary>Where tiles are read: a folder, an address, memory.</summary>
public interface ITileSource
{
    /// <summary>Reads one tile of the width asked for.</summary>
    /// <param name="tile">The tile. A source that holds it only wider (or full) answers with the start of that one.</param>
    /// <param name="bytes">32 bytes for each hash, or the entries as <see cref="EntryBundle"/> writes them. Neither length nor content is vouched for: whoever asks checks.</param>
    /// <returns>False if there is no such tile.</returns>
    bool TryRead(TilePath tile, out ReadOnlyMemory<byte> bytes);
}
