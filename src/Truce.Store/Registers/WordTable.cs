namespace Truce.Store.Registers;

/// <summary>Finds forms of words by their characters: one writer adds, any number of readers look, without a lock.</summary>
/// <remarks>
/// A table of its own, since the index looks a word up for every word of every text: with slots side by side, half as many looks from one
/// object to the next as a concurrent dictionary takes, and less than half the bytes. What is held to it is the plain reading of every text
/// in the tests; what it brings is in the results of the bench "open search".
/// </remarks>
internal sealed class WordTable
{
    private volatile Slot[] slots = new Slot[1024];
    private volatile int count;

    /// <summary>A form; null where it is not there.</summary>
    public IndexedWord? Find(ReadOnlySpan<char> form) => Find(slots, form, string.GetHashCode(form));

    /// <summary>A form, put in where it is not there; the writer's alone.</summary>
    /// <param name="isNew">Whether it was put in now.</param>
    public IndexedWord Of(ReadOnlySpan<char> form, out bool isNew)
    {
        var hash = string.GetHashCode(form);
        isNew = false;
        if (Find(slots, form, hash) is { } known) return known;
        if (count * 3 > slots.Length * 2) slots = Anew(slots.Length * 2, _ => true);
        var word = new IndexedWord(form.ToString(), hash);
        Put(slots, word);
        count++;
        isNew = true;
        return word;
    }

    /// <summary>Takes out every form that no text holds any more; the writer's alone.</summary>
    public void RemoveEmpty()
    {
        var anew = Anew(slots.Length, word => !word.IsEmpty);
        slots = anew;
        count = anew.Count(slot => slot.Word is not null);
    }

    private static IndexedWord? Find(Slot[] slots, ReadOnlySpan<char> form, int hash)
    {
        for (var at = hash & (slots.Length - 1); ; at = (at + 1) & (slots.Length - 1))
        {
            ref var slot = ref slots[at];
            if (slot.Word is not { } word) return null;
            if (slot.Hash == hash && form.SequenceEqual(word.Text)) return word;
        }
    }

    // A reader has the old array or the new one, each of them whole.
    private Slot[] Anew(int length, Func<IndexedWord, bool> stays)
    {
        var anew = new Slot[length];
        foreach (var slot in slots)
            if (slot.Word is { } word && stays(word)) Put(anew, word);
        return anew;
    }

    private static void Put(Slot[] slots, IndexedWord word)
    {
        var at = word.Hash & (slots.Length - 1);
        while (slots[at].Word is not null) at = (at + 1) & (slots.Length - 1);
        slots[at].Hash = word.Hash;
        slots[at].Word = word;
    }

    // The hash is written before the word, and read after it.
    private struct Slot
    {
        public volatile int Hash;
        public volatile IndexedWord? Word;
    }
}
