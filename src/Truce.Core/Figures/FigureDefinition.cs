namespace Truce.Core.Figures;

/// <summary>What one of the things counted is. The same shelling can be one event, one episode or a hundred explosions.</summary>
public enum CountUnit
{
    /// <summary>The source does not say what it takes for one.</summary>
    NotStated = 1,
    Event = 2,
    Episode = 3,
    Munition = 4,
    Explosion = 5,

    /// <summary>A shot, or a burst taken as one.</summary>
    Shot = 6,
    Crossing = 7,
    Flight = 8,
    Person = 9,
    Truck = 10,
    Pallet = 11,
    Tonne = 12,
    Structure = 13,

    /// <summary>A state or an organisation.</summary>
    Body = 14,
    SquareKilometre = 15,

    /// <summary>A share of a whole, in per cent.</summary>
    PerCent = 16,

    /// <summary>A row of the source's own list, whatever it holds: not a truck.</summary>
    Row = 17,
}

/// <summary>Where along its way a truck is counted: seven different things are called a truck.</summary>
public enum TruckPoint
{
    /// <summary>Allowed to come, or a quota.</summary>
    Allowed = 1,
    OnManifest = 2,

    /// <summary>Passed inspection outside, often half full.</summary>
    Inspected = 3,

    /// <summary>Crossed, or offloaded at the platform.</summary>
    Crossed = 4,

    /// <summary>Collected from the platform by smaller trucks of the inside.</summary>
    Collected = 5,
    Arrived = 6,

    /// <summary>Reckoned from pallets as so many full trucks.</summary>
    FullEquivalent = 7,
}

/// <summary>Whose cargo is counted.</summary>
public enum CargoScope
{
    Un2720Partners = 1,
    UnAndOrganisations = 2,
    Bilateral = 3,
    Commercial = 4,
    Fuel = 5,

    /// <summary>Everybody's, as the source says.</summary>
    All = 6,
    AidAndCommercial = 7,
}

/// <summary>Over what a number runs.</summary>
public enum FigurePer
{
    /// <summary>All of the period together, or the state at its end.</summary>
    Total = 1,
    Day = 2,
    Week = 3,
    Month = 4,
    Year = 5,
}

/// <summary>
/// What a number counts. Two definitions are equal only where everything stated of them is, to the word; figures of different
/// definitions are never joined or compared as if they were one. Whatever is null was not stated.
/// </summary>
/// <param name="Counts">What is counted, in a line.</param>
/// <param name="Unit">A lower-case word such as <c>trucks</c>.</param>
/// <param name="One">What one of them is.</param>
/// <param name="Category">A lower-case word for the part of the subject, such as <c>recovered</c>; null for all of it.</param>
/// <param name="Point">Where a truck is counted.</param>
/// <param name="PointWords">Where it is counted, in words.</param>
/// <param name="Scope">Whose cargo.</param>
/// <param name="ScopeWords">What is taken in, in words.</param>
/// <param name="LeavesOut">What is not counted.</param>
/// <param name="BaseDate">The first day counted.</param>
public sealed record FigureDefinition(
    LocalText Counts, string Unit, CountUnit One, FigurePer Per, string? Category = null, TruckPoint? Point = null, LocalText? PointWords = null,
    CargoScope? Scope = null, LocalText? ScopeWords = null, LocalText? LeavesOut = null, LocalDate? BaseDate = null)
{
    private const int MostWord = 60;

    /// <summary>Null where it can stand; else the refusal that says what does not.</summary>
    public Refusal? Unfit()
    {
        if (!IsWord(Unit)) return FigureRefusals.NotAWord(Shown(Unit));
        if (Category is { } category && !IsWord(category)) return FigureRefusals.NotAWord(Shown(category));
        if (!Enum.IsDefined(One) || !Enum.IsDefined(Per)) return FigureRefusals.CodeUnknown();
        if (Point is { } point && !Enum.IsDefined(point)) return FigureRefusals.CodeUnknown();
        if (Scope is { } scope && !Enum.IsDefined(scope)) return FigureRefusals.CodeUnknown();
        if (Point is not null && One != CountUnit.Truck) return FigureRefusals.PointWithoutTrucks();
        return TextCheck.First(
            TextCheck.Of(Counts, "counts", TextCheck.Name), TextCheck.Optional(PointWords, "point", TextCheck.Name),
            TextCheck.Optional(ScopeWords, "scope", TextCheck.Name), TextCheck.Optional(LeavesOut, "leaves out", TextCheck.Statement));
    }

    /// <summary>Whether a text is a lower-case word: a-z and hyphens, at most 60.</summary>
    public static bool IsWord(string text) =>
        text.Length is > 0 and <= MostWord && text.All(character => char.IsAsciiLetterLower(character) || character == '-');

    private static string Shown(string text) => text.Length <= MostWord ? text : text[..MostWord];
}
