namespace Truce.Core.Reports;

/// <summary>Every "no" about reports.</summary>
public static class ReportRefusals
{
    public static Refusal Withdrawn(string report) =>
        new("report/withdrawn", RefusalKind.Refused, "The report {0} was withdrawn by its source; nothing more can be drawn from it.", report);

    public static Refusal ReceivedBeforePublished(string received, string published) =>
        new("report/received-before-published", RefusalKind.Refused, "It cannot have been received on {0}, before it was published on {1}.", received, published);

    public static Refusal ReceivedInTheFuture(string received) =>
        new("report/received-in-the-future", RefusalKind.Refused, "It cannot have been received at {0}, which is still to come.", received);

    public static Refusal TextTooLarge(string bytes, string most) =>
        new("report/text-too-large", RefusalKind.Refused, "The text is {0} bytes long; at most {1} are kept. Split it into several reports.", bytes, most);

    public static Refusal LanguageUnknown(string language) =>
        new("report/language-unknown", RefusalKind.Refused, "“{0}” is not a language tag such as en, ar or he.", language);

    public static Refusal LinkUnfit(string link) =>
        new("report/link-unfit", RefusalKind.Refused, "“{0}” is not a web address that begins with https:// or http://.", link);

    public static Refusal NothingToCorrect() =>
        new("report/nothing-to-correct", RefusalKind.Refused, "The correction changes nothing.");
}
