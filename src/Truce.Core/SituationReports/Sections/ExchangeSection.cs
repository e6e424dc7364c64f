using System.Globalization;

namespace Truce.Core.SituationReports;

/// <summary>How far each source's own counts of an exchange come, beside what was promised.</summary>
internal static class ExchangeSection
{
    public static IEnumerable<Drawn> Draw(ComposerScope scope)
    {
        foreach (var ledger in scope.Overview.All<ExchangeLedger>())
        {
            var batches = scope.Overview.Under<Batch>(ledger.Id).ToList();
            var totals = Account.Totals(batches, scope.LastDay);
            foreach (var category in ledger.Categories)
            {
                yield return new Drawn(
                    category.Name, Side.Us, category.Promised is { } promised ? Phrases.Fill("promised", Digits(promised)!) : Phrases.Of("not-promised"), [ledger.Id])
                {
                    From = ledger.Id,
                    Query = $"category={category.Code} promised",
                    Least = category.Promised is { } owed ? new Amount(owed) : null,
                    Most = category.Promised is { } due ? new Amount(due) : null,
                    Unit = category.Unit,
                    Example = ledger.Example,
                };
                foreach (var line in Stated(scope, ledger, category, batches, [.. totals.Where(one => one.Category == category.Code)])) yield return line;
            }
        }
    }

    private static IEnumerable<Drawn> Stated(ComposerScope scope, ExchangeLedger ledger, Category category, IReadOnlyList<Batch> batches, IReadOnlyList<RunningTotal> totals) =>
        from total in totals
        let source = scope.SourceOf(total.By)
        where source is not null
        let column = scope.SideOf(source)
        orderby column.Kind, column.Party, source.Id
        let last = batches.Where(one => one.Withdrawn is null && one.Terms.By == total.By && one.Terms.Category == total.Category && one.Terms.On.End <= scope.LastDay)
            .MaxBy(one => one.Terms.On.End)
        select new Drawn(category.Name, column, Words(total), [ledger.Id, source.Id, last.Id])
        {
            From = last.Id,
            Query = $"category={category.Code} stated",
            Least = total.Least is { } least ? new Amount(least) : null,
            Most = total.Most is { } most ? new Amount(most) : null,
            Unit = category.Unit,
            By = source.Name,
            Example = last.Example,
        };

    private static LocalText Words(RunningTotal total)
    {
        var number = FigurePhrases.Between(Digits(total.Least), Digits(total.Most));
        if (total.IsOurSum) number = Phrases.Fill("reckoned", number, Phrases.Of("figure-kind.our-sum"));
        return Phrases.Fill("until", number, Phrases.Day(total.Until));
    }

    private static string? Digits(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture);
}
