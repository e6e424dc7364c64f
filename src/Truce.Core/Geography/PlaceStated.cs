namespace Truce.Core.Geography;

/// <summary>Where something was, as far as it was said: never more exact than the source.</summary>
/// <param name="Place">The named place of the gazetteer in which it lies; null where none was named.</param>
/// <param name="Centre">The middle of the ground that the words may cover; null where nobody could say.</param>
/// <param name="RadiusMetres">How far around the middle it can lie, 1 to 200,000; null exactly where there is no middle.</param>
/// <param name="Words">The place as the source named it.</param>
public sealed record PlaceStated(Id<Place>? Place = null, Position? Centre = null, int? RadiusMetres = null, LocalText? Words = null)
{
    /// <summary>Metres at most.</summary>
    public const int MostRadiusMetres = 200_000;

    /// <summary>Null where its parts fit each other; else the refusal that says what does not.</summary>
    public Refusal? Unfit()
    {
        if (Place is null && Centre is null && Words is null) return GeographyRefusals.NothingStated();
        if (Centre is { IsOnEarth: false }) return GeographyRefusals.NotOnEarth();
        if (Centre is null != RadiusMetres is null || RadiusMetres is < 1 or > MostRadiusMetres) return GeographyRefusals.RadiusUnfit();
        return TextCheck.Optional(Words, "place", TextCheck.Name);
    }
}

/// <summary>Every "no" about ground and places.</summary>
public static class GeographyRefusals
{
    public static Refusal NothingStated() =>
        new("geography/nothing-stated", RefusalKind.Refused, "Say where: a place of the list, a position, or the words of the source.");

    public static Refusal NotOnEarth() =>
        new("geography/not-on-earth", RefusalKind.Refused, "Latitude lies between -90 and 90 degrees, longitude between -180 and 180.");

    public static Refusal RadiusUnfit() =>
        new("geography/radius-unfit", RefusalKind.Refused, "A position has a radius of 1 to 200,000 metres within which it is meant; without a position there is none.");
}
