namespace Truce.Core.Watch;

/// <summary>Every "no" about shifts and handing over.</summary>
public static class ShiftRefusals
{
    public static Refusal NotOpen() =>
        new("shift/not-open", RefusalKind.Refused, "This shift was handed over or ended already.");

    public static Refusal Ended() =>
        new("shift/ended", RefusalKind.Refused, "This shift has ended already.");

    public static Refusal NotYours() =>
        new("shift/not-yours", RefusalKind.Refused, "This is a shift of another organisation. Only that one can hand it over or end it.");

    public static Refusal NotHandedOver() =>
        new("shift/not-handed-over", RefusalKind.Refused, "There is nothing to accept: this shift was not handed over, or somebody accepted it already.");

    public static Refusal OwnHandover() =>
        new("shift/own-handover", RefusalKind.Refused, "Your seat handed this shift over. Somebody else accepts it; if nobody does, end it and say so.");

    // Somebody acts only in a function of its own organisation, and in one that stands.
    internal static Refusal? OfFunction(DutyFunction function, Caller caller) =>
        function.Account.Organisation != caller.Voice ? WatchRefusals.NotYourFunction(function.Id.ToString())
        : function.Closed is null ? null
        : DutyFunctionRefusals.Closed(function.Id.ToString());
}
