using System.Globalization;

namespace Truce.Core.SituationReports;

/// <summary>How many incidents our record holds by family and governorate, beside the period before; and of how many of these each side tells.</summary>
internal static class IncidentsSection
{
    public static IEnumerable<Drawn> Draw(ComposerScope scope)
    {
        var groups = scope.Incidents.GroupBy(one => (Family: IncidentTypes.FamilyOf(one.Account.Type), Place: scope.GovernorateOf(one.Account.Where)?.Id));
        foreach (var group in groups.OrderBy(group => group.Key.Family).ThenBy(group => group.Key.Place is null).ThenBy(group => group.Key.Place))
        {
            var current = group.Where(one => one.Account.Occurred.Meets(scope.Terms.From, scope.Terms.CutOff)).ToList();
            var before = group.Count(one => one.Account.Occurred.Meets(scope.Terms.PreviousFrom, scope.Terms.From));
            yield return Line(scope, group.Key.Family, group.Key.Place, Side.Us, Phrases.Fill("count", current.Count, before), current.Count, current);
            foreach (var (column, told) in TellingOf(scope, current).OrderBy(one => one.Key.Kind).ThenBy(one => one.Key.Party))
                yield return Line(scope, group.Key.Family, group.Key.Place, column, Number(told.Count), told.Count, told);
        }
    }

    // An incident is told of in a column where a claim of a source of that column concerns it, however many sources tell it.
    private static Dictionary<Side, List<Incident>> TellingOf(ComposerScope scope, IEnumerable<Incident> incidents)
    {
        Dictionary<Side, List<Incident>> told = [];
        foreach (var incident in incidents)
        {
            var columns = from member in SameEvent.Of(incident.Id, scope.Overview)
                          from relation in scope.Overview.Under<Relation>(member)
                          where relation.Role == RelationRole.Concerns && relation.Of.Kind == StreamKind.Claim
                          let claim = scope.Overview.Find(new Id<Claim>(relation.Of.Number))
                          where claim is { End: null }
                          let column = scope.SideOf(scope.SourceOf(claim.Origin))
                          where column != Side.Us
                          select column;
            foreach (var column in columns.Distinct())
            {
                if (!told.TryGetValue(column, out var list)) told[column] = list = [];
                list.Add(incident);
            }
        }

        return told;
    }

    private static Drawn Line(ComposerScope scope, IncidentFamily family, Id<Place>? place, Side column, LocalText words, int count, IReadOnlyCollection<Incident> incidents)
    {
        var governorate = place is { } id ? scope.Overview.Find(id) : null;
        var code = IncidentTypes.CodeOf(family);
        return new Drawn(
            Phrases.Fill("and-place", Phrases.Of($"incident-family.{code}"), governorate?.Name ?? Phrases.Of("place-not-stated")), column, words,
            governorate is null ? [] : [governorate.Id])
        {
            Query = place is null ? $"family={code} governorate=none" : $"family={code}",
            Least = new Amount(count),
            Most = new Amount(count),
            Unit = "incidents",
            Place = place,
            Example = count > 0 && incidents.All(one => one.Example),
        };
    }

    private static LocalText Number(int count)
    {
        var text = count.ToString(CultureInfo.InvariantCulture);
        return new LocalText(text, text, text);
    }
}
