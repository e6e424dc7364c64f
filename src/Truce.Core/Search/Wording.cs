namespace Truce.Core.Search;

/// <summary>What a thing says in words, as search reads it: in all its languages, and nothing of its guarded parts.</summary>
/// <param name="Title">What it is called; null where it has no name of its own, as a claim has none.</param>
/// <param name="Text">What it says first; null where it says nothing beside its name.</param>
/// <param name="Note">What is said beside that.</param>
/// <param name="More">Whatever else it says; null for nothing.</param>
/// <param name="Code">What it is known by, such as a place's code; it counts as a name.</param>
/// <remarks>Two are equal where they say the same in the same places. The default says nothing.</remarks>
public readonly record struct Wording(
    LocalText? Title, LocalText? Text = null, LocalText? Note = null, IReadOnlyList<LocalText?>? More = null, string? Code = null)
{
    /// <summary>Whether it says nothing at all.</summary>
    public bool IsSilent => Title is null && Text is null && Note is null && Code is null && More is null;

    /// <summary>Everything that it says beside its name, in order.</summary>
    public IEnumerable<LocalText> Said
    {
        get
        {
            if (Text is { } text) yield return text;
            if (Note is { } note) yield return note;
            if (More is null) yield break;
            foreach (var more in More)
                if (more is { } one) yield return one;
        }
    }

    /// <summary>Whether it holds every word of a query at the beginning of one of its own, in any of its languages: what the index of words finds, by a look at the text.</summary>
    public bool Says(SearchQuery query)
    {
        List<Term> missing = [.. query.Terms];
        Look(Code, missing);
        foreach (var text in Title is { } title ? Said.Prepend(title) : Said)
        {
            Look(text.En, missing);
            Look(text.Ar, missing);
            Look(text.He, missing);
        }

        return missing.Count == 0 && !query.Terms.IsEmpty;
    }

    private static void Look(string? text, List<Term> missing)
    {
        if (text is null || missing.Count == 0) return;
        var reader = new WordReader(text, stackalloc char[WordReader.Room]);
        while (missing.Count > 0 && reader.Read())
            for (var at = missing.Count - 1; at >= 0; at--)
                if (missing[at].Meets(reader.Word)) missing.RemoveAt(at);
    }

    /// <inheritdoc />
    public bool Equals(Wording other) =>
        Title == other.Title && Text == other.Text && Note == other.Note && Code == other.Code
        && (ReferenceEquals(More, other.More) || (More is not null && other.More is not null && More.SequenceEqual(other.More)));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Title, Text, Note, Code);
}
