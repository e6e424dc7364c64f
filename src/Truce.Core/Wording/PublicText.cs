using System.Globalization;

namespace Truce.Core.Wording;

/// <summary>
/// What a text that is published must be, beyond being text: without a number by which a person could be found. That is refused, not
/// remarked on, since what left the centre cannot be called back; what only reads badly is a remark, since the guide may err.
/// </summary>
public static class PublicText
{
    /// <summary>Null where the text may be published; else the refusal that says what and where.</summary>
    public static Refusal? Of(LocalText? text, string field, int most)
    {
        if (TextCheck.Of(text, field, most) is { } unfit) return unfit;
        foreach (var one in text!.Present)
            if (PersonalData.FirstNumber(one) is >= 0 and var at) return WordingRefusals.PersonalNumber(field, (at + 1).ToString(CultureInfo.InvariantCulture));
        return null;
    }

    /// <summary>As for a text that must stand; an absent one is in order.</summary>
    public static Refusal? Optional(LocalText? text, string field, int most) => text is null ? null : Of(text, field, most);
}

/// <summary>Every "no" about the wording of what is published.</summary>
public static class WordingRefusals
{
    /// <param name="at">Which character it begins at, from 1. The number itself is not said again.</param>
    public static Refusal PersonalNumber(string field, string at) =>
        new("wording/personal-number", RefusalKind.Refused, "“{0}” holds, at character {1}, what looks like a telephone, identity or account number. Nothing that is published holds one: take it out.", field, at);
}
