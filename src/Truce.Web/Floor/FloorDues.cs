namespace Truce.Web.Floor;

/// <summary>Undertakings whose day is near or has passed, until those who assess them agree that they were carried out.</summary>
public static class FloorDues
{
    private static readonly Duration Near = Duration.FromDays(30);

    public static IEnumerable<FloorClock> Clocks(Visit visit, Instant moment) =>
        from provision in visit.View.All<Provision>()
        where provision.Terms.Due?.By is not null && !IsStatedComplete(visit.View, provision)
        let end = visit.Profile.Zone.AtStartOfDay(provision.Terms.Due!.By!.Value.PlusDays(1)).ToInstant()
        where end < moment + Near
        select new FloorClock(
            visit.Words["floor.clock-due", provision.Terms.Number, visit.Text(provision.Terms.Text).Text], end, $"/provisions/{provision.Id}", provision.Example);

    // The debtor's own word does not end it, nor does anybody's while another, in what it stated last, says otherwise.
    private static bool IsStatedComplete(View view, Provision provision)
    {
        var last = view.Under<Assessment>(provision.Id).Where(one => one is { Withdrawn: null, Status: not null })
            .GroupBy(one => one.By).Select(own => own.MaxBy(one => one.On.End)!).ToList();
        return last.Count > 0 && last.TrueForAll(one => one.Status == ProvisionStatus.Complete) && last.Exists(one => !provision.Terms.Owes.Contains(one.By));
    }
}
