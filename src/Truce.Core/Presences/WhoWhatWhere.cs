namespace Truce.Core.Presences;

/// <summary>Who is at work in one sector of one place, as far as that may be shown.</summary>
/// <param name="Named">Presences that may be shown with their names.</param>
/// <param name="Unnamed">How many more organisations are counted without being named.</param>
public sealed record WorkCell(Sector Sector, Id<Place> Place, IReadOnlyList<Presence> Named, int Unnamed)
{
    /// <summary>Organisations, each once.</summary>
    public int Organisations => Named.Select(one => one.Organisation).Distinct().Count() + Unnamed;
}

/// <summary>
/// Who does what where on a day: a table of what one viewer may see, and of nothing else. A number never takes in what the viewer may not
/// see, so no difference of two numbers shows a presence that is hidden.
/// </summary>
public static class WhoWhatWhere
{
    /// <summary>One cell for each sector and place with somebody in it, by sector.</summary>
    /// <param name="seen">Presences that the viewer may see; those without consent, withdrawn or of other days are in no cell.</param>
    public static IReadOnlyList<WorkCell> Of(IEnumerable<Presence> seen, LocalDate day) =>
    [
        .. from one in seen
           where one is { Withdrawn: null, ShownTo: not null } && one.Account.HoldsOn(day)
           group one by (one.Account.Sector, one.Account.Place) into cell
           orderby cell.Key.Sector
           select Cell(cell.Key.Sector, cell.Key.Place, [.. cell]),
    ];

    private static WorkCell Cell(Sector sector, Id<Place> place, List<Presence> all)
    {
        var named = all.Where(one => one.ShownTo != ShownTo.AsNumber).ToList();
        var names = named.Select(one => one.Organisation).ToHashSet();
        return new WorkCell(sector, place, named, all.Select(one => one.Organisation).Distinct().Count(organisation => !names.Contains(organisation)));
    }
}
