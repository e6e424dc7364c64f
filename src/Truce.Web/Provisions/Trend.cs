namespace Truce.Web.Provisions;

/// <summary>The numbers that a small chart shows: those of one unit, each on the day of which it was said.</summary>
public static class Trend
{
    public static IReadOnlyList<(LocalDate On, long Value)> Of(Measures measures) =>
    [
        .. from measure in measures.Questions
           where measure.Unit is not null
           from number in measure.Numbers
           select (number.Claim.Said.End, (number.Link.Quantity!.Least ?? number.Link.Quantity.Most)!.Value),
        .. from counted in measures.Exchanges
           from day in counted.Batches.Select(one => one.Terms.On.End).Distinct()
           from total in Account.Totals(counted.Batches, day)
           where total.Until == day && (total.Least ?? total.Most) is not null
           select (day, (total.Least ?? total.Most)!.Value),
    ];

    /// <summary>The bound to draw: the threshold's own, or what an exchange promised.</summary>
    public static long? Bound(Provision provision, Measures measures) =>
        provision.Terms.Threshold is { Per: not Per.Occasion } threshold ? threshold.Least ?? threshold.Most
        : measures.Exchanges.Count > 0 ? measures.Exchanges[0].Category.Promised : null;
}
