using System.Collections.Frozen;
using Truce.Core.Search;

namespace Truce.Core.Pairs;

/// <summary>The words of an incident, folded as search folds them, a set for each language in which it is told.</summary>
public sealed class PairTerms
{
    /// <summary>Words of one language that are taken in; those after them are not compared.</summary>
    public const int MostWords = 200;

    private readonly TermSet[] languages;

    private PairTerms(TermSet[] languages) => this.languages = languages;

    /// <summary>Reads the words of what an incident says.</summary>
    public static PairTerms Of(Search.Wording wording, PairVocabulary vocabulary)
    {
        List<TermSet> sets = new(3);
        foreach (var language in (Func<LocalText, string?>[])[text => text.En, text => text.Ar, text => text.He])
        {
            Dictionary<ulong, (string Word, int Weight)> terms = [];
            if (wording.Title is { } title) Take(language(title), vocabulary, terms);
            foreach (var text in wording.Said) Take(language(text), vocabulary, terms);
            if (terms.Count > 0) sets.Add(TermSet.Of(terms));
        }

        return new PairTerms([.. sets]);
    }

    /// <summary>How alike two are, 0 to 1024: the cosine of their words, of the two languages in which they are most alike.</summary>
    public int Likeness(PairTerms other) => Best(other).Likeness;

    /// <summary>The words that both have, the rarer first, as the first of them writes them.</summary>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<string> Shared(PairTerms other, int most) =>
        Best(other) is { Likeness: > 0 } best ? [.. languages[best.Mine].Shared(other.languages[best.Other]).OrderByDescending(one => one.Weight).Select(one => one.Word).Take(most)] : [];

    private (int Likeness, int Mine, int Other) Best(PairTerms other)
    {
        var best = (Likeness: 0, Mine: -1, Other: -1);
        for (var mine = 0; mine < languages.Length; mine++)
            for (var at = 0; at < other.languages.Length; at++)
                if (languages[mine].Cosine(other.languages[at]) is var likeness && likeness > best.Likeness) best = (likeness, mine, at);
        return best;
    }

    private static void Take(string? text, PairVocabulary vocabulary, Dictionary<ulong, (string, int)> terms)
    {
        if (text is null) return;
        Span<char> room = stackalloc char[WordReader.Room];
        var reader = new WordReader(text, room);
        while (terms.Count < MostWords && reader.Read())
        {
            if (vocabulary.TermOf(reader.Word) is { Weight: > 0 } term) terms.TryAdd(term.Key, (text[reader.Start..reader.End], term.Weight));
        }
    }
}

/// <summary>Words of one language, each with its weight in hundredths.</summary>
internal readonly struct TermSet
{
    private readonly ulong[] keys;
    private readonly (string Word, int Weight)[] words;
    private readonly long square;

    private TermSet(ulong[] keys, (string, int)[] words, long square) => (this.keys, this.words, this.square) = (keys, words, square);

    public static TermSet Of(Dictionary<ulong, (string Word, int Weight)> terms)
    {
        ulong[] keys = [.. terms.Keys];
        (string Word, int Weight)[] words = [.. terms.Values];
        Array.Sort(keys, words);
        return new(keys, words, words.Sum(one => (long)one.Weight * one.Weight));
    }

    public int Cosine(TermSet other)
    {
        var sum = 0L;
        for (int at = 0, with = 0; at < keys.Length && with < other.keys.Length;)
        {
            if (keys[at] < other.keys[with]) at++;
            else if (keys[at] > other.keys[with]) with++;
            else
            {
                sum += (long)words[at].Weight * other.words[with].Weight;
                (at, with) = (at + 1, with + 1);
            }
        }

        return sum == 0 ? 0 : (int)Math.Min(WholeMaths.One, sum * WholeMaths.One / Math.Max(1, WholeMaths.Root(square * other.square)));
    }

    public IEnumerable<(string Word, int Weight)> Shared(TermSet other)
    {
        for (var at = 0; at < keys.Length; at++)
            if (Array.BinarySearch(other.keys, keys[at]) >= 0) yield return words[at];
    }
}

/// <summary>Which words say nothing, which say little, and which say the same in another language.</summary>
public sealed class PairVocabulary
{
    private readonly FrozenDictionary<string, string> concepts;
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> conceptOf;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> isSilent, isCommon;
    private readonly int common, stem;

    public PairVocabulary(PairWeights weights)
    {
        (common, stem) = (weights.CommonWord, weights.LatinStem);
        concepts = weights.Concepts.SelectMany(one => one.En.AddRange(one.Ar).AddRange(one.He).Select(word => (Word: Stem(Fold(word)), one.Code)))
            .DistinctBy(one => one.Word).ToFrozenDictionary(one => one.Word, one => one.Code, StringComparer.Ordinal);
        conceptOf = concepts.GetAlternateLookup<ReadOnlySpan<char>>();
        isSilent = weights.Silent.Select(Fold).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        isCommon = weights.Common.Select(word => Stem(Fold(word))).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>That of <see cref="PairWeights.Current"/>.</summary>
    public static PairVocabulary Current { get; } = new(PairWeights.Current);

    /// <summary>A word as it is compared, and what it weighs; weight 0 for a word that says nothing.</summary>
    /// <param name="word">Folded.</param>
    internal (ulong Key, int Weight) TermOf(ReadOnlySpan<char> word)
    {
        if (word.Length < 2 || isSilent.Contains(word)) return default;

        // What Arabic and Hebrew write in one piece with a word is taken off only where a word of the list is left.
        Span<int> starts = stackalloc int[WordForms.Most];
        var forms = WordForms.Of(word, starts);
        for (var form = 0; form < forms; form++)
        {
            var bare = Stem(word[starts[form]..]);
            if (conceptOf.TryGetValue(bare, out var concept)) return (KeyOf(concept, 1), common);
            if (isCommon.Contains(bare)) return (KeyOf(bare, 0), common);
        }

        var plain = WordForms.WithoutArticle(word) is { Length: > 0 } without ? without : word;
        return (KeyOf(Stem(plain), 0), 100);
    }

    private static string Fold(string word)
    {
        Span<char> room = stackalloc char[WordReader.Room];
        var reader = new WordReader(word, room);
        return reader.Read() ? reader.Word.ToString() : word;
    }

    private string Stem(string word) => Stem(word.AsSpan()).ToString();

    private ReadOnlySpan<char> Stem(ReadOnlySpan<char> word) => word.Length > stem && char.IsAsciiLetter(word[0]) ? word[..stem] : word;

    // FNV-1a, 64 bits: two words of one key would count as one, which happens to one pair of words in 10^13.
    private static ulong KeyOf(ReadOnlySpan<char> word, uint kind)
    {
        var key = 14_695_981_039_346_656_037UL ^ kind;
        foreach (var character in word) key = (key ^ character) * 1_099_511_628_211UL;
        return key;
    }
}
