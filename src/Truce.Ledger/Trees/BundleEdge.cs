namespace Truce.Ledger;

/// <summary>The growing edge of the entries: the last bundle, in memory, and those filled since they were last taken.</summary>
/// <remarks>What <see cref="TileTree"/> is to hashes. For one writer: not safe for more than one thread at a time.</remarks>
public sealed class BundleEdge
{
    private readonly List<(TilePath, byte[])> _filled = [];
    private byte[] _bundle = new byte[TilePath.FullWidth * (2 + LedgerEntry.MaxLength)];
    private int _length;
    private bool _changed;

    private BundleEdge()
    {
    }

    /// <summary>How many entries there are.</summary>
    public long Size { get; private set; }

    private int Width => (int)(Size % TilePath.FullWidth);

    /// <summary>No entries.</summary>
    public static BundleEdge Empty() => new();

    /// <summary>Takes up the entries where they were left, from the last bundle.</summary>
    /// <param name="size">How many there are, from a checkpoint.</param>
    /// <param name="tiles">Holds the last bundle. Its entries are not compared with the tree here.</param>
    /// <exception cref="RecordException">The bundle is missing, or holds another number of entries.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    public static BundleEdge Resume(long size, ITileSource tiles)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentNullException.ThrowIfNull(tiles);
        var edge = new BundleEdge { Size = size };
        if (edge.Width == 0) return edge;
        var path = TilePath.Holding(TilePath.Entries, size - 1, size);
        if (!tiles.TryRead(path, out var bytes)) throw new RecordException($"The ledger lacks {path}.", -1);
        EntryBundle.Read(bytes, path.Width);
        edge.Room(bytes.Length);
        bytes.CopyTo(edge._bundle);
        edge._length = bytes.Length;
        return edge;
    }

    /// <summary>Adds one entry.</summary>
    /// <exception cref="ArgumentException">It is longer than 65,535 bytes.</exception>
    public void Append(ReadOnlySpan<byte> entry)
    {
        Room(2 + entry.Length);
        _length += EntryBundle.Append(entry, _bundle.AsSpan(_length));
        Size++;
        _changed = true;
        if (Width > 0) return;
        _filled.Add((new TilePath(TilePath.Entries, Size / TilePath.FullWidth - 1, TilePath.FullWidth), _bundle.AsSpan(0, _length).ToArray()));
        (_length, _changed) = (0, false);
    }

    /// <summary>Every bundle that changed since this was last called: those now full, and the partial one. The arrays belong to the caller.</summary>
    public IReadOnlyList<(TilePath Path, byte[] Bytes)> TakeChanged()
    {
        List<(TilePath, byte[])> changed = [.. _filled];
        _filled.Clear();
        if (_changed) changed.Add((TilePath.Holding(TilePath.Entries, Size - 1, Size), _bundle.AsSpan(0, _length).ToArray()));
        _changed = false;
        return changed;
    }

    private void Room(int more)
    {
        if (_bundle.Length - _length < more) Array.Resize(ref _bundle, Math.Max(2 * _bundle.Length, _length + more));
    }
}
