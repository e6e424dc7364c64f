using System.Globalization;
using System.Text;

namespace Truce.Ledger;

/// <summary>The name of one tile of the ledger (C2SP tlog-tiles).</summary>
/// <param name="Level">0 to 63 for tiles of hashes: 0 holds leaf hashes, n roots of full tiles below. -1 for bundles of entries.</param>
/// <param name="Index">The tile's place in its level, from 0.</param>
/// <param name="Width">How many hashes or entries it holds, 1 to 256; below 256 it is partial.</param>
public readonly record struct TilePath(int Level, long Index, int Width)
{
    /// <summary>The level that stands for bundles of entries.</summary>
    public const int Entries = -1;

    /// <summary>How many hashes or entries a full tile holds: 256.</summary>
    public const int FullWidth = 256;

    private const int MaxLevel = 63;

    /// <summary>Whether it holds fewer than 256.</summary>
    public bool IsPartial => Width < FullWidth;

    /// <summary>The same tile when it is full.</summary>
    public TilePath Full => this with { Width = FullWidth };

    /// <summary>The tile of a level that holds what is at <paramref name="position"/> there, as wide as it is in a tree of this size.</summary>
    /// <param name="level">-1 to 63.</param>
    /// <param name="position">The hash's or entry's place in its level, from 0; below the level's count.</param>
    /// <param name="size">The number of leaves in the tree.</param>
    public static TilePath Holding(int level, long position, long size)
    {
        var count = CountAt(level, size);
        var index = position / FullWidth;
        return new TilePath(level, index, (int)Math.Min(FullWidth, count - index * FullWidth));
    }

    /// <summary>How many hashes (or entries, at level -1) a level holds in a tree of this size.</summary>
    public static long CountAt(int level, long size) => level <= 0 ? size : level > 7 ? 0 : size >> (8 * level);

    /// <summary>The path under the ledger's address or folder: <c>tile/0/x001/067</c>, <c>tile/entries/000.p/8</c>.</summary>
    public override string ToString()
    {
        var path = new StringBuilder("tile/").Append(Level == Entries ? "entries" : Level.ToString(CultureInfo.InvariantCulture)).Append('/');
        var digits = Index.ToString("000", CultureInfo.InvariantCulture);
        digits = digits.PadLeft((digits.Length + 2) / 3 * 3, '0');
        for (var at = 0; at < digits.Length - 3; at += 3) path.Append('x').Append(digits, at, 3).Append('/');
        path.Append(digits, digits.Length - 3, 3);
        if (IsPartial) path.Append(".p/").Append(Width.ToString(CultureInfo.InvariantCulture));
        return path.ToString();
    }

    /// <summary>Reads a path of exactly the form that <see cref="ToString"/> writes: one spelling for each tile.</summary>
    public static bool TryParse(ReadOnlySpan<char> path, out TilePath tile)
    {
        tile = default;
        if (!path.StartsWith("tile/")) return false;
        path = path["tile/".Length..];

        var slash = path.IndexOf('/');
        if (slash < 0) return false;
        var level = Entries;
        if (path[..slash] is not "entries" && (!TryNumber(path[..slash], 2, out level) || level > MaxLevel)) return false;
        path = path[(slash + 1)..];

        var width = FullWidth;
        if (path.IndexOf(".p/") is var partial && partial >= 0)
        {
            if (!TryNumber(path[(partial + 3)..], 3, out width) || width is 0 or >= FullWidth) return false;
            path = path[..partial];
        }
        if (!TryIndex(path, out var index)) return false;
        tile = new TilePath(level, index, width);
        return true;
    }

    // Three digits each; all but the last begin with x; the first is not x000, which would be a second spelling.
    private static bool TryIndex(ReadOnlySpan<char> path, out long index)
    {
        index = 0;
        if (path.StartsWith("x000") || path.Length > 6 * 5) return false;
        while (path.Length > 3)
        {
            if (path.Length < 8 || path[0] != 'x' || path[4] != '/' || !TryThree(path[1..4], ref index)) return false;
            path = path[5..];
        }
        return path.Length == 3 && TryThree(path, ref index);
    }

    private static bool TryThree(ReadOnlySpan<char> digits, ref long index)
    {
        if (digits.ContainsAnyExceptInRange('0', '9')) return false;
        index = 1000 * index + int.Parse(digits, CultureInfo.InvariantCulture);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, int most, out int number)
    {
        number = 0;
        if (digits.Length == 0 || digits.Length > most || digits.ContainsAnyExceptInRange('0', '9') || (digits.Length > 1 && digits[0] == '0')) return false;
        number = int.Parse(digits, CultureInfo.InvariantCulture);
        return true;
    }
}
