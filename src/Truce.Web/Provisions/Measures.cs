using Truce.Web.Questions;
using Answer = Truce.Web.Questions.Answer;

namespace Truce.Web.Provisions;

/// <summary>A question whose numbers measure a provision: each number stays its own source's.</summary>
public sealed record Measure(Question Question, IReadOnlyList<Answer> Numbers)
{
    /// <summary>The unit of all numbers; null where they differ, so that nothing spans them.</summary>
    public string? Unit => Numbers.Select(one => one.Link.Quantity!.Unit).Distinct().ToArray() is [var unit] ? unit : null;
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
            [.. questions.Select(one => new Measure(one, [.. Answers.To(one.Id, view).All.Where(answer => answer is { Link.Quantity: not null, Claim.End: null })]))],
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
