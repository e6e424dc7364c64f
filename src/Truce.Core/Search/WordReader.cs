namespace Truce.Core.Search;

/// <summary>Reads the words of a text, one after the other, folded, with where each of them stands.</summary>
/// <param name="text">Any text, of any length; ill-formed characters part words.</param>
/// <param name="room">Room for one folded word: <see cref="Room"/> characters.</param>
/// <remarks>
/// A word is what stands between signs that are neither letters nor digits: a hyphen and the Hebrew maqaf part words. An apostrophe, geresh
/// or gershayim between letters falls away (צה״ל is צהל); so does a comma that groups digits by three, so that 67,000 is 67000.
/// </remarks>
public ref struct WordReader(ReadOnlySpan<char> text, Span<char> room)
{
    /// <summary>How much room a word needs: its longest form, and one character more that is folded to several.</summary>
    public const int Room = Folding.LongestWord;

    private readonly ReadOnlySpan<char> text = text;
    private readonly Span<char> room = room;
    private int at;
    private int length;

    /// <summary>Where the word begins in the text.</summary>
    public int Start { get; private set; }

    /// <summary>After its last character.</summary>
    public int End { get; private set; }

    /// <summary>The word as it is compared: 1 to <see cref="Folding.LongestWord"/> characters. It holds until the next is read.</summary>
    public readonly ReadOnlySpan<char> Word => room[..Math.Min(length, room.Length)];

    /// <summary>Reads the next word; false at the end.</summary>
    public bool Read()
    {
        length = 0;
        while (at < text.Length)
        {
            var before = at;
            var written = IsInside(at) ? 0 : Folding.Fold(text, ref at, room[Math.Min(length, room.Length)..]);
            if (before == at) at++;
            if (written > 0)
            {
                if (length == 0) Start = before;
                length += written;
                End = at;
            }
            else if (length > 0)
            {
                if (written < 0) return true;
                if (IsMark(text[before])) End = at;
            }
        }

        return length > 0;
    }

    // A mark on the last letter belongs to the word as it stands.
    private static bool IsMark(char character) => char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.NonSpacingMark;

    // A sign between two characters of one word.
    private readonly bool IsInside(int place)
    {
        var sign = text[place];
        if (length == 0 || place == 0 || place + 1 == text.Length) return false;
        var (before, after) = (text[place - 1], text[place + 1]);
        if (sign is ',' or '٬') return IsGroup(place);
        if (!Folding.Joins(sign)) return false;

        // A quotation mark is part of an acronym in Hebrew alone.
        return sign is '"' or '”' or '“' ? Folding.IsHebrew(before) && Folding.IsHebrew(after) : IsLetter(before) && char.IsLetter(after);
    }

    private static bool IsLetter(char character) => char.IsLetter(character) || IsMark(character);

    // Three digits follow, and no fourth.
    private readonly bool IsGroup(int comma)
    {
        if (!char.IsDigit(text[comma - 1]) || comma + 3 >= text.Length) return false;
        for (var place = comma + 1; place <= comma + 3; place++)
            if (!char.IsDigit(text[place])) return false;
        return comma + 4 >= text.Length || !char.IsDigit(text[comma + 4]);
    }
}
