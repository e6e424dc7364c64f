namespace Truce.Core.Observations;

/// <summary>Finds of which of some places something is said.</summary>
/// <param name="places">None of them within another.</param>
/// <param name="find">A place of the gazetteer; null where it may not be seen.</param>
internal sealed class Whereabouts(IReadOnlyList<Place> places, Func<Id<Place>, Place?> find)
{
    private const int MostLevels = 8;

    /// <summary>Of which places an observation is; empty where that is not known, or it is outside all of them.</summary>
    public IReadOnlySet<Id<Place>> Of(ObservationAccount account)
    {
        if (account.Ground is null && account.Path is null) return Of(account.Where, account.IsOverview);
        return places.Where(place => place.Area is { } ground && Meets(account, ground)).Select(place => place.Id).ToHashSet();
    }

    /// <param name="isOverview">Whether a wider place that is named means all of it.</param>
    public IReadOnlySet<Id<Place>> Of(PlaceStated where, bool isOverview)
    {
        var named = where.Place is { } id ? Upwards(id).ToList() : [];
        if (places.Where(place => named.Contains(place.Id)).Select(place => place.Id).ToHashSet() is { Count: > 0 } within) return within;
        if (isOverview && where is { Centre: null, Place: { } wider }) return places.Where(place => Upwards(place.Id).Contains(wider)).Select(place => place.Id).ToHashSet();
        return where.Centre is { } centre
            ? places.Where(place => place.Area is { } ground && AreaCover.Covers(ground, centre)).Select(place => place.Id).ToHashSet()
            : new HashSet<Id<Place>>();
    }

    private static bool Meets(ObservationAccount account, Area ground) =>
        account.Ground is { } area ? ShapeMeets.Meets(ground, area) : ShapeMeets.Meets(ground, account.Path!);

    // A place that lies in itself, around some corner, would have no end.
    private IEnumerable<Id<Place>> Upwards(Id<Place> place)
    {
        Id<Place>? at = place;
        for (var steps = 0; at is { } here && steps < MostLevels; steps++)
        {
            yield return here;
            at = find(here)?.Within;
        }
    }
}
