namespace Truce.Web.Pages;

/// <summary>A date on the time bar.</summary>
/// <param name="Moment">Local time of the centre.</param>
/// <param name="IsMajor">Drawn longer: the first of a month among days or weeks, of a year among months.</param>
public sealed record Tick(LocalDateTime Moment, bool IsMajor);

/// <summary>
/// The dates on the time bar: a calendar, up to fourteen of its days, weeks, months or years. It is not drawn from the record,
/// so it tells nobody when something was recorded that they may not see.
/// </summary>
public static class Ruler
{
    private const int Most = 14;

    private static readonly Period[] Steps =
    [
        Period.FromHours(1), Period.FromHours(6), Period.FromDays(1), Period.FromDays(2), Period.FromWeeks(1),
        Period.FromMonths(1), Period.FromMonths(3), Period.FromYears(1), Period.FromYears(5),
    ];

    /// <summary>The ticks between two local times, ascending. Nothing where the second is not later.</summary>
    public static IReadOnlyList<Tick> Between(LocalDateTime from, LocalDateTime to)
    {
        foreach (var step in Steps)
        {
            var ticks = Along(step, from, to).Take(Most + 1).ToList();
            if (ticks.Count <= Most) return ticks;
        }

        return [];
    }

    private static IEnumerable<Tick> Along(Period step, LocalDateTime from, LocalDateTime to)
    {
        for (var at = Start(step, from); at < to; at += step)
            if (at > from) yield return new Tick(at, step.Months > 0 || step.Years > 0 ? at.Month == 1 : at.Day == 1 && at.Hour == 0);
    }

    private static LocalDateTime Start(Period step, LocalDateTime from) => step switch
    {
        { Years: > 0 } => new LocalDateTime(from.Year - from.Year % step.Years, 1, 1, 0, 0),
        { Months: > 0 } => new LocalDateTime(from.Year, 1, 1, 0, 0),
        { Weeks: > 0 } => from.Date.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)).AtMidnight(),
        _ => from.Date.AtMidnight(),
    };
}
