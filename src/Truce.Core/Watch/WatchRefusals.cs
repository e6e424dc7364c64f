namespace Truce.Core.Watch;

/// <summary>Every "no" about the log, and about the times of what is asked.</summary>
public static class WatchRefusals
{
    public static Refusal LogInTheFuture(string at) =>
        new("watch/log-in-the-future", RefusalKind.Refused, "{0} is still to come. The log says what has happened; what is to be done is a task.", at);

    public static Refusal NotYourFunction(string function) =>
        new("watch/not-your-function", RefusalKind.Refused, "{0} is not a function of your organisation. Choose one of your own.", function);

    public static Refusal NothingCorrected() =>
        new("watch/nothing-corrected", RefusalKind.Refused, "This is what stands already.");

    public static Refusal AskedInTheFuture(string at) =>
        new("watch/asked-in-the-future", RefusalKind.Refused, "Nobody has asked anything at {0}: that is still to come.", at);

    public static Refusal DueBeforeAsked(string due, string asked) =>
        new("watch/due-before-asked", RefusalKind.Refused, "It cannot be due at {0}, which is not after {1}, when it was asked.", due, asked);
}
