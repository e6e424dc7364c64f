namespace Truce.Core.Places;

public sealed record PlaceRegistered(
    LocalText Name, PlaceKind Kind, LocalText Basis, string? Code = null, Id<Place>? Within = null, Position? Centre = null,
    bool Approximate = false, Area? Area = null, bool Example = false) : IEvent;

public sealed record PlaceCorrected(
    LocalText Name, LocalText Basis, LocalText Reason, Position? Centre = null, bool Approximate = false, Area? Area = null) : IReasoned;
