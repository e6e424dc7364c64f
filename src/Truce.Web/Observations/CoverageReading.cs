namespace Truce.Web.Observations;

/// <summary>Coverage as one viewer's view has it.</summary>
public static class CoverageReading
{
    /// <summary>Things of a kind at most that are looked at, the last to come into the record: a page that read a whole record would not be there when it is needed.</summary>
    public const int Most = 5_000;

    /// <summary>The coverage of a stretch of time, place by place.</summary>
    public static Coverage Of(View view, Instant from, Instant until) => Coverage.Of(
        from, until, PlacesOf(view), place => view.Find(place), view.Newest<Observation>().Take(Most), view.Newest<Hindrance>().Take(Most),
        view.Newest<Incident>().Take(Most));

    /// <summary>The coverage of a day, as it is counted in a zone.</summary>
    public static Coverage OfDay(View view, LocalDate day, DateTimeZone zone) =>
        Of(view, zone.AtStartOfDay(day).ToInstant(), zone.AtStartOfDay(day.PlusDays(1)).ToInstant());

    /// <summary>The places by which a centre says who looked: governorates; where it has none, the kind of places below them.</summary>
    public static IReadOnlyList<Place> PlacesOf(View view)
    {
        var all = view.All<Place>().ToList();
        foreach (var kind in (PlaceKind[])[PlaceKind.Governorate, PlaceKind.Municipality, PlaceKind.Locality])
            if (all.FindAll(place => place.PlaceKind == kind) is { Count: > 0 } found) return [.. found.OrderBy(place => place.Code, StringComparer.Ordinal)];
        return [];
    }
}
