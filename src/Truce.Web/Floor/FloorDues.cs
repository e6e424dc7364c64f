using Truce.Web.Relations;
using Truce.Web.Watch;

namespace Truce.Web.Floor;

/// <summary>
/// What is due: undertakings whose day is near or has passed, until those who assess them agree that they were carried out; tasks,
/// requests, decisions and handovers that the watch is reminded of.
/// </summary>
public static class FloorDues
{
    private static readonly Duration Near = Duration.FromDays(30);

    public static IEnumerable<FloorClock> Clocks(Visit visit, Instant moment) => Provisions(visit, moment).Concat(Work(visit, moment));

    private static IEnumerable<FloorClock> Provisions(Visit visit, Instant moment) =>
        from provision in visit.View.All<Provision>()
        where provision.Terms.Due?.By is not null && !IsStatedComplete(visit.View, provision)
        let end = visit.Profile.Zone.AtStartOfDay(provision.Terms.Due!.By!.Value.PlusDays(1)).ToInstant()
        where end < moment + Near
        select new FloorClock(
            visit.Words["floor.clock-due", provision.Terms.Number, visit.Text(provision.Terms.Text).Text], end, $"/provisions/{provision.Id}", provision.Example);

    // A clock has a moment at which it runs out: what lies without one, such as a task that nobody took, is on the watch's page alone.
    private static IEnumerable<FloorClock> Work(Visit visit, Instant moment) =>
        from one in WatchBoard.Of(visit.View, moment).Reminders
        where one.Kind is not (ReminderKind.TaskSilent or ReminderKind.TaskNotTaken or ReminderKind.TaskHandedBack)
        let name = ThingName.NameOf(one.Thing, visit.View)
        select new FloorClock(
            visit.Words[$"floor.clock-{one.Thing.Kind.Word()}", name is null ? $"{one.Thing}" : visit.Text(name).Text], one.At, visit.PageOf(one.Thing), one.Example);

    // The debtor's own word does not end it, nor does anybody's while another, in what it stated last, says otherwise.
    private static bool IsStatedComplete(View view, Provision provision)
    {
        var last = view.Under<Assessment>(provision.Id).Where(one => one is { Withdrawn: null, Status: not null })
            .GroupBy(one => one.By).Select(own => own.MaxBy(one => one.On.End)!).ToList();
        return last.Count > 0 && last.TrueForAll(one => one.Status == ProvisionStatus.Complete) && last.Exists(one => !provision.Terms.Owes.Contains(one.By));
    }
}
