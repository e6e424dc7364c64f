namespace Truce.Core.SituationReports;

/// <summary>Of each way through each crossing what each source states at the cut-off; that nothing holds is a line too.</summary>
internal static class CrossingsSection
{
    public static IEnumerable<Drawn> Draw(ComposerScope scope)
    {
        var zone = DateTimeZoneProviders.Tzdb[scope.Terms.Zone];
        foreach (var crossing in scope.Overview.All<Crossing>().Where(one => scope.Terms.Area is null || scope.IsWithin(one.Account.Place)))
        {
            foreach (var way in CrossingStanding.Of(crossing, scope.Overview.Under<Passage>(crossing.Id), scope.Terms.CutOff, Decay.Standing))
            {
                var subject = Phrases.Fill("colon", crossing.Account.Name, Phrases.Fill("way.in-words", Phrases.Of("passage-kind", way.Way.Kind), Phrases.Of("direction", way.Way.Direction)));
                var query = $"way={Code(way.Way.Kind)}-{Code(way.Way.Direction)}";
                if (way.Holding.Count == 0)
                    yield return new Drawn(subject, Side.Us, Phrases.Of("passage-none"), [crossing.Id]) { From = crossing.Id, Query = query, Example = crossing.Example };
                foreach (var passage in way.Holding.OrderBy(one => scope.SideOf(scope.SourceOf(one.By)).Kind).ThenBy(one => one.Id))
                {
                    if (scope.SourceOf(passage.By) is not { } source) continue;
                    yield return new Drawn(subject, scope.SideOf(source), Words(passage.Account, zone), [crossing.Id, passage.Id, source.Id])
                    {
                        From = passage.Id,
                        Query = query,
                        By = source.Name,
                        Example = passage.Example || crossing.Example,
                    };
                }
            }
        }
    }

    private static string Code<T>(T code)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(code.ToString());

    private static LocalText Words(PassageAccount account, DateTimeZone zone) => Phrases.Fill(
        "passage", Phrases.Of("passage-state", account.State), Phrases.Of("footing", account.Footing),
        Phrases.Moment(account.When.From.InZone(zone).LocalDateTime));
}
