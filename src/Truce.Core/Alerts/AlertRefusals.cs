namespace Truce.Core.Alerts;

/// <summary>Every "no" about alerts.</summary>
public static class AlertRefusals
{
    public static Refusal LanguageMissing(string field) =>
        new("alert/language-missing", RefusalKind.Refused, "“{0}” must stand in English, Arabic and Hebrew: an alert goes to everybody in their own language.", field);

    public static Refusal CodesUnfit() =>
        new("alert/codes-unfit", RefusalKind.Refused, "Say what it warns of, its category, how soon, how grave and how certain it is, each by one of the codes, and what can be done, each code once.");

    public static Refusal TimesUnfit() =>
        new("alert/times-unfit", RefusalKind.Refused, "An alert ends after it begins to hold and after now, and at most 31 days later; what it warns of begins before it ends.");

    public static Refusal AreasUnfit() =>
        new("alert/areas-unfit", RefusalKind.Refused, "Say for which ground it holds: one area at least, eight at most.");

    public static Refusal Holes() =>
        new("alert/holes", RefusalKind.Refused, "The area has a hole in it, which the Common Alerting Protocol cannot say. Send its parts as polygons without holes.");

    public static Refusal Cancelled() =>
        new("alert/cancelled", RefusalKind.Refused, "This alert was taken back already. Issue a new one.");

    public static Refusal Expired(string at) =>
        new("alert/expired", RefusalKind.Refused, "This alert ended at {0}. Issue a new one.", at);

    public static Refusal NothingChanged() =>
        new("alert/nothing-changed", RefusalKind.Refused, "This is what it says already.");
}
