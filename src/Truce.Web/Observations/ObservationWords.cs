namespace Truce.Web.Observations;

/// <summary>Observations, hindrances and coverage in the reader's words.</summary>
public static class ObservationWords
{
    /// <summary>An organisation by its name, where the viewer may see it.</summary>
    public static string NameOf(this Visit visit, Id<Organisation> organisation) =>
        visit.View.Find(organisation) is { } found ? visit.Text(found.Name).Text : visit.Words["incident.organisation-withheld"];

    /// <summary>How long in hours and minutes: 3 h 10 min.</summary>
    public static string HoursAndMinutes(this Words words, Duration span) => words["observation.long", (long)span.TotalHours, span.Minutes];

    /// <summary>From when to when somebody looked, with the zone in which that was stated: a look lasts, so both ends are told.</summary>
    public static string Window(this Visit visit, Occurrence when)
    {
        if (when.Precision is not (TimePrecision.Minute or TimePrecision.Hour)) return Incidents.IncidentWords.When(visit, when);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(when.Zone) ?? DateTimeZone.Utc;
        return visit.Words["observation.window", visit.Words.Days(when.Days(DateTimeZoneProviders.Tzdb)), when.From.Clock(zone), when.Until.Clock(zone), when.Zone];
    }

    /// <summary>By what means, in a list.</summary>
    public static string MeansOf(this Words words, IEnumerable<Means> means) => string.Join(words["where.comma"], means.Select(one => words[$"means.{one.Code()}"]));

    /// <summary>Why something could not be seen, in a list.</summary>
    public static string LimitsOf(this Words words, IEnumerable<SightLimit> limits) => string.Join(words["where.comma"], limits.Select(one => words[$"sight-limit.{one.Code()}"]));

    /// <summary>Names of places, in the reader's alphabet.</summary>
    public static string Names(this Visit visit, IEnumerable<PlaceCoverage> places) =>
        string.Join(visit.Words["where.comma"], places.Select(one => visit.Text(one.Place.Name).Text).Order(visit.Words.Order));

    /// <summary>By whom a hindrance was, as stated: an organisation, words, both, or nobody.</summary>
    public static string Side(this Visit visit, HindranceAccount account)
    {
        List<string> parts = [];
        if (account.Side is { } side) parts.Add(visit.NameOf(side));
        if (account.SideWords is { } words) parts.Add(visit.Text(words).Text);
        return parts.Count == 0 ? visit.Words["hindrance.side-not-stated"] : string.Join(visit.Words["where.comma"], parts);
    }

    /// <summary>A kind with how long it took, where that was stated.</summary>
    public static string Say(this Words words, HindranceAccount account) => account.DelayMinutes is { } minutes
        ? words["hindrance.kind-long", words[$"hindrance-kind.{account.Kind.Code()}"], words.HoursAndMinutes(Duration.FromMinutes(minutes))]
        : words[$"hindrance-kind.{account.Kind.Code()}"];

    /// <summary>The cell of an observation.</summary>
    public static CoverageCell CellOf(ObservationResult result) => result switch
    {
        ObservationResult.SomethingSeen => CoverageCell.LookedAndSeen,
        ObservationResult.NothingSeen => CoverageCell.LookedAndNothingSeen,
        _ => CoverageCell.CouldNotLook,
    };
}
