namespace Truce.Core.SituationReports;

/// <summary>
/// Which governorates somebody looked at within the period, and which nobody did: without it, that no event is recorded says nothing.
/// </summary>
internal static class CoverageSection
{
    public static IEnumerable<Drawn> Draw(ComposerScope scope)
    {
        var places = scope.Overview.All<Place>().Where(place => place.PlaceKind == PlaceKind.Governorate && scope.IsWithin(place.Id)).ToList();
        var observations = scope.Overview.All<Observation>().Where(one => one.Account.When.Meets(scope.Terms.From, scope.Terms.CutOff)).ToList();
        var hindrances = scope.Overview.All<Hindrance>().Where(one => one.Account.When.Meets(scope.Terms.From, scope.Terms.CutOff)).ToList();
        var coverage = Coverage.Of(scope.Terms.From, scope.Terms.CutOff, places, scope.Overview.Find, observations, hindrances, []);
        return coverage.Places.SelectMany(one => OfPlace(scope, one));
    }

    // One line an organisation: whose own looking it is, it may keep to itself.
    private static IEnumerable<Drawn> OfPlace(ComposerScope scope, PlaceCoverage one)
    {
        if (one.Is(CoverageCell.NobodyLooked)) yield return Line(scope, one.Place, Side.Us, Phrases.Of("coverage.nobody"), [], null, false);
        var seen = one.Seen.Concat(one.NothingSeen).Concat(one.CouldNot).GroupBy(look => look.By).OrderBy(group => group.Key);
        foreach (var looks in seen)
        {
            var (with, without, not) = (looks.Count(one.Seen.Contains), looks.Count(one.NothingSeen.Contains), looks.Count(one.CouldNot.Contains));
            yield return Line(
                scope, one.Place, scope.SideOf(looks.Key), Phrases.Fill("coverage.looked", with, without, not), looks.Select(look => look.Id.Reference), looks.Key, looks.All(look => look.Example));
        }

        foreach (var kept in one.Hindrances.GroupBy(hindrance => hindrance.Hindered).OrderBy(group => group.Key))
        {
            yield return Line(
                scope, one.Place, scope.SideOf(kept.Key), Phrases.Fill("coverage.hindered", kept.Count(), kept.Count(hindrance => hindrance.Account.Prevents)),
                kept.Select(hindrance => hindrance.Id.Reference), kept.Key, kept.All(hindrance => hindrance.Example));
        }
    }

    private static Drawn Line(ComposerScope scope, Place place, Side side, LocalText words, IEnumerable<Reference> rest, Id<Organisation>? by, bool example)
    {
        var name = by is { } id ? scope.Overview.Find(id)?.Name : null;
        return new Drawn(place.Name, side, words, [place.Id, .. rest, .. by is { } speaker ? [speaker.Reference] : Array.Empty<Reference>()])
        {
            From = rest.Cast<Reference?>().FirstOrDefault() ?? place.Id,
            By = name,
            Place = place.Id,
            Partner = side == Side.Us ? null : by,
            Example = example,
        };
    }
}
