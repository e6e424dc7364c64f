namespace Truce.Formats.Calendars;

/// <summary>Whether something on a calendar takes place (RFC 5545, 3.8.1.11).</summary>
public enum CalendarStatus
{
    Confirmed = 1,

    /// <summary>It stays on the calendar, so that whoever holds it hears that it does not take place.</summary>
    Cancelled = 2,
}

/// <summary>How far something on a calendar may go (RFC 5545, 3.8.1.3).</summary>
public enum CalendarClass
{
    Public = 1,
    Private = 2,
    Confidential = 3,
}

/// <summary>Something on a calendar: an event of RFC 5545, 3.6.1. It takes no time from whoever holds it.</summary>
/// <param name="Uid">The same for ever, whatever changes; unlike every other in the world.</param>
/// <param name="Sequence">0, and more with every change.</param>
/// <param name="ChangedAt">When it last changed.</param>
/// <param name="Summary">A line.</param>
public sealed record CalendarEntry(string Uid, int Sequence, Instant ChangedAt, string Summary)
{
    /// <summary>A moment, or the first of a stretch; null of whole days.</summary>
    public Instant? From { get; init; }

    /// <summary>The first moment after the stretch; null of a moment.</summary>
    public Instant? Until { get; init; }

    /// <summary>Whole days, in no zone, where <see cref="From"/> is null: both count.</summary>
    public DateInterval? Days { get; init; }

    /// <summary>More of it, in lines; null where there is no more.</summary>
    public string? Description { get; init; }

    /// <summary>Where, in words.</summary>
    public string? Location { get; init; }

    /// <summary>Its page.</summary>
    public Uri? Page { get; init; }

    /// <summary>What kind of thing it is, in words.</summary>
    public string? Category { get; init; }

    /// <summary>Whether it takes place.</summary>
    public CalendarStatus Status { get; init; } = CalendarStatus.Confirmed;

    /// <summary>How far it may go.</summary>
    public CalendarClass Class { get; init; } = CalendarClass.Public;
}
