using NodaTime.Text;

namespace Truce.Formats.Cql2;

/// <summary>How stretches of time lie to each other (OGC 21-065r2, table 9; Allen 1983). A moment is a stretch whose first and last are the same.</summary>
internal static class CqlTimes
{
    /// <summary>The relation of a name, between two times of a feature; not known where one of them has no value.</summary>
    public static Func<TFeature, bool?> Of<TFeature>(string relation, Func<TFeature, Stretch?> left, Func<TFeature, Stretch?> right) =>
        feature => left(feature) is { } one && right(feature) is { } other ? Holds(relation, one, other) : null;

    /// <summary>How times compare: one is less than another where all of it comes before.</summary>
    public static bool Stands(CqlOrder order, Stretch one, Stretch other) => order switch
    {
        CqlOrder.Equal => IsWithin(one, other) || IsWithin(other, one),
        CqlOrder.NotEqual => !IsWithin(one, other) && !IsWithin(other, one),
        CqlOrder.Less => one.Last < other.First,
        CqlOrder.LessOrEqual => one.Last <= other.Last,
        CqlOrder.Greater => one.First > other.Last,
        _ => one.First >= other.First,
    };

    /// <summary>A text as a day or a moment.</summary>
    public static CqlValue Read(CqlText text)
    {
        if (!text.Text.Any(char.IsControl))
        {
            if (LocalDatePattern.Iso.Parse(text.Text).TryGetValue(default, out var day)) return new CqlDay(day, text.At);
            if (OffsetDateTimePattern.Rfc3339.Parse(text.Text).TryGetValue(default, out var moment)) return new CqlMoment(moment.ToInstant(), text.At);
        }

        throw new CqlProblem(CqlRefusals.NoMoment(text.At, text.Text.Length <= 60 ? text.Text : text.Text[..60] + "…"));
    }

    private static bool Holds(string relation, Stretch one, Stretch other) => relation switch
    {
        "T_AFTER" => one.First > other.Last,
        "T_BEFORE" => one.Last < other.First,
        "T_DISJOINT" => one.First > other.Last || one.Last < other.First,
        "T_INTERSECTS" => one.First <= other.Last && other.First <= one.Last,
        "T_EQUALS" => one == other,
        "T_CONTAINS" => one.First < other.First && other.Last < one.Last,
        "T_DURING" => other.First < one.First && one.Last < other.Last,
        "T_FINISHES" => one.First > other.First && one.Last == other.Last,
        "T_FINISHEDBY" => one.First < other.First && one.Last == other.Last,
        "T_STARTS" => one.First == other.First && one.Last < other.Last,
        "T_STARTEDBY" => one.First == other.First && one.Last > other.Last,
        "T_MEETS" => Meets(one, other),
        "T_METBY" => Meets(other, one),
        "T_OVERLAPS" => one.First < other.First && other.First <= one.Last && one.Last < other.Last,
        "T_OVERLAPPEDBY" => other.First < one.First && one.First <= other.Last && other.Last < one.Last,
        _ => throw new ArgumentOutOfRangeException(nameof(relation)),
    };

    // Stretches that are half-open where they are kept meet without a moment in common.
    private static bool Meets(Stretch one, Stretch other) =>
        one.Last == other.First || (one.Last < Instant.MaxValue && one.Last + Duration.Epsilon == other.First);

    private static bool IsWithin(Stretch one, Stretch other) => other.First <= one.First && one.Last <= other.Last;
}
