using Truce.Ledger;

namespace Truce.Tests.Ledger;

/// <summary>Writes a ledger folder as the server does, in few lines: tiles, bundles, checkpoint, key; partial tiles go once the full one stands.</summary>
internal sealed class LedgerFolder(string folder, NoteSigner signer)
{
    private readonly TileTree _tree = TileTree.Empty();
    private readonly BundleEdge _entries = BundleEdge.Empty();
    private readonly TileFolder _tiles = new(folder);

    public long Size => _tree.Size;

    public string Origin => signer.Verifier.Name;

    public string CheckpointFile => Path.Combine(folder, "checkpoint");

    public void Append(Hash commitment)
    {
        var entry = LedgerEntry.Format(Size, commitment);
        _tree.Append(Merkle.LeafHash(entry));
        _entries.Append(entry);
    }

    /// <summary>Writes what changed and a signed checkpoint over it.</summary>
    public string Publish()
    {
        foreach (var (path, bytes) in _entries.TakeChanged().Concat(_tree.TakeChanged())) Write(path, bytes);
        var note = signer.Sign(new Checkpoint(Origin, Size, _tree.Root()).ToText());
        Directory.CreateDirectory(folder);
        File.WriteAllText(CheckpointFile, note);
        File.WriteAllText(Path.Combine(folder, "key"), signer.Verifier + "\n");
        return note;
    }

    private void Write(TilePath path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_tiles.FileOf(path))!);
        File.WriteAllBytes(_tiles.FileOf(path), bytes);
        if (!path.IsPartial && Directory.Exists(_tiles.PartialsOf(path))) Directory.Delete(_tiles.PartialsOf(path), recursive: true);
    }
}
