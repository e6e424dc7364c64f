using System.Collections.Concurrent;

namespace Truce.Store.Registers;

/// <summary>
/// Finds the things of a noun that stood under another thing at an index: for each of those a list of things with the indexes from
/// which, and up to which, they stood there.
/// </summary>
public sealed class Postings<T>
    where T : class, INoun<T>
{
    private readonly ConcurrentDictionary<Reference, AppendOnly<Posting>> lists = new();

    /// <summary>Whether anything ever stood under a thing.</summary>
    public bool Knows(Reference key) => lists.ContainsKey(key);

    /// <summary>Lives that stood under a thing at an index, in the order in which they came to stand there.</summary>
    public IEnumerable<Life<T>> At(Reference key, long index)
    {
        if (!lists.TryGetValue(key, out var list)) yield break;
        var count = list.Count;
        for (var at = 0; at < count; at++)
        {
            var posting = list[at];
            if (posting.From <= index && index < posting.To) yield return posting.Life;
        }
    }

    /// <summary>As <see cref="At"/>, the last to come first.</summary>
    public IEnumerable<Life<T>> Latest(Reference key, long index) => LatestFrom(key, index).Select(one => one.Life);

    /// <summary>As <see cref="Latest"/>, each with the index from which it stood there.</summary>
    public IEnumerable<(Life<T> Life, long Came)> LatestFrom(Reference key, long index)
    {
        if (!lists.TryGetValue(key, out var list)) yield break;
        for (var at = list.Count - 1; at >= 0; at--)
        {
            var posting = list[at];
            if (posting.From <= index && index < posting.To) yield return (posting.Life, posting.From);
        }
    }

    /// <summary>A state changed at an index; the applier's alone.</summary>
    internal void Change(Life<T> life, long index, T? before, T? after)
    {
        var old = before is null ? [] : T.Under(before);
        var now = after is null ? [] : T.Under(after);
        if (Same(old, now)) return;
        foreach (var key in old)
            if (!now.Contains(key)) Close(lists[key], life, index);
        foreach (var key in now)
            if (!old.Contains(key)) lists.GetOrAdd(key, static _ => new AppendOnly<Posting>(1)).Add(new Posting(life, index));
    }

    /// <summary>A life was told anew from its beginning, since something in it was erased; the applier's alone.</summary>
    internal void Retell(Life<T> life)
    {
        var told = new Dictionary<Reference, List<Posting>>();
        IReadOnlyList<Reference> before = [];
        foreach (var (index, state) in life.All)
        {
            var now = state is null ? [] : T.Under(state);
            foreach (var key in before.Except(now)) System.Runtime.InteropServices.CollectionsMarshal.AsSpan(told[key])[^1].To = index;
            foreach (var key in now.Except(before))
            {
                if (!told.TryGetValue(key, out var list)) told[key] = list = [];
                list.Add(new Posting(life, index));
            }

            before = now;
        }

        // Each list is replaced as a whole, in the order of the record: a reader has the old one or the new one.
        foreach (var (key, list) in lists)
        {
            var others = list.Read().ToArray().Where(posting => posting.Life != life).ToArray();
            if (others.Length == list.Count && !told.ContainsKey(key)) continue;
            var anew = new AppendOnly<Posting>(list.Count + 1);
            foreach (var posting in others.Concat(told.GetValueOrDefault(key, [])).OrderBy(posting => posting.From)) anew.Add(posting);
            lists[key] = anew;
        }
    }

    // Every event comes by here, and most change no key: the general comparison would make two enumerators for each.
    private static bool Same(IReadOnlyList<Reference> one, IReadOnlyList<Reference> other)
    {
        if (one.Count != other.Count) return false;
        for (var at = 0; at < one.Count; at++)
            if (one[at] != other[at]) return false;
        return true;
    }

    private static void Close(AppendOnly<Posting> list, Life<T> life, long index)
    {
        for (var at = list.Count - 1; at >= 0; at--)
        {
            if (list[at].Life != life || list[at].To != long.MaxValue) continue;
            list.Slot(at).To = index;
            return;
        }
    }

    // A value, so that a thing in several lists costs no object in each. Only the applier closes one: a reader that sees it still open
    // has pinned an index from before.
    private struct Posting(Life<T> life, long from)
    {
        public readonly Life<T> Life = life;
        public readonly long From = from;
        public long To = long.MaxValue;
    }
}
