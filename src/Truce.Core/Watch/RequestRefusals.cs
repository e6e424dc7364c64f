namespace Truce.Core.Watch;

/// <summary>Every "no" about requests for information.</summary>
public static class RequestRefusals
{
    public static Refusal NeededByMissing() =>
        new("request/needed-by-missing", RefusalKind.Refused, "Say by when it is needed: without that, nobody can say that it is late.");

    public static Refusal NeededThenAlready() =>
        new("request/needed-then-already", RefusalKind.Refused, "It is needed by then already.");

    public static Refusal Ended() =>
        new("request/ended", RefusalKind.Refused, "This request was answered, declined or withdrawn already. Ask anew, if more is needed.");

    public static Refusal NotAskedOfYou() =>
        new("request/not-asked-of-you", RefusalKind.Refused, "Another organisation was asked. Only that one can say that it cannot answer; anybody can answer.");

    public static Refusal NotAskedByYou() =>
        new("request/not-asked-by-you", RefusalKind.Refused, "Another organisation asked for this. Only that one can change by when it is needed, or withdraw it.");
}
