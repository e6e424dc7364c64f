using Truce.Web.Places;

namespace Truce.Web.Incidents;

/// <summary>Which incidents a list shows, as its address says. What cannot be read narrows nothing.</summary>
/// <param name="Family">Code of a family; null for all.</param>
/// <param name="State">Code of a state; null for all.</param>
/// <param name="Place">Reference of a place, or of one that lies in it; null for all.</param>
/// <param name="From">First day, as written; null for no bound.</param>
/// <param name="Until">Last day, as written; null for no bound.</param>
public sealed record IncidentFilter(string? Family, string? State, string? Place, string? From, string? Until)
{
    private IReadOnlySet<Id<Place>> within = new HashSet<Id<Place>>();
    private Instant from = Instant.MinValue;
    private Instant until = Instant.MaxValue;

    /// <summary>The filter of a visit's address.</summary>
    public static IncidentFilter Of(Visit visit)
    {
        string? Asked(string name) => visit.Context.Request.Query[name] is [{ Length: > 0 and <= 60 } value] ? value : null;
        var filter = new IncidentFilter(Asked("family"), Asked("state"), Asked("place"), Asked("from"), Asked("until"));
        if (Dates.Read(filter.From) is { } first) filter.from = visit.Profile.Zone.AtStartOfDay(first).ToInstant();
        if (Dates.Read(filter.Until) is { } last) filter.until = visit.Profile.Zone.AtStartOfDay(last.PlusDays(1)).ToInstant();
        if (Id<Place>.TryParse(filter.Place, out var place)) filter.within = PlaceTree.Within(place, visit.View);
        return filter;
    }

    /// <summary>Address of the list under this filter.</summary>
    public string Path
    {
        get
        {
            (string Name, string? Value)[] all = [("family", Family), ("state", State), ("place", Place), ("from", From), ("until", Until)];
            var given = all.Where(one => one.Value is not null).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}").ToArray();
            return given.Length == 0 ? "/incidents" : "/incidents?" + string.Join('&', given);
        }
    }

    /// <summary>Whether an incident is shown.</summary>
    public bool Fits(Incident incident) =>
        (Family is null || IncidentTypes.CodeOf(IncidentTypes.FamilyOf(incident.Account.Type)) == Family)
        && (State is null || incident.State.Code() == State)
        && (within.Count == 0 || (incident.Account.Where.Place is { } place && within.Contains(place)))
        && incident.Account.Occurred.Meets(from, until);

    /// <summary>The places that some incident was stated to be in, and the chosen one.</summary>
    public IReadOnlyList<(string Value, string Label)> Places(Visit visit) =>
    [
        .. visit.View.Newest<Incident>().Take(Floor.FloorRecent.MostIncidents).Select(one => one.Account.Where.Place).OfType<Id<Place>>().SelectMany(place => PlaceTree.Upwards(place, visit.View)).Distinct()
            .Select(place => visit.View.Find(place)).OfType<Place>().Select(place => (place.Id.ToString(), visit.Text(place.Name).Text))
            .OrderBy(option => option.Text, visit.Words.Order),
    ];
}
