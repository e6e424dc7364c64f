namespace Truce.Web.Provisions;

/// <summary>The numbers that a small chart shows: those of one unit and length of time, each at the end of the days that it covers.</summary>
public static class Trend
{
    public static IReadOnlyList<(LocalDate On, decimal Value)> Of(Measures measures) =>
    [
        .. from measure in measures.Questions
           from number in measure.Alike
           from point in number.Shown?.Stated.Daily?.Select(day => (day.Day, day.Value.Value)) ?? [(number.On, (number.Least ?? number.Most)!.Value)]
           select point,
        .. from counted in measures.Exchanges
           from day in counted.Batches.Select(one => one.Terms.On.End).Distinct()
           from total in Account.Totals(counted.Batches, day)
           where total.Until == day && (total.Least ?? total.Most) is not null
           select (day, (decimal)(total.Least ?? total.Most)!.Value),
    ];

    /// <summary>The bound to draw: the threshold's own, or what an exchange promised.</summary>
    public static long? Bound(Provision provision, Measures measures) =>
        provision.Terms.Threshold is { Per: not Per.Occasion } threshold ? threshold.Least ?? threshold.Most
        : measures.Exchanges.Count > 0 ? measures.Exchanges[0].Category.Promised : null;
}
