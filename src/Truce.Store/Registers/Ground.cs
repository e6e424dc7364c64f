using System.Buffers;
using System.Collections.Concurrent;
using System.Numerics;

namespace Truce.Store.Registers;

/// <summary>A state of a thing as it lay somewhere, from one event of the record to another.</summary>
/// <param name="life">Whose.</param>
/// <param name="lies">Where and when.</param>
/// <param name="from">The event from which on.</param>
/// <param name="part">The event whose guarded part says so; -1 where everybody who sees the thing sees the place.</param>
internal struct Lying<T>(Life<T> life, Footprint lies, long from, long part)
    where T : class, INoun<T>
{
    public Life<T> Life { get; } = life;

    public Footprint Lies { get; } = lies;

    public long From { get; } = from;

    public long Part { get; } = part;

    /// <summary>The event from which it no longer lay there. Only the applier closes one: a reader that sees it still open has pinned an index from before.</summary>
    public long To = long.MaxValue;
}

/// <summary>A row as a square names it: enough to pass it over without a look at the row. Wider than what lies there, never narrower.</summary>
/// <param name="Row">Its number.</param>
/// <param name="South">Of what lies within the square, counted from the square's own south; so the others.</param>
/// <param name="From">In steps of 64 seconds.</param>
internal readonly record struct Posted(int Row, ushort South, ushort West, ushort North, ushort East, int From, int Until)
{
    private const int StepBits = 6;

    /// <summary>Seconds as steps: those that lie beyond all are the last.</summary>
    public static int Step(long seconds) => (int)Math.Clamp(seconds >> StepBits, int.MinValue, int.MaxValue);

    /// <summary>Whether it may meet what is asked of its square.</summary>
    public bool Meets(in Posted asked) =>
        South <= asked.North && asked.South <= North && West <= asked.East && asked.West <= East && From <= asked.Until && asked.From <= Until;
}

/// <summary>
/// Finds the things of a noun by ground and time, at any index: a row for each place that a thing ever had, in the order in which it
/// came to lie there. Rows keep their numbers for good. The applier writes; readers take no lock.
/// </summary>
/// <remarks>
/// Two ways lead to the rows. A grid of squares, 0.0066° a side, names the rows that reach into each with as much of their footprint as lies
/// there, for a question about a small part of the ground: rows that do not meet it are not touched. Blocks of 1,024 rows know their own footprint, for a question about most of it, or about a time alone: things
/// mostly come into the record in the order in which they happened, so most blocks are passed over. <see cref="Plain"/> says what
/// both must give.
/// </remarks>
public sealed class Ground<T>
    where T : class, INoun<T>
{
    private const int Block = 1024;

    // 2^16 steps of 1e-7 degree: 730 m from south to north.
    private const int SquareBits = 16;

    // What reaches into more squares than this is looked at with every question.
    private const int MostSquares = 64;

    // All that is named in the squares is looked at before the first row is given, while rows that follow each other stop at the end of
    // a page.
    private const int Gathering = 4;

    // So many times the words of a bit for each row as there are rows to order, and sorting them is less work.
    private const int Sparse = 8;

    // A question about more squares than this is about most of the ground.
    private const int MostAsked = 4096;

    private readonly AppendOnly<Lying<T>> rows = new();
    private readonly AppendOnly<Footprint> blocks = new();
    private readonly AppendOnly<int> wide = new();
    private readonly ConcurrentDictionary<long, AppendOnly<Posted>> squares = new();

    /// <summary>How many rows there are.</summary>
    public int Count => rows.Count;

    /// <summary>A row below <see cref="Count"/>.</summary>
    internal Lying<T> this[int row] => rows[row];

    /// <summary>Rows that stood at an index and meet a footprint, ascending.</summary>
    /// <param name="asked">Its box may be wider than Earth: then what lies nowhere is found as well.</param>
    /// <param name="index">The last event taken in.</param>
    /// <param name="after">Only rows after this one; -1 for all.</param>
    public IEnumerable<int> Meeting(Footprint asked, long index, int after = -1)
    {
        using var walk = Walk(asked, index, after);
        var some = new int[64];
        while (walk.Take(some) is > 0 and var count)
            for (var at = 0; at < count; at++) yield return some[at];
    }

    /// <summary>As <see cref="Meeting"/>, to be taken many at a time.</summary>
    internal GroundWalk<T> Walk(in Footprint asked, long index, int after)
    {
        var count = rows.Count;
        var near = Near(asked, after, count, out var length);
        return new GroundWalk<T>(this, asked, index, near, near is null ? after + 1 : 0, near is null ? count : length);
    }

    /// <summary>As <see cref="Meeting"/>, by a look at each row: the tests hold the other to this.</summary>
    public IEnumerable<int> Plain(Footprint asked, long index, int after = -1)
    {
        var count = rows.Count;
        for (var row = after + 1; row < count; row++)
            if (Fits(row, asked, index)) yield return row;
    }

    /// <summary>A state changed at an index, or its stricter place did; the applier's alone.</summary>
    /// <param name="strict">The stricter place of now, with the event that holds it; null where there is none.</param>
    internal void Change(Life<T> life, long index, T? after, Guarded? strict)
    {
        var (open, guarded) = (After(life, life.OpenRow, index, after is null ? null : T.FootprintOf(after), -1), life.GuardedRow);
        var stricter = after is not null && strict?.Place?.Centre is { } centre ? Footprint.Of(centre) : (Footprint?)null;
        life.GuardedRow = After(life, guarded, index, stricter is { } box ? T.FootprintOf(after!).Within(box) : null, strict?.Index ?? -1);
        life.OpenRow = open;
    }

    /// <summary>A life was told anew, since something in it was erased: its rows end before they began, and new ones are laid; the applier's alone.</summary>
    internal void Retell(Life<T> life)
    {
        for (var row = 0; row < rows.Count; row++)
            if (rows[row].Life == life) rows.Slot(row) = new Lying<T>(life, Footprint.Nowhere, long.MaxValue, -1);
        (life.OpenRow, life.GuardedRow) = (-1, -1);
        foreach (var (index, state) in life.All) Change(life, index, state, life.StricterAt(index));
    }

    private int After(Life<T> life, int standing, long index, Footprint? now, long part)
    {
        if (standing >= 0)
        {
            ref var row = ref rows.Slot(standing);
            if (now == row.Lies && part == row.Part) return standing;
            row.To = index;
        }

        return now is { } lies ? Add(new Lying<T>(life, lies, index, part)) : -1;
    }

    private int Add(Lying<T> lying)
    {
        var row = rows.Count;
        if (row % Block == 0 && row > 0)
        {
            var all = rows[row - Block].Lies;
            for (var at = row - Block + 1; at < row; at++) all = all.And(rows[at].Lies);
            blocks.Add(all);
        }

        Post(lying.Lies, row);
        rows.Add(lying);
        return row;
    }

    // Posted before the row can be seen: a reader passes over numbers that it has no row for.
    private void Post(Footprint lies, int row)
    {
        if (!lies.IsSomewhere) return;
        if (Squares(lies) is not { } box)
        {
            wide.Add(row);
            return;
        }

        for (var y = box.South; y <= box.North; y++)
            for (var x = box.West; x <= box.East; x++)
                squares.GetOrAdd(Key(x, y), static _ => new AppendOnly<Posted>(1)).Add(In(lies, x, y, row));
    }

    // What of a footprint lies in a square that it reaches into.
    private static Posted In(in Footprint lies, int x, int y, int row)
    {
        var (south, west) = (y << SquareBits, x << SquareBits);
        return new(
            row, Inside(lies.South, south), Inside(lies.West, west), Inside(lies.North, south), Inside(lies.East, west), Posted.Step(lies.From), Posted.Step(lies.Until));

        static ushort Inside(int edge, int first) => (ushort)Math.Clamp((long)edge - first, 0, ushort.MaxValue);
    }

    private static (int South, int West, int North, int East)? Squares(in Footprint lies)
    {
        var (south, west, north, east) = (lies.South >> SquareBits, lies.West >> SquareBits, lies.North >> SquareBits, lies.East >> SquareBits);
        return ((long)north - south + 1) * ((long)east - west + 1) <= MostSquares ? (south, west, north, east) : null;
    }

    private static long Key(int x, int y) => (long)y << 32 | (uint)x;

    // How many rows would be looked at one after the other, at most.
    private long PassingCost(in Footprint asked, int after, int count)
    {
        var rest = 0L;
        var full = Math.Min(blocks.Count, count / Block);
        for (var block = (after + 1) / Block; block < full; block++)
            if (blocks[block].Meets(asked)) rest += Block;
        return rest + count - full * Block;
    }

    // The rows of the squares asked about that may meet it, ascending, each once, in memory to be given back; null where a look at the blocks is less work.
    private int[]? Near(in Footprint asked, int after, int count, out int length)
    {
        length = 0;
        if (asked.South > asked.North || asked.West > asked.East || asked.West < int.MinValue / 2) return asked.South > asked.North ? ArrayPool<int>.Shared.Rent(1) : null;
        var (south, west, north, east) = (asked.South >> SquareBits, asked.West >> SquareBits, asked.North >> SquareBits, asked.East >> SquareBits);
        if (((long)north - south + 1) * ((long)east - west + 1) > MostAsked) return null;
        var (lists, sum) = (new AppendOnly<Posted>?[(north - south + 1) * (east - west + 1)], wide.Count);
        for (var y = south; y <= north; y++)
            for (var x = west; x <= east; x++)
                if (squares.TryGetValue(Key(x, y), out var list)) sum += (lists[(y - south) * (east - west + 1) + x - west] = list).Count;
        if (sum > PassingCost(asked, after, count) / Gathering) return null;
        var found = ArrayPool<int>.Shared.Rent(Math.Max(sum, 1));
        foreach (var row in wide.Read())
            if (row > after && row < count && length < found.Length) found[length++] = row;
        for (var at = 0; at < lists.Length; at++)
        {
            if (lists[at] is not { } list) continue;
            var within = In(asked, west + at % (east - west + 1), south + at / (east - west + 1), 0);
            foreach (ref readonly var posted in list.Read())
                if (posted.Meets(within) && posted.Row > after && posted.Row < count && length < found.Length) found[length++] = posted.Row;
        }

        length = Ordered(found.AsSpan(0, length), after + 1, count);
        return found;
    }

    // Puts numbers in order, each once: by a bit for each row, unless they are few.
    private static int Ordered(Span<int> found, int first, int end)
    {
        var kept = 0;
        var words = (end - first + 63) / 64;
        if (words > found.Length * Sparse)
        {
            found.Sort();
            foreach (var row in found)
                if (kept == 0 || found[kept - 1] != row) found[kept++] = row;
            return kept;
        }

        var bits = ArrayPool<ulong>.Shared.Rent(words);
        Array.Clear(bits, 0, words);
        foreach (var row in found) bits[(row - first) >> 6] |= 1UL << (row - first);
        for (var word = 0; word < words; word++)
            for (var left = bits[word]; left != 0; left &= left - 1) found[kept++] = first + (word << 6) + BitOperations.TrailingZeroCount(left);
        ArrayPool<ulong>.Shared.Return(bits);
        return kept;
    }

    /// <summary>From a row on, the next to look at: rows of blocks that cannot meet what is asked are passed over.</summary>
    internal int Skip(int row, int count, in Footprint asked)
    {
        while (row < count && row % Block == 0 && row / Block < blocks.Count && !blocks[row / Block].Meets(asked)) row += Block;
        return row;
    }

    internal bool Fits(int row, in Footprint asked, long index)
    {
        ref readonly var lying = ref rows[row];
        return lying.From <= index && index < lying.To && lying.Lies.Meets(asked);
    }
}

/// <summary>A way through rows of a ground, taken many at a time. One owner, one thread.</summary>
/// <param name="near">Rows to look at, in memory that is given back in the end; null: all, one after the other.</param>
/// <param name="from">Where to begin in them.</param>
/// <param name="end">Where they end.</param>
internal sealed class GroundWalk<T>(Ground<T> ground, Footprint asked, long index, int[]? near, int from, int end) : IDisposable
    where T : class, INoun<T>
{
    private int[]? near = near;

    /// <summary>The next rows; 0 after the last.</summary>
    public int Take(Span<int> into)
    {
        var taken = 0;
        if (near is { } few)
        {
            while (from < end && taken < into.Length)
            {
                var row = few[from++];
                if (ground.Fits(row, asked, index)) into[taken++] = row;
            }

            return taken;
        }

        while ((from = ground.Skip(from, end, asked)) < end && taken < into.Length)
        {
            if (ground.Fits(from, asked, index)) into[taken++] = from;
            from++;
        }

        return taken;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (Interlocked.Exchange(ref near, null) is { } few) ArrayPool<int>.Shared.Return(few);
        end = 0;
    }
}
