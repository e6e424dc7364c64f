namespace Truce.Core.Transmissions;

/// <summary>Every "no" about transmissions.</summary>
public static class TransmissionRefusals
{
    public static Refusal WayMissing() =>
        new("transmission/way-missing", RefusalKind.Refused, "Say by what way it went: by this record, a liaison officer, a letter, a telephone, or in a meeting.");

    public static Refusal InTheFuture(string at) =>
        new("transmission/in-the-future", RefusalKind.Refused, "{0} is still to come: what was sent or received has been.", at);

    public static Refusal ReplyBeforeSent() =>
        new("transmission/reply-before-sent", RefusalKind.Refused, "The time to reply ends after it was sent.");

    public static Refusal ToItself() =>
        new("transmission/to-itself", RefusalKind.Refused, "An allegation is put to another organisation, not to one's own.");

    public static Refusal NotReleased(string organisation) =>
        new("transmission/not-released", RefusalKind.Refused, "{0} may not see this incident, so it cannot be put to it. Change the marking of the incident first.", organisation);

    public static Refusal NotToYou() =>
        new("transmission/not-to-you", RefusalKind.Refused, "Only the organisation to which it was put, and the one that sent it, can say that it arrived.");

    public static Refusal NotSentByYou() =>
        new("transmission/not-sent-by-you", RefusalKind.Refused, "Another organisation sent this. Only that one can change the time to reply or take it back.");

    public static Refusal ReceivedAlready() =>
        new("transmission/received-already", RefusalKind.Refused, "Your organisation has said already that it arrived.");

    public static Refusal ReceivedBeforeSent() =>
        new("transmission/received-before-sent", RefusalKind.Refused, "It cannot have arrived before it was sent. Check both times and their zone.");

    public static Refusal PeriodUnchanged() =>
        new("transmission/period-unchanged", RefusalKind.Refused, "The time to reply ends then already.");

    public static Refusal Withdrawn() =>
        new("transmission/withdrawn", RefusalKind.Refused, "This was taken back already.");
}
