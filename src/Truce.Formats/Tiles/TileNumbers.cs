using System.Buffers;

namespace Truce.Formats.Tiles;

/// <summary>Where whole numbers stand among the values of a tile, in memory that is lent and given back. One owner, one thread.</summary>
internal sealed class TileNumbers : IDisposable
{
    private const int Smallest = 4096;

    // A power of two, at most half full; 0 where nothing stands, else the place and one.
    private long[] keys = ArrayPool<long>.Shared.Rent(Smallest);
    private uint[] places = Empty(Smallest);
    private int mask = Smallest - 1, count;

    /// <summary>Whether a number stands there already; if not, it stands from now on at <paramref name="next"/>.</summary>
    /// <param name="place">Where it stands.</param>
    public bool TryAdd(long number, uint next, out uint place)
    {
        var at = Slot(number);
        if (places[at] is not 0 and var known)
        {
            place = known - 1;
            return true;
        }

        (keys[at], places[at], place) = (number, next + 1, next);
        if (++count > mask / 2) Grow();
        return false;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (keys.Length == 0) return;
        ArrayPool<long>.Shared.Return(keys);
        ArrayPool<uint>.Shared.Return(places);
        (keys, places) = ([], []);
    }

    private static uint[] Empty(int size)
    {
        var places = ArrayPool<uint>.Shared.Rent(size);
        Array.Clear(places, 0, size);
        return places;
    }

    // Where it stands, or would.
    private int Slot(long number)
    {
        var at = (int)((ulong)number * 0x9e37_79b9_7f4a_7c15 >> 32) & mask;
        while (places[at] != 0 && keys[at] != number) at = (at + 1) & mask;
        return at;
    }

    private void Grow()
    {
        var (oldKeys, oldPlaces, size) = (keys, places, mask + 1);
        (keys, places, mask) = (ArrayPool<long>.Shared.Rent(size * 2), Empty(size * 2), size * 2 - 1);
        for (var at = 0; at < size; at++)
        {
            if (oldPlaces[at] == 0) continue;
            var slot = Slot(oldKeys[at]);
            (keys[slot], places[slot]) = (oldKeys[at], oldPlaces[at]);
        }

        ArrayPool<long>.Shared.Return(oldKeys);
        ArrayPool<uint>.Shared.Return(oldPlaces);
    }
}
