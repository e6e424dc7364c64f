namespace Truce.Core.Rosters;

/// <summary>One speciality on a day: who is there against what is to be done.</summary>
/// <param name="People">As the organisations state it, together: our sum.</param>
/// <param name="Filled">Functions that are filled.</param>
/// <param name="Vacant">Functions that are not.</param>
/// <param name="Tasks">Open tasks that ask for it, with or without a time by which; null where tasks are not counted.</param>
public sealed record SpecialityLine(Speciality Speciality, int People, int Filled, int Vacant, int? Tasks)
{
    /// <summary>Whether tasks wait for a speciality of which nobody is there.</summary>
    public bool NobodyForTasks => Tasks > 0 && People == 0;
}

/// <summary>Who is there on a day, by function and number.</summary>
/// <param name="Standing">What each organisation states for the day, each cell, speciality and shift once: its last word.</param>
/// <param name="BySpeciality">Every speciality that is there or asked for, in the order of the enumeration.</param>
/// <param name="TasksUnnamed">Open tasks of which nobody said what speciality they need: they stand in no line.</param>
public sealed record Roster(IReadOnlyList<Capacity> Standing, IReadOnlyList<SpecialityLine> BySpeciality, int TasksUnnamed = 0)
{
    /// <summary>The roster of a day against the tasks that are open.</summary>
    /// <param name="seen">What the viewer may see.</param>
    /// <param name="tasks">What the viewer may see; those that are done or dropped do not count.</param>
    public static Roster Of(IEnumerable<Capacity> seen, LocalDate day, IEnumerable<WatchTask> tasks)
    {
        var open = tasks.Where(one => one.IsOpen).ToList();
        var named = open.Where(one => one.Speciality is not null).CountBy(one => one.Speciality!.Value).ToDictionary();
        return Of(seen, day, named, open.Count - named.Values.Sum());
    }

    /// <summary>The roster of a day.</summary>
    /// <param name="seen">What the viewer may see; what was taken back or is of other days does not count.</param>
    /// <param name="tasks">Open tasks by speciality; null where they are not counted so.</param>
    public static Roster Of(IEnumerable<Capacity> seen, LocalDate day, IReadOnlyDictionary<Speciality, int>? tasks = null, int tasksUnnamed = 0)
    {
        List<Capacity> standing =
        [
            .. seen.Where(one => one.Withdrawn is null && one.Account.Days.Contains(day))
                .GroupBy(one => (one.Organisation, one.Account.Cell, one.Account.Speciality, one.Account.Shift)).Select(same => same.MaxBy(one => one.StatedAt)!),
        ];
        var lines = from speciality in standing.Select(one => one.Account.Speciality).Concat(tasks?.Keys ?? []).Distinct().Order()
                    let of = standing.Where(one => one.Account.Speciality == speciality).Select(one => one.Account).ToList()
                    let posts = of.SelectMany(one => one.Posts).ToList()
                    select new SpecialityLine(
                        speciality, of.Sum(one => one.People), posts.Count(one => one.IsFilled), posts.Count(one => !one.IsFilled),
                        tasks is null ? null : tasks.GetValueOrDefault(speciality));
        return new Roster(standing, [.. lines], tasksUnnamed);
    }
}
