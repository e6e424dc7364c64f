using System.Collections.Immutable;

namespace Truce.Core.Observations;

/// <summary>How a place stood to those who look, in a stretch of time. The four are never merged; a place can have several of the first three at once.</summary>
public enum CoverageCell
{
    LookedAndSeen = 1,
    LookedAndNothingSeen = 2,

    /// <summary>Somebody tried and could not, or was kept from it.</summary>
    CouldNotLook = 3,

    /// <summary>No observation and no attempt is recorded.</summary>
    NobodyLooked = 4,
}

/// <summary>One organisation that looked at a place.</summary>
/// <param name="Long">For how long: the time that its observations cover, each moment once.</param>
/// <param name="IsLoose">Whether it also looked at a time for which no hours were stated.</param>
/// <param name="Means">Each once.</param>
public sealed record Looker(Id<Organisation> Organisation, Duration Long, bool IsLoose, ImmutableArray<Means> Means);

/// <summary>Who looked at one place, who could not, and, apart from that, what was reported of it.</summary>
/// <param name="Seen">Observations in which something was seen.</param>
/// <param name="NothingSeen">Observations in which nothing was.</param>
/// <param name="CouldNot">Observations that came to nothing.</param>
/// <param name="Hindrances">All hindrances there; some of them did not prevent looking.</param>
/// <param name="Lookers">Each organisation that looked, once.</param>
/// <param name="Long">For how long anybody looked: each moment once.</param>
/// <param name="Reported">Incidents stated to be there then, whoever reported them.</param>
public sealed record PlaceCoverage(
    Place Place, IReadOnlyList<Observation> Seen, IReadOnlyList<Observation> NothingSeen, IReadOnlyList<Observation> CouldNot,
    IReadOnlyList<Hindrance> Hindrances, IReadOnlyList<Looker> Lookers, Duration Long, IReadOnlyList<Incident> Reported)
{
    /// <summary>Every cell that it stands in, in the order of <see cref="CoverageCell"/>; never empty.</summary>
    public IReadOnlyList<CoverageCell> Cells { get; } = CellsOf(Seen, NothingSeen, CouldNot, Hindrances);

    /// <summary>Whether it stands in a cell.</summary>
    public bool Is(CoverageCell cell) => Cells.Contains(cell);

    /// <summary>Whether it is known that nobody could: somebody was kept from looking, and nobody looked.</summary>
    public bool NobodyCould => Is(CoverageCell.CouldNotLook) && Seen.Count + NothingSeen.Count == 0;

    private static List<CoverageCell> CellsOf(
        IReadOnlyList<Observation> seen, IReadOnlyList<Observation> nothingSeen, IReadOnlyList<Observation> couldNot, IReadOnlyList<Hindrance> hindrances)
    {
        List<CoverageCell> cells = [];
        if (seen.Count > 0) cells.Add(CoverageCell.LookedAndSeen);
        if (nothingSeen.Count > 0) cells.Add(CoverageCell.LookedAndNothingSeen);
        if (couldNot.Count > 0 || hindrances.Any(one => one.Account.Prevents)) cells.Add(CoverageCell.CouldNotLook);
        if (cells.Count == 0) cells.Add(CoverageCell.NobodyLooked);
        return cells;
    }
}

/// <summary>Which places somebody looked at in a stretch of time: computed from what one viewer may see, and so never the whole truth.</summary>
/// <param name="From">Its beginning.</param>
/// <param name="Until">The first moment after it.</param>
/// <param name="Places">In the order in which they were given.</param>
/// <param name="Elsewhere">Observations in that time that are said of none of the places: somewhere in a wider one, or outside.</param>
/// <param name="HindrancesElsewhere">The same of hindrances.</param>
/// <remarks>
/// An observation is of a place where its ground or way meets that place's ground; else where it names the place or one within it; else where
/// its position lies there; else, if it looks over a wider ground at once, where the place lies in the one that it names. One that is said to
/// have been somewhere in a wider place is of none of its parts: nobody knows of which.
/// </remarks>
public sealed record Coverage(
    Instant From, Instant Until, IReadOnlyList<PlaceCoverage> Places, IReadOnlyList<Observation> Elsewhere, IReadOnlyList<Hindrance> HindrancesElsewhere)
{
    /// <summary>The coverage of a day, as it is counted in a zone.</summary>
    public static Coverage OfDay(
        LocalDate day, DateTimeZone zone, IReadOnlyList<Place> places, Func<Id<Place>, Place?> find, IEnumerable<Observation> observations,
        IEnumerable<Hindrance> hindrances, IEnumerable<Incident> incidents) =>
        Of(zone.AtStartOfDay(day).ToInstant(), zone.AtStartOfDay(day.PlusDays(1)).ToInstant(), places, find, observations, hindrances, incidents);

    /// <summary>The coverage of a stretch of time.</summary>
    /// <param name="places">n places, such as governorates; none of them within another.</param>
    /// <param name="find">A place of the gazetteer; null where it may not be seen.</param>
    /// <param name="observations">Any; those withdrawn and those of other times do not count.</param>
    /// <param name="hindrances">Any, likewise.</param>
    /// <param name="incidents">Any; those of other times do not count.</param>
    public static Coverage Of(
        Instant from, Instant until, IReadOnlyList<Place> places, Func<Id<Place>, Place?> find, IEnumerable<Observation> observations,
        IEnumerable<Hindrance> hindrances, IEnumerable<Incident> incidents)
    {
        var where = new Whereabouts(places, find);
        var looked = observations.Where(one => one.Withdrawn is null && one.Account.When.Meets(from, until)).Select(one => (one, At: where.Of(one.Account))).ToList();
        var hindered = hindrances.Where(one => one.Withdrawn is null && one.Account.When.Meets(from, until)).Select(one => (one, At: where.Of(one.Account.Where, false))).ToList();
        var reported = incidents.Where(one => one.State is not (IncidentState.Duplicate or IncidentState.OutOfScope) && one.Account.Occurred.Meets(from, until))
            .Select(one => (one, At: where.Of(one.Account.Where, false))).ToList();
        return new Coverage(
            from, until,
            [.. places.Select(place => OfPlace(place, from, until, At(looked, place), At(hindered, place), At(reported, place)))],
            [.. looked.Where(pair => pair.At.Count == 0).Select(pair => pair.one)],
            [.. hindered.Where(pair => pair.At.Count == 0).Select(pair => pair.one)]);

        static List<T> At<T>(List<(T One, IReadOnlySet<Id<Place>> At)> all, Place place) => [.. all.Where(pair => pair.At.Contains(place.Id)).Select(pair => pair.One)];
    }

    private static PlaceCoverage OfPlace(
        Place place, Instant from, Instant until, List<Observation> observations, List<Hindrance> hindrances, List<Incident> incidents)
    {
        List<Observation> With(ObservationResult result) => [.. observations.Where(one => one.Account.Result == result)];
        var looks = observations.Where(one => one.Account.Result != ObservationResult.CouldNotLook).ToList();
        return new PlaceCoverage(
            place, With(ObservationResult.SomethingSeen), With(ObservationResult.NothingSeen), With(ObservationResult.CouldNotLook), hindrances,
            [
                .. looks.GroupBy(one => one.By).Select(by => new Looker(
                    by.Key, Long(by, from, until), by.Any(one => !one.Account.HasHours), [.. by.SelectMany(one => one.Account.Means).Distinct().Order()])),
            ],
            Long(looks, from, until), incidents);
    }

    // Stretches that overlap count once.
    private static Duration Long(IEnumerable<Observation> looks, Instant from, Instant until)
    {
        var (sum, end) = (Duration.Zero, from);
        foreach (var when in looks.Where(one => one.Account.HasHours).Select(one => one.Account.When).OrderBy(when => when.From))
        {
            var (begins, ends) = (Instant.Max(when.From, end), Instant.Min(when.Until, until));
            if (ends <= begins) continue;
            (sum, end) = (sum + (ends - begins), ends);
        }

        return sum;
    }
}
