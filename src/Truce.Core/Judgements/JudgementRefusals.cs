namespace Truce.Core.Judgements;

/// <summary>Every "no" about judgements.</summary>
public static class JudgementRefusals
{
    public static Refusal OneQuestion() =>
        new("judgement/one-question", RefusalKind.Refused, "A judgement answers one question: did it happen, who did it, or was it a breach. Give each its own.");

    public static Refusal LevelUnknown() =>
        new("judgement/level-unknown", RefusalKind.Refused, "The level of verification is 0 to 5.");

    public static Refusal ActorUnfit() =>
        new("judgement/actor-unfit", RefusalKind.Refused, "Name the actor, as an organisation or in words; name none where it is not attributable.");

    public static Refusal SeverityUnfit() =>
        new("judgement/severity-unfit", RefusalKind.Refused, "Severity is said of a breach or a possible breach only.");

    public static Refusal ProvisionUnfit() =>
        new("judgement/provision-unfit", RefusalKind.Refused, "What it is measured by is a provision; outside the agreement there is none.");

    public static Refusal SameSeat(string other) =>
        new("judgement/same-seat", RefusalKind.Refused, "This seat has given or corrected {0} for the centre on the same incident. Whether it happened, who did it and whether it was a breach are judged by different people: ask another seat.", other);

    public static Refusal LineUnfit() =>
        new("judgement/line-unfit", RefusalKind.Refused, "A version of a line is named with a judgement on breach only.");

    public static Refusal LineNotThen(string version) =>
        new("judgement/line-not-then", RefusalKind.Refused, "{0} did not apply on the day of the incident. Name a version that did, or none.", version);

    public static Refusal OriginWithoutOrganisation() =>
        new("judgement/origin-without-organisation", RefusalKind.Refused, "The origin of this claim belongs to no organisation of the centre, so the judgement is nobody's here. Register the organisation first.");

    public static Refusal InTheFuture(string on) =>
        new("judgement/in-the-future", RefusalKind.Refused, "{0} is still to come: a judgement has been given.", on);

    public static Refusal OtherQuestion() =>
        new("judgement/other-question", RefusalKind.Refused, "A correction answers the same question. Give a new judgement on the other one.");

    public static Refusal NothingCorrected() =>
        new("judgement/nothing-corrected", RefusalKind.Refused, "This is what stands already.");

    public static Refusal Withdrawn() =>
        new("judgement/withdrawn", RefusalKind.Refused, "This judgement was taken back. Give a new one.");
}
