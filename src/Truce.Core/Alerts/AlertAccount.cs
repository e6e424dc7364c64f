using System.Collections.Immutable;

namespace Truce.Core.Alerts;

/// <summary>What an alert warns of. Never of somebody: of a state of the ground, of a way, of a service, of the weather.</summary>
public enum AlertHazard
{
    /// <summary>The state of a crossing changes.</summary>
    Crossing = 1,

    /// <summary>A road cannot be used, or only in part.</summary>
    Road = 2,

    /// <summary>Explosive ordnance lies there, or is presumed to.</summary>
    ExplosiveOrdnance = 3,
    UnsafeStructure = 4,
    Weather = 5,
    Flood = 6,
    Fire = 7,
    Health = 8,

    /// <summary>Water, electricity, communications.</summary>
    Services = 9,

    /// <summary>Fighting is reported there. Who fights is not said: an alert says where it is not safe.</summary>
    Hostilities = 10,
}

/// <summary>The categories of CAP 1.2, 3.2.2, without <c>Other</c>, which says nothing.</summary>
public enum AlertCategory
{
    Geo = 1,
    Met = 2,
    Safety = 3,
    Security = 4,
    Rescue = 5,
    Fire = 6,
    Health = 7,
    Env = 8,
    Transport = 9,
    Infra = 10,
    Cbrne = 11,
}

/// <summary>How soon whoever reads it should act (CAP 1.2, 3.2.2).</summary>
public enum AlertUrgency
{
    Immediate = 1,

    /// <summary>Within the hour.</summary>
    Expected = 2,
    Future = 3,
    Past = 4,
    Unknown = 5,
}

/// <summary>How much harm it can do (CAP 1.2, 3.2.2).</summary>
public enum AlertSeverity
{
    Extreme = 1,
    Severe = 2,
    Moderate = 3,
    Minor = 4,
    Unknown = 5,
}

/// <summary>How certain it is (CAP 1.2, 3.2.2).</summary>
public enum AlertCertainty
{
    Observed = 1,

    /// <summary>More likely than not.</summary>
    Likely = 2,
    Possible = 3,
    Unlikely = 4,
    Unknown = 5,
}

/// <summary>
/// What those who read it can do, as far as a centre may say so: of the codes of CAP 1.2, 3.2.2, those that order nobody away and give no
/// advice on a route.
/// </summary>
public enum AlertResponse
{
    Shelter = 1,
    Prepare = 2,

    /// <summary>Keep away from the ground that it names.</summary>
    Avoid = 3,
    Monitor = 4,
    AllClear = 5,
    None = 6,
}

/// <summary>Whether it is meant.</summary>
public enum AlertStatus
{
    Actual = 1,

    /// <summary>Part of an exercise: nothing of it happens.</summary>
    Exercise = 2,

    /// <summary>To see whether alerts arrive.</summary>
    Test = 3,
}

/// <summary>Ground for which an alert holds.</summary>
/// <param name="Words">The ground in words, in three languages.</param>
/// <param name="Place">A place of the gazetteer; its code is the geocode. Null where none was named.</param>
/// <param name="Centre">The middle of a circle; null where there is none.</param>
/// <param name="RadiusMetres">Of that circle, 1 to 200,000; null exactly where there is no middle.</param>
/// <param name="Ground">Polygons; CAP knows none with holes. Null where there are none.</param>
public sealed record AlertArea(LocalText Words, Id<Place>? Place = null, Position? Centre = null, int? RadiusMetres = null, Area? Ground = null)
{
    /// <summary>Positions at most: an alert is sent over thin lines.</summary>
    public const int MostPositions = 500;

    internal Refusal? Unfit()
    {
        if (AlertAccount.NotInThree(Words, "area-words", TextCheck.Name) is { } words) return words;
        if (Centre is { IsOnEarth: false }) return GeographyRefusals.NotOnEarth();
        if (Centre is null != RadiusMetres is null || RadiusMetres is < 1 or > PlaceStated.MostRadiusMetres) return GeographyRefusals.RadiusUnfit();
        if (Ground is null) return null;
        if (AreaCheck.Unfit(Ground) is { } unfit) return unfit;
        if (Ground.Polygons.Any(polygon => polygon.Rings.Length > 1)) return AlertRefusals.Holes();
        var positions = Ground.Polygons.Sum(polygon => polygon.Rings[0].Positions.Length);
        return positions > MostPositions ? ShapeRefusals.TooFine($"{positions}", $"{MostPositions}") : null;
    }
}

/// <summary>What an alert says.</summary>
/// <param name="Headline">In three languages, as are the other texts: each becomes an <c>info</c> of its own.</param>
/// <param name="Instruction">What those who read it can do, in words; null where nothing is advised.</param>
/// <param name="Responses">The same in codes, each once; null for none.</param>
/// <param name="Effective">From when it holds.</param>
/// <param name="Onset">When what it warns of begins; null where that is not known, or is when it holds.</param>
/// <param name="Expires">When it says nothing any more; at most <see cref="Longest"/> after it begins to hold.</param>
/// <param name="Areas">1 to 8.</param>
public sealed record AlertAccount(
    AlertHazard Hazard, AlertCategory Category, AlertUrgency Urgency, AlertSeverity Severity, AlertCertainty Certainty, LocalText Headline,
    LocalText Description, Instant Effective, Instant Expires, ImmutableArray<AlertArea> Areas, LocalText? Instruction = null,
    ImmutableArray<AlertResponse>? Responses = null, Instant? Onset = null, AlertStatus Status = AlertStatus.Actual)
{
    /// <summary>A warning that holds longer is renewed, or it is no warning.</summary>
    public static readonly Duration Longest = Duration.FromDays(31);

    private const int MostAreas = 8;

    /// <summary>Null where its parts fit each other; else the refusal that says what does not.</summary>
    public Refusal? Unfit(Instant now)
    {
        var words = TextCheck.First(
            NotInThree(Headline, "headline", TextCheck.Name), NotInThree(Description, "description", TextCheck.Statement),
            Instruction is null ? null : NotInThree(Instruction, "instruction", TextCheck.Statement));
        if (words is not null) return words;
        if (!AreCodes()) return AlertRefusals.CodesUnfit();
        if (Expires <= Effective || Expires - Effective > Longest || Expires <= now || Onset >= Expires) return AlertRefusals.TimesUnfit();
        if (Areas.IsDefaultOrEmpty || Areas.Length > MostAreas) return AlertRefusals.AreasUnfit();
        foreach (var area in Areas)
            if (area.Unfit() is { } unfit) return unfit;
        return null;
    }

    /// <summary>Null where a text stands in all three languages; else the refusal that says in which it is missing.</summary>
    internal static Refusal? NotInThree(LocalText text, string field, int most) =>
        TextCheck.Of(text, field, most) ?? (text is { En: not null, Ar: not null, He: not null } ? null : AlertRefusals.LanguageMissing(field));

    /// <summary>Equal where they would be recorded alike.</summary>
    public bool Equals(AlertAccount? other) => other is not null && CanonicalValues.Write(this).AsSpan().SequenceEqual(CanonicalValues.Write(other));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Headline, Effective, Expires);

    private bool AreCodes() =>
        Enum.IsDefined(Hazard) && Enum.IsDefined(Category) && Enum.IsDefined(Urgency) && Enum.IsDefined(Severity) && Enum.IsDefined(Certainty) && Enum.IsDefined(Status)
        && (Responses is not { } responses || (!responses.IsDefaultOrEmpty && responses.All(Enum.IsDefined) && responses.Distinct().Count() == responses.Length));
}
