namespace Truce.Core.Crossings;

/// <summary>Every "no" about crossings and what is stated of them.</summary>
public static class CrossingRefusals
{
    public static Refusal WaysUnfit() =>
        new("crossing/ways-unfit", RefusalKind.Refused, "Say what the crossing is made for: at least one way, each once.");

    public static Refusal CapacityUnfit(string capacity) =>
        new("crossing/capacity-unfit", RefusalKind.Refused, "“{0}” is not a capacity. It is a whole number a day and a word for what it counts, such as 300 trucks.", capacity);

    public static Refusal TooManyOperators() =>
        new("crossing/too-many-operators", RefusalKind.Refused, "A crossing has at most 8 operators.");

    public static Refusal NothingCorrected() =>
        new("crossing/nothing-corrected", RefusalKind.Refused, "This is what stands already.");

    public static Refusal NotMadeFor() =>
        new("crossing/not-made-for", RefusalKind.Refused, "This crossing is not made for that kind in that direction. Correct the crossing first, if it is.");

    public static Refusal ObservedInTheFuture(string from) =>
        new("crossing/observed-in-the-future", RefusalKind.Refused, "{0} is still to come: nobody has observed it. What is to come can only be announced.", from);

    public static Refusal StatedInTheFuture(string at) =>
        new("crossing/stated-in-the-future", RefusalKind.Refused, "Nobody has stated anything at {0}: that is still to come.", at);

    public static Refusal EndsBeforeItBegins() =>
        new("crossing/ends-before-it-begins", RefusalKind.Refused, "It cannot end before it begins.");

    public static Refusal CarrierUnfit() =>
        new("crossing/carrier-unfit", RefusalKind.Refused, "What is stated of a crossing is carried by a claim or a report.");

    public static Refusal Withdrawn() =>
        new("crossing/statement-withdrawn", RefusalKind.Refused, "This statement was taken back already.");
}
