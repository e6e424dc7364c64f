using System.Collections.Concurrent;

namespace Truce.Store.Registers;

/// <summary>Every stream of one noun, with every version. One applier writes, in the order of the record; readers take no lock.</summary>
public sealed class Register<T> : IRegister
    where T : class, INoun<T>
{
    private const string Body = "body";

    private readonly ConcurrentDictionary<int, Life<T>> byNumber = new();
    private readonly AppendOnly<Life<T>> all = new();
    private readonly AudienceCounts counts = new();

    /// <summary>Finds lives under the things that they stand under.</summary>
    public Postings<T> Under { get; } = new();

    /// <summary>Finds lives by where and when they lay.</summary>
    public Ground<T> Ground { get; } = new();

    /// <summary>All lives in the order in which they began.</summary>
    public AppendOnly<Life<T>> All => all;

    /// <summary>The life under an identifier; null where there is none.</summary>
    public Life<T>? Find(Id<T> id) => byNumber.GetValueOrDefault(id.Number);

    Life? IRegister.Find(int number) => byNumber.GetValueOrDefault(number);

    IEnumerable<Life> IRegister.All
    {
        get
        {
            for (var at = 0; at < all.Count; at++) yield return all[at];
        }
    }

    IEnumerable<Life> IRegister.LatestUnder(Reference thing, long index) => Under.Latest(thing, index);

    /// <summary>How many had begun by an index and lie within the audiences that <paramref name="sees"/> admits.</summary>
    public int Count(long index, Func<int, bool> sees) => counts.At(index, sees);

    Life IRegister.Apply(Life? standing, Recorded recorded, CentreRegisters of, IReadOnlyList<GuardedPartGiven> guarded)
    {
        var audiences = of.Audiences;
        var head = recorded.Head;
        var life = (Life<T>?)standing ?? Begin(head.Stream, recorded.Who.Organisation, head.Marking, audiences);
        var before = life.Head;
        var after = Next(before, recorded);
        if (head.Version == 1 && after is not null) counts.Add(life.Audience, head.Index);
        life.Add(head.Index, after);
        if (Govern(life, head, audiences, guarded) && head.Version > 1) of.Words.Remarked(life);
        if (head.Version == 1)
        {
            byNumber[head.Stream.Number] = life;
            all.Add(life);
        }

        Under.Change(life, head.Index, before, after);
        if (T.Lies) Ground.Change(life, head.Index, after, life.StricterAt(head.Index));
        return life;
    }

    void IRegister.Retell(Life life, IReadOnlyList<Recorded> events, IReadOnlySet<(long Index, string Part)> erased, WordIndex words)
    {
        var typed = (Life<T>)life;
        var versions = new AppendOnly<(long Index, T? State)>(events.Count);
        T? before = null;
        foreach (var recorded in events) versions.Add((recorded.Head.Index, before = Next(before, recorded)));
        life.Govern(life.Marking, life.Audience, [.. life.Guarded.Where(part => !erased.Contains((part.Index, part.Name)))]);

        // The state is told from bodies alone: where none was erased it stands as it did.
        if (erased.Any(part => part.Part == Body && events.Any(one => one.Head.Index == part.Index)))
        {
            if (before is null && typed.Head is not null) counts.Remove(life.Audience, life.IndexOf(1));
            words.Retell(typed, () => typed.Rewrite(versions));
            Under.Retell(typed);
        }

        if (T.Lies) Ground.Retell(typed);
    }

    // After a beginning that was erased nothing can be folded: the life stays empty.
    private static T? Next(T? before, Recorded recorded) =>
        before is null && recorded.Head.Version > 1 ? null
        : recorded.Event is Erased ? before
        : T.Apply(before, recorded);

    private static Life<T> Begin(Reference stream, Id<Organisation> owner, Marking marking, Audiences audiences) =>
        new(stream, owner, audiences.Plain(audiences.Of(owner, marking)));

    // Whether the marking changed.
    private bool Govern(Life<T> life, Head head, Audiences audiences, IReadOnlyList<GuardedPartGiven> guarded)
    {
        var changed = !life.Marking.Equals(head.Marking);
        if (changed || guarded.Count > 0) Govern(life, head, changed, audiences, guarded);
        return changed;
    }

    private void Govern(Life<T> life, Head head, bool changed, Audiences audiences, IReadOnlyList<GuardedPartGiven> guarded)
    {
        var audience = audiences.Of(life.Owner, head.Marking);
        if (changed && life.Head is not null) counts.Move(life.Audience, audience, life.IndexOf(1));
        var parts = life.Guarded.Concat(guarded.Select(part => new Guarded(head.Index, part.Name, part.Marking, 0, part.Place)));
        life.Govern(
            head.Marking, audience, [.. parts.Select(part => part with { Audience = audiences.Of(life.Owner, head.Marking.And(part.Marking)) })]);
    }
}

/// <summary>What the applier needs of a register, whatever its noun.</summary>
public interface IRegister
{
    /// <summary>The life under a number; null where there is none.</summary>
    Life? Find(int number);

    /// <summary>All lives in the order in which they began.</summary>
    IEnumerable<Life> All { get; }

    /// <summary>Lives that stood under a thing at an index, the last to come there first.</summary>
    IEnumerable<Life> LatestUnder(Reference thing, long index);

    /// <summary>Takes in an event.</summary>
    /// <param name="standing">The life that it belongs to; null where it begins one.</param>
    /// <param name="recorded">The event.</param>
    /// <param name="of">The registers that this is one of.</param>
    /// <param name="guarded">The event's guarded parts.</param>
    /// <returns>The life, which may be new.</returns>
    internal Life Apply(Life? standing, Recorded recorded, CentreRegisters of, IReadOnlyList<GuardedPartGiven> guarded);

    internal void Retell(Life life, IReadOnlyList<Recorded> events, IReadOnlySet<(long Index, string Part)> erased, WordIndex words);
}
