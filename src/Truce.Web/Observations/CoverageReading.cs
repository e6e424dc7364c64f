namespace Truce.Web.Observations;

/// <summary>Coverage as one viewer's view has it. All observations are looked at, not the latest: one that was left out would read as nobody having looked.</summary>
public static class CoverageReading
{
    /// <summary>The coverage of a stretch of time, place by place, with what was reported from there.</summary>
    public static Coverage Of(View view, Instant from, Instant until) => Of(view, from, until, view.All<Incident>());

    /// <summary>The coverage of a day, as it is counted in a zone.</summary>
    public static Coverage OfDay(View view, LocalDate day, DateTimeZone zone) =>
        Of(view, zone.AtStartOfDay(day).ToInstant(), zone.AtStartOfDay(day.PlusDays(1)).ToInstant());

    /// <summary>Who looked, without what was reported.</summary>
    public static Coverage OfLooks(View view, Instant from, Instant until) => Of(view, from, until, []);

    /// <summary>The places by which a centre says who looked: governorates; where it has none, the kind of places below them.</summary>
    public static IReadOnlyList<Place> PlacesOf(View view)
    {
        var all = view.All<Place>().ToList();
        foreach (var kind in (PlaceKind[])[PlaceKind.Governorate, PlaceKind.Municipality, PlaceKind.Locality])
            if (all.FindAll(place => place.PlaceKind == kind) is { Count: > 0 } found) return [.. found.OrderBy(place => place.Code, StringComparer.Ordinal)];
        return [];
    }

    private static Coverage Of(View view, Instant from, Instant until, IEnumerable<Incident> incidents) =>
        Coverage.Of(from, until, PlacesOf(view), place => view.Find(place), view.All<Observation>(), view.All<Hindrance>(), incidents);
}
