namespace Truce.Core.Agendas;

/// <summary>Every "no" about the agenda.</summary>
public static class AgendaRefusals
{
    public static Refusal HoursUnfit() =>
        new("agenda/hours-unfit", RefusalKind.Refused, "It begins at an hour of the day and lasts from one minute to a whole day. Leave hours out for a day with a theme.");

    public static Refusal DaysUnfit() =>
        new("agenda/days-unfit", RefusalKind.Refused, "The last day lies not before the first, and only what comes again has one.");

    public static Refusal NotSetFor(string day) =>
        new("agenda/not-set-for", RefusalKind.Refused, "It is not set for {0}. The page lists its days.", day);

    public static Refusal RecordingMissing() =>
        new("agenda/recording-missing", RefusalKind.Refused, "Say whether it may be recorded: not asked, agreed, or not agreed.");

    public static Refusal NotTheHost() =>
        new("agenda/not-the-host", RefusalKind.Forbidden, "Only its host, or whoever keeps the agenda, can do that.");

    public static Refusal NothingChanged() =>
        new("agenda/nothing-changed", RefusalKind.Refused, "This is what stands already.");

    public static Refusal Cancelled() =>
        new("agenda/cancelled", RefusalKind.Refused, "It was cancelled. Put it on the agenda anew.");
}
