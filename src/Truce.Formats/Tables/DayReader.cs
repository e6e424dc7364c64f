using System.Globalization;
using NodaTime.Text;

namespace Truce.Formats.Tables;

/// <summary>
/// Reads days as a mapping says they are written. A time of day without an offset is one of the mapping's zone; one with an offset is brought
/// over to it, and may fall on another day there.
/// </summary>
internal sealed class DayReader(DayRule rule, TableEvery every, DateTimeZone zone)
{
    // Days repeat from row to row; a hundred years of them are kept.
    private const int MostKnown = 40_000;

    private readonly Dictionary<string, int> known = [];
    private readonly LocalDatePattern? date = rule.Written is { } written && !HasTime(written) ? LocalDatePattern.CreateWithInvariantCulture(written) : null;
    private readonly LocalDateTimePattern? time = rule.Written is { } written && HasTime(written) ? LocalDateTimePattern.CreateWithInvariantCulture(written) : null;

    /// <summary>Whether a text is a pattern with a year and a month in it.</summary>
    public static bool IsPattern(string text)
    {
        try
        {
            if (HasTime(text)) _ = LocalDateTimePattern.CreateWithInvariantCulture(text);
            else _ = LocalDatePattern.CreateWithInvariantCulture(text);
            return text.Contains('y') || text.Contains('u');
        }
        catch (InvalidPatternException)
        {
            return false;
        }
    }

    /// <summary>The number of the first day of the stretch that a row covers; false where the text is no day.</summary>
    public bool TryRead(ReadOnlySpan<char> text, out int day)
    {
        if (rule.Written is null && TryIso(text, out day))
        {
            day = First(day);
            return true;
        }

        var days = known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (days.TryGetValue(text, out day)) return true;
        if (!TryAny(text, out var found)) return false;
        day = First(RowSet.NumberOf(found));
        if (known.Count < MostKnown) days[text] = day;
        return true;
    }

    private bool TryAny(ReadOnlySpan<char> text, out LocalDate day)
    {
        day = default;
        if (text.Length > 40) return false;
        var plain = Digits.ToLatin(text);
        if (date is not null && date.Parse(plain).TryGetValue(default, out day)) return IsUsual(day);
        if (time is not null && time.Parse(plain).TryGetValue(default, out var moment)) day = moment.Date;
        else if (OffsetDateTimePattern.Rfc3339.Parse(plain).TryGetValue(default, out var offset)) day = offset.ToInstant().InZone(zone).Date;
        else if (LocalDatePattern.Iso.Parse(plain).TryGetValue(default, out var iso)) day = iso;
        else if (Timed.Parse(plain).TryGetValue(default, out var local) || LocalDateTimePattern.GeneralIso.Parse(plain).TryGetValue(default, out local)) day = local.Date;
        else if (every is TableEvery.Month && Month.Parse(plain).TryGetValue(default, out var month)) day = month.OnDayOfMonth(1);
        else if (every is TableEvery.Year && plain.Length == 4 && int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0) day = new LocalDate(year, 1, 1);
        else return false;
        return IsUsual(day);
    }

    private static LocalDateTimePattern Timed { get; } = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    private static YearMonthPattern Month { get; } = YearMonthPattern.Iso;

    private static bool IsUsual(LocalDate day) => day.Year is >= 1 and <= 9999 && day.Calendar == CalendarSystem.Iso;

    private static bool HasTime(string pattern) => pattern.Contains('H') || pattern.Contains('h');

    // A month begins on its first day, a year on its own; a week on the day that the source gives.
    private int First(int day)
    {
        if (every is not (TableEvery.Month or TableEvery.Year)) return day;
        var one = DateOnly.FromDayNumber(day);
        return new DateOnly(one.Year, every == TableEvery.Year ? 1 : one.Month, 1).DayNumber;
    }

    private static bool TryIso(ReadOnlySpan<char> text, out int day)
    {
        day = 0;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-') return false;
        var (year, month, on) = (Number(text[..4]), Number(text[5..7]), Number(text[8..]));
        if (year < 1 || month is < 1 or > 12 || on < 1 || on > DateTime.DaysInMonth(year, month)) return false;
        day = new DateOnly(year, month, on).DayNumber;
        return true;
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit)) return -1;
            number = number * 10 + (digit - '0');
        }

        return number;
    }
}

/// <summary>Arabic-Indic digits and signs as Latin ones.</summary>
internal static class Digits
{
    /// <summary>The same text with Latin digits.</summary>
    public static string ToLatin(ReadOnlySpan<char> text)
    {
        Span<char> latin = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        for (var at = 0; at < text.Length; at++) latin[at] = ToLatin(text[at]);
        return new string(latin);
    }

    public static char ToLatin(char one) => one switch
    {
        >= '\u0660' and <= '\u0669' => (char)('0' + (one - '\u0660')),
        >= '\u06F0' and <= '\u06F9' => (char)('0' + (one - '\u06F0')),
        _ => one,
    };
}
