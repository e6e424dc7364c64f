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

    /// <inheritdoc />
    public bool Equals(Wording other) =>
        Title == other.Title && Text == other.Text && Note == other.Note && Code == other.Code
        && (ReferenceEquals(More, other.More) || (More is not null && other.More is not null && More.SequenceEqual(other.More)));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Title, Text, Note, Code);
}
