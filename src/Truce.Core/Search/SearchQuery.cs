using System.Collections.Immutable;

namespace Truce.Core.Search;

/// <summary>What somebody looks for: words that must all be met, or a reference, as it was typed.</summary>
/// <param name="Terms">Each once, in the order typed, 8 at most.</param>
/// <param name="References">References that the whole may be meant for, the likeliest first; mostly none.</param>
/// <param name="IsCut">Whether more was typed than is looked for.</param>
public sealed record SearchQuery(ImmutableArray<Term> Terms, ImmutableArray<Reference> References, bool IsCut)
{
    /// <summary>Characters that are looked at.</summary>
    public const int MostCharacters = 200;

    /// <summary>Words that are looked for.</summary>
    public const int MostTerms = 8;

    /// <summary>Whether nothing that could be looked for was typed: nothing, or signs alone.</summary>
    public bool IsEmpty => Terms.IsEmpty && References.IsEmpty;

    /// <summary>Reads what was typed: any characters, of any length.</summary>
    public static SearchQuery Read(string? typed)
    {
        var text = typed.AsSpan();
        var isCut = text.Length > MostCharacters;
        if (isCut) text = text[..MostCharacters];
        var terms = ImmutableArray.CreateBuilder<Term>();
        var words = new WordReader(text, stackalloc char[WordReader.Room]);
        while (words.Read())
        {
            var word = words.Word.ToString();
            if (terms.Any(term => term.Word == word)) continue;
            if (terms.Count == MostTerms)
            {
                isCut = true;
                break;
            }

            var bare = WordForms.WithoutArticle(word);
            terms.Add(new Term(word, bare.IsEmpty ? null : bare.ToString()));
        }

        return new SearchQuery(terms.ToImmutable(), ReferenceReading.Of(text), isCut);
    }
}
