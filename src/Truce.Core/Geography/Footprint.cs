namespace Truce.Core.Geography;

/// <summary>
/// Where and when something is found: an upright box and a stretch of time within which it lies. It may be wider than the thing itself,
/// never narrower, so that what does not meet it need not be looked at.
/// </summary>
/// <param name="South">Steps of 1e-7 degree, as in <see cref="Position"/>; the edges belong to the box. Greater than <paramref name="North"/>: nowhere.</param>
/// <param name="West">Not greater than <paramref name="East"/>: a box beyond the antimeridian is two.</param>
/// <param name="From">The first second, counted as Unix does; <see cref="long.MinValue"/> where nothing bounds it.</param>
/// <param name="Until">The first second after it; <see cref="long.MaxValue"/> where nothing bounds it.</param>
public readonly record struct Footprint(int South, int West, int North, int East, long From, long Until)
{
    /// <summary>Whatever lies anywhere or nowhere, at any time.</summary>
    public static Footprint Everything { get; } = new(int.MinValue, int.MinValue, int.MaxValue, int.MaxValue, long.MinValue, long.MaxValue);

    /// <summary>On no map, at any time: met by <see cref="Everything"/> and by what asks for a time alone.</summary>
    public static Footprint Nowhere { get; } = new(int.MaxValue, int.MaxValue, int.MinValue, int.MinValue, long.MinValue, long.MaxValue);

    /// <summary>Whether it has ground.</summary>
    public bool IsSomewhere => South <= North;

    /// <summary>A position, at any time; nowhere where it is null.</summary>
    public static Footprint Of(Position? at) =>
        at is { } position ? new(position.Latitude, position.Longitude, position.Latitude, position.Longitude, long.MinValue, long.MaxValue) : Nowhere;

    /// <summary>Around positions, at any time; nowhere where there are none.</summary>
    public static Footprint Around(IEnumerable<Position> positions)
    {
        var (south, west, north, east) = (int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);
        foreach (var one in positions)
            (south, west, north, east) = (Math.Min(south, one.Latitude), Math.Min(west, one.Longitude), Math.Max(north, one.Latitude), Math.Max(east, one.Longitude));
        return new(south, west, north, east, long.MinValue, long.MaxValue);
    }

    /// <summary>Around ground, at any time.</summary>
    public static Footprint Around(Area area) => Around(area.Polygons.SelectMany(polygon => polygon.Rings[0].Positions));

    /// <summary>The same box in a stretch of time, half-open; null where nothing bounds it.</summary>
    public Footprint During(Instant? from, Instant? until) => this with
    {
        From = from?.ToUnixTimeSeconds() ?? long.MinValue,
        Until = until is { } end ? end.ToUnixTimeTicks() % NodaConstants.TicksPerSecond == 0 ? end.ToUnixTimeSeconds() : end.ToUnixTimeSeconds() + 1 : long.MaxValue,
    };

    /// <summary>The same box on some days, whatever the zone in which they are meant; no last day: from the first on.</summary>
    public Footprint OfDays(LocalDate first, LocalDate? last) => During(
        first.PlusDays(-1).AtMidnight().InUtc().ToInstant(), last?.PlusDays(2).AtMidnight().InUtc().ToInstant());

    /// <summary>The same time in another box.</summary>
    public Footprint Within(Footprint box) => box with { From = From, Until = Until };

    /// <summary>Whether two share a point of the ground, or both ask for none, and a moment.</summary>
    public bool Meets(in Footprint other) =>
        South <= other.North && other.South <= North && West <= other.East && other.West <= East && From < other.Until && other.From < Until;

    /// <summary>What both have in common; where that is nothing, it meets nothing.</summary>
    public Footprint Narrowed(in Footprint other) => new(
        Math.Max(South, other.South), Math.Max(West, other.West), Math.Min(North, other.North), Math.Min(East, other.East),
        Math.Max(From, other.From), Math.Min(Until, other.Until));

    /// <summary>The narrowest that holds both.</summary>
    public Footprint And(in Footprint other) => new(
        Math.Min(South, other.South), Math.Min(West, other.West), Math.Max(North, other.North), Math.Max(East, other.East),
        Math.Min(From, other.From), Math.Max(Until, other.Until));
}
