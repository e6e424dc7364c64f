namespace Truce.Web.Floor;

/// <summary>Undertakings whose day is near or has passed, and of which nobody says that they were carried out.</summary>
public static class FloorDues
{
    private static readonly Duration Near = Duration.FromDays(30);

    public static IEnumerable<FloorClock> Clocks(Visit visit, Instant moment) =>
        from provision in visit.View.All<Provision>()
        where provision.Terms.Due?.By is not null && !IsStatedComplete(visit.View, provision)
        let end = visit.Profile.Zone.AtStartOfDay(provision.Terms.Due!.By!.Value.PlusDays(1)).ToInstant()
        where end > moment - Near && end < moment + Near
        select new FloorClock(
            visit.Words["floor.clock-due", provision.Terms.Number, visit.Text(provision.Terms.Text).Text], end, $"/provisions/{provision.Id}", provision.Example);

    private static bool IsStatedComplete(View view, Provision provision) =>
        view.Under<Assessment>(provision.Id).Any(one => one is { Withdrawn: null, Status: ProvisionStatus.Complete });
}
