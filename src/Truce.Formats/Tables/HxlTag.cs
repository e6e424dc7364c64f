using System.Collections.Immutable;

namespace Truce.Formats.Tables;

/// <summary>A tag of the Humanitarian Exchange Language: <c>#affected+killed+f</c>. Case and the order of attributes do not matter (HXL 1.1).</summary>
public sealed record HxlTag(string Name, ImmutableSortedSet<string> Attributes)
{
    /// <summary>Reads a tag; null where the text is none. Blanks around the signs do not matter.</summary>
    public static HxlTag? Parse(string text)
    {
        var parts = text.Split('+', StringSplitOptions.TrimEntries);
        if (parts[0].Length < 2 || parts[0][0] != '#' || !IsWord(parts[0].AsSpan(1).Trim()) || parts.Skip(1).Any(one => !IsWord(one))) return null;
        return new HxlTag("#" + parts[0][1..].Trim().ToLowerInvariant(), [.. parts.Skip(1).Select(one => one.ToLowerInvariant())]);
    }

    /// <summary>Whether a column with this tag is one that a pattern asks for: the same tag, with at least the pattern's attributes.</summary>
    public bool Fits(HxlTag pattern) => Name == pattern.Name && pattern.Attributes.IsSubsetOf(Attributes);

    /// <summary>Whether a row holds tags: at least one cell is one, and every other is empty.</summary>
    public static bool AreTags(IReadOnlyList<string> cells) =>
        cells.Any(one => one.Trim().Length > 0) && cells.All(one => one.Trim().Length == 0 || Parse(one.Trim()) is not null);

    /// <inheritdoc />
    public override string ToString() => string.Join('+', [Name, .. Attributes]);

    private static bool IsWord(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !char.IsAsciiLetter(text[0])) return false;
        foreach (var character in text)
            if (!char.IsAsciiLetterOrDigit(character) && character != '_') return false;
        return true;
    }
}
