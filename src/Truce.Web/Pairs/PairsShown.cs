using Truce.Web.Incidents;

namespace Truce.Web.Pairs;

/// <summary>What a viewer sees of an incident's likeness to others.</summary>
/// <param name="Ties">Who was said to be one event, or another, with any of its group: the relation and both incidents.</param>
/// <param name="Members">Those that are one event, itself among them.</param>
/// <param name="Candidates">Those that may be, of which nobody said either.</param>
public sealed record PairsShown(
    IReadOnlyList<(Relation Tie, Incident One, Incident Other)> Ties, IReadOnlyList<Incident> Members, IReadOnlyList<LikelySame> Candidates)
{
    /// <summary>Candidates on a page.</summary>
    public const int Most = 5;

    // Those of which somebody said something take up places.
    private const int MostAsked = 20;

    /// <summary>Reads it.</summary>
    public static PairsShown Of(Incident incident, View view)
    {
        Incident[] members = [.. SameEvent.Of(incident.Id, view).Select(id => view.Find(id)).OfType<Incident>()];
        var ties = members.SelectMany(one => SameEvent.Ties(one.Id, view)).DistinctBy(tie => tie.Id)
            .Select(tie => (tie, One: Mine(tie, incident, members, view), Other: Theirs(tie, incident, members, view))).Where(one => one.One is not null && one.Other is not null)
            .Select(one => (one.tie, one.One!, one.Other!)).ToList();
        var known = ties.SelectMany(one => (Id<Incident>[])[one.Item2.Id, one.Item3.Id]).ToHashSet();
        return new(ties, members, [.. view.LikelySame(incident, MostAsked).Where(one => !known.Contains(one.Incident.Id)).Take(Most)]);
    }

    /// <summary>What the sources of all members bear together: those that share an origin count once, in whichever report they speak.</summary>
    public Bearing Bearing(View view)
    {
        var files = Members.Select(one => IncidentFile.Of(one, view)).ToArray();
        return files[0].Bearing(view, files.SelectMany(file => file.Claims).DistinctBy(one => one.Claim.Id));
    }

    private static Incident? Mine(Relation tie, Incident incident, Incident[] members, View view) =>
        tie.To == incident.Id.Reference ? incident : members.FirstOrDefault(one => one.Id.Reference == tie.Of) ?? view.Find(new Id<Incident>(tie.Of.Number));

    private static Incident? Theirs(Relation tie, Incident incident, Incident[] members, View view)
    {
        var other = tie.To == incident.Id.Reference ? tie.Of : tie.To;
        return members.FirstOrDefault(one => one.Id.Reference == other) ?? view.Find(new Id<Incident>(other.Number));
    }
}
