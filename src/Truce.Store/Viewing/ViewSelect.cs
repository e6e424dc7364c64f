using System.Buffers;
using Truce.Core.Search;
using Truce.Store.Registers;

namespace Truce.Store.Viewing;

/// <summary>A stretch of the record in which things came into it: indexes of their first events.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="Before">Exclusive.</param>
public readonly record struct EntryRange(long From, long Before)
{
    /// <summary>Whenever.</summary>
    public static EntryRange Any { get; } = new(0, long.MaxValue);

    /// <summary>What two have in common.</summary>
    public EntryRange And(EntryRange other) => new(Math.Max(From, other.From), Math.Min(Before, other.Before));
}

/// <summary>Several ways to the same order: the last to come into the record first. Each is lazy; who takes a page pays for a page.</summary>
public sealed partial class View
{
    /// <summary>The index of the first event of a thing that may be seen; null where it may not.</summary>
    public long? BeginningOf(Reference thing) => SeenLife(thing)?.IndexOf(1);

    /// <summary>Things under which a thing stands at the index, those that the viewer may see; none where it may not be seen itself.</summary>
    public IReadOnlyList<Reference> ThingsAbove(Reference thing) => SeenLife(thing) is { } life ? [.. life.Under(Index).Where(other => SeenLife(other) is not null)] : [];

    /// <summary>What was recorded from a moment on, and before another.</summary>
    /// <param name="from">Null: from the beginning.</param>
    /// <param name="until">Exclusive; null: without end.</param>
    public EntryRange Recorded(Instant? from, Instant? until) => new(
        from is { } first ? registers.LastAt(first - Duration.Epsilon) + 1 : 0, until is { } end ? registers.LastAt(end - Duration.Epsilon) + 1 : long.MaxValue);

    /// <summary>Things of a noun that came in a stretch of the record, the last first.</summary>
    public IEnumerable<T> Newest<T>(EntryRange range)
        where T : class, INoun<T>
    {
        var all = registers.Of<T>().All;
        for (var at = FirstFrom(all, Math.Min(range.Before, Index + 1)) - 1; at >= 0 && all[at].IndexOf(1) >= range.From; at--)
            if (StateOf(all[at]) is { } state) yield return state;
    }

    /// <summary>As <see cref="Newest{T}(EntryRange)"/>, the first first.</summary>
    public IEnumerable<T> Oldest<T>(EntryRange range)
        where T : class, INoun<T>
    {
        var all = registers.Of<T>().All;
        var (count, end) = (all.Count, Math.Min(range.Before, Index + 1));
        for (var at = FirstFrom(all, range.From); at < count && all[at].IndexOf(1) < end; at++)
            if (StateOf(all[at]) is { } state) yield return state;
    }

    /// <summary>As <see cref="Newest{T}(EntryRange)"/>, of those that stand under one of some things; none under what cannot be found.</summary>
    public IEnumerable<T> NewestUnder<T>(IEnumerable<Reference> things, EntryRange range)
        where T : class, INoun<T>
    {
        var under = registers.Of<T>().Under;
        var lists = things.Where(thing => under.Knows(thing) && SeenLife(thing) is { } life && life.StandsAt(Index)).Select(thing => under.LatestFrom(thing, Index)).ToArray();
        return States(ByBeginning(lists.Length == 1 ? lists[0] : Merged(lists), range));
    }

    /// <summary>As <see cref="Newest{T}(EntryRange)"/>, of those that lie within a footprint, as <see cref="Within{T}"/> finds them.</summary>
    public IEnumerable<T> NewestWithin<T>(Footprint asked, EntryRange range)
        where T : class, INoun<T>
    {
        var ground = registers.Of<T>().Ground;
        return States(ByBeginning(ground.Last(asked, Index).Where(row => (StricterOf(row.Life) is null) == row.IsOpen).Select(row => (row.Life, row.Came)), range));
    }

    /// <summary>As <see cref="Newest{T}(EntryRange)"/>, of those that <see cref="Search"/> finds.</summary>
    public IEnumerable<T> NewestSaying<T>(SearchQuery query, EntryRange range)
        where T : class, INoun<T>
    {
        var named = query.References.Where(one => one.Kind == T.Kind).Select(SeenLife).OfType<Life<T>>().Where(life => life.StandsAt(Index)).Select(life => (life, long.MaxValue));
        return States(ByBeginning(named.Concat(Saying<T>(query)), range));
    }

    private IEnumerable<T> States<T>(IEnumerable<Life<T>> lives)
        where T : class, INoun<T> => lives.Select(StateOf).OfType<T>();

    // Lives whose words hold every term, the last to be given its words first.
    private IEnumerable<(Life<T> Life, long Came)> Saying<T>(SearchQuery query)
        where T : class, INoun<T>
    {
        if (query.Terms.IsEmpty || Index < 0) yield break;
        registers.Words.CatchUp();
        var length = (int)(Index >> 6) + 1;
        var any = ArrayPool<ulong>.Shared.Rent(length);
        var inName = ArrayPool<ulong>.Shared.Rent(length);
        try
        {
            MarkAll(query, any.AsSpan(0, length), inName.AsSpan(0, length));
            for (var at = 0; at < length; at++) any[at] |= inName[at];
            for (var at = Next(any, Index); at >= 0; at = Next(any, at - 1))
                if (HitAt((int)at, static kind => kind == T.Kind) is Life<T> life) yield return (life, at);
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(any);
            ArrayPool<ulong>.Shared.Return(inName);
        }
    }

    // What came later was never begun later than it came: so whatever waits and began after the next one came is the next in order. What
    // comes twice is given once.
    private static IEnumerable<Life<T>> ByBeginning<T>(IEnumerable<(Life<T> Life, long Came)> latest, EntryRange range)
        where T : class, INoun<T>
    {
        var waiting = new PriorityQueue<Life<T>, long>();
        Life<T>? last = null;
        foreach (var (life, came) in latest)
        {
            while (waiting.TryPeek(out _, out var least) && -least > came)
                if (waiting.Dequeue() is var next && next != last) yield return last = next;
            if (came < range.From) break;
            var began = life.IndexOf(1);
            if (began >= range.From && began < range.Before) waiting.Enqueue(life, -began);
        }

        while (waiting.TryDequeue(out var next, out _))
            if (next != last) yield return last = next;
    }

    private static IEnumerable<(Life<T> Life, long Came)> Merged<T>(IEnumerable<(Life<T> Life, long Came)>[] lists)
        where T : class, INoun<T>
    {
        var heads = new PriorityQueue<IEnumerator<(Life<T> Life, long Came)>, long>();
        foreach (var list in lists)
            if (list.GetEnumerator() is var at && at.MoveNext()) heads.Enqueue(at, -at.Current.Came);
        while (heads.TryDequeue(out var first, out _))
        {
            yield return first.Current;
            if (first.MoveNext()) heads.Enqueue(first, -first.Current.Came);
        }
    }
}
