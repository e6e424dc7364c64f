namespace Truce.Store.Registers;

/// <summary>How many lives had begun by an index, kept for each audience apart, so that a count needs no look at the lives.</summary>
internal sealed class AudienceCounts
{
    // Indexes of beginnings by audience, ascending. A change of marking puts a whole new array in place, so that a reader finds a life
    // in one list exactly.
    private volatile AppendOnly<long>?[] beginnings = [];

    public int At(long index, Func<int, bool> sees)
    {
        var standing = beginnings;
        var sum = 0;
        for (var audience = 0; audience < standing.Length; audience++)
            if (standing[audience] is { } list && sees(audience)) sum += UpTo(list.Read(), index);
        return sum;
    }

    public void Add(int audience, long index)
    {
        if (audience < beginnings.Length && beginnings[audience] is { } list)
        {
            list.Add(index);
            return;
        }

        var first = new AppendOnly<long>();
        first.Add(index);
        Put((audience, first));
    }

    /// <summary>A change of marking is rare: both lists are written anew, in order.</summary>
    public void Move(int from, int to, long index)
    {
        if (from != to) Put((from, Anew(from, without: index)), (to, Anew(to, with: index)));
    }

    public void Remove(int audience, long index) => Put((audience, Anew(audience, without: index)));

    private AppendOnly<long> Anew(int audience, long with = -1, long without = -1)
    {
        var standing = audience < beginnings.Length && beginnings[audience] is { } list ? list.Read() : [];
        var anew = new AppendOnly<long>(standing.Length + 1);
        foreach (var one in standing)
        {
            if (with >= 0 && one > with)
            {
                anew.Add(with);
                with = -1;
            }

            if (one != without) anew.Add(one);
        }

        if (with >= 0) anew.Add(with);
        return anew;
    }

    private void Put(params ReadOnlySpan<(int Audience, AppendOnly<long> List)> changes)
    {
        var length = beginnings.Length;
        foreach (var (audience, _) in changes) length = Math.Max(length, audience + 1);
        var anew = new AppendOnly<long>?[length];
        beginnings.CopyTo(anew, 0);
        foreach (var (audience, list) in changes) anew[audience] = list;
        beginnings = anew;
    }

    private static int UpTo(ReadOnlySpan<long> sorted, long index)
    {
        var at = sorted.BinarySearch(index);
        return at < 0 ? ~at : at + 1;
    }
}
