using System.Collections.Immutable;
using System.Globalization;

namespace Truce.Core.Search;

/// <summary>
/// Understands a reference that was typed without hyphens, in small letters, or with characters that look like others. Its check
/// character tells which reading can be meant.
/// </summary>
public static class ReferenceReading
{
    private const int Plain = 10;

    // More than two characters that no reference holds, and it was not a reference.
    private const int MostForeign = 2;

    /// <summary>The references that a text can be read as: itself alone where it is one; else those that differ in look-alikes. None where it is too far from one.</summary>
    public static ImmutableArray<Reference> Of(ReadOnlySpan<char> typed)
    {
        Span<char> plain = stackalloc char[Plain];
        if (!TakePlain(typed, plain) || !TryKind(plain)) return [];
        var places = Foreign(plain);
        if (places.Length > MostForeign) return [];
        var found = ImmutableArray.CreateBuilder<Reference>();
        if (places.Length == 0)
        {
            if (Reference.TryParse(plain, out var exact)) return [exact];
            for (var place = 3; place < Plain; place++) Try(plain, [place], 0, Pair, found);
        }
        else
        {
            Try(plain, places, 0, NotUsed, found);
        }

        return [.. found.Distinct()];
    }

    // Puts each look-alike in each of some places, and keeps what its check character fits.
    private static void Try(Span<char> plain, ReadOnlySpan<int> places, int at, Func<char, string> alike, ImmutableArray<Reference>.Builder found)
    {
        if (at == places.Length)
        {
            if (Reference.TryParse(plain, out var reference)) found.Add(reference);
            return;
        }

        var typed = plain[places[at]];
        foreach (var other in alike(typed))
        {
            plain[places[at]] = other;
            Try(plain, places, at + 1, alike, found);
        }

        plain[places[at]] = typed;
    }

    // Ten letters and digits, capitals; blanks, dashes and signs of direction between them do not matter.
    private static bool TakePlain(ReadOnlySpan<char> typed, Span<char> plain)
    {
        var length = 0;
        foreach (var character in typed)
        {
            if (char.IsWhiteSpace(character) || char.GetUnicodeCategory(character) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format) continue;
            var one = CharUnicodeInfo.GetDecimalDigitValue(character) is >= 0 and var digit ? (char)('0' + digit) : char.ToUpperInvariant(character);
            if (length == Plain || !char.IsAsciiLetterOrDigit(one)) return false;
            plain[length++] = one;
        }

        return length == Plain;
    }

    // The kind's letters, with digits typed for letters put right.
    private static bool TryKind(Span<char> plain)
    {
        foreach (var kind in Enum.GetValues<StreamKind>())
        {
            var prefix = kind.Prefix();
            var fits = true;
            for (var at = 0; at < 3; at++) fits &= plain[at] == prefix[at] || Looks(prefix[at]) == plain[at];
            if (!fits) continue;
            prefix.CopyTo(plain);
            return true;
        }

        return false;
    }

    private static char Looks(char letter) => letter switch { 'O' => '0', 'I' or 'L' => '1', 'S' => '5', 'B' => '8', 'Z' => '2', 'G' => '6', _ => letter };

    private static int[] Foreign(ReadOnlySpan<char> plain)
    {
        var places = new List<int>();
        for (var place = 3; place < Plain; place++)
            if (NotUsed(plain[place]).Length > 0) places.Add(place);
        return [.. places];
    }

    // 0 1 I L O are in no reference: somebody misread one that is.
    private static string NotUsed(char typed) => typed switch { '0' or 'O' => "QDCG", '1' or 'I' or 'L' => "JT7", _ => "" };

    private static string Pair(char typed) => typed switch
    {
        '2' => "Z",
        'Z' => "2",
        '5' => "S",
        'S' => "5",
        '6' => "G",
        'G' => "6",
        '8' => "B",
        'B' => "8",
        'U' => "V",
        'V' => "UY",
        'Y' => "V",
        'D' => "Q",
        'Q' => "D",
        _ => "",
    };
}
