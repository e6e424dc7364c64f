namespace Truce.Core.JointVisits;

/// <summary>Every "no" about joint visits and what is found on them.</summary>
public static class VisitRefusals
{
    public static Refusal TimeUnfit() =>
        new("visit/time-unfit", RefusalKind.Refused, "A visit ends after it begins, and within 31 days.");

    public static Refusal InvitedUnfit() =>
        new("visit/invited-unfit", RefusalKind.Refused, "A visit invites 1 to 20 other organisations, each once.");

    public static Refusal NotInvited() =>
        new("visit/not-invited", RefusalKind.Refused, "Your organisation is not invited to this visit.");

    public static Refusal NotCalledByYou() =>
        new("visit/not-called-by-you", RefusalKind.Refused, "Another organisation called this visit. Only that one can move it, name its team and report on it.");

    public static Refusal Over() =>
        new("visit/over", RefusalKind.Refused, "It is reported already what came of this visit. Call a new one.");

    public static Refusal ReasonUnfit() =>
        new("visit/reason-unfit", RefusalKind.Refused, "Accept or decline; whoever declines says why, and nobody else.");

    public static Refusal AnsweredSo() =>
        new("visit/answered-so", RefusalKind.Refused, "Your organisation has answered so already.");

    public static Refusal TeamUnfit() =>
        new("visit/team-unfit", RefusalKind.Refused, "A team has 1 to 20 places, each of an organisation that called the visit or is invited, with a function in words and no name.");

    public static Refusal ThenAlready() =>
        new("visit/then-already", RefusalKind.Refused, "The visit is at that time already.");

    public static Refusal ResultMissing() =>
        new("visit/result-missing", RefusalKind.Refused, "Say what came of it: held, held in part, not held, or called off.");

    public static Refusal SeenUnfit() =>
        new("visit/seen-unfit", RefusalKind.Refused, "Say what was seen exactly where it was held, wholly or in part; else say why it was not.");

    public static Refusal StanceMissing() =>
        new("visit/stance-missing", RefusalKind.Refused, "Say whether your organisation states what it found or dissents.");

    public static Refusal NotHeld() =>
        new("visit/not-held", RefusalKind.Refused, "Nobody has reported that this visit was held, so nothing was found on it. A dissent can be stated all the same.");

    public static Refusal NotYourFinding() =>
        new("visit/not-your-finding", RefusalKind.Refused, "Only the organisation whose word it is can take it back.");

    public static Refusal FindingWithdrawn() =>
        new("visit/finding-withdrawn", RefusalKind.Refused, "This was taken back already.");
}
