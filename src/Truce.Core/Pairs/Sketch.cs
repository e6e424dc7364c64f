using Truce.Core.Search;

namespace Truce.Core.Pairs;

/// <summary>What of an incident is compared with another: where, when, what kind, in what words.</summary>
/// <param name="Centre">Null where no position was stated.</param>
/// <param name="RadiusMetres">How far around it can lie; 0 where nobody said.</param>
/// <param name="Until">The first moment after it.</param>
/// <param name="Type">Null where none was stated.</param>
public sealed record Sketch(Position? Centre, int RadiusMetres, Id<Place>? Place, Instant From, Instant Until, string? Type, Lazy<PairTerms> Terms)
{
    /// <summary>Of an incident as everybody who sees it may know it; its words are read when they are asked for.</summary>
    public static Sketch Of(Incident incident) => new(
        incident.Account.Where.Centre, incident.Account.Where.RadiusMetres ?? 0, incident.Account.Where.Place, incident.Account.Occurred.From, incident.Account.Occurred.Until,
        incident.Account.Type, Read(Wordings.Of(incident)));

    /// <summary>Of something that is told in words alone, such as a report.</summary>
    public static Sketch Of(Search.Wording words, Instant from, Instant until) => new(null, 0, null, from, until, null, Read(words));

    /// <summary>The same at a stricter place, for whoever may see that.</summary>
    public Sketch At(PlaceStated stricter) =>
        this with { Centre = stricter.Centre ?? Centre, RadiusMetres = stricter.Centre is null ? RadiusMetres : stricter.RadiusMetres ?? 0, Place = stricter.Place ?? Place };

    /// <summary>Where and when others are looked for.</summary>
    public Footprint Reach(PairWeights weights)
    {
        var margin = Duration.FromHours(weights.ReachHours);
        var time = Footprint.Everything.During(From - margin, Until + margin);
        if (Centre is not { } centre) return time;
        var north = (int)((long)weights.ReachMetres * 10_000_000 / 111_195) + 1;
        var east = (int)Math.Min(1_800_000_000, (long)north * WholeMaths.One / WholeMaths.Cosine(centre.Latitude)) + 1;
        return time with { South = centre.Latitude - north, North = centre.Latitude + north, West = Within180(centre.Longitude - (long)east), East = Within180(centre.Longitude + (long)east) };
    }

    // What lies beyond the antimeridian is not found: the two boxes that it would take are not worth it anywhere that a truce is watched.
    private static int Within180(long longitude) => (int)Math.Clamp(longitude, -1_800_000_000, 1_800_000_000);

    private static Lazy<PairTerms> Read(Search.Wording words) => new(() => PairTerms.Of(words, PairVocabulary.Current));
}
