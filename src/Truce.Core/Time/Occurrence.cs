namespace Truce.Core.Time;

/// <summary>How exactly it is known when something happened.</summary>
public enum TimePrecision
{
    Minute = 1,
    Hour = 2,

    /// <summary>Morning, night and the like: several hours.</summary>
    PartOfDay = 3,

    /// <summary>The day alone: no hour was stated.</summary>
    Day = 4,

    /// <summary>Several days, within which it happened.</summary>
    Days = 5,
}

/// <summary>When something happened, as far as it is known: somewhere between two moments.</summary>
/// <param name="From">The earliest moment that it can have begun.</param>
/// <param name="Until">The first moment after it; later than <paramref name="From"/>.</param>
/// <param name="Precision">How exactly that was stated.</param>
/// <param name="Zone">The zone in which it was stated, as the time zone database names it: <c>Asia/Gaza</c>.</param>
public sealed record Occurrence(Instant From, Instant Until, TimePrecision Precision, string Zone)
{
    /// <summary>Whole days in a zone, no hour stated.</summary>
    public static Occurrence OfDays(DateInterval days, DateTimeZone zone) => new(
        zone.AtStartOfDay(days.Start).ToInstant(), zone.AtStartOfDay(days.End.PlusDays(1)).ToInstant(),
        days.Start == days.End ? TimePrecision.Day : TimePrecision.Days, zone.Id);

    /// <summary>The days that it touches, in its own zone; both count.</summary>
    public DateInterval Days(IDateTimeZoneProvider zones)
    {
        var zone = zones.GetZoneOrNull(Zone) ?? DateTimeZone.Utc;
        return new DateInterval(From.InZone(zone).Date, (Until - Duration.Epsilon).InZone(zone).Date);
    }

    /// <summary>Whether some moment of it lies within another stretch of time; both are half-open.</summary>
    public bool Meets(Instant from, Instant until) => From < until && from < Until;

    /// <summary>Null where it can have been; else the refusal that says why not.</summary>
    /// <param name="now">Nothing that has happened lies wholly after it.</param>
    public Refusal? Unfit(Instant now)
    {
        if (Until <= From) return TimeRefusals.Reversed(From.ToString(), Until.ToString());
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is null) return TimeRefusals.ZoneUnknown(Zone.Length <= 60 ? Zone : Zone[..60]);
        return From > now ? TimeRefusals.InTheFuture(From.ToString()) : null;
    }
}

/// <summary>Every "no" about times.</summary>
public static class TimeRefusals
{
    public static Refusal Reversed(string from, string until) =>
        new("time/reversed", RefusalKind.Refused, "It cannot end at {1}, which is not after its beginning, {0}.", from, until);

    public static Refusal ZoneUnknown(string zone) =>
        new("time/zone-unknown", RefusalKind.Refused, "“{0}” is not a time zone. Write one such as Asia/Gaza or UTC, so that everybody reads the same hour.", zone);

    public static Refusal InTheFuture(string from) =>
        new("time/in-the-future", RefusalKind.Refused, "{0} is still to come: what is recorded as seen or done has happened.", from);
}
