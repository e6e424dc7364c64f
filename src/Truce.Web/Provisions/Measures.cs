using Truce.Web.Figures;

namespace Truce.Web.Provisions;

/// <summary>A question whose numbers measure a provision: each number stays its own source's.</summary>
/// <param name="Bound">What the provision names; null where it names no number.</param>
public sealed record Measure(Question Question, IReadOnlyList<StatedNumber> Numbers, Threshold? Bound)
{
    /// <summary>
    /// The numbers that can stand on one scale: of the provision's own unit and length of time, else where all that are counted have one. A number
    /// that says what is due is none of them.
    /// </summary>
    public IReadOnlyList<StatedNumber> Alike
    {
        get
        {
            var counted = Numbers.Where(one => !one.IsQuota).ToArray();
            if (Bound is { } bound) return [.. counted.Where(one => one.Unit == bound.Unit && (one.Per is null || one.Per == PerOf(bound.Per)))];
            return counted.Select(one => (one.Unit, one.Per)).Distinct().Count() == 1 ? counted : [];
        }
    }

    /// <summary>Of each speaker the last stated of those alike, the latest first: beside each other, never a range across them.</summary>
    public IEnumerable<StatedNumber> Latest => Alike.GroupBy(one => one.Speaker).Select(own => own.MaxBy(one => (one.Claim.Said.End, one.On))!).OrderByDescending(one => one.Claim.Said.End);

    /// <summary>What a figure runs over where a provision counts so; null where no figure does.</summary>
    public static FigurePer? PerOf(Per per) => per switch
    {
        Per.Day => FigurePer.Day,
        Per.Week => FigurePer.Week,
        Per.Total => FigurePer.Total,
        _ => null,
    };
}

/// <summary>A category of an exchange that counts what a provision undertakes: each total stays its own source's.</summary>
public sealed record Counted(ExchangeLedger Ledger, Category Category, IReadOnlyList<(Source By, RunningTotal Total)> Totals, IReadOnlyList<Batch> Batches);

/// <summary>What stands beside the threshold of a provision, as one viewer sees it.</summary>
public sealed record Measures(IReadOnlyList<Measure> Questions, IReadOnlyList<Counted> Exchanges)
{
    public bool IsNone => Questions.Count + Exchanges.Count == 0;

    public static Measures Of(Provision provision, View view)
    {
        var questions = view.Under<Relation>(provision.Id)
            .Where(one => one.Role == RelationRole.Measures && one.To == provision.Id.Reference)
            .Select(one => view.Find(new Id<Question>(one.Of.Number))).OfType<Question>().DistinctBy(one => one.Id);
        return new Measures(
            [.. questions.Select(one => new Measure(one, StatedNumber.Rows(StatedNumber.To(one.Id, view)), provision.Terms.Threshold))],
            [
                .. from ledger in view.Under<ExchangeLedger>(provision.Id)
                   from category in ledger.Categories
                   where category.Provision == provision.Id
                   select Of(ledger, category, view),
            ]);
    }

    private static Counted Of(ExchangeLedger ledger, Category category, View view)
    {
        var batches = view.Under<Batch>(ledger.Id).Where(one => one.Terms.Category == category.Code && one.Withdrawn is null).ToList();
        var totals = from total in Account.Totals(batches)
                     let source = view.Find(total.By)
                     where source is not null
                     orderby total.Until descending
                     select (source, total);
        return new Counted(ledger, category, [.. totals], batches);
    }
}
