using System.Globalization;
using NodaTime.Text;

namespace Truce.Web.Visits;

/// <summary>Days, moments and spans as a reader of the page's language writes them, in the centre's own zone.</summary>
public static class Dates
{
    /// <summary>A day as addresses write it, <c>2025-10-29</c>; null where it is none.</summary>
    public static LocalDate? Read(string? text) =>
        text is not null && !text.Any(char.IsControl) && LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var day) ? day : null;

    /// <summary>A day, with its year unless told.</summary>
    public static string Day(this Words words, LocalDate day, bool year = true) =>
        year ? words["date.day-month-year", day.Day, words[$"month-short.{day.Month}"], Year(day)] : words["date.day-month", day.Day, words[$"month-short.{day.Month}"]];

    /// <summary>One day, or the first and the last between which it was.</summary>
    public static string Days(this Words words, DateInterval days) =>
        days.Start == days.End ? words.Day(days.Start) : words["times.between", words.Day(days.Start, days.Start.Year != days.End.Year), words.Day(days.End)];

    /// <summary>A day in full, with the name of the day of the week.</summary>
    public static string LongDay(this Words words, LocalDate day) =>
        words["date.weekday", words[$"weekday.{(int)day.DayOfWeek}"], words["date.day-month-year", day.Day, words[$"month.{day.Month}"], Year(day)]];

    /// <summary>The day of a moment in the centre's zone.</summary>
    public static LocalDate DayOf(this Visit visit, Instant moment) => moment.InZone(visit.Profile.Zone).Date;

    /// <summary>A moment: day and time of day in the centre's zone.</summary>
    public static string Moment(this Visit visit, Instant moment)
    {
        var local = moment.InZone(visit.Profile.Zone).LocalDateTime;
        return visit.Words["date.with-time", visit.Words.Day(local.Date), Clock(local)];
    }

    /// <summary>The hour and minute of a moment in a zone.</summary>
    public static string Clock(this Instant moment, DateTimeZone zone) => Clock(moment.InZone(zone).LocalDateTime);

    /// <summary>As a datetime-local field holds it, in the centre's zone: to the minute, or the second.</summary>
    public static string Field(this Visit visit, Instant moment) =>
        moment.InZone(visit.Profile.Zone).LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>As HTML's time element holds it.</summary>
    public static string Machine(this Instant moment) => moment.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>As HTML's time element holds it.</summary>
    public static string Machine(this LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>How long, in the largest unit of which there are two, else the next.</summary>
    public static string Span(this Words words, Duration span)
    {
        var days = (long)span.TotalDays;
        if (days >= 61) return words.Count("time.months", (long)Math.Round(span.TotalDays / 30.44));
        if (days >= 2) return words.Count("time.days", days);
        return span.TotalHours >= 2 ? words.Count("time.hours", (long)span.TotalHours) : words.Count("time.minutes", Math.Max(1, (long)span.TotalMinutes));
    }

    private static string Clock(LocalDateTime local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Year(LocalDate day) => day.Year.ToString(CultureInfo.InvariantCulture);
}
