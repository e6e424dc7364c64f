namespace Truce.Web.Places;

/// <summary>Places within places. One that lies in itself, around some corner, would have no end: the gazetteer is a few levels deep.</summary>
public static class PlaceTree
{
    private const int MostLevels = 8;

    /// <summary>A place, the one that it lies in, and so on.</summary>
    public static IEnumerable<Id<Place>> Upwards(Id<Place> place, View view)
    {
        Id<Place>? at = place;
        for (var steps = 0; at is { } here && steps < MostLevels; steps++)
        {
            yield return here;
            at = view.Find(here)?.Within;
        }
    }

    /// <summary>A place and all that lie in it; none where the viewer may not see it.</summary>
    public static IReadOnlySet<Id<Place>> Within(Id<Place> place, View view)
    {
        HashSet<Id<Place>> within = [];
        if (view.Find(place) is not null) Add(place, view, within);
        return within;
    }

    private static void Add(Id<Place> place, View view, HashSet<Id<Place>> within)
    {
        if (!within.Add(place)) return;
        foreach (var inner in view.Under<Place>(place)) Add(inner.Id, view, within);
    }
}
