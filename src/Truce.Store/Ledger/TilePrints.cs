using System.Security.Cryptography;

namespace Truce.Store.Ledger;

/// <summary>A running fingerprint of the full tiles of each level, in ascending order: a later start compares them in one go.</summary>
internal sealed class TilePrints
{
    private readonly SortedDictionary<int, (IncrementalHash Hash, long Tiles)> levels = [];

    /// <summary>Takes note of the next full tile of a level.</summary>
    public void Add(TilePath tile, ReadOnlySpan<byte> bytes)
    {
        var (hash, tiles) = levels.TryGetValue(tile.Level, out var level) ? level : (IncrementalHash.CreateHash(HashAlgorithmName.SHA256), 0);
        if (tiles != tile.Index) throw new InvalidOperationException($"The tile {tile} is not the next of its level.");
        hash.AppendData(bytes);
        levels[tile.Level] = (hash, tiles + 1);
    }

    /// <summary>For each level how many full tiles there are and their fingerprint.</summary>
    public IReadOnlyList<TilePrint> Now() =>
        [.. levels.Select(level => new TilePrint(level.Key, level.Value.Tiles, Convert.ToBase64String(level.Value.Hash.GetCurrentHash())))];

    /// <summary>The prints of the tiles on disk; null where one is missing or the fingerprints are not the ones expected.</summary>
    public static TilePrints? Matching(IReadOnlyList<TilePrint> expected, ITileSource tiles)
    {
        var prints = new TilePrints();
        foreach (var level in expected)
        {
            for (var at = 0L; at < level.Tiles; at++)
            {
                var path = new TilePath(level.Level, at, TilePath.FullWidth);
                if (!tiles.TryRead(path, out var bytes)) return null;
                prints.Add(path, bytes.Span);
            }
        }

        return prints.Now().SequenceEqual(expected) ? prints : null;
    }
}

/// <summary>Fingerprint of a level's full tiles.</summary>
/// <param name="Level">As in <see cref="TilePath"/>.</param>
/// <param name="Tiles">How many, from the first on.</param>
/// <param name="Sha256">Base64, of all their bytes in order.</param>
internal sealed record TilePrint(int Level, long Tiles, string Sha256);
