namespace Truce.Core.Replies;

/// <summary>Every "no" about replies.</summary>
public static class ReplyRefusals
{
    public static Refusal AskedOnMissing() =>
        new("reply/asked-on-missing", RefusalKind.Refused, "Say on which day it was asked: without that, silence is no answer.");

    public static Refusal WordsUnfit() =>
        new("reply/words-unfit", RefusalKind.Refused, "A statement has its words and its day; where there is none, it has neither.");

    public static Refusal AnsweredBeforeAsked() =>
        new("reply/answered-before-asked", RefusalKind.Refused, "It cannot have answered before it was asked. Leave out the day of asking where it spoke first.");

    public static Refusal InTheFuture() =>
        new("reply/in-the-future", RefusalKind.Refused, "That day is still to come.");

    public static Refusal ThroughUnfit() =>
        new("reply/through-unfit", RefusalKind.Refused, "A statement is carried by a claim or a report.");

    public static Refusal ThroughMissing() =>
        new("reply/through-missing", RefusalKind.Refused, "Another organisation's words come through a claim or a report of the record. Name it.");

    public static Refusal NothingCorrected() =>
        new("reply/nothing-corrected", RefusalKind.Refused, "This is what stands already.");
}
