using System.Globalization;
using System.Text;

namespace Truce.Core.Search;

/// <summary>
/// Brings words to the form in which they are compared, so that whoever types without vowel marks, accents or capitals finds them all the
/// same. It follows what search in these languages commonly does (Unicode NFKD; the orthographic folds of Larkey, Ballesteros and
/// Connell, "Light stemming for Arabic", 2002); each step is listed in the decision "Search".
/// </summary>
/// <remarks>
/// Letters: compatibility forms become plain ones (ﷲ, ｗｉｄｅ), marks fall away (harakat, niqqud, cantillation, accents), capitals become
/// small. Arabic: tatweel falls away; أ إ آ ٱ become ا, ؤ becomes و, ئ ى and Persian ی become ي, ک becomes ك, ة becomes ه. Hebrew: final
/// letters become ordinary ones, so that שלום begins שלומות. Latin: ß æ œ ø ł đ ð þ ı are written out. Digits of every script become 0-9.
/// </remarks>
public static class Folding
{
    /// <summary>Characters of a folded word at most; what is longer is cut, on both sides of a comparison alike.</summary>
    public const int LongestWord = 40;

    private const int Separator = -1;

    /// <summary>Folds one character that stands in a text.</summary>
    /// <param name="text">The text; a surrogate pair takes two characters of it.</param>
    /// <param name="at">Where the character begins; moved past it.</param>
    /// <param name="to">Receives the folded characters; what does not fit is dropped.</param>
    /// <returns>How many were written; 0 where the character falls away; -1 where it parts words.</returns>
    internal static int Fold(ReadOnlySpan<char> text, ref int at, Span<char> to)
    {
        var character = text[at];
        if (!char.IsSurrogate(character))
        {
            at++;
            return char.IsAscii(character) ? Ascii(character, to) : Fold(character, to);
        }

        // Half a pair is no text: it parts words, as a blank does.
        if (Rune.DecodeFromUtf16(text[at..], out var rune, out var length) != System.Buffers.OperationStatus.Done)
        {
            at++;
            return Separator;
        }

        at += length;
        return Rune.IsLetterOrDigit(rune) ? Decomposed(rune.ToString(), to) : Separator;
    }

    /// <summary>Whether a character is a letter of the Hebrew alphabet.</summary>
    internal static bool IsHebrew(char character) => character is >= 'א' and <= 'ת';

    /// <summary>Whether a character is a letter of the Arabic script.</summary>
    internal static bool IsArabic(char character) => character is >= 'ء' and <= 'ۿ';

    /// <summary>Signs that stand within a word without parting it, when letters stand on both sides: apostrophes, geresh, gershayim.</summary>
    internal static bool Joins(char character) => character is '\'' or '’' or '‘' or '`' or '´' or '′' or '׳' or '״' or '"' or '”' or '“';

    private static int Ascii(char character, Span<char> to) =>
        char.IsAsciiLetterOrDigit(character) ? Put(char.ToLowerInvariant(character), to) : Separator;

    private static int Fold(char character, Span<char> to)
    {
        if (Direct(character) is var direct and not '\0') return Put(direct, to);
        if (Written(character) is { } written) return Put(written, to);
        if (FallsAway(character)) return 0;
        return CharUnicodeInfo.GetUnicodeCategory(character) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => 0,

            // Signs of direction, soft hyphens and joiners are not seen; a zero-width space parts words as a blank does.
            UnicodeCategory.Format => character == '\u200b' ? Separator : 0,
            UnicodeCategory.DecimalDigitNumber => Put((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(character)), to),
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber => Decomposed(character.ToString(), to),
            UnicodeCategory.SpacingCombiningMark => Put(character, to),
            _ => Separator,
        };
    }

    // Letters of the three languages that need no table of Unicode's; '\0' for all others.
    private static char Direct(char character) => character switch
    {
        'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
        'ؤ' => 'و',
        'ئ' or 'ى' or 'ی' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        'ך' => 'כ',
        'ם' => 'מ',
        'ן' => 'נ',
        'ף' => 'פ',
        'ץ' => 'צ',
        (>= 'ء' and <= 'غ') or (>= 'ف' and <= 'ي') or (>= 'א' and <= 'ת') => character,
        _ => '\0',
    };

    private static string? Written(char character) => character switch
    {
        'ß' or 'ẞ' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'ø' or 'Ø' => "o",
        'ł' or 'Ł' => "l",
        'đ' or 'Đ' or 'ð' or 'Ð' => "d",
        'þ' or 'Þ' => "th",
        'ı' => "i",
        _ => null,
    };

    // Tatweel only stretches; the half rings and the apostrophe of transliterations are typed by hardly anybody.
    private static bool FallsAway(char character) => character is 'ـ' or 'ʼ' or 'ʾ' or 'ʿ';

    // The plain forms of a character, its marks dropped.
    private static int Decomposed(string character, Span<char> to)
    {
        var written = 0;
        foreach (var rune in character.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber)
            {
                written += Put((char)('0' + (int)Rune.GetNumericValue(rune)), to[Math.Min(written, to.Length)..]);
            }
            else if (Rune.IsLetter(rune) && !(rune.IsBmp && FallsAway((char)rune.Value)))
            {
                var one = rune.IsBmp ? (char)rune.Value : '\0';
                if (rune.IsBmp && Direct(one) is var direct and not '\0') written += Put(direct, to[Math.Min(written, to.Length)..]);
                else if (rune.IsBmp && Written(one) is { } more) written += Put(more, to[Math.Min(written, to.Length)..]);
                else written += Put(Rune.ToLowerInvariant(rune).ToString(), to[Math.Min(written, to.Length)..]);
            }
        }

        return written;
    }

    private static int Put(char character, Span<char> to)
    {
        if (to.IsEmpty) return 1;
        to[0] = character;
        return 1;
    }

    private static int Put(string characters, Span<char> to)
    {
        characters.AsSpan(0, Math.Min(characters.Length, to.Length)).CopyTo(to);
        return characters.Length;
    }
}
