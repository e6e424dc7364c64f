namespace Truce.Store.Accounts;

/// <summary>Counts failed sign-ins for each reference, whether it names a member or not; in memory, so a restart forgets them.</summary>
internal sealed class FailedSignIns(IClock clock)
{
    private const int Most = 10;

    /// <summary>References kept at most: guessing many must not fill the memory.</summary>
    private const int MostKept = 10_000;

    private static readonly Duration Window = Duration.FromMinutes(15);

    private readonly Lock gate = new();
    private readonly Dictionary<Id<Member>, Queue<Instant>> failures = [];

    public bool TooMany(Id<Member> member)
    {
        lock (gate) return failures.TryGetValue(member, out var times) && Recent(times) >= Most;
    }

    public void Note(Id<Member> member)
    {
        lock (gate)
        {
            if (!failures.TryGetValue(member, out var times))
            {
                if (failures.Count >= MostKept) Prune();
                failures[member] = times = new Queue<Instant>();
            }

            times.Enqueue(clock.GetCurrentInstant());
        }
    }

    public void Forget(Id<Member> member)
    {
        lock (gate) failures.Remove(member);
    }

    private int Recent(Queue<Instant> times)
    {
        while (times.TryPeek(out var first) && first <= clock.GetCurrentInstant() - Window) times.Dequeue();
        return times.Count;
    }

    private void Prune()
    {
        foreach (var (member, times) in failures.ToArray())
            if (Recent(times) == 0) failures.Remove(member);
        // Only a flood of guesses within the window gets here: those who failed least are forgotten first.
        foreach (var (member, _) in failures.OrderBy(one => one.Value.Count).Take(failures.Count - MostKept / 2).ToArray()) failures.Remove(member);
    }
}
