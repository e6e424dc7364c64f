using System.Collections.Concurrent;
using Truce.Core.Search;

namespace Truce.Store.Registers;

/// <summary>
/// Finds texts by the words in them, at every index. It follows the registers by itself: neither a start nor an append waits for it, and
/// whoever searches takes in first what is still missing. Readers take no lock; whoever changes it holds one.
/// </summary>
/// <remarks>
/// A text is named by the index of the event that made it, and stands until another event of the same life makes another. A word's list
/// holds these indexes, ascending, each doubled, and one more where the word stands in the name: four bytes for a word in a text.
/// </remarks>
public sealed class WordIndex
{
    /// <summary>Words of one text that are taken in; what stands after them is not searched.</summary>
    public const int MostWords = 5_000;

    /// <summary>How many texts are taken in at once, before others may have their turn.</summary>
    private const int Stretch = 4_096;

    private readonly CentreRegisters registers;
    private readonly ConcurrentDictionary<string, IndexedWord> words = new();
    private readonly ConcurrentDictionary<string, IndexedWord>.AlternateLookup<ReadOnlySpan<char>> bySpan;

    // Words that can be met by their beginning, under their first three characters.
    private readonly ConcurrentDictionary<long, AppendOnly<IndexedWord>> beginnings = new();
    private readonly AppendOnly<IndexedText> texts;
    private readonly ConcurrentQueue<Life> remarked = new();
    private readonly Lock writing = new();
    private volatile int takenIn;

    internal WordIndex(CentreRegisters registers, int events)
    {
        (this.registers, texts) = (registers, new AppendOnly<IndexedText>(events));
        bySpan = words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many different forms of words stand in it.</summary>
    public int Words => words.Count;

    /// <summary>How many events it has taken in.</summary>
    public int TakenIn => takenIn;

    /// <summary>What stands of each text, by the index of the event that made it.</summary>
    internal AppendOnly<IndexedText> Texts => texts;

    /// <summary>Takes in everything that was applied before this call.</summary>
    /// <remarks>Several may call it at once: one works, and the others wait for it.</remarks>
    public void CatchUp()
    {
        var applied = (int)registers.Applied + 1;
        while (takenIn < applied)
        {
            lock (writing)
            {
                for (var end = Math.Min(applied, takenIn + Stretch); takenIn < end; takenIn++) TakeIn(takenIn);
            }
        }

        if (remarked.IsEmpty) return;
        lock (writing)
        {
            while (remarked.TryDequeue(out var life)) Remark(life);
        }
    }

    /// <summary>The texts that hold a term, as bits by index; the second receives those that hold it in their name.</summary>
    /// <returns>False where none does.</returns>
    internal bool Mark(Term term, Span<ulong> any, Span<ulong> named)
    {
        if (!term.IsBeginning) return words.TryGetValue(term.Word, out var whole) && whole.Mark(any, named);
        var found = MarkBeginning(term.Word, any, named);
        return (term.Bare is { } bare && (Term.MeetsBeginnings(bare) ? MarkBeginning(bare, any, named) : words.TryGetValue(bare, out var word) && word.Mark(any, named))) || found;
    }

    /// <summary>Somebody may see a life now who might not before, or the other way round; the applier's alone.</summary>
    internal void Remarked(Life life) => remarked.Enqueue(life);

    /// <summary>A life is told anew, since something in it was erased: its texts go, are told again, and the words that no other text holds go with them.</summary>
    /// <param name="life">Which.</param>
    /// <param name="rewrite">Puts its states in place.</param>
    internal void Retell(Life life, Action rewrite)
    {
        lock (writing)
        {
            foreach (var index in Own(life)) Forget(life.WordsAt(index).Now, index);
            rewrite();
            Wording before = default;
            var open = -1;
            for (var version = 1; version <= life.Versions && life.IndexOf(version) < takenIn; version++)
            {
                var index = (int)life.IndexOf(version);
                var now = life.WordsAt(index).Now;
                texts.Slot(index).Begin(0, 0, to: 0);
                if (now.Equals(before)) continue;
                if (open >= 0) texts.Slot(open).To = index;
                open = now.IsSilent ? -1 : index;
                if (!now.IsSilent) Put(life, now, index, anew: true);
                before = now;
            }
        }
    }

    private void TakeIn(int index)
    {
        var life = registers.StreamOf(index);
        texts.Add(default);
        var (before, now) = life.WordsAt(index);
        if (before.Equals(now)) return;
        if (!before.IsSilent) Close(life, index);
        if (!now.IsSilent) Put(life, now, index, anew: false);
    }

    private void Put(Life life, Wording wording, int index, bool anew)
    {
        var left = MostWords;
        if (wording.Code is { } code) Take(code, index, isName: true, anew, ref left);
        Take(wording.Title, index, isName: true, anew, ref left);
        Take(wording.Text, index, isName: false, anew, ref left);
        Take(wording.Note, index, isName: false, anew, ref left);
        foreach (var more in wording.More ?? []) Take(more, index, isName: false, anew, ref left);
        texts.Slot(index).Begin(life.Audience, life.Reference.Kind, int.MaxValue);
    }

    // The text that stood is the last one of the life that was not closed.
    private void Close(Life life, int index)
    {
        foreach (var own in Own(life))
        {
            if (own >= index || texts[own].To != int.MaxValue) continue;
            texts.Slot(own).To = index;
            return;
        }
    }

    private void Remark(Life life)
    {
        foreach (var own in Own(life)) texts.Slot(own).Audience = life.Audience;
    }

    // The indexes of a life's texts that were taken in, the last first.
    private IEnumerable<int> Own(Life life)
    {
        for (var version = life.Versions; version > 0; version--)
        {
            var index = (int)life.IndexOf(version);
            if (index < texts.Count && texts[index].To != 0) yield return index;
        }
    }

    private void Forget(Wording wording, int index)
    {
        if (wording.Code is { } code) Forget(code, index);
        if (wording.Title is { } title)
            foreach (var text in title.Present) Forget(text, index);
        foreach (var said in wording.Said)
            foreach (var text in said.Present) Forget(text, index);
    }

    private bool MarkBeginning(string beginning, Span<ulong> any, Span<ulong> named)
    {
        if (!beginnings.TryGetValue(KeyOf(beginning), out var some)) return false;
        var found = false;
        foreach (var word in some.Read())
            if (word.Text.StartsWith(beginning, StringComparison.Ordinal)) found |= word.Mark(any, named);
        return found;
    }

    private static long KeyOf(ReadOnlySpan<char> word) => ((long)word[0] << 32) | ((long)word[1] << 16) | word[2];

    private IndexedWord WordOf(ReadOnlySpan<char> form)
    {
        if (bySpan.TryGetValue(form, out var known)) return known;
        var word = new IndexedWord(form.ToString());
        words[word.Text] = word;
        if (Term.MeetsBeginnings(form)) beginnings.GetOrAdd(KeyOf(form), static _ => new AppendOnly<IndexedWord>(1)).Add(word);
        return word;
    }

    private void Remove(IndexedWord word)
    {
        words.TryRemove(word.Text, out _);
        if (!Term.MeetsBeginnings(word.Text)) return;
        var key = KeyOf(word.Text);
        var left = new AppendOnly<IndexedWord>(beginnings[key].Count);
        foreach (var one in beginnings[key].Read())
            if (one != word) left.Add(one);
        beginnings[key] = left;
    }

    private void Take(LocalText? text, int index, bool isName, bool anew, ref int left)
    {
        if (text is null) return;
        if (text.En is { } english) Take(english, index, isName, anew, ref left);
        if (text.Ar is { } arabic) Take(arabic, index, isName, anew, ref left);
        if (text.He is { } hebrew) Take(hebrew, index, isName, anew, ref left);
    }

    // The words of one text, put into their lists. A text that is told anew may stand before others that were put in already.
    private void Take(string text, int index, bool isName, bool anew, ref int left)
    {
        var reader = new WordReader(text, stackalloc char[WordReader.Room]);
        Span<int> starts = stackalloc int[WordForms.Most];
        while (left > 0 && reader.Read())
        {
            left--;
            var forms = WordForms.Of(reader.Word, starts);
            for (var at = 0; at < forms; at++)
            {
                var word = WordOf(reader.Word[starts[at]..]);
                if (anew) word.Insert(index, isName);
                else word.Add(index, isName);
            }
        }
    }

    private void Forget(string text, int index)
    {
        var reader = new WordReader(text, stackalloc char[WordReader.Room]);
        Span<int> starts = stackalloc int[WordForms.Most];
        while (reader.Read())
        {
            var forms = WordForms.Of(reader.Word, starts);
            for (var at = 0; at < forms; at++)
                if (bySpan.TryGetValue(reader.Word[starts[at]..], out var word) && word.Forget(index)) Remove(word);
        }
    }
}

/// <summary>What stands of a text, whatever its words.</summary>
internal struct IndexedText
{
    /// <summary>The index from which it no longer stands; the largest number while it does, 0 where the event made no text.</summary>
    public volatile int To;

    /// <summary>Who may see its life now. What hangs on others may be hidden all the same.</summary>
    public volatile int Audience;

    /// <summary>Of what.</summary>
    public volatile StreamKind Kind;

    /// <summary>Begins to stand; the order matters to readers: a text that stands has its audience.</summary>
    public void Begin(int audience, StreamKind kind, int to) => (Audience, Kind, To) = (audience, kind, to);
}

/// <summary>A form of a word, with the texts that hold it.</summary>
internal sealed class IndexedWord(string text)
{
    private volatile AppendOnly<int> places = new(1);

    public string Text => text;

    /// <summary>Sets the bits of the texts that hold it.</summary>
    public bool Mark(Span<ulong> any, Span<ulong> named)
    {
        foreach (var place in places.Read())
        {
            var (at, bit) = (place >> 7, 1UL << ((place >> 1) & 63));

            // What was taken in after the bits were measured is of a later index than is asked about.
            if (at >= any.Length) break;
            any[at] |= bit;
            if ((place & 1) != 0) named[at] |= bit;
        }

        return true;
    }

    /// <summary>A text holds it that came after all others. Names are told first: a word of the name is not put in once more.</summary>
    public void Add(int index, bool isName)
    {
        var place = (index << 1) | (isName ? 1 : 0);
        if (places.Count > 0 && places[places.Count - 1] >> 1 == index) return;
        places.Add(place);
    }

    /// <summary>A text holds it that came before others.</summary>
    public void Insert(int index, bool isName)
    {
        var anew = new AppendOnly<int>(places.Count + 1);
        var isIn = false;
        foreach (var place in places.Read())
        {
            if (place >> 1 == index) return;
            if (!isIn && place >> 1 > index)
            {
                anew.Add((index << 1) | (isName ? 1 : 0));
                isIn = true;
            }

            anew.Add(place);
        }

        if (!isIn) anew.Add((index << 1) | (isName ? 1 : 0));
        places = anew;
    }

    /// <summary>A text no longer holds it; true where none does.</summary>
    public bool Forget(int index)
    {
        var anew = new AppendOnly<int>(Math.Max(1, places.Count));
        foreach (var place in places.Read())
            if (place >> 1 != index) anew.Add(place);
        places = anew;
        return anew.Count == 0;
    }
}
