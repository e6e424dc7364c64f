namespace Truce.Core.Search;

/// <summary>One word that is looked for.</summary>
/// <param name="Word">Folded.</param>
/// <param name="Bare">The same without the Arabic article; null where it has none.</param>
/// <remarks>It meets words that begin with it, from three letters on; a shorter one, and one of digits alone, meets itself only.</remarks>
public sealed record Term(string Word, string? Bare = null)
{
    /// <summary>From how many letters on the beginning of a word is enough.</summary>
    public const int LeastBeginning = 3;

    /// <summary>Whether the beginning of a word is enough.</summary>
    public bool IsBeginning => MeetsBeginnings(Word);

    /// <summary>Whether a folded word meets beginnings: three characters or more, not all of them digits.</summary>
    public static bool MeetsBeginnings(ReadOnlySpan<char> word) => word.Length >= LeastBeginning && word.ContainsAnyExceptInRange('0', '9');

    /// <summary>Whether a word is met in one of its forms.</summary>
    /// <param name="word">Folded, as it stands in a text.</param>
    public bool Meets(ReadOnlySpan<char> word)
    {
        Span<int> starts = stackalloc int[WordForms.Most];
        var count = WordForms.Of(word, starts);
        for (var at = 0; at < count; at++)
            if (MeetsForm(word[starts[at]..])) return true;
        return false;
    }

    private bool MeetsForm(ReadOnlySpan<char> form) =>
        IsBeginning ? form.StartsWith(Word, StringComparison.Ordinal) || (Bare is not null && form.StartsWith(Bare, StringComparison.Ordinal)) : form.SequenceEqual(Word);
}
