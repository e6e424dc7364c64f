using static Truce.Core.Figures.FindingValue;

namespace Truce.Core.Figures;

/// <summary>
/// The hidden causes of disputes about numbers, looked for among the figures of one question: parts, denominators, base dates, units,
/// points of measurement, later recognised cases. Nothing is corrected and nothing merged.
/// </summary>
public static class FigureChecks
{
    private static readonly string[] Later = ["committee", "recovered", "earlier-wounds"];

    /// <summary>All findings about the figures of one question, the ones about single figures first.</summary>
    public static IReadOnlyList<Finding> Of(IReadOnlyList<Sourced> figures)
    {
        var standing = figures.Where(one => one.Figure.Withdrawn is null).ToArray();
        var single = standing.Select(one => one.Figure).ToArray();
        return
        [
            .. single.Select(Parts).OfType<Finding>(), .. single.Select(Due).OfType<Finding>(), .. single.Select(Retroactive).OfType<Finding>(),
            .. Divisors(single), .. SeriesSums(standing), .. OurSums(standing), .. NotComparable(standing), .. Differences(single),
        ];
    }

    /// <summary>Parts that do not make the stated total.</summary>
    public static Finding? Parts(Figure figure)
    {
        if (figure.Stated.Value?.Single is not { } total) return null;
        var held = figure.Stated.Parts is { IsDefaultOrEmpty: false };
        var sum = held ? new Amount(figure.Stated.Parts!.Value.Sum(part => part.Value.Value)) : figure.Stated.PartsSum;
        if (sum is not { } made || made == total) return null;
        return new Finding(held ? FindingCode.PartsSum : FindingCode.PartsSumDerived, [figure.Id], [new Number(total), new Number(made)]);
    }

    /// <summary>A number due that is not its own rate times its own days.</summary>
    public static Finding? Due(Figure figure)
    {
        if (figure.Stated.Denominator is not { Rate: { } rate, Days: { } days } due) return null;
        var made = new Amount(rate.Value * days);
        return made == due.Value ? null : new Finding(FindingCode.Denominator, [figure.Id], [new Number(due.Value), new Number(rate), Whole(days), new Number(made)]);
    }

    /// <summary>A rise that holds cases of earlier days.</summary>
    public static Finding? Retroactive(Figure figure)
    {
        if (figure.Stated is not { Parts: { IsDefaultOrEmpty: false } parts, Value.Single: { } rise }) return null;
        var later = parts.Where(part => part.Category is { } category && Later.Contains(category)).Sum(part => part.Value.Value);
        var fresh = parts.Where(part => part.Category == "new").Sum(part => part.Value.Value);
        return later == 0 ? null : new Finding(FindingCode.Retroactive, [figure.Id], [new Number(rise), new Number(new(later)), new Number(new(fresh))]);
    }

    /// <summary>Divisions over the same end that divide by another number of days.</summary>
    public static IEnumerable<Finding> Divisors(IReadOnlyList<Figure> figures)
    {
        Figure? TotalOf(Figure one) => figures.FirstOrDefault(whole => whole.Id == one.Stated.Derivation!.From && whole.Stated.Definition.Per == FigurePer.Total);
        var divided = figures.Where(one => one.Stated is { Derivation: not null, Period: not null, Value: not null } && TotalOf(one) is not null).ToArray();
        foreach (var one in divided)
        {
            var total = TotalOf(one);
            var other = divided.FirstOrDefault(rival =>
                rival.Stated.Derivation!.Divisor > one.Stated.Derivation!.Divisor && rival.Stated.Period!.Days.End == one.Stated.Period!.Days.End);
            if (total?.Stated.Value is not { } value || (value.Single ?? value.Least) is not { } whole || other is null) continue;
            var (days, otherDays) = (one.Stated.Derivation!.Divisor, other.Stated.Derivation!.Divisor);
            yield return new Finding(
                FindingCode.Divisors, [one.Id, other.Id],
                [new Number(whole), new Number(Amount.Rounded(whole.Value / days.Value, 0)), new Number(days), new Number(Amount.Rounded(whole.Value / otherDays.Value, 0)), new Number(otherDays)]);
        }
    }

    /// <summary>Totals that differ from the daily values of their own source.</summary>
    public static IEnumerable<Finding> SeriesSums(IReadOnlyList<Sourced> figures)
    {
        var daily = Series.Of(figures).Where(series => series.Definition.Per == FigurePer.Day).ToArray();
        foreach (var one in figures.Where(one => one.Figure.Stated is { Definition.Per: FigurePer.Total, Kind: FigureKind.Stated, Period: not null, Value.Single: not null }))
        {
            var stated = one.Figure.Stated;
            foreach (var series in daily.Where(series => series.Origin == one.Origin && IsSameSubject(series.Definition, stated.Definition)))
            {
                if (series.Sum(stated.Period!.Days) is not { } sum || sum.Value == stated.Value!.Single) continue;
                yield return new Finding(
                    FindingCode.SeriesSum, [one.Figure.Id, series.Points[0].Figure], [new Number(stated.Value.Single!.Value), new Number(sum.Value), Whole(sum.DaysMissing)]);
            }
        }
    }

    /// <summary>Totals that differ from what we added up of their own source, of the same subject and over the same days.</summary>
    public static IEnumerable<Finding> OurSums(IReadOnlyList<Sourced> figures) =>
        from sum in Totals(figures, FigureKind.OurSum)
        from total in Totals(figures, FigureKind.Stated)
        where total.Of.Origin == sum.Of.Origin && total.Of.Figure.Stated.Period == sum.Of.Figure.Stated.Period && total.Value != sum.Value
            && IsSameSubject(total.Of.Figure.Stated.Definition, sum.Of.Figure.Stated.Definition)
        select new Finding(FindingCode.OurSum, [total.Of.Figure.Id, sum.Of.Figure.Id], [new Number(total.Value), new Number(sum.Value)]);

    private static IEnumerable<(Sourced Of, Amount Value)> Totals(IEnumerable<Sourced> figures, FigureKind kind) =>
        from one in figures
        where one.Figure.Stated is { Definition.Per: FigurePer.Total, Period: not null } stated && stated.Kind == kind
        let value = one.Figure.Stated.Value?.Single
        where value is not null
        select (one, value.Value);

    /// <summary>
    /// Running totals of two sources, the later of which would need a rate more than twice that of either: one of the two must count more.
    /// </summary>
    public static IEnumerable<Finding> NotComparable(IReadOnlyList<Sourced> figures)
    {
        var totals = figures.Where(one => one.Figure.Stated is { Definition.Per: FigurePer.Total, Period: not null, Value.Single: not null }).ToArray();
        foreach (var early in totals)
        {
            foreach (var late in totals.Where(other => other.Origin != early.Origin))
            {
                var (first, second) = (early.Figure.Stated, late.Figure.Stated);
                var between = Period.DaysBetween(first.Period!.Days.End, second.Period!.Days.End);
                var isOneSubject = IsSameSubject(first.Definition, second.Definition) && first.Definition.Scope == second.Definition.Scope;
                if (between <= 0 || !isOneSubject || first.Period.Days.Start != second.Period.Days.Start) continue;
                var (before, after) = (first.Value!.Single!.Value.Value, second.Value!.Single!.Value.Value);
                var needed = (after - before) / between;
                if (needed <= 2 * Math.Max(before / first.Period.Length, after / second.Period.Length)) continue;
                yield return new Finding(
                    FindingCode.NotComparable, [early.Figure.Id, late.Figure.Id],
                    [new Number(new(before)), new Days([first.Period.Days.End]), new Number(new(after)), new Days([second.Period.Days.End]), new Number(Amount.Rounded(needed, 0))]);
            }
        }
    }

    /// <summary>In what the figures of one question differ before any of their numbers does.</summary>
    public static IEnumerable<Finding> Differences(IReadOnlyList<Figure> figures)
    {
        if (figures.Count < 2) yield break;
        var all = figures.Select(one => one.Id).ToArray();
        var units = figures.Select(one => one.Stated.Definition.Unit).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (units.Length > 1) yield return new Finding(FindingCode.Units, [.. all], [new Units([.. units])]);
        var bases = figures.Where(one => one.Stated.Definition.BaseDate is not null).ToArray();
        var days = bases.Select(one => one.Stated.Definition.BaseDate!.Value).Distinct().Order().ToArray();
        if (days.Length > 1) yield return new Finding(FindingCode.BaseDates, [.. bases.Select(one => one.Id)], [new Days([.. days])]);
        var trucks = figures.Where(one => one.Stated.Definition.One == CountUnit.Truck).ToArray();
        var placed = trucks.Count(one => one.Stated.Definition.Point is not null);
        if (trucks.Length > 1 && placed < trucks.Length)
            yield return new Finding(FindingCode.PointsOfMeasurement, [.. trucks.Select(one => one.Id)], [Whole(trucks.Length), Whole(placed)]);
    }

    private static bool IsSameSubject(FigureDefinition one, FigureDefinition other) =>
        one.Unit == other.Unit && one.One == other.One && one.Category == other.Category && one.BaseDate == other.BaseDate;

    private static Number Whole(int value) => new(new Amount(value));
}
