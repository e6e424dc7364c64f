using System.Globalization;

namespace Truce.Web.Partners;

/// <summary>Presences, agenda and rosters in the reader's words.</summary>
public static class PartnerWords
{
    /// <summary>The day that a page of days shows: as its address says, else that of the moment shown.</summary>
    public static LocalDate DayAsked(this Visit visit) => Dates.Read(visit.Context.Request.Query["day"]) ?? visit.DayOf(visit.AsOf ?? visit.Now);

    /// <summary>From when to when a presence holds.</summary>
    public static string Days(this Words words, PresenceAccount account) => account.Until is { } until
        ? words.Days(new DateInterval(account.From, until))
        : words["presence.since", words.Day(account.From)];

    /// <summary>How far a presence is shown.</summary>
    public static string Say(this Words words, ShownTo? shownTo) => words[$"shown-to.{(shownTo is { } known ? known.Code() : "nobody")}"];

    /// <summary>The hours of an entry of the agenda, in the centre's zone, and on its own clock where that is another.</summary>
    public static string Hours(this Visit visit, AgendaEntry entry)
    {
        if (entry.From is not { } from) return visit.Words["agenda.whole-day"];
        var hours = visit.Words["agenda.hours", from.Clock(visit.Profile.Zone), entry.Until!.Value.Clock(visit.Profile.Zone)];
        var own = DateTimeZoneProviders.Tzdb.GetZoneOrNull(entry.Item.Terms.Zone) ?? DateTimeZone.Utc;
        return own.GetUtcOffset(from) == visit.Profile.Zone.GetUtcOffset(from) ? hours : visit.Words["agenda.hours-there", hours, from.Clock(own), own.Id];
    }

    /// <summary>Hours as they were set, on the clock of their own zone.</summary>
    public static string Hours(this Words words, AgendaHours? hours)
    {
        if (hours is not { } set) return words["agenda.whole-day"];
        return words["agenda.hours", Clock(set.FromMinute), Clock((set.FromMinute + set.Minutes) % AgendaHours.Day)];
    }

    /// <summary>An hour as forms write it, 08:30; null where it is none.</summary>
    public static int? MinuteOf(string text) =>
        text.Length == 5 && text[2] == ':' && int.TryParse(text[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
        && int.TryParse(text[3..], NumberStyles.None, CultureInfo.InvariantCulture, out var minute) && hour < 24 && minute < 60
            ? hour * 60 + minute
            : null;

    /// <summary>An hour as forms write it.</summary>
    public static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}
