namespace Truce.Core.Incidents;

/// <summary>Every "no" about incidents.</summary>
public static class IncidentRefusals
{
    public static Refusal TypeUnknown(string type) =>
        new("incident/type-unknown", RefusalKind.Refused, "“{0}” is not a type of incident. Choose one of the list.", type);

    public static Refusal NumbersOutOfOrder() =>
        new("incident/numbers-out-of-order", RefusalKind.Refused, "Numbers are whole, from 0 to 1,000,000, at least one is given, and the least is not above the most.");

    public static Refusal TooManyCounts(string counts) =>
        new("incident/too-many-counts", RefusalKind.Refused, "{0} counts of people are too many; at most 20 are kept.", counts);

    public static Refusal CountedTwice() =>
        new("incident/counted-twice", RefusalKind.Refused, "The same people are counted twice. Give each category and group one count, from least to most.");

    public static Refusal NotItsClaim(string claim) =>
        new("incident/not-its-claim", RefusalKind.Refused, "{0} is not a claim of this source. Name one that it makes or passes on, or none.", claim);

    public static Refusal NamesSomebody() =>
        new("incident/names-somebody", RefusalKind.Refused, "This reads as if it named a person, or led to one. Say how they were counted without it.");

    public static Refusal NoSuchCount() =>
        new("incident/no-such-count", RefusalKind.Refused, "This source states no such count here.");

    public static Refusal TooManyHarmCounts() =>
        new("incident/too-many-harm-counts", RefusalKind.Refused, "An incident holds at most 200 counts of people. Correct one that stands instead.");

    public static Refusal ReportedInTheFuture(string at) =>
        new("incident/reported-in-the-future", RefusalKind.Refused, "{0} is still to come: what was reported has been reported.", at);

    public static Refusal ReportedBefore(string at) =>
        new("incident/reported-before", RefusalKind.Refused, "It cannot have been reported at {0}, before it can have begun. Check both times and their zone.", at);

    public static Refusal TooOpen(string type) =>
        new("incident/too-open", RefusalKind.Refused, "An incident of the type {0} is not for everybody. Mark it AMBER, AMBER+STRICT or RED.", type);

    public static Refusal NothingCorrected() =>
        new("incident/nothing-corrected", RefusalKind.Refused, "This is what stands already. Correct what is told of it, and say why.");

    public static Refusal NotNext(string from, string to) =>
        new("incident/not-next", RefusalKind.Refused, "“{1}” does not follow “{0}”. The page lists the steps that do.", from, to);

    public static Refusal DuplicateOfWhat() =>
        new("incident/duplicate-of-what", RefusalKind.Refused, "Name the incident that this one tells a second time.");

    public static Refusal NotTriaged() =>
        new("incident/not-triaged", RefusalKind.Refused, "Only an incident that was triaged and not taken further can be set down as a duplicate.");

    public static Refusal DuplicateOfDuplicate(string other) =>
        new("incident/duplicate-of-duplicate", RefusalKind.Refused, "{0} is a duplicate itself. Name the incident that it tells a second time.", other);

    public static Refusal ObstacleUnfit() =>
        new("incident/obstacle-unfit", RefusalKind.Refused, "Say what kept it from being verified, where it is set down as unverifiable, and only there.");

    public static Refusal ReplyPeriodUnfit() =>
        new("incident/reply-period-unfit", RefusalKind.Refused, "Say until when the parties can reply, a moment still to come, where the time to reply begins, and only there.");

    public static Refusal ReplyPeriodRuns(string until) =>
        new("incident/reply-period-runs", RefusalKind.Refused, "The parties were given until {0} to reply. It can be closed then, whether they did or not.", until);
}
