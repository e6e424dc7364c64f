using System.Collections.Concurrent;

namespace Truce.Web.Ogc;

/// <summary>Keeps what was made last, at most as many as told; safe for any number of threads.</summary>
/// <param name="most">More than this, and the oldest half goes.</param>
public sealed class Recent<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, (TValue Value, long Made)> kept = new();
    private long count;

    /// <summary>How many are kept.</summary>
    public int Count => kept.Count;

    /// <summary>What is kept under a key, else what is made now.</summary>
    public TValue GetOrMake(TKey key, Func<TValue> make)
    {
        if (kept.TryGetValue(key, out var known)) return known.Value;
        var made = make();
        var number = Interlocked.Increment(ref count);
        kept[key] = (made, number);
        if (kept.Count > most)
            foreach (var (old, (_, since)) in kept)
                if (since <= number - most / 2) kept.TryRemove(old, out _);
        return made;
    }
}
