using Truce.Web.Places;

namespace Truce.Web.Observations;

/// <summary>Which observations and hindrances a list shows, as its address says. What cannot be read narrows nothing.</summary>
/// <param name="Kind">Code of a kind; null for all.</param>
/// <param name="Result">Code of a result; null for all.</param>
/// <param name="Place">Reference of a place, or of one that lies in it; null for all.</param>
/// <param name="From">First day, as written; null for no bound.</param>
/// <param name="Until">Last day, as written; null for no bound.</param>
public sealed record ObservationFilter(string? Kind, string? Result, string? Place, string? From, string? Until)
{
    private IReadOnlySet<Id<Place>> within = new HashSet<Id<Place>>();

    /// <summary>The first moment that is shown.</summary>
    public Instant First { get; private set; } = Instant.MinValue;

    /// <summary>The first moment after those that are shown.</summary>
    public Instant End { get; private set; } = Instant.MaxValue;

    /// <summary>The filter of a visit's address.</summary>
    public static ObservationFilter Of(Visit visit)
    {
        string? Asked(string name) => visit.Context.Request.Query[name] is [{ Length: > 0 and <= 60 } value] ? value : null;
        var filter = new ObservationFilter(Asked("kind"), Asked("result"), Asked("place"), Asked("from"), Asked("until"));
        if (Dates.Read(filter.From) is { } first) filter.First = visit.Profile.Zone.AtStartOfDay(first).ToInstant();
        if (Dates.Read(filter.Until) is { } last) filter.End = visit.Profile.Zone.AtStartOfDay(last.PlusDays(1)).ToInstant();
        if (Id<Place>.TryParse(filter.Place, out var place)) filter.within = PlaceTree.Within(place, visit.View);
        return filter;
    }

    /// <summary>Address of the list under this filter.</summary>
    public string Path
    {
        get
        {
            (string Name, string? Value)[] all = [("kind", Kind), ("result", Result), ("place", Place), ("from", From), ("until", Until)];
            var given = all.Where(one => one.Value is not null).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}").ToArray();
            return given.Length == 0 ? "/observations" : "/observations?" + string.Join('&', given);
        }
    }

    /// <summary>Whether an observation is shown.</summary>
    public bool Fits(Observation one) =>
        (Kind is null || one.Account.Kind.Code() == Kind) && (Result is null || one.Account.Result.Code() == Result)
        && IsAt(one.Account.Where) && one.Account.When.Meets(First, End);

    /// <summary>Whether a hindrance is shown; kinds and results of observations do not narrow it.</summary>
    public bool Fits(Hindrance one) => IsAt(one.Account.Where) && one.Account.When.Meets(First, End);

    private bool IsAt(PlaceStated where) => within.Count == 0 || (where.Place is { } place && within.Contains(place));
}
