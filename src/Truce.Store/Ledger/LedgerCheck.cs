using Truce.Store.Disk;
using Truce.Store.Journal;

namespace Truce.Store.Ledger;

/// <summary>
/// The tree as it grows from commitments, with the bundle of entries at its edge. While the record is being read it compares each
/// bundle and each tile with what was signed and stands on disk.
/// </summary>
internal sealed class LedgerCheck
{
    private readonly DiskTiles tiles;
    private readonly Checkpoint signed;
    private readonly BundleEdge entries;
    private readonly List<TilePath> overtaken = [];

    public LedgerCheck(DiskTiles tiles, Checkpoint signed, IReadOnlyList<TilePrint>? vouched)
    {
        (this.tiles, this.signed) = (tiles, signed);
        Prints = vouched is null ? new TilePrints() : TilePrints.Matching(vouched, tiles) ?? new TilePrints();
        From = Prints.Now().FirstOrDefault(print => print.Level == 0)?.Tiles * TilePath.FullWidth ?? 0;
        if (From > signed.Size) (Prints, From) = (new TilePrints(), 0);
        try
        {
            Tree = From == 0 ? TileTree.Empty() : TileTree.Resume(From, tiles);
        }
        catch (RecordException)
        {
            // A tile at the edge is not what it was; reading everything names it.
            (Prints, From, Tree) = (new TilePrints(), 0, TileTree.Empty());
        }

        entries = BundleEdge.Resume(From, tiles);
    }

    public TilePrints Prints { get; }

    /// <summary>Index of the first event whose commitment is needed.</summary>
    public long From { get; }

    public TileTree Tree { get; }

    /// <summary>The next event found in the journal.</summary>
    public void Found(long index, Hash commitment)
    {
        if (index < From) return;
        if (index == signed.Size) ReachedSigned();
        Append(index, commitment);
        if (Tree.Size % TilePath.FullWidth == 0 && Tree.Size <= signed.Size) CompareAll(TakeBundles());
    }

    /// <summary>The journal ends here.</summary>
    public void FoundAll(long events)
    {
        if (events < signed.Size)
            throw new BrokenRecordException(DiskTiles.CheckpointFile, $"the ledger is signed up to {signed.Size} events, and the journal holds {events}: events that were proved are missing");
        if (events == signed.Size) ReachedSigned();
    }

    /// <summary>
    /// Takes away what a beat left that never came to its end: partial tiles that no checkpoint signs, which may be torn, and those
    /// whose full tile stands.
    /// </summary>
    public void TakeAwayUnsigned(IDisk disk)
    {
        foreach (var full in overtaken) disk.DeleteDirectory(DiskTiles.PathOf(full) + ".p");
        for (var level = TilePath.Entries; level <= 0 || TilePath.CountAt(level, Tree.Size) > 0; level++)
        {
            var standing = TilePath.CountAt(level, signed.Size);
            for (var at = standing / TilePath.FullWidth; at <= TilePath.CountAt(level, Tree.Size) / TilePath.FullWidth; at++)
                foreach (var partial in tiles.Partial(new TilePath(level, at, TilePath.FullWidth)))
                    if (at * TilePath.FullWidth + partial.Width > standing) disk.Delete(DiskTiles.PathOf(partial));
        }
    }

    /// <summary>Takes in commitments of events that became durable.</summary>
    public void Append(IReadOnlyList<Hash> commitments)
    {
        foreach (var commitment in commitments) Append(Tree.Size, commitment);
    }

    /// <summary>Tiles and bundles that changed since the last call, full and partial.</summary>
    public IReadOnlyList<(TilePath Path, byte[] Bytes)> TakeChanged()
    {
        var hashes = Tree.TakeChanged();
        Print(hashes);
        return [.. TakeBundles(), .. hashes];
    }

    private IReadOnlyList<(TilePath Path, byte[] Bytes)> TakeBundles()
    {
        var bundles = entries.TakeChanged();
        Print(bundles);
        return bundles;
    }

    private void Print(IReadOnlyList<(TilePath Path, byte[] Bytes)> tiles)
    {
        foreach (var (path, bytes) in tiles)
            if (!path.IsPartial) Prints.Add(path, bytes);
    }

    private void Append(long index, Hash commitment)
    {
        Span<byte> entry = stackalloc byte[LedgerEntry.MaxLength];
        entry = entry[..LedgerEntry.Format(index, commitment, entry)];
        Tree.Append(Merkle.LeafHash(entry));
        entries.Append(entry);
    }

    // Everything up to the signed size has been read: the root and every tile must be what was signed.
    private void ReachedSigned()
    {
        if (signed.Size > 0 && Tree.Root() != signed.Root) FindDisagreement();
        CompareAll(TakeChanged());
    }

    private void FindDisagreement()
    {
        CompareAll(TakeChanged());
        throw new BrokenRecordException(DiskTiles.CheckpointFile, $"the {signed.Size} events of the journal and all tiles agree, and their root is not the one that was signed");
    }

    private void CompareAll(IReadOnlyList<(TilePath Path, byte[] Bytes)> expected)
    {
        foreach (var (path, bytes) in expected) Compare(path, bytes);
    }

    private void Compare(TilePath path, byte[] expected)
    {
        if (!tiles.TryRead(path, out var standing)) throw new BrokenRecordException(DiskTiles.PathOf(path), "this tile is missing; the checkpoint needs it");
        CompareNarrower(path, expected);
        if (standing.Span.SequenceEqual(expected)) return;
        if (path.Level == TilePath.Entries && FirstOther(path, standing, expected) is { } index)
            throw new BrokenRecordException($"event {index}", $"its line in the journal does not match its commitment in {DiskTiles.PathOf(path)}: one of the two was changed");
        throw new BrokenRecordException(DiskTiles.PathOf(path), "this tile is not the one that belongs to the journal's events");
    }

    // Whoever holds an earlier checkpoint still asks for the tiles that it signed.
    private void CompareNarrower(TilePath path, byte[] expected)
    {
        var narrower = tiles.Partial(path).Where(partial => partial.Width < path.Width).ToArray();
        if (narrower.Length > 0 && !path.IsPartial) overtaken.Add(path);
        foreach (var partial in narrower)
            if (tiles.TryRead(partial, out var bytes) && !bytes.Span.SequenceEqual(DiskTiles.Cut(expected, path, partial.Width).Span))
                throw new BrokenRecordException(DiskTiles.PathOf(partial), "this tile is not the one that belongs to the journal's events");
    }

    private static long? FirstOther(TilePath path, ReadOnlyMemory<byte> standing, byte[] expected)
    {
        IReadOnlyList<ReadOnlyMemory<byte>> found;
        try
        {
            found = EntryBundle.Read(standing, path.Width);
        }
        catch (RecordException)
        {
            return null;
        }

        var meant = EntryBundle.Read(expected, path.Width);
        for (var at = 0; at < path.Width; at++)
            if (!found[at].Span.SequenceEqual(meant[at].Span)) return path.Index * TilePath.FullWidth + at;
        return null;
    }
}
