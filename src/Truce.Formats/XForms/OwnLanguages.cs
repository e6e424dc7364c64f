namespace Truce.Formats.XForms;

/// <summary>Which of the three languages a text is in, as far as its letters or the name of its language say.</summary>
public static class OwnLanguages
{
    /// <summary>A text under the language whose letters it has most of; under English where it has neither Arabic nor Hebrew ones.</summary>
    public static LocalText Of(string text)
    {
        var (arabic, hebrew, others) = (0, 0, 0);
        foreach (var letter in text)
        {
            if (letter is >= '\u0600' and <= '\u06ff' or >= '\u0750' and <= '\u077f') arabic++;
            else if (letter is >= '\u0590' and <= '\u05ff') hebrew++;
            else if (char.IsLetter(letter)) others++;
        }

        return arabic > hebrew && arabic >= others ? new LocalText(Ar: text) : hebrew > 0 && hebrew >= others ? new LocalText(He: text) : new LocalText(text);
    }

    /// <summary>The language that a form's translation is in, by its name such as <c>Arabic (ar)</c>; null where it is none of the three.</summary>
    public static string? Named(string name)
    {
        var plain = name.Trim().ToLowerInvariant();
        if (plain is "ar" || plain.Contains("(ar", StringComparison.Ordinal) || plain.StartsWith("arab", StringComparison.Ordinal) || plain.Contains("العربية", StringComparison.Ordinal)) return "ar";
        if (plain is "he" or "iw" || plain.Contains("(he", StringComparison.Ordinal) || plain.Contains("(iw", StringComparison.Ordinal) || plain.StartsWith("hebrew", StringComparison.Ordinal) || plain.Contains("עברית", StringComparison.Ordinal)) return "he";
        return plain is "en" or "default" || plain.Contains("(en", StringComparison.Ordinal) || plain.StartsWith("engl", StringComparison.Ordinal) ? "en" : null;
    }

    /// <summary>A text with another language of it added; the first of one language holds.</summary>
    public static LocalText With(this LocalText text, string language, string said) => language switch
    {
        "ar" => text with { Ar = text.Ar ?? said },
        "he" => text with { He = text.He ?? said },
        _ => text with { En = text.En ?? said },
    };
}
