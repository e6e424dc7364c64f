using System.Globalization;

namespace Truce.Core.Language;

/// <summary>What every text that enters the record must be: there, short enough, and text.</summary>
public static class TextCheck
{
    /// <summary>Names and titles: characters at most.</summary>
    public const int Name = 300;

    /// <summary>Statements, reasons and remarks: characters at most.</summary>
    public const int Statement = 4_000;

    /// <summary>A verbatim text: UTF-8 bytes at most.</summary>
    public const int VerbatimBytes = 2 * 1024 * 1024;

    /// <summary>The first of some checks that found something; null where none did.</summary>
    public static Refusal? First(params ReadOnlySpan<Refusal?> checks)
    {
        foreach (var check in checks)
            if (check is not null) return check;
        return null;
    }

    /// <summary>Null where at least one language stands and each is well-formed and at most <paramref name="most"/> characters long.</summary>
    public static Refusal? Of(LocalText? text, string field, int most)
    {
        if (text is null || text is { En: null, Ar: null, He: null }) return TextRefusals.Missing(field);
        foreach (var one in text.Present)
            if (Of(one, field, most) is { } refusal) return refusal;
        return null;
    }

    /// <summary>As for a text that must stand; an absent one is in order.</summary>
    public static Refusal? Optional(LocalText? text, string field, int most) => text is null ? null : Of(text, field, most);

    /// <summary>Null where the text is not blank, well-formed, and at most <paramref name="most"/> characters long.</summary>
    public static Refusal? Of(string? text, string field, int most)
    {
        if (string.IsNullOrWhiteSpace(text)) return TextRefusals.Missing(field);
        if (text.Length > most)
            return TextRefusals.TooLong(field, text.Length.ToString(CultureInfo.InvariantCulture), most.ToString(CultureInfo.InvariantCulture));
        var at = FirstIllFormed(text);
        return at < 0 ? null : TextRefusals.NotText(field, (at + 1).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Where the first character stands that is not text: half of a surrogate pair, or a control other than tab and line ends; -1 where there is none.</summary>
    public static int FirstIllFormed(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (character is < ' ' and not ('\t' or '\n' or '\r') or '\u007f') return at;
            if (!char.IsSurrogate(character)) continue;
            if (!char.IsHighSurrogate(character) || at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1])) return at;
            at++;
        }

        return -1;
    }
}

/// <summary>Refusals that any text can meet.</summary>
public static class TextRefusals
{
    public static Refusal Missing(string field) =>
        new("text/missing", RefusalKind.Refused, "“{0}” is missing. Write it in at least one language.", field);

    public static Refusal TooLong(string field, string length, string most) =>
        new("text/too-long", RefusalKind.Refused, "“{0}” is {1} characters long; at most {2} are kept. Shorten it, or attach the whole text as a report.", field, length, most);

    public static Refusal NotText(string field, string at) =>
        new("text/not-text", RefusalKind.Refused, "“{0}” holds a character that is not text, at place {1}. Remove it and send again.", field, at);
}
