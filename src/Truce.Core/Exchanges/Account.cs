using System.Collections.Immutable;

namespace Truce.Core.Exchanges;

/// <summary>How far one source's own counts of one category come. Counts of different sources are never added.</summary>
/// <param name="By">Whose counts.</param>
/// <param name="Category">The code of the category.</param>
/// <param name="Least">Not fewer, up to the day; null where one of the counts has no lower bound.</param>
/// <param name="Most">Not more, up to the day; null where one of the counts has no upper bound.</param>
/// <param name="Until">The last day that it takes in.</param>
/// <param name="IsOurSum">Whether it is our addition; else the source states it.</param>
public sealed record RunningTotal(Id<Source> By, string Category, long? Least, long? Most, LocalDate Until, bool IsOurSum);

/// <summary>What a ratio asks for by two sources' totals, beside what was stated. Our multiplication, not a finding.</summary>
/// <param name="Stated">The total of what is owed.</param>
/// <param name="Against">The total in return for which it is owed, as far as counts go on the day of the other.</param>
/// <param name="AskedLeast">How many the ratio asks for at the lower bound; null where there is none.</param>
/// <param name="AskedMost">How many at the upper bound; null where there is none.</param>
public sealed record RatioCheck(Ratio Ratio, RunningTotal Stated, RunningTotal Against, long? AskedLeast, long? AskedMost);

/// <summary>The arithmetic of an exchange: pure, for each source alone, and named as ours.</summary>
public static class Account
{
    /// <summary>Each source's total of each category up to a day.</summary>
    /// <param name="batches">In any order; those taken back do not count.</param>
    /// <param name="until">The last day to take in; null: all.</param>
    /// <remarks>A stated total stands for everything up to its last day; what the same source counts on later days is added to it.</remarks>
    public static ImmutableArray<RunningTotal> Totals(IEnumerable<Batch> batches, LocalDate? until = null) =>
    [
        .. from batch in batches
           where batch.Withdrawn is null && (until is null || batch.Terms.On.End <= until)
           group batch.Terms by (batch.Terms.By, batch.Terms.Category) into counts
           select Total(counts.Key.By, counts.Key.Category, [.. counts.OrderBy(one => one.On.End)]),
    ];

    /// <summary>Holds each source's total of what is owed against each source's total of that in return for which it is owed.</summary>
    public static ImmutableArray<RatioCheck> Check(Ratio ratio, IReadOnlyCollection<Batch> batches) =>
    [
        .. from stated in Totals(batches)
           where stated.Category == ratio.Of
           from against in Totals(batches, stated.Until)
           where against.Category == ratio.For
           select new RatioCheck(ratio, stated, against, against.Least * ratio.Number / ratio.Each, against.Most * ratio.Number / ratio.Each),
    ];

    private static RunningTotal Total(Id<Source> by, string category, IReadOnlyList<BatchTerms> counts)
    {
        var total = counts.LastOrDefault(one => one.Counting == Counting.Total);
        var since = counts.Where(one => one.Counting == Counting.Batch && (total is null || one.On.Start > total.On.End)).ToArray();
        IReadOnlyList<BatchTerms> all = total is null ? since : [total, .. since];
        return new RunningTotal(by, category, Sum(all.Select(one => one.Least)), Sum(all.Select(one => one.Most)), all[^1].On.End, all.Count > 1);
    }

    // A bound that one of several counts lacks, the sum lacks too.
    private static long? Sum(IEnumerable<long?> bounds) => bounds.Aggregate((long?)0, (sum, one) => sum + one);
}
