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
    private readonly WordTable words = new();

    // Words that can be met by their beginning, under their first three characters.
    private readonly ConcurrentDictionary<long, AppendOnly<IndexedWord>> beginnings = new();
    private readonly AppendOnly<IndexedText> texts;
    private readonly ConcurrentQueue<Life> remarked = new();
    private readonly Lock writing = new();
    private volatile int takenIn;

    internal WordIndex(CentreRegisters registers, int events) => (this.registers, texts) = (registers, new AppendOnly<IndexedText>(events));

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

    /// <summary>Sets the bits, by index, of the texts that hold a term; in the second those that hold it in their name.</summary>
    internal void Mark(Term term, Span<ulong> any, Span<ulong> named)
    {
        MarkForm(term.Word, any, named);
        if (term.IsBeginning && term.Bare is { } bare) MarkForm(bare, any, named);
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

            RemoveEmpty();
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

    private void MarkForm(string form, Span<ulong> any, Span<ulong> named)
    {
        if (!Term.MeetsBeginnings(form))
        {
            words.Find(form)?.Mark(any, named);
            return;
        }

        if (!beginnings.TryGetValue(KeyOf(form), out var some)) return;
        foreach (var word in some.Read())
            if (word.Text.StartsWith(form, StringComparison.Ordinal)) word.Mark(any, named);
    }

    private static long KeyOf(ReadOnlySpan<char> word) => ((long)word[0] << 32) | ((long)word[1] << 16) | word[2];

    private IndexedWord WordOf(ReadOnlySpan<char> form)
    {
        var word = words.Of(form, out var isNew);
        if (isNew && Term.MeetsBeginnings(form)) beginnings.GetOrAdd(KeyOf(form), static _ => new AppendOnly<IndexedWord>(1)).Add(word);
        return word;
    }

    // What no text holds any more is not held here either.
    private void RemoveEmpty()
    {
        words.RemoveEmpty();
        foreach (var (key, some) in beginnings)
        {
            var left = new AppendOnly<IndexedWord>(some.Count);
            foreach (var one in some.Read())
                if (!one.IsEmpty) left.Add(one);
            if (left.Count < some.Count) beginnings[key] = left;
        }
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
                words.Find(reader.Word[starts[at]..])?.Forget(index);
        }
    }
}
