using System.Collections.Concurrent;

namespace Truce.Store.Registers;

/// <summary>How many lives had begun by an index, kept for each audience apart, so that a count needs no look at the lives.</summary>
internal sealed class AudienceCounts
{
    private readonly ConcurrentDictionary<int, AppendOnly<long>> beginnings = new();

    public int At(long index, Func<int, bool> sees)
    {
        var sum = 0;
        foreach (var (audience, list) in beginnings)
            if (sees(audience)) sum += UpTo(list.Read(), index);
        return sum;
    }

    public void Add(int audience, long index) => beginnings.GetOrAdd(audience, static _ => new AppendOnly<long>()).Add(index);

    /// <summary>A change of marking is rare: both lists are written anew, in order.</summary>
    public void Move(int from, int to, long index)
    {
        Remove(from, index);
        var standing = beginnings.TryGetValue(to, out var list) ? list.Read() : [];
        var anew = new AppendOnly<long>(standing.Length + 1);
        var placed = false;
        foreach (var one in standing)
        {
            if (!placed && one > index)
            {
                anew.Add(index);
                placed = true;
            }

            anew.Add(one);
        }

        if (!placed) anew.Add(index);
        beginnings[to] = anew;
    }

    public void Remove(int audience, long index)
    {
        var anew = new AppendOnly<long>();
        foreach (var one in beginnings[audience].Read())
            if (one != index) anew.Add(one);
        beginnings[audience] = anew;
    }

    private static int UpTo(ReadOnlySpan<long> sorted, long index)
    {
        var at = sorted.BinarySearch(index);
        return at < 0 ? ~at : at + 1;
    }
}
