using System.Globalization;

namespace Truce.Web.Tallies;

/// <summary>Which days a daily table is asked for, by its address.</summary>
/// <param name="Day">The last day, as written.</param>
/// <param name="Days">How many days, as written.</param>
/// <param name="CutOff">When the last day ends, as written: HH:MM, 24:00 for its end.</param>
/// <param name="Place">Reference of a place; null for all.</param>
/// <param name="Terms">Null where the address cannot be read.</param>
public sealed record TallyAsked(string Day, string Days, string CutOff, string? Place, TallyTerms? Terms)
{
    /// <summary>Days of one table at most.</summary>
    public const int MostDays = 93;

    private const string EndOfDay = "24:00";

    /// <summary>What a visit asks: without anything, the day at which it looks.</summary>
    public static TallyAsked Of(Visit visit)
    {
        string? Asked(string name) => visit.Context.Request.Query[name] is [{ Length: > 0 and <= 40 } value] ? value : null;
        var zone = visit.Profile.Zone;
        var day = Asked("day") ?? NodaTime.Text.LocalDatePattern.Iso.Format((visit.AsOf ?? visit.Now).InZone(zone).Date);
        var (days, cutOff, place) = (Asked("days") ?? "1", Asked("cutOff") ?? EndOfDay, Asked("place"));
        return new(day, days, cutOff, place, Read(visit, zone, day, days, cutOff, place));
    }

    /// <summary>The address of the same as a table.</summary>
    public string Query
    {
        get
        {
            (string Name, string? Value)[] all = [("day", Day), ("days", Days), ("cutOff", CutOff), ("place", Place)];
            return string.Join('&', all.Where(one => one.Value is not null).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}"));
        }
    }

    /// <summary>Counts what a visit sees.</summary>
    public DailyTally? Count(Visit visit) =>
        Terms is { } terms ? DailyTally.Of(visit.View, visit.View.Within<Incident>(terms.Reach).Select(one => one.State), terms) : null;

    private static TallyTerms? Read(Visit visit, DateTimeZone zone, string day, string days, string cutOff, string? place)
    {
        Id<Place>? area = Id<Place>.TryParse(place, out var named) ? named : null;
        if (place is not null && (area is null || visit.View.Find(named) is null)) return null;
        if (Dates.Read(day) is not { } last || !int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > MostDays) return null;
        if (last.Year is < 1900 or > 9000 || EndOf(zone, last, cutOff) is not { } until) return null;
        return EndOf(zone, last.PlusDays(-count), cutOff) is { } from ? new TallyTerms(from, until, zone.Id, area) : null;
    }

    private static Instant? EndOf(DateTimeZone zone, LocalDate day, string cutOff)
    {
        if (cutOff == EndOfDay) return zone.AtStartOfDay(day.PlusDays(1)).ToInstant();
        return NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(cutOff).TryGetValue(default, out var time) ? zone.AtLeniently(day + time).ToInstant() : null;
    }
}
