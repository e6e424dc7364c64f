namespace Truce.Core.Places;

/// <summary>What kind of place it is.</summary>
public enum PlaceKind
{
    Territory = 1,
    Governorate = 2,
    Municipality = 3,
    Locality = 4,
    Camp = 5,
    Hospital = 6,
    Site = 7,
}

/// <summary>A named place of the gazetteer: public geography, by its code where it has one.</summary>
/// <param name="Code">The P-code, such as <c>PS0255</c>; null where it has none.</param>
/// <param name="Within">The place that it lies in; null for the widest.</param>
/// <param name="Centre">A point for its name; null where none is held.</param>
/// <param name="Approximate">Whether the point was estimated.</param>
/// <param name="Area">Its ground; null where no boundary is held.</param>
/// <param name="Basis">Where names, code and boundary come from.</param>
public sealed record Place(
    Id<Place> Id, LocalText Name, PlaceKind PlaceKind, string? Code, Id<Place>? Within, Position? Centre, bool Approximate, Area? Area,
    LocalText Basis, bool Example) : INoun<Place>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Place;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Place state) => state.Within is { } within ? [within] : [];

    /// <inheritdoc />
    public static bool Lies => true;

    /// <inheritdoc />
    public static Footprint FootprintOf(Place state) => (state.Area, state.Centre) switch
    {
        ({ } area, { } centre) => Footprint.Around(area).And(Footprint.Of(centre)),
        ({ } area, null) => Footprint.Around(area),
        _ => Footprint.Of(state.Centre),
    };

    /// <inheritdoc />
    public static Place? Apply(Place? current, Recorded recorded) => recorded.Event switch
    {
        PlaceRegistered e => new Place(
            new(recorded.Head.Stream.Number), e.Name, e.Kind, e.Code, e.Within, e.Centre, e.Approximate, e.Area, e.Basis, e.Example),
        PlaceCorrected e => current! with { Name = e.Name, Centre = e.Centre, Approximate = e.Approximate, Area = e.Area, Basis = e.Basis },
        _ => current,
    };
}
