using System.Collections.Immutable;
using System.Globalization;

namespace Truce.Core.Crossings;

/// <summary>What passes.</summary>
public enum PassageKind
{
    Goods = 1,
    Fuel = 2,

    /// <summary>Aid and nothing else.</summary>
    Aid = 3,
    Commercial = 4,
    MedicalEvacuees = 5,
    Returnees = 6,

    /// <summary>People on lists that both sides hold.</summary>
    PeopleOnLists = 7,
    People = 8,
}

/// <summary>Which way, as seen from the territory that the crossing leads into.</summary>
public enum Direction
{
    In = 1,
    Out = 2,
}

/// <summary>One way through a crossing: a kind in a direction. Each has a state of its own.</summary>
public sealed record Way(PassageKind Kind, Direction Direction);

/// <summary>A way that a crossing is made for.</summary>
/// <param name="CapacityADay">As somebody stated it; null where nobody did.</param>
/// <param name="Unit">What the capacity counts, such as <c>trucks</c>; null exactly where there is none.</param>
public sealed record WayMade(Way Way, int? CapacityADay = null, string? Unit = null);

/// <summary>Who runs a crossing on one of its sides.</summary>
/// <param name="Side">The side, in words.</param>
public sealed record CrossingOperator(LocalText Side, Id<Organisation> Organisation);

/// <summary>What is said of a crossing itself, whatever its state.</summary>
/// <param name="Name">All its names, since each side has its own.</param>
/// <param name="Basis">Where this comes from, and what is doubtful in it.</param>
/// <param name="Place">The place of the gazetteer that it leads into; null where none was named.</param>
/// <param name="Position">Null where no position can be relied on: then it is listed and not drawn.</param>
/// <param name="Approximate">Whether the position was estimated or read off a map.</param>
/// <param name="Scanning">Where loads are scanned, in words; null where that was not stated.</param>
/// <param name="Ways">Each way once, 16 at most; never empty.</param>
public sealed record CrossingAccount(
    LocalText Name, LocalText Basis, ImmutableArray<WayMade> Ways, ImmutableArray<CrossingOperator> Operators, Id<Place>? Place = null,
    Position? Position = null, bool Approximate = false, LocalText? Scanning = null)
{
    private const int MostCapacity = 100_000;
    private const int MostOperators = 8;

    /// <summary>Null where its parts fit each other; else the refusal that says what does not.</summary>
    public Refusal? Unfit()
    {
        var words = TextCheck.First(
            TextCheck.Of(Name, "name", TextCheck.Name), TextCheck.Of(Basis, "basis", TextCheck.Statement), TextCheck.Optional(Scanning, "scanning", TextCheck.Name));
        if (words is not null) return words;
        if (Position is { IsOnEarth: false }) return GeographyRefusals.NotOnEarth();
        if (Ways.IsDefaultOrEmpty || Ways.DistinctBy(one => one.Way).Count() < Ways.Length) return CrossingRefusals.WaysUnfit();
        if (Ways.FirstOrDefault(one => !IsFit(one)) is { } unfit) return CrossingRefusals.CapacityUnfit(string.Create(CultureInfo.InvariantCulture, $"{unfit.CapacityADay} {unfit.Unit}"));
        if (Operators.Length > MostOperators) return CrossingRefusals.TooManyOperators();
        foreach (var one in Operators)
            if (TextCheck.Of(one.Side, "side", TextCheck.Name) is { } side) return side;
        return null;
    }

    /// <summary>Equal where they would be recorded alike.</summary>
    public bool Equals(CrossingAccount? other) =>
        other is not null && CanonicalValues.Write(this).AsSpan().SequenceEqual(CanonicalValues.Write(other));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Name, Basis, Position);

    private static bool IsFit(WayMade one) => one.CapacityADay is { } capacity
        ? capacity is >= 0 and <= MostCapacity && one.Unit is { Length: > 0 and <= 60 } unit && unit.All(character => char.IsAsciiLetterLower(character) || character == '-')
        : one.Unit is null;
}

/// <summary>A place where people or goods pass a line. It has no state of its own: each way through it has, as somebody states it.</summary>
public sealed record Crossing(Id<Crossing> Id, CrossingAccount Account, int Corrections, bool Example) : INoun<Crossing>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Crossing;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Crossing state) =>
    [
        .. state.Account.Place is { } place ? [place] : Array.Empty<Reference>(),
        .. state.Account.Operators.Select(one => one.Organisation.Reference).Distinct(),
    ];

    /// <inheritdoc />
    public static bool Lies => true;

    /// <inheritdoc />
    public static Footprint FootprintOf(Crossing state) => Footprint.Of(state.Account.Position);

    /// <inheritdoc />
    public static Crossing? Apply(Crossing? current, Recorded recorded) => recorded.Event switch
    {
        CrossingRegistered e => new Crossing(new(recorded.Head.Stream.Number), e.Account, 0, e.Example),
        CrossingCorrected e => current! with { Account = e.Account, Corrections = current.Corrections + 1 },
        _ => current,
    };
}
