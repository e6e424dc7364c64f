namespace Truce.Core.SituationReports;

/// <summary>Every "no" about situation reports.</summary>
public static class SituationRefusals
{
    public static Refusal NumberUnfit() =>
        new("situation/number-unfit", RefusalKind.Refused, "The number of a report is from 1 to 99,999.");

    public static Refusal NumberTaken(string number) =>
        new("situation/number-taken", RefusalKind.Refused, "Report {0} is published already. Draft this one under another number, or draft a correction of that one.", number);

    public static Refusal CutOffInTheFuture(string at) =>
        new("situation/cut-off-in-the-future", RefusalKind.Refused, "{0} is still to come: a report says what stood in the record at its cut-off.", at);

    public static Refusal PeriodUnfit() =>
        new("situation/period-unfit", RefusalKind.Refused, "The period begins before its cut-off and is at most 93 days long.");

    public static Refusal AudienceUnfit() =>
        new("situation/audience-unfit", RefusalKind.Refused, "A report is for everybody (CLEAR) or for the members of the centre (GREEN).");

    public static Refusal DraftTooOpen() =>
        new("situation/draft-too-open", RefusalKind.Refused, "A draft is never for everybody: what everybody may see is published, with the word of a second organisation.");

    public static Refusal ReportTooOpen() =>
        new("situation/report-too-open", RefusalKind.Refused, "This report was composed for the members of the centre. For everybody, draft one anew.");

    public static Refusal PutOut() =>
        new("situation/put-out", RefusalKind.Refused, "This draft was published; nothing changes in it any more. Draft a correction.");

    public static Refusal CorrectionDraftedAnew() =>
        new("situation/correction-drafted-anew", RefusalKind.Refused, "A correction is not rewritten. Draft it anew, and leave this one.");

    public static Refusal NothingChanged() =>
        new("situation/nothing-changed", RefusalKind.Refused, "This is what stands already.");

    public static Refusal SentAlready() =>
        new("situation/sent-already", RefusalKind.Refused, "This draft is with its readers already.");

    public static Refusal NotInReview() =>
        new("situation/not-in-review", RefusalKind.Refused, "This draft is still being written. Its authors send it for review first.");

    public static Refusal NotShown() =>
        new("situation/not-shown", RefusalKind.Refused, "Your organisation is not shown in this draft, so there is nothing for it to answer.");

    public static Refusal AnsweredAlready() =>
        new("situation/answered-already", RefusalKind.Refused, "Your organisation gave this answer already.");

    public static Refusal FourEyes() =>
        new("situation/four-eyes", RefusalKind.Refused, "Whoever wrote a report does not also let it out: a member of a second organisation does.");

    public static Refusal ApprovedAlready() =>
        new("situation/approved-already", RefusalKind.Refused, "A second organisation has let this draft out already.");

    public static Refusal NotApproved() =>
        new("situation/not-approved", RefusalKind.Refused, "No member of a second organisation has let this draft out yet.");

    public static Refusal PartnersAwaited(string count) =>
        new("situation/partners-awaited", RefusalKind.Refused, "{0} of the partners shown have not agreed. Wait for their word, or draft the report without them.", count);

    public static Refusal NoLongerOpen(string count) =>
        new("situation/no-longer-open", RefusalKind.Refused, "{0} lines were drawn from what the readers of this report may no longer see. Draft it anew.", count);

    public static Refusal CorrectionTooEarly(string cutOff) =>
        new("situation/correction-too-early", RefusalKind.Refused, "A correction says what the record held after the report's cut-off, {0}.", cutOff);

    public static Refusal Withdrawn() =>
        new("situation/withdrawn", RefusalKind.Refused, "This report was taken back already.");
}
