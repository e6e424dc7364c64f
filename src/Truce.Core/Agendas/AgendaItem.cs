using System.Collections.Immutable;

namespace Truce.Core.Agendas;

/// <summary>How often something on the agenda comes again.</summary>
public enum Repetition
{
    Once = 1,
    Day = 2,
    Week = 3,
}

/// <summary>Whether a meeting may be recorded, in sound or pictures, as its host says.</summary>
public enum RecordingConsent
{
    NotAsked = 1,

    /// <summary>Everybody there was asked and agreed.</summary>
    Agreed = 2,
    NotAgreed = 3,
}

/// <summary>Hours of a day, in the zone of the agenda item.</summary>
/// <param name="FromMinute">Minutes after midnight, 0 to 1,439, on the clock of the zone.</param>
/// <param name="Minutes">How long, 1 to 1,440.</param>
public sealed record AgendaHours(int FromMinute, int Minutes)
{
    /// <summary>Minutes of a day.</summary>
    public const int Day = 1_440;

    /// <summary>Whether both lie within their bounds.</summary>
    public bool AreFit => FromMinute is >= 0 and < Day && Minutes is >= 1 and <= Day;

    /// <summary>From when to when on a day. Where the clock is put forward over the beginning, it begins when the gap ends.</summary>
    public (Instant From, Instant Until) On(LocalDate day, DateTimeZone zone)
    {
        var from = (day + LocalTime.FromMinutesSinceMidnight(FromMinute)).InZoneLeniently(zone).ToInstant();
        return (from, from + Duration.FromMinutes(Minutes));
    }
}

/// <summary>What stands on the agenda.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Group">The working group or cell, in words.</param>
/// <param name="First">Its day, or the first of its days.</param>
/// <param name="Zone">The zone of its hours, as the time zone database names it.</param>
/// <param name="Hours">Null: the whole day, as of a day with a theme.</param>
/// <param name="Last">The last day on which it may come again; null while no end is stated, and of what comes once.</param>
/// <param name="Where">Room or link, in words; null where it was not stated.</param>
public sealed record AgendaTerms(
    LocalText Title, LocalText Group, LocalDate First, string Zone, AgendaHours? Hours, Repetition Every = Repetition.Once, LocalDate? Last = null,
    LocalText? Where = null, LocalText? Note = null)
{
    /// <summary>Null where its parts fit each other; else the refusal that says what does not.</summary>
    public Refusal? Unfit()
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is null) return TimeRefusals.ZoneUnknown(Zone.Length <= 60 ? Zone : Zone[..60]);
        if (Hours is { AreFit: false }) return AgendaRefusals.HoursUnfit();
        if (!Enum.IsDefined(Every) || Last < First || (Every == Repetition.Once && Last is not null)) return AgendaRefusals.DaysUnfit();
        return TextCheck.First(
            TextCheck.Of(Title, "title", TextCheck.Name), TextCheck.Of(Group, "group", TextCheck.Name), TextCheck.Optional(Where, "where", TextCheck.Name),
            TextCheck.Optional(Note, "note", TextCheck.Statement));
    }

    /// <summary>Whether it is set for a day, moves and cancellations apart.</summary>
    public bool IsSetFor(LocalDate day) => day >= First && (Last is null || day <= Last) && Every switch
    {
        Repetition.Once => day == First,
        Repetition.Week => day.DayOfWeek == First.DayOfWeek,
        _ => true,
    };
}

/// <summary>One of its days that was moved or cancelled.</summary>
/// <param name="On">The day for which it was set.</param>
/// <param name="To">The day to which it was moved; null: cancelled.</param>
/// <param name="Hours">Its hours there; null: the whole day.</param>
public sealed record AgendaChange(LocalDate On, LocalDate? To, AgendaHours? Hours, LocalText Reason);

/// <summary>A meeting, a session or a theme of the centre's day, once or again and again.</summary>
/// <param name="Host">Who hosts it.</param>
/// <param name="Changes">Single days that were moved or cancelled; the last about a day holds.</param>
/// <param name="Cancelled">Why all of it was cancelled; null while it stands.</param>
/// <param name="CancelledFrom">The first day for which that holds.</param>
public sealed record AgendaItem(
    Id<AgendaItem> Id, Id<Organisation> Host, AgendaTerms Terms, RecordingConsent Recording, ImmutableArray<AgendaChange> Changes, LocalDate? CancelledFrom,
    LocalText? Cancelled, int Corrections, bool Example) : INoun<AgendaItem>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.AgendaItem;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(AgendaItem state) => [state.Host];

    /// <inheritdoc />
    public static AgendaItem? Apply(AgendaItem? current, Recorded recorded) => recorded.Event switch
    {
        AgendaItemSet e => new AgendaItem(new(recorded.Head.Stream.Number), e.Host, e.Terms, e.Recording, [], null, null, 0, e.Example),
        AgendaItemCorrected e => current! with { Terms = e.Terms, Corrections = current.Corrections + 1 },
        AgendaItemMoved e => current! with { Changes = [.. current.Changes.Where(one => one.On != e.On), new(e.On, e.To, e.Hours, e.Reason)] },
        AgendaItemSkipped e => current! with { Changes = [.. current.Changes.Where(one => one.On != e.On), new(e.On, null, null, e.Reason)] },
        AgendaItemCancelled e => current! with { CancelledFrom = e.From, Cancelled = e.Reason },
        RecordingAnswered e => current! with { Recording = e.Recording },
        _ => current,
    };
}
