namespace Truce.Core.Presences;

/// <summary>Every "no" about presences and the consent to show them.</summary>
public static class PresenceRefusals
{
    public static Refusal SectorMissing() =>
        new("presence/sector-missing", RefusalKind.Refused, "Say in which field of work.");

    public static Refusal EndsBeforeItBegins() =>
        new("presence/ends-before-it-begins", RefusalKind.Refused, "The last day cannot lie before the first.");

    public static Refusal NotYourConsent(string organisation) =>
        new("presence/not-your-consent", RefusalKind.Forbidden, "Only {0} itself decides how far its presence is shown. What it told you otherwise can be recorded as stated for it, with how it said so.", organisation);

    public static Refusal ShownToMissing() =>
        new("presence/shown-to-missing", RefusalKind.Refused, "Say how far it may be shown: to everybody, to members, or only as a number.");

    public static Refusal CountedByUnfit() =>
        new("presence/counted-by-unfit", RefusalKind.Refused, "Say who may count it exactly where it is shown only as a number; at most 20 organisations, each once.");

    public static Refusal AlreadyShownSo() =>
        new("presence/already-shown-so", RefusalKind.Refused, "This is how far it is shown already.");

    public static Refusal NothingToRevoke() =>
        new("presence/nothing-to-revoke", RefusalKind.Refused, "No consent stands that could be taken back.");

    public static Refusal ConsentDecides() =>
        new("presence/consent-decides", RefusalKind.Refused, "Who may see a presence follows from the consent of its organisation. Give, record or take back that consent.");

    public static Refusal NothingCorrected() =>
        new("presence/nothing-corrected", RefusalKind.Refused, "This is what stands already.");

    public static Refusal Withdrawn(string presence) =>
        new("presence/withdrawn", RefusalKind.Refused, "{0} was taken back already. State it anew.", presence);
}
