namespace Truce.Core.Observations;

/// <summary>Hindrances for which one side is responsible as stated.</summary>
/// <param name="Side">Null: nobody said.</param>
/// <param name="ByKind">How many of each kind; a kind without any is not in it.</param>
/// <param name="DelayMinutes">The delays that were stated, together: our sum.</param>
public sealed record HindranceLine(Id<Organisation>? Side, IReadOnlyDictionary<HindranceKind, int> ByKind, int DelayMinutes)
{
    /// <summary>All kinds together: our sum.</summary>
    public int Count => ByKind.Values.Sum();
}

/// <summary>Counts hindrances like incidents: by the side responsible as stated, and by kind.</summary>
public static class HindranceTally
{
    /// <summary>One line a side, each side once, in no order of its own; those withdrawn do not count.</summary>
    /// <param name="hindrances">Any; several may lie in the same hour.</param>
    /// <param name="from">Only what touches the time from here on.</param>
    /// <param name="until">The first moment that no longer belongs to it.</param>
    public static IReadOnlyList<HindranceLine> Of(IEnumerable<Hindrance> hindrances, Instant from, Instant until) =>
    [
        .. hindrances.Where(one => one.Withdrawn is null && one.Account.When.Meets(from, until)).GroupBy(one => one.Account.Side).Select(side => new HindranceLine(
            side.Key, side.CountBy(one => one.Account.Kind).ToDictionary(), side.Sum(one => one.Account.DelayMinutes ?? 0))),
    ];
}
