using System.Collections.Concurrent;

namespace Truce.Web.Live;

/// <summary>
/// Which seats look at a thing now. It lives in memory and is forgotten: who looked at what when is no part of the record, and no business
/// of anybody afterwards. Safe for concurrent use.
/// </summary>
public sealed class Looking(IClock clock)
{
    /// <summary>A page says every half minute that it is still open; after two minutes of silence it is taken for closed.</summary>
    public static readonly Duration Longest = Duration.FromMinutes(2);

    private const int Most = 2_000;
    private readonly ConcurrentDictionary<(Reference Thing, Id<Member> Seat), (Instant Since, Instant Last)> seen = [];

    /// <summary>Notes that a seat looks at a thing.</summary>
    public void Note(Reference thing, Id<Member> seat)
    {
        var now = clock.GetCurrentInstant();
        if (seen.Count >= Most) Forget(now);
        seen.AddOrUpdate((thing, seat), (now, now), (_, before) => (now - before.Last > Longest ? now : before.Since, now));
    }

    /// <summary>The seats that look at a thing, whoever came first first.</summary>
    public IReadOnlyList<(Id<Member> Seat, Instant Since)> At(Reference thing)
    {
        var now = clock.GetCurrentInstant();
        return [.. seen.Where(one => one.Key.Thing == thing && now - one.Value.Last <= Longest).Select(one => (one.Key.Seat, one.Value.Since)).OrderBy(one => one.Since).ThenBy(one => one.Seat.Reference)];
    }

    // Where all of them are there, the crowd as a whole is forgotten: everybody comes back within half a minute.
    private void Forget(Instant now)
    {
        foreach (var one in seen)
            if (now - one.Value.Last > Longest) seen.TryRemove(one.Key, out _);
        if (seen.Count >= Most) seen.Clear();
    }
}
