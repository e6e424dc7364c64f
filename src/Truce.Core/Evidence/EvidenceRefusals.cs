namespace Truce.Core.Evidence;

/// <summary>Every "no" about evidence and its custody.</summary>
public static class EvidenceRefusals
{
    public static Refusal KindMissing() =>
        new("evidence/kind-missing", RefusalKind.Refused, "Say what it is, under what terms it may be used, and how far those concerned let it be shown.");

    public static Refusal CreditMissing() =>
        new("evidence/credit-missing", RefusalKind.Refused, "Under these terms its maker is named with it. Say who.");

    public static Refusal FileMissing() =>
        new("evidence/file-missing", RefusalKind.Refused, "Send the file again: it did not arrive, or it is empty.");

    public static Refusal FileTooLarge(string most) =>
        new("evidence/file-too-large", RefusalKind.Refused, "A file of at most {0} MB is taken. Nothing of this one was kept. Cut it, or hand it over on a medium and record the custody.", most);

    public static Refusal UploadGone() =>
        new("evidence/upload-gone", RefusalKind.Refused, "The file was held for an hour and is gone. Send it again.");

    public static Refusal ReceivedInTheFuture(string at) =>
        new("evidence/received-in-the-future", RefusalKind.Refused, "{0} is still to come: what was received has been received.", at);

    public static Refusal ReceivedBefore(string at) =>
        new("evidence/received-before", RefusalKind.Refused, "It cannot have been received at {0}, before it can have been taken. A camera's clock may be wrong: check both times and their zone.", at);

    public static Refusal ThroughUnfit() =>
        new("evidence/through-unfit", RefusalKind.Refused, "A file comes by itself or with a report.");

    public static Refusal TooOpen() =>
        new("evidence/too-open", RefusalKind.Refused, "Consent and licence do not reach so far. Without consent it is AMBER at most, with consent for members, or where the terms of use are unknown, GREEN.");

    public static Refusal NarrowFirst() =>
        new("evidence/narrow-first", RefusalKind.Refused, "More may see it now than this consent and licence allow. Narrow its marking first.");

    public static Refusal NotInYourCustody(string organisation) =>
        new("evidence/not-in-your-custody", RefusalKind.Forbidden, "{0} answers for it. Only it can do that.", organisation);

    public static Refusal ThereAlready(string organisation) =>
        new("evidence/there-already", RefusalKind.Refused, "It lies with {0} already, or is on its way there.", organisation);

    public static Refusal NothingCorrected() =>
        new("evidence/nothing-corrected", RefusalKind.Refused, "This is what stands already.");

    public static Refusal Withdrawn(string item) =>
        new("evidence/withdrawn", RefusalKind.Refused, "{0} was taken back already. Send the file again as a new one.", item);

    /// <summary>Null where the item was handed to somebody for whom the caller speaks.</summary>
    internal static Refusal? NotHandedToYou(EvidenceItem current, Caller caller) =>
        current.HandedTo is { } to && caller.SpeaksFor(to)
            ? null
            : new("evidence/not-handed-to-you", RefusalKind.Forbidden, "It was not handed to your organisation, or that was answered already.");
}
