namespace Truce.Core.Selections;

/// <summary>When something was, as far as it was said: from a moment up to and without another.</summary>
/// <param name="Until">Later than <paramref name="From"/>, or the same where a moment alone was said; <see cref="Instant.MaxValue"/> where it has not ended.</param>
public readonly record struct Lasting(Instant From, Instant Until)
{
    /// <summary>Whole days in a zone.</summary>
    /// <param name="last">Null: it has not ended.</param>
    public static Lasting OfDays(LocalDate first, LocalDate? last, DateTimeZone zone) =>
        new(zone.AtStartOfDay(first).ToInstant(), last is { } end ? zone.AtStartOfDay(end.PlusDays(1)).ToInstant() : Instant.MaxValue);

    /// <summary>Whether some moment of it lies within another stretch, half-open.</summary>
    public bool Meets(Instant from, Instant until) => From < until && (from < Until || from == From);
}

/// <summary>When each noun was: what happened, where a thing tells of something that happened; else when it was said, or holds.</summary>
public static class SelectableTime
{
    /// <summary>Whether things of a noun have a time of their own, beside the one at which they were recorded.</summary>
    public static bool HasTime(StreamKind kind) => kind is StreamKind.Incident or StreamKind.Observation or StreamKind.Hindrance or StreamKind.Passage
        or StreamKind.Claim or StreamKind.Report or StreamKind.Figure or StreamKind.Judgement or StreamKind.Reply or StreamKind.Assessment
        or StreamKind.Batch or StreamKind.LineVersion or StreamKind.Marker or StreamKind.Presence or StreamKind.AgendaItem or StreamKind.Capacity
        or StreamKind.EvidenceItem or StreamKind.LogEntry or StreamKind.Shift or StreamKind.Decision or StreamKind.DecisionStatement or StreamKind.WatchTask
        or StreamKind.InformationRequest or StreamKind.SituationReport or StreamKind.SituationDraft;

    /// <summary>When a state was; null where nobody said.</summary>
    /// <param name="zone">The centre's own, in which days without a zone are meant.</param>
    public static Lasting? Of(object state, DateTimeZone zone) => state switch
    {
        Incident one => Of(one.Account.Occurred),
        Observation one => Of(one.Account.When),
        Hindrance one => Of(one.Account.When),
        Passage one => new(one.Account.When.From, one.Account.Until ?? one.Account.When.Until),
        Claim one => Of(one.Occurred ?? one.Said, zone),
        Report one => Of(one.Published, zone),
        Figure { Stated.Period: { } period } => Of(period.Days, DateTimeZoneProviders.Tzdb.GetZoneOrNull(period.Zone) ?? zone),
        Judgement one => Lasting.OfDays(one.On, one.On, zone),
        Reply { Account: { } account } => (account.AnsweredOn ?? account.AskedOn) is { } day ? Lasting.OfDays(day, day, zone) : null,
        Assessment one => Of(one.On, zone),
        Batch one => Of(one.Terms.On, zone),
        LineVersion one => Lasting.OfDays(one.FirstDay, one.LastDay, zone),
        Marker one => Of(one.Seen, zone),
        Presence one => Lasting.OfDays(one.Account.From, one.Account.Until, zone),
        AgendaItem one => Lasting.OfDays(one.Terms.First, one.Terms.Every == Repetition.Once ? one.Terms.First : one.Terms.Last, DateTimeZoneProviders.Tzdb.GetZoneOrNull(one.Terms.Zone) ?? zone),
        Capacity one => Of(one.Account.Days, zone),
        EvidenceItem { Account.Captured: { } captured } => Of(captured),
        LogEntry one => new(one.Account.At, one.Account.At),
        Shift one => new(one.OpenedAt, one.EndedAt ?? Instant.MaxValue),
        Decision one => new(one.Account.Asked.At, one.Account.Asked.At),
        DecisionStatement one => new(one.RecordedAt, one.RecordedAt),
        WatchTask one => new(one.Account.Asked.At, one.Account.Asked.At),
        InformationRequest one => new(one.Account.Asked.At, one.Account.Asked.At),
        SituationReport one => new(one.Terms.From, one.Terms.CutOff),
        SituationDraft one => new(one.Terms.From, one.Terms.CutOff),
        _ => null,
    };

    private static Lasting Of(Occurrence when) => new(when.From, when.Until);

    private static Lasting Of(DateInterval days, DateTimeZone zone) => Lasting.OfDays(days.Start, days.End, zone);
}
