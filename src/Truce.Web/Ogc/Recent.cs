using System.Collections.Concurrent;

namespace Truce.Web.Ogc;

/// <summary>Keeps what was made last, at most as many and as much as told; safe for any number of threads.</summary>
/// <param name="most">More than this, and the oldest half goes.</param>
/// <param name="mostWeight">More than this in all, and the oldest half of that goes.</param>
/// <param name="weigh">What one weighs; null: nothing.</param>
public sealed class Recent<TKey, TValue>(int most, long mostWeight = long.MaxValue, Func<TValue, long>? weigh = null)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, (TValue Value, long Made, long Weight)> kept = new();
    private readonly Lock thinning = new();
    private long number, weight;

    /// <summary>How many are kept.</summary>
    public int Count => kept.Count;

    /// <summary>What all that is kept weighs.</summary>
    public long Weight => Interlocked.Read(ref weight);

    /// <summary>What is kept under a key, else what is made now.</summary>
    public TValue GetOrMake(TKey key, Func<TValue> make)
    {
        if (kept.TryGetValue(key, out var known)) return known.Value;
        var made = make();
        var heavy = weigh?.Invoke(made) ?? 0;

        // What is heavier than all that may be kept is not kept at all; what another thread made meanwhile stays.
        if (heavy > mostWeight || !kept.TryAdd(key, (made, Interlocked.Increment(ref number), heavy))) return made;
        if (Interlocked.Add(ref weight, heavy) > mostWeight || kept.Count > most) Thin();
        return made;
    }

    private void Thin()
    {
        lock (thinning)
        {
            if (Weight <= mostWeight && kept.Count <= most) return;
            foreach (var (key, one) in kept.ToArray().OrderBy(one => one.Value.Made))
            {
                if (Weight <= mostWeight / 2 && kept.Count <= most / 2) return;
                if (kept.TryRemove(new(key, one))) Interlocked.Add(ref weight, -one.Weight);
            }
        }
    }
}
