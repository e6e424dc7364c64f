using System.Collections.Immutable;
using System.Globalization;
using NodaTime.Text;

namespace Truce.Core.Selections;

/// <summary>Parts of a selection that name one or several values, in the order in which addresses write them. Several values of a part mean any of them.</summary>
public enum ChoicePart
{
    /// <summary>Words of nouns, such as <c>incident</c>.</summary>
    Kind = 1,

    /// <summary>What sort of thing it is, such as <c>fire/artillery</c>; a family, such as <c>fire</c>, stands for all that it holds.</summary>
    Type = 2,

    /// <summary>How far it has come, or what came of it, such as <c>under-verification</c>.</summary>
    State = 3,

    /// <summary>A place, and whatever lies in it.</summary>
    Place = 4,

    /// <summary>The organisation, or the source, that says it; where a thing names none, the organisation that entered it.</summary>
    By = 5,

    /// <summary>A provision that it stands under or is tied to.</summary>
    Provision = 6,

    /// <summary>A crossing that it stands under or is tied to.</summary>
    Crossing = 7,

    /// <summary>A thing that it stands under, of whatever kind.</summary>
    Under = 8,

    /// <summary>Its marking of now, such as <c>green</c>.</summary>
    Marking = 9,
}

/// <summary>The order in which what is selected comes.</summary>
public enum SelectionOrder
{
    /// <summary>The last to come into the record first. Not written in addresses.</summary>
    Newest = 0,

    /// <summary>The first to come into the record first.</summary>
    Oldest = 1,

    /// <summary>The last to happen first.</summary>
    Happened = 2,
}

/// <summary>Values of one part: any of them, or none of them.</summary>
/// <param name="Without">Whether none of the values may be met: written <c>not-type</c>.</param>
/// <param name="Values">Never empty; each once, in the order of their characters, references as they are printed.</param>
public sealed record Choice(ChoicePart Part, bool Without, ImmutableArray<string> Values)
{
    /// <summary>As addresses write it: <c>type</c>, <c>not-type</c>.</summary>
    public string Name => (Without ? SelectionNames.Not : "") + Part.Name();
}

/// <summary>A day, or a moment: the first one that is meant, or the end.</summary>
/// <remarks>A day that ends something is meant whole; a moment that ends something is the first one that is no longer meant.</remarks>
public readonly record struct Bound(LocalDate? Day, Instant? Moment)
{
    /// <summary>The first moment, where this begins something.</summary>
    /// <param name="zone">In which days are meant.</param>
    public Instant Begins(DateTimeZone zone) => Moment ?? zone.AtStartOfDay(Day!.Value).ToInstant();

    /// <summary>The first moment after it, where this ends something.</summary>
    public Instant Ends(DateTimeZone zone) => Moment ?? zone.AtStartOfDay(Day!.Value.PlusDays(1)).ToInstant();

    /// <summary><c>2025-10-29</c> or <c>2025-10-29T20:15:00Z</c>.</summary>
    public override string ToString() => Moment is { } moment ? InstantPattern.ExtendedIso.Format(moment) : LocalDatePattern.Iso.Format(Day!.Value);
}

/// <summary>An upright box in steps of 1e-7 degree, edges included. West greater than east: over the antimeridian.</summary>
public readonly record struct SelectedBox(int West, int South, int East, int North)
{
    /// <summary>One box, or the two on either side of the antimeridian.</summary>
    public IReadOnlyList<Footprint> Footprints => West <= East
        ? [Box(West, East)]
        : [Box(West, 180 * Position.PerDegree), Box(-180 * Position.PerDegree, East)];

    /// <summary>West, south, east, north in degrees, as OGC API Features has it.</summary>
    public override string ToString() => string.Join(',', Degrees(West), Degrees(South), Degrees(East), Degrees(North));

    private Footprint Box(int west, int east) => new(South, west, North, east, long.MinValue, long.MaxValue);

    private static string Degrees(int steps) => ((decimal)steps / Position.PerDegree).ToString("0.#######", CultureInfo.InvariantCulture);
}

/// <summary>So far around a thing that has a position.</summary>
/// <param name="Metres">1 to <see cref="MostMetres"/>.</param>
/// <param name="Of">A place or a crossing.</param>
public readonly record struct Nearby(int Metres, Reference Of)
{
    /// <summary>Metres at most.</summary>
    public const int MostMetres = 200_000;

    /// <summary><c>2000m,PLC-…</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Metres}m,{Of}");
}

/// <summary>How addresses write the parts.</summary>
public static class SelectionNames
{
    public const string Not = "not-", Box = "bbox", Near = "within", From = "from", Until = "until", RecordedFrom = "recorded-from",
        RecordedUntil = "recorded-until", Words = "q", Order = "sort", When = "datetime";

    /// <summary>Parts that are given once, in the order in which addresses write them.</summary>
    public static IReadOnlyList<string> Single { get; } = [Box, Near, From, Until, RecordedFrom, RecordedUntil, Words, Order];

    /// <summary>As addresses write it.</summary>
    public static string Name(this ChoicePart part) => part.ToString().ToLowerInvariant();

    /// <summary>Every name that an address can have, <c>datetime</c> included, which is another way to write <c>from</c> and <c>until</c>.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Enum.GetValues<ChoicePart>().SelectMany(part => (string[])[part.Name(), Not + part.Name()]), .. Single, When];
}
