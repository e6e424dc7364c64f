using System.Collections.Immutable;

namespace Truce.Core.Observations;

/// <summary>As what somebody looked.</summary>
public enum ObservationKind
{
    Patrol = 1,

    /// <summary>A place from which is looked for longer.</summary>
    Post = 2,
    Camera = 3,

    /// <summary>Pictures from above, looked at afterwards.</summary>
    Imagery = 4,
    Visit = 5,

    /// <summary>From the air, as it happens.</summary>
    Flight = 6,
}

/// <summary>What looking came to. The three are never merged: that nothing was seen is a finding, that nobody could look is none.</summary>
public enum ObservationResult
{
    SomethingSeen = 1,
    NothingSeen = 2,
    CouldNotLook = 3,
}

/// <summary>What kept something from being seen.</summary>
public enum SightLimit
{
    Darkness = 1,
    Weather = 2,
    Distance = 3,
    NoAccess = 4,

    /// <summary>Buildings, ground or plants stood between.</summary>
    Obstructed = 5,
    Equipment = 6,
    TooShort = 7,
}

/// <summary>Where somebody was, when, by what means, and what could and could not be seen.</summary>
/// <param name="Title">What was looked at, in a few words. No person is named.</param>
/// <param name="Means">At least one, each once; only such as look or listen: see <see cref="Looks"/>.</param>
/// <param name="Where">The coarse place. A stricter position is the guarded part <see cref="Observation.ExactPlacePart"/>.</param>
/// <param name="When">When it was looked: ObservedAt. When the centre was told, and when it was recorded, are other facts.</param>
/// <param name="Seen">What was seen, in neutral words; exactly where something was.</param>
/// <param name="Limits">Why some or all of it could not be seen; empty where everything could.</param>
/// <param name="Unseen">What could not be seen; exactly where there are limits.</param>
/// <param name="Function">By what function of the organisation, such as “patrol of the monitoring cell”; never a name.</param>
/// <param name="Ground">The ground that was looked at; null where it was not stated. At most one of ground and path.</param>
/// <param name="Path">The way that was taken; null where it was not stated.</param>
public sealed record ObservationAccount(
    LocalText Title, ObservationKind Kind, ImmutableArray<Means> Means, PlaceStated Where, Occurrence When, ObservationResult Result, LocalText? Seen,
    ImmutableArray<SightLimit> Limits, LocalText? Unseen = null, LocalText? Function = null, Area? Ground = null, Trace? Path = null)
{
    /// <summary>Positions at most, of ground or path.</summary>
    public const int MostPositions = 2_000;

    /// <summary>Metres that a shape or position may lie beyond the ground of the place that it is said to be in.</summary>
    public const int MostBeyondMetres = 5_000;

    /// <summary>The means by which somebody looks or listens: what others told is no observation.</summary>
    public static IReadOnlyList<Means> Looks { get; } =
        [Incidents.Means.DirectObservation, Incidents.Means.Camera, Incidents.Means.Uav, Incidents.Means.Satellite, Incidents.Means.Acoustic];

    /// <summary>Whether it looks over a wider ground at once: then naming that ground means all of it, not somewhere in it.</summary>
    public bool IsOverview => Kind is ObservationKind.Imagery or ObservationKind.Flight;

    /// <summary>Whether hours were stated: only then is it known for how long somebody looked.</summary>
    public bool HasHours => When.Precision is TimePrecision.Minute or TimePrecision.Hour;

    /// <summary>Null where its parts fit each other; else the refusal that says what does not.</summary>
    /// <param name="ground">The ground of the place that is named, or of one that it lies in; null where no place is named or no boundary is held.</param>
    /// <param name="now">Nobody has looked after it.</param>
    public Refusal? Unfit(Area? ground, Instant now)
    {
        var words = TextCheck.First(
            TextCheck.Of(Title, "title", TextCheck.Name), TextCheck.Optional(Seen, "seen", TextCheck.Statement),
            TextCheck.Optional(Unseen, "unseen", TextCheck.Statement), TextCheck.Optional(Function, "function", TextCheck.Name));
        if ((words ?? When.Unfit(now) ?? Where.Unfit()) is { } unfit) return unfit;
        if (HasHours && When.Until > now) return ObservationRefusals.NotOver(When.Until.ToString());
        if (!Enum.IsDefined(Kind) || !Enum.IsDefined(Result)) return ObservationRefusals.KindMissing();
        if (Means.IsDefaultOrEmpty || Means.Distinct().Count() < Means.Length || Means.Any(one => !Looks.Contains(one))) return ObservationRefusals.MeansUnfit();
        if (Result == ObservationResult.SomethingSeen != Seen is not null) return ObservationRefusals.SeenUnfit();
        if (Limits.IsDefault || Limits.Distinct().Count() < Limits.Length || Limits.IsEmpty != Unseen is null) return ObservationRefusals.LimitsUnfit();
        if (Result == ObservationResult.CouldNotLook && Limits.IsEmpty) return ObservationRefusals.LimitsUnfit();
        return ShapeUnfit(ground);
    }

    /// <summary>Equal where they would be recorded alike.</summary>
    public bool Equals(ObservationAccount? other) =>
        other is not null && CanonicalValues.Write(this).AsSpan().SequenceEqual(CanonicalValues.Write(other));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Title, Kind, When);

    private Refusal? ShapeUnfit(Area? ground)
    {
        if (Ground is not null && Path is not null) return ObservationRefusals.TwoShapes();
        if (Path is { } path && (path.Positions.IsDefault || path.Positions.Length < 2)) return ShapeRefusals.Empty();
        if (Ground is not null && AreaCheck.Unfit(Ground) is { } unfit) return unfit;
        Position[] drawn = [.. Ground?.Polygons.SelectMany(polygon => polygon.Rings).SelectMany(ring => ring.Positions) ?? [], .. Path?.Positions ?? []];
        if (drawn.Length > MostPositions) return ShapeRefusals.TooFine($"{drawn.Length}", $"{MostPositions}");
        if (drawn.Any(position => !position.IsOnEarth)) return GeographyRefusals.NotOnEarth();
        if (drawn.Length > 0 && ground is null) return ObservationRefusals.GroundWithoutPlace();
        if (Where.Centre is { } centre) drawn = [.. drawn, centre];
        return ground is not null && ShapeMeets.FirstBeyond(ground, drawn, MostBeyondMetres) is { } elsewhere ? ObservationRefusals.LiesElsewhere($"{elsewhere}") : null;
    }
}
