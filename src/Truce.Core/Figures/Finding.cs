using System.Collections.Immutable;

namespace Truce.Core.Figures;

/// <summary>What does not add up, or cannot be compared as it stands. It takes no side: the arithmetic is ours, and every stated value stays.</summary>
public enum FindingCode
{
    /// <summary>The parts make {1}; {0} is stated.</summary>
    PartsSum = 1,

    /// <summary>The parts are not held; as reckoned from the publication they make {1}, and {0} is stated.</summary>
    PartsSumDerived = 2,

    /// <summary>{0} is stated as what was due; {1} a day for {2} days make {3}.</summary>
    Denominator = 3,

    /// <summary>{0} makes {1} over {2} days, and {3} over {4}.</summary>
    Divisors = 4,

    /// <summary>The first day counted is {0}, depending on the figure.</summary>
    BaseDates = 5,

    /// <summary>Counted are {0}.</summary>
    Units = 6,

    /// <summary>Of {0} figures, {1} say where they are counted.</summary>
    PointsOfMeasurement = 7,

    /// <summary>{0} at the end of {1} and {2} at the end of {3} would need {4} a day between.</summary>
    NotComparable = 8,

    /// <summary>Of a rise of {0}, {1} were recognised or found later; {2} are new.</summary>
    Retroactive = 9,

    /// <summary>{0} is stated; the daily values of the same source make {1}, with {2} days missing.</summary>
    SeriesSum = 10,

    /// <summary>{0} is stated; what the same source published makes {1} by our sum, over the same days.</summary>
    OurSum = 11,
}

/// <summary>One finding.</summary>
/// <param name="Figures">The figures that it is about, in the order of its numbers.</param>
/// <param name="Values">What stands in the places of its sentence.</param>
public sealed record Finding(FindingCode Code, ImmutableArray<Id<Figure>> Figures, ImmutableArray<FindingValue> Values);

/// <summary>A number, a day or a word of a finding, each as the reader's language writes it.</summary>
public abstract record FindingValue
{
    public sealed record Number(Amount Value) : FindingValue;

    /// <param name="Last">Days, ascending.</param>
    public sealed record Days(ImmutableArray<LocalDate> Last) : FindingValue;

    public sealed record Units(ImmutableArray<string> Words) : FindingValue;
}
