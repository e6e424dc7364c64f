using System.Globalization;
using NodaTime.Text;

namespace Truce.Core.Journal;

/// <summary>
/// Reads days and instants as the record writes them. A start reads some for every event, so the usual form is read by hand; whatever
/// does not have it goes to NodaTime's patterns, which the tests hold this to.
/// </summary>
public static class CanonicalTimes
{
    /// <summary>Reads a day, ISO 8601: <c>2025-10-17</c>.</summary>
    public static bool TryDate(ReadOnlySpan<char> text, out LocalDate date)
    {
        if (!Day(text, out var year, out var month, out var day)) return LocalDatePattern.Iso.Parse(text.ToString()).TryGetValue(default, out date);
        date = new LocalDate(year, month, day);
        return true;
    }

    /// <summary>Reads an instant, RFC 3339 in UTC, to the nanosecond: <c>2025-10-17T09:00:00.25Z</c>.</summary>
    public static bool TryInstant(ReadOnlySpan<char> text, out Instant instant)
    {
        if (!(text.Length >= 20 && text[10] == 'T' && text[13] == ':' && text[16] == ':' && text[^1] == 'Z'
            && Day(text[..10], out var year, out var month, out var day)
            && Number(text[11..13], out var hour) && hour < 24 && Number(text[14..16], out var minute) && minute < 60
            && Number(text[17..19], out var second) && second < 60 && Fraction(text[19..^1], out var nanoseconds)))
            return InstantPattern.ExtendedIso.Parse(text.ToString()).TryGetValue(default, out instant);
        instant = Instant.FromUtc(year, month, day, hour, minute, second).PlusNanoseconds(nanoseconds);
        return true;
    }

    private static bool Day(ReadOnlySpan<char> text, out int year, out int month, out int day)
    {
        (year, month, day) = (0, 0, 0);
        return text.Length == 10 && text[4] == '-' && text[7] == '-'
            && Number(text[..4], out year) && year > 0 && Number(text[5..7], out month) && month is >= 1 and <= 12
            && Number(text[8..], out day) && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month);
    }

    // Nothing, or a point and one to nine digits, the last of them not nought.
    private static bool Fraction(ReadOnlySpan<char> text, out int nanoseconds)
    {
        nanoseconds = 0;
        if (text.IsEmpty) return true;
        if (text.Length is < 2 or > 10 || text[0] != '.' || text[^1] == '0' || !Number(text[1..], out nanoseconds)) return false;
        for (var place = text.Length; place < 10; place++) nanoseconds *= 10;
        return true;
    }

    private static bool Number(ReadOnlySpan<char> digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
