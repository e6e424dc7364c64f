namespace Truce.Web.Agreements;

/// <summary>How an organisation's view of a provision differs between two moments.</summary>
/// <param name="Then">Null where none was held.</param>
/// <param name="Now">Null where none is held any more.</param>
public sealed record ChangedView(Provision Provision, Organisation Organisation, Assessment? Then, Assessment? Now);

/// <summary>What lies between two moments of an agreement, for one viewer.</summary>
/// <param name="Added">Provisions that were not held then.</param>
/// <param name="Corrected">Provisions whose terms were corrected since.</param>
/// <param name="Views">Assessments that came, went, or changed.</param>
public sealed record Changes(IReadOnlyList<Provision> Added, IReadOnlyList<Provision> Corrected, IReadOnlyList<ChangedView> Views)
{
    public bool IsNone => Added.Count + Corrected.Count + Views.Count == 0;

    public static Changes Between(Clauses then, Clauses now)
    {
        var before = then.All.ToDictionary(one => one.Provision.Id);
        List<ChangedView> views = [];
        foreach (var clause in now.All)
        {
            var earlier = before.GetValueOrDefault(clause.Provision.Id)?.Held ?? [];
            foreach (var organisation in clause.Held.Concat(earlier).Select(one => one.Organisation).DistinctBy(one => one.Id))
            {
                var (was, isNow) = (HeldBy(earlier, organisation), HeldBy(clause.Held, organisation));
                if (was != isNow) views.Add(new ChangedView(clause.Provision, organisation, was, isNow));
            }
        }

        return new Changes(
            [.. now.All.Where(one => !before.ContainsKey(one.Provision.Id)).Select(one => one.Provision)],
            [.. now.All.Where(one => before.TryGetValue(one.Provision.Id, out var was) && was.Provision.Corrections != one.Provision.Corrections).Select(one => one.Provision)],
            views);
    }

    private static Assessment? HeldBy(IReadOnlyList<(Organisation Organisation, HeldView View)> held, Organisation organisation) =>
        held.FirstOrDefault(one => one.Organisation.Id == organisation.Id).View?.Now;
}
