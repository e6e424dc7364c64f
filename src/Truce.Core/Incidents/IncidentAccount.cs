using System.Collections.Immutable;
using System.Globalization;

namespace Truce.Core.Incidents;

/// <summary>What one of a number is: the same shelling is one episode or forty explosions.</summary>
public enum IncidentUnit
{
    Event = 1,
    Episode = 2,
    Munition = 3,
    Explosion = 4,
    Shot = 5,
    Crossing = 6,
    Flight = 7,
    Persons = 8,
}

/// <summary>By what means it became known.</summary>
public enum Means
{
    DirectObservation = 1,
    Camera = 2,
    Uav = 3,
    Satellite = 4,
    Acoustic = 5,
    Testimony = 6,
    Media = 7,
    PartyStatement = 8,
}

/// <summary>How sure the identification of a weapon or material is.</summary>
public enum Identification
{
    Unknown = 1,
    Possible = 2,
    Probable = 3,
    Confirmed = 4,
}

/// <summary>What became of people.</summary>
public enum HarmCategory
{
    Killed = 1,
    Injured = 2,
    BodiesRecovered = 3,
    DiedOfEarlierWounds = 4,
    Missing = 5,
    Detained = 6,
    Displaced = 7,
}

/// <summary>Of whom a count speaks. Nobody is ever named.</summary>
public enum PersonBand
{
    All = 1,
    Women = 2,
    Men = 3,
    Children = 4,
    Military = 5,
    AidWorkers = 6,
    Press = 7,
}

/// <summary>How many, within one record: bounds and, where somebody gives one, the best value.</summary>
/// <param name="Least">Not fewer; null where no lower bound was stated.</param>
/// <param name="Best">The value held most likely; null where nobody said.</param>
/// <param name="Most">Not more; null where no upper bound was stated.</param>
public sealed record Counted(IncidentUnit Unit, int? Least = null, int? Best = null, int? Most = null);

/// <summary>People harmed, counted by what became of them and of whom the count speaks.</summary>
public sealed record Harm(HarmCategory Category, PersonBand Band, int? Least = null, int? Most = null);

/// <summary>What an incident did to people, objects, services and aid.</summary>
/// <param name="People">At most 20 counts, each category and band once.</param>
/// <param name="Objects">Damage to objects, in words; null where none was stated.</param>
/// <param name="Services">What service stopped; null where none was stated.</param>
/// <param name="Aid">How aid was hindered; null where it was not stated.</param>
public sealed record Effects(ImmutableArray<Harm> People, LocalText? Objects = null, LocalText? Services = null, LocalText? Aid = null);

/// <summary>What the centre reconstructs of an incident: in neutral words, never more exact than what was stated.</summary>
/// <param name="Type">One of <see cref="IncidentTypes.All"/>.</param>
/// <param name="Where">The coarse place. A stricter position is the guarded part <see cref="Incident.ExactPlacePart"/>.</param>
/// <param name="Actors">Organisations that somebody alleges to have done it; by whom is said by the claims.</param>
public sealed record IncidentAccount(
    LocalText Title, string Type, Occurrence Occurred, PlaceStated Where, ImmutableArray<Means> Means, Effects Effects,
    ImmutableArray<Id<Organisation>> Actors, Counted? Number = null, LocalText? Weapon = null, Identification? Identified = null,
    LocalText? Direction = null, LocalText? Note = null)
{
    private const int MostPeople = 20;
    private const int MostNumber = 1_000_000;

    /// <summary>Null where its parts fit each other; else the refusal that says what does not.</summary>
    /// <param name="now">Nothing happened after it.</param>
    public Refusal? Unfit(Instant now)
    {
        if (!IncidentTypes.Knows(Type)) return IncidentRefusals.TypeUnknown(Type.Length <= 60 ? Type : Type[..60]);
        var words = TextCheck.First(
            TextCheck.Of(Title, "title", TextCheck.Name), TextCheck.Optional(Weapon, "weapon", TextCheck.Name),
            TextCheck.Optional(Direction, "direction", TextCheck.Name), TextCheck.Optional(Note, "note", TextCheck.Statement),
            TextCheck.Optional(Effects.Objects, "objects", TextCheck.Statement), TextCheck.Optional(Effects.Services, "services", TextCheck.Statement),
            TextCheck.Optional(Effects.Aid, "aid", TextCheck.Statement));
        return words ?? Occurred.Unfit(now) ?? Where.Unfit() ?? UnfitNumbers();
    }

    /// <summary>Equal where they would be recorded alike.</summary>
    public bool Equals(IncidentAccount? other) =>
        other is not null && CanonicalValues.Write(this).AsSpan().SequenceEqual(CanonicalValues.Write(other));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Title, Type, Occurred);

    private Refusal? UnfitNumbers()
    {
        if (Number is { } number && !InOrder(number.Least, number.Best, number.Most)) return IncidentRefusals.NumbersOutOfOrder();
        if (Number is { Least: null, Best: null, Most: null }) return IncidentRefusals.NumbersOutOfOrder();
        var people = Effects.People;
        if (people.Length > MostPeople) return IncidentRefusals.TooManyCounts(people.Length.ToString(CultureInfo.InvariantCulture));
        if (people.Any(one => (one.Least is null && one.Most is null) || !InOrder(one.Least, null, one.Most))) return IncidentRefusals.NumbersOutOfOrder();
        return people.DistinctBy(one => (one.Category, one.Band)).Count() < people.Length ? IncidentRefusals.CountedTwice() : null;
    }

    private static bool InOrder(int? least, int? best, int? most)
    {
        int[] given = [.. ((int?[])[least, best, most]).OfType<int>()];
        return given.All(one => one is >= 0 and <= MostNumber) && given.Zip(given.Skip(1)).All(pair => pair.First <= pair.Second);
    }
}
