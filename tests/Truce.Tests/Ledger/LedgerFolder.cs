using Truce.Ledger;

namespace Truce.Tests.Ledger;

/// <summary>Writes a ledger folder as the server does, in few lines: tiles, bundles, checkpoint, key; partial tiles go once the full one stands.</summary>
internal sealed class LedgerFolder(string folder, NoteSigner signer)
{
    private readonly TileTree _tree = TileTree.Empty();
    private readonly List<ReadOnlyMemory<byte>> _entries = [];
    private long _published;

    public long Size => _tree.Size;

    public string Origin => signer.Verifier.Name;

    public string CheckpointFile => Path.Combine(folder, "checkpoint");

    public void Append(Hash commitment)
    {
        var entry = LedgerEntry.Format(Size, commitment);
        _tree.Append(Merkle.LeafHash(entry));
        _entries.Add(entry);
    }

    /// <summary>Writes what changed and a signed checkpoint over it.</summary>
    public string Publish()
    {
        foreach (var (path, bytes) in _tree.TakeChanged()) Write(path, bytes);
        for (var first = _published / 256 * 256; first < Size; first += 256)
        {
            var path = TilePath.Holding(TilePath.Entries, first, Size);
            Write(path, EntryBundle.Write(_entries.GetRange((int)first, path.Width)));
        }
        _published = Size;
        var note = signer.Sign(new Checkpoint(Origin, Size, _tree.Root()).ToText());
        Directory.CreateDirectory(folder);
        File.WriteAllText(CheckpointFile, note);
        File.WriteAllText(Path.Combine(folder, "key"), signer.Verifier + "\n");
        return note;
    }

    private void Write(TilePath path, byte[] bytes)
    {
        var file = Path.Combine(folder, path.ToString());
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        var partials = Path.Combine(folder, path.Full + ".p");
        if (!path.IsPartial && Directory.Exists(partials)) Directory.Delete(partials, recursive: true);
    }
}
