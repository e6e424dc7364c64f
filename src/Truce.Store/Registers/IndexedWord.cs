namespace Truce.Store.Registers;

/// <summary>A form of a word, with the texts that hold it.</summary>
/// <remarks>
/// It keeps its own list, as <see cref="AppendOnly{T}"/> does, and is not made of one: there are as many as there are words, and each look
/// from one object to the next costs more than all else that is done with it.
/// </remarks>
internal sealed class IndexedWord(string text, int hash)
{
    // Indexes of events, ascending, doubled, and one more where the word stands in the name. Written before the count is.
    private volatile int[] places = new int[1];
    private volatile int count;

    public string Text => text;

    /// <summary>The hash under which it stands in the table.</summary>
    public int Hash => hash;

    /// <summary>Whether no text holds it.</summary>
    public bool IsEmpty => count == 0;

    /// <summary>Sets the bits of the texts that hold it.</summary>
    public void Mark(Span<ulong> any, Span<ulong> named)
    {
        foreach (var place in Read())
        {
            var (at, bit) = (place >> 7, 1UL << ((place >> 1) & 63));

            // What was taken in after the bits were measured is of a later index than is asked about.
            if (at >= any.Length) break;
            any[at] |= bit;
            if ((place & 1) != 0) named[at] |= bit;
        }
    }

    /// <summary>A text holds it that came after all others. Names are told first: a word of the name is not put in once more.</summary>
    public void Add(int index, bool isName)
    {
        var at = count;
        var array = places;
        if (at > 0 && array[at - 1] >> 1 == index) return;
        if (at == array.Length)
        {
            Array.Resize(ref array, at * 2);
            places = array;
        }

        array[at] = PlaceOf(index, isName);
        count = at + 1;
    }

    /// <summary>A text holds it that came before others.</summary>
    public void Insert(int index, bool isName)
    {
        var standing = Read();
        var at = 0;
        while (at < standing.Length && standing[at] >> 1 < index) at++;
        if (at < standing.Length && standing[at] >> 1 == index) return;
        places = [.. standing[..at], PlaceOf(index, isName), .. standing[at..]];
        count = standing.Length + 1;
    }

    /// <summary>A text no longer holds it.</summary>
    public void Forget(int index)
    {
        var standing = Read();
        var at = 0;
        while (at < standing.Length && standing[at] >> 1 != index) at++;
        if (at == standing.Length) return;

        // As long as before, for a reader that has read the count already.
        places = [.. standing[..at], .. standing[(at + 1)..], standing.Length == 1 ? 0 : standing[^1]];
        count = standing.Length - 1;
    }

    // The count is read before the array, so the array is never too short.
    private ReadOnlySpan<int> Read()
    {
        var standing = count;
        return places.AsSpan(0, standing);
    }

    private static int PlaceOf(int index, bool isName) => (index << 1) | (isName ? 1 : 0);
}
