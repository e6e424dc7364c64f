using System.Globalization;
using System.Text;

namespace Truce.Formats.Calendars;

/// <summary>
/// Writes calendars as iCalendar (RFC 5545), for programs that follow an address. All times are in UTC, so that no definition of a zone
/// travels with them; what comes again is written once for each time.
/// </summary>
public static class CalendarWriter
{
    /// <summary>Octets of a line at most, its end not counted (3.1).</summary>
    public const int MostOctets = 75;

    private const string Product = "-//Truce//Coordination record//EN";

    /// <summary>A calendar as UTF-8.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="language">Of the texts: <c>en</c>, <c>ar</c> or <c>he</c>.</param>
    /// <param name="entries">In any order; of two with one <see cref="CalendarEntry.Uid"/> a reader keeps the later.</param>
    /// <exception cref="ArgumentException">An entry has neither a moment nor days.</exception>
    public static byte[] Write(string name, string language, IEnumerable<CalendarEntry> entries)
    {
        using var bytes = new MemoryStream();
        Line(bytes, "BEGIN:VCALENDAR");
        Line(bytes, "VERSION:2.0");
        Line(bytes, $"PRODID:{Product}");
        Line(bytes, "CALSCALE:GREGORIAN");
        Line(bytes, "METHOD:PUBLISH");

        // RFC 7986 names these; the older name is what most programs still read.
        Line(bytes, $"NAME;LANGUAGE={language}:{Text(name)}");
        Line(bytes, $"X-WR-CALNAME:{Text(name)}");
        Line(bytes, "REFRESH-INTERVAL;VALUE=DURATION:PT15M");
        foreach (var entry in entries) Entry(bytes, entry, language);
        Line(bytes, "END:VCALENDAR");
        return bytes.ToArray();
    }

    /// <summary>A text as a value (3.3.11): what has a meaning is escaped; characters that are no text are left out.</summary>
    public static string Text(string text)
    {
        var written = new StringBuilder(text.Length + 8);
        foreach (var character in text.ReplaceLineEndings("\n"))
        {
            switch (character)
            {
                case '\\' or ';' or ',': written.Append('\\').Append(character); break;
                case '\n': written.Append("\\n"); break;
                case '\t': written.Append(character); break;
                case < ' ' or '\u007f': break;
                default: written.Append(character); break;
            }
        }

        return written.ToString();
    }

    private static void Entry(MemoryStream to, CalendarEntry entry, string language)
    {
        Line(to, "BEGIN:VEVENT");
        Line(to, $"UID:{Text(entry.Uid)}");
        Line(to, $"DTSTAMP:{Moment(entry.ChangedAt)}");
        Line(to, $"LAST-MODIFIED:{Moment(entry.ChangedAt)}");
        Line(to, $"SEQUENCE:{entry.Sequence.ToString(CultureInfo.InvariantCulture)}");
        switch (entry)
        {
            case { From: { } from }:
                Line(to, $"DTSTART:{Moment(from)}");
                if (entry.Until is { } until) Line(to, $"DTEND:{Moment(until)}");
                break;
            case { Days: { } days }:
                Line(to, $"DTSTART;VALUE=DATE:{Day(days.Start)}");
                Line(to, $"DTEND;VALUE=DATE:{Day(days.End.PlusDays(1))}");
                break;
            default:
                throw new ArgumentException($"{entry.Uid} is at no time.", nameof(entry));
        }

        Line(to, $"SUMMARY;LANGUAGE={language}:{Text(entry.Summary)}");
        if (entry.Description is { } description) Line(to, $"DESCRIPTION;LANGUAGE={language}:{Text(description)}");
        if (entry.Location is { } location) Line(to, $"LOCATION;LANGUAGE={language}:{Text(location)}");
        if (entry.Category is { } category) Line(to, $"CATEGORIES;LANGUAGE={language}:{Text(category)}");
        if (entry.Page is { } page) Line(to, $"URL:{page.AbsoluteUri}");
        Line(to, $"STATUS:{(entry.Status == CalendarStatus.Cancelled ? "CANCELLED" : "CONFIRMED")}");
        Line(to, $"CLASS:{entry.Class.ToString().ToUpperInvariant()}");
        Line(to, "TRANSP:TRANSPARENT");
        Line(to, "END:VEVENT");
    }

    // Folded before a line grows too long, never within a character: a reader that joins bytes and one that joins texts get the same.
    private static void Line(MemoryStream to, string line)
    {
        Span<byte> one = stackalloc byte[4];
        var room = MostOctets;
        foreach (var rune in line.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(one);
            if (length > room)
            {
                to.Write("\r\n "u8);
                room = MostOctets - 1;
            }

            to.Write(one[..length]);
            room -= length;
        }

        to.Write("\r\n"u8);
    }

    private static string Moment(Instant moment) => moment.ToString("uuuuMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Day(LocalDate day) => day.ToString("uuuuMMdd", CultureInfo.InvariantCulture);
}
