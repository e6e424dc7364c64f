namespace Truce.Core.Observations;

/// <summary>Every "no" about observations.</summary>
public static class ObservationRefusals
{
    public static Refusal KindMissing() =>
        new("observation/kind-missing", RefusalKind.Refused, "Say as what somebody looked, and what that came to: something seen, nothing seen, or not able to look.");

    public static Refusal MeansUnfit() =>
        new("observation/means-unfit", RefusalKind.Refused, "Say by what means it was looked or listened, each once. What others told is no observation: record it as a report.");

    public static Refusal SeenUnfit() =>
        new("observation/seen-unfit", RefusalKind.Refused, "Say what was seen exactly where something was. That nothing was seen, or that nobody could look, has no more to tell.");

    public static Refusal LimitsUnfit() =>
        new("observation/limits-unfit", RefusalKind.Refused, "What could not be seen stands with why, each reason once. Where nobody could look, at least one reason is given.");

    public static Refusal NotOver(string until) =>
        new("observation/not-over", RefusalKind.Refused, "It is to end at {0}, which is still to come. Record what was observed so far, and the rest when it is over.", until);

    public static Refusal TwoShapes() =>
        new("observation/two-shapes", RefusalKind.Refused, "Give the ground that was looked at, or the way that was taken, not both. A second observation can hold the other.");

    public static Refusal GroundWithoutPlace() =>
        new("observation/ground-without-place", RefusalKind.Refused, "Name a place of the list with a known boundary in which the ground lies, so that it can be checked.");

    public static Refusal LiesElsewhere(string position) =>
        new("observation/lies-elsewhere", RefusalKind.Refused, "{0} lies more than 5 kilometres outside the place that is named. Check the place, the reference system and the order of latitude and longitude.", position);

    public static Refusal ReceivedInTheFuture(string at) =>
        new("observation/received-in-the-future", RefusalKind.Refused, "{0} is still to come: what was received has been received.", at);

    public static Refusal ReceivedBefore(string at) =>
        new("observation/received-before", RefusalKind.Refused, "Nobody can have told of it at {0}, before it can have begun. Check both times and their zone.", at);

    public static Refusal ThroughUnfit() =>
        new("observation/through-unfit", RefusalKind.Refused, "An observation or a hindrance is carried by a claim or a report.");

    public static Refusal NothingCorrected() =>
        new("observation/nothing-corrected", RefusalKind.Refused, "This is what stands already. Correct what is told of it, and say why.");

    public static Refusal Withdrawn(string observation) =>
        new("observation/withdrawn", RefusalKind.Refused, "{0} was taken back already. Record a new one.", observation);
}

/// <summary>Every "no" about hindrances.</summary>
public static class HindranceRefusals
{
    public static Refusal KindMissing() =>
        new("hindrance/kind-missing", RefusalKind.Refused, "Say how it was hindered: denied, delayed, under conditions, threatened, or equipment jammed; and what came of it.");

    public static Refusal DelayUnfit() =>
        new("hindrance/delay-unfit", RefusalKind.Refused, "A delay is 1 to 43,200 minutes, and only what was delayed has one.");

    public static Refusal ConditionUnfit() =>
        new("hindrance/condition-unfit", RefusalKind.Refused, "Say which condition was set exactly where one was.");

    public static Refusal OfAnother(string observation, string organisation) =>
        new("hindrance/of-another", RefusalKind.Refused, "{0} is an observation of {1}. Name that organisation as the one hindered, or record the hindrance by itself.", observation, organisation);

    public static Refusal NothingCorrected() =>
        new("hindrance/nothing-corrected", RefusalKind.Refused, "This is what stands already. Correct what is told of it, and say why.");

    public static Refusal Withdrawn(string hindrance) =>
        new("hindrance/withdrawn", RefusalKind.Refused, "{0} was taken back already. Record a new one.", hindrance);
}
