using System.Buffers;
using System.Numerics;
using Truce.Core.Search;
using Truce.Store.Registers;

namespace Truce.Store.Viewing;

/// <summary>Why something was found; the first is shown before the others.</summary>
public enum HitRank
{
    /// <summary>Its reference was typed.</summary>
    Reference = 0,

    /// <summary>All words stand in its name.</summary>
    Name = 1,

    /// <summary>All words stand in it.</summary>
    Words = 2,
}

/// <summary>Something that was found.</summary>
/// <param name="Reference">What.</param>
/// <param name="Rank">Why.</param>
/// <param name="Since">The index of the event that gave it the words that it was found by; within a rank the latest comes first.</param>
public readonly record struct Hit(Reference Reference, HitRank Rank, long Since);

public sealed partial class View
{
    /// <summary>
    /// Finds what the viewer may see by its reference or by words that it holds at the index, in any of its languages: all of the query's
    /// words, each at the beginning of one of its words. Guarded parts are not searched.
    /// </summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="wants">Which kinds, asked anew for each hit; null for all.</param>
    /// <param name="after">A hit of the same search at the same index, to go on after it; null to begin.</param>
    /// <returns>By rank, the latest first; nothing that may not be seen is looked at further, counted or told apart. The caller takes as many as it wants.</returns>
    public IEnumerable<Hit> Search(SearchQuery query, Func<StreamKind, bool>? wants = null, Hit? after = null)
    {
        if (after is null)
            foreach (var reference in query.References)
                if (wants?.Invoke(reference.Kind) != false && SeenLife(reference) is { } named && named.StandsAt(Index)) yield return new Hit(reference, HitRank.Reference, named.IndexOf(1));
        if (query.Terms.IsEmpty || Index < 0) yield break;

        registers.Words.CatchUp();
        var length = (int)(Index >> 6) + 1;
        var any = ArrayPool<ulong>.Shared.Rent(length);
        var inName = ArrayPool<ulong>.Shared.Rent(length);
        try
        {
            MarkAll(query, any.AsSpan(0, length), inName.AsSpan(0, length));
            for (var rank = HitRank.Name; rank <= HitRank.Words; rank++)
            {
                var bits = rank == HitRank.Name ? inName : any;
                var from = after is not { } last || last.Rank < rank ? Index : last.Rank > rank ? -1 : Math.Min(Index, last.Since - 1);
                for (var at = Next(bits, from); at >= 0; at = Next(bits, at - 1))
                    if (HitAt((int)at, wants) is { } life && !query.References.Contains(life.Reference)) yield return new Hit(life.Reference, rank, at);
            }
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(any);
            ArrayPool<ulong>.Shared.Return(inName);
        }
    }

    /// <summary>What a thing says in words at the index; null where it cannot be found.</summary>
    public Wording? WordingOf(Reference thing) => SeenLife(thing) is { } life && life.StandsAt(Index) ? life.WordsAt(Index).Now : null;

    /// <summary>Everything that stands under a thing at the index, of whatever noun: of each noun the last that came to stand there first.</summary>
    public IEnumerable<Reference> LatestUnder(Reference thing) =>
        SeenLife(thing) is { } life && life.StandsAt(Index) ? registers.LatestUnder(thing, Index).Where(Sees).Select(one => one.Reference) : [];

    // Texts that hold every term; first those that hold every term in the name, who then are no longer among the others.
    private void MarkAll(SearchQuery query, Span<ulong> any, Span<ulong> named)
    {
        var room = ArrayPool<ulong>.Shared.Rent(2 * any.Length);
        var more = room.AsSpan(0, any.Length);
        var moreNamed = room.AsSpan(any.Length, any.Length);
        try
        {
            any.Fill(ulong.MaxValue);
            named.Fill(ulong.MaxValue);
            foreach (var term in query.Terms)
            {
                more.Clear();
                moreNamed.Clear();
                registers.Words.Mark(term, more, moreNamed);
                for (var at = 0; at < any.Length; at++)
                {
                    any[at] &= more[at];
                    named[at] &= moreNamed[at];
                }
            }

            for (var at = 0; at < any.Length; at++) any[at] &= ~named[at];
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(room);
        }
    }

    // The life whose text began at an index and still stands, where the viewer may see it.
    private Life? HitAt(int index, Func<StreamKind, bool>? wants)
    {
        ref readonly var text = ref registers.Words.Texts[index];
        if (text.To <= Index || !sight.Sees(text.Audience) || wants?.Invoke(text.Kind) == false) return null;
        var life = registers.StreamOf(index);
        return Sees(life) ? life : null;
    }

    // The highest bit set at or below a place; -1 where there is none.
    private static long Next(ulong[] bits, long from)
    {
        if (from < 0) return -1;
        var at = (int)(from >> 6);
        var word = bits[at] & (ulong.MaxValue >> (63 - (int)(from & 63)));
        while (word == 0)
        {
            if (--at < 0) return -1;
            word = bits[at];
        }

        return ((long)at << 6) + BitOperations.Log2(word);
    }
}
