namespace Truce.Core.Access;

/// <summary>Refusals about who may do what.</summary>
public static class AccessRefusals
{
    public static Refusal NotYourDuty(string verb) =>
        new("access/not-your-duty", RefusalKind.Forbidden, "Your duties do not include this ({0}). Ask the centre's secretariat who has them.", verb);

    public static Refusal NotFound(string reference) =>
        new("access/not-found", RefusalKind.NotFound, "There is nothing under {0} that you may see. Check the reference, or ask who holds it.", reference);

    public static Refusal SignInFirst() =>
        new("access/sign-in-first", RefusalKind.Forbidden, "Only a member of the centre can write to the record. Sign in first.");

    public static Refusal NotYours() =>
        new("access/not-yours", RefusalKind.Forbidden, "Only a member of the organisation that owns this can do that.");

    public static Refusal NotForThem(string principal) =>
        new("access/not-for-them", RefusalKind.Forbidden, "Your organisation does not act for {0} today. Enter it in your own name, or ask the secretariat to note the representation.", principal);

    public static Refusal MarkingMalformed() =>
        new("access/marking-malformed", RefusalKind.Refused, "This marking does not fit its label: AMBER and AMBER+STRICT name organisations, RED names members, CLEAR and GREEN name nobody.");

    public static Refusal MarkingUnchanged() =>
        new("access/marking-unchanged", RefusalKind.Refused, "It carries this marking already.");

    public static Refusal MemberNotActive() =>
        new("access/member-not-active", RefusalKind.Refused, "This member is suspended or has left. Only a suspended member can be reinstated.");

    public static Refusal TokenBeyondMember() =>
        new("access/token-beyond-member", RefusalKind.Refused, "A token can do no more than its member. Leave out the duties that the member does not have.");

    public static Refusal TokenTimeUnfit() =>
        new("access/token-time-unfit", RefusalKind.Refused, "A token ends within 366 days from now. Give a later or an earlier end.");

    public static Refusal NoSuchToken() =>
        new("access/no-such-token", RefusalKind.Refused, "The member has no token of this number that still stands.");

    public static Refusal TokenMayNot(string verb) =>
        new("access/token-may-not", RefusalKind.Forbidden, "This token was not given for this ({0}). Ask the centre's secretariat for one that was.", verb);

    public static Refusal TokenUnknown() =>
        new("access/token-unknown", RefusalKind.Forbidden, "This token is not known, or it has ended. Ask the centre's secretariat for a new one.");

    public static Refusal DutiesUnknown() =>
        new("access/duties-unknown", RefusalKind.Refused, "These duties are not known to this centre.");
}
