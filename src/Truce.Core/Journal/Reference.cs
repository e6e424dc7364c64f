using System.Diagnostics.CodeAnalysis;

namespace Truce.Core.Journal;

/// <summary>
/// Names one stream so that it can be read out over a radio: <c>CLM-7KQ-4MD-R</c>, that is the kind, six characters of
/// chance and a check character. Characters that look or sound like another (0 1 I L O) are not used.
/// </summary>
/// <param name="Kind">What the stream is the life of.</param>
/// <param name="Number">0 up to and excluding <see cref="Count"/>.</param>
public readonly record struct Reference(StreamKind Kind, int Number) : IComparable<Reference>
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>How many different references a kind has: 31 to the sixth, 887,503,681.</summary>
    public const int Count = 31 * 31 * 31 * 31 * 31 * 31;

    /// <summary>How long a reference is, in characters.</summary>
    public const int Length = 13;

    /// <summary>The reference as it is written: ten characters and three hyphens, capitals.</summary>
    public override string ToString() => string.Create(Length, this, static (text, reference) => reference.Write(text));

    /// <summary>Writes it to the start of <paramref name="text"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="text"/> is shorter than <see cref="Length"/>.</exception>
    public void Write(Span<char> text)
    {
        Kind.Prefix().CopyTo(text);
        text[3] = text[7] = text[11] = '-';
        var rest = Number;
        for (var place = 5; place >= 0; place--)
        {
            text[place < 3 ? 4 + place : 5 + place] = Alphabet[rest % 31];
            rest /= 31;
        }

        text[12] = Alphabet[Check()];
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out Reference)"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out Reference reference) => TryParse(text.AsSpan(), out reference);

    /// <summary>Reads a reference in any case; hyphens and blanks between its characters do not matter.</summary>
    /// <returns>False where the kind is unknown, the length is not ten, or the check character does not fit.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Reference reference)
    {
        reference = default;
        if (text.Length > 40) return false;
        Span<char> plain = stackalloc char[11];
        var length = 0;
        foreach (var character in text)
        {
            if (character is '-' or ' ') continue;
            if (length == 10) return false;
            plain[length++] = char.ToUpperInvariant(character);
        }

        if (length != 10 || !StreamKinds.TryParse(plain[..3], out var kind)) return false;
        var number = 0;
        for (var place = 3; place < 9; place++)
        {
            var digit = Alphabet.IndexOf(plain[place]);
            if (digit < 0) return false;
            number = number * 31 + digit;
        }

        reference = new Reference(kind, number);
        return Alphabet[reference.Check()] == plain[9];
    }

    /// <inheritdoc />
    public int CompareTo(Reference other) => Kind == other.Kind ? Number.CompareTo(other.Number) : Kind.CompareTo(other.Kind);

    // Weights 1 to 6 in the field of 31: every single wrong character and every swap of two neighbours changes the sum.
    private int Check()
    {
        var sum = (int)Kind * 7;
        var rest = Number;
        for (var weight = 6; weight >= 1; weight--)
        {
            sum += weight * (rest % 31);
            rest /= 31;
        }

        return sum % 31;
    }
}
