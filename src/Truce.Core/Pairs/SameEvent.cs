namespace Truce.Core.Pairs;

/// <summary>Which incidents are one event, as somebody said and a viewer sees it. What was taken back, and what the viewer may not see, ties nothing.</summary>
public static class SameEvent
{
    /// <summary>Incidents of one event that are followed; what ties more than these together is an error of somebody's.</summary>
    public const int MostMembers = 500;

    /// <summary>Relations of an incident that say whether it is one event with another.</summary>
    public static IEnumerable<Relation> Ties(Reference incident, IOverview overview) =>
        overview.Under<Relation>(incident).Where(relation => !relation.Ended && PairLaw.IsAboutPair(relation.Role));

    /// <summary>All incidents that are one event with one, itself among them, in the order of their references.</summary>
    public static IReadOnlyList<Id<Incident>> Of(Id<Incident> incident, IOverview overview)
    {
        SortedSet<Id<Incident>> members = [incident];
        Queue<Id<Incident>> next = new([incident]);
        while (next.TryDequeue(out var one) && members.Count < MostMembers)
        {
            foreach (var relation in Ties(one, overview))
            {
                if (!PairLaw.IsMerging(relation.Role)) continue;
                var other = new Id<Incident>(relation.Of == one.Reference ? relation.To.Number : relation.Of.Number);
                if (members.Add(other)) next.Enqueue(other);
            }
        }

        return [.. members];
    }

    /// <summary>Whether an incident stands for its event where each event is counted once; a duplicate of what cannot be seen does not.</summary>
    public static bool Counts(Incident incident, IOverview overview)
    {
        var members = Of(incident.Id, overview);
        if (members.Count == 1) return incident.State != IncidentState.Duplicate;
        return Head(members.Select(overview.Find).OfType<Incident>().Where(one => one.State != IncidentState.OutOfScope))?.Id == incident.Id;
    }

    /// <summary>
    /// The incident that stands for an event where each is counted once: of those that are not set down as duplicates the first to reach
    /// the centre, so that it is the same for everybody who sees the same incidents.
    /// </summary>
    public static Incident? Head(IEnumerable<Incident> members) =>
        members.OrderBy(one => one.State == IncidentState.Duplicate).ThenBy(one => one.ReportedAt).ThenBy(one => one.Id).FirstOrDefault();
}
