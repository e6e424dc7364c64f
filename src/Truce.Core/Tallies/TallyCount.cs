using System.Collections.Immutable;

namespace Truce.Core.Tallies;

/// <summary>One counting. One owner, one thread.</summary>
internal sealed class TallyCount
{
    private readonly IOverview overview;
    private readonly TallyTerms terms;
    private readonly ComposerScope scope;
    private readonly DateTimeZone zone;
    private readonly Dictionary<(IncidentFamily, Id<Place>?), Dictionary<TallyColumn, Entry>> kinds = [];
    private readonly Dictionary<LocalDate, Dictionary<TallyColumn, Entry>> days = [];
    private readonly Dictionary<TallyColumn, SideRule> rules = [];

    public TallyCount(IOverview overview, TallyTerms terms)
    {
        (this.overview, this.terms) = (overview, terms);
        zone = DateTimeZoneProviders.Tzdb[terms.Zone];

        // Whose column somebody's word stands in is the situation report's to say, and the same here.
        scope = new ComposerScope(overview, new SituationTerms(1, new LocalText(""), terms.From, terms.CutOff, terms.Zone, TlpLabel.Clear, terms.Area));
    }

    public DailyTally Count(IEnumerable<Incident> incidents)
    {
        var (again, outside) = (0, 0);
        foreach (var (day, _) in Days()) days[day] = [];
        foreach (var incident in incidents)
        {
            var occurred = incident.Account.Occurred;
            var (now, before) = (occurred.Meets(terms.From, terms.CutOff), occurred.Meets(terms.PreviousFrom, terms.From));
            if ((!now && !before) || !IsWithin(incident)) continue;
            if (incident.State == IncidentState.OutOfScope) outside += now ? 1 : 0;
            else if (!SameEvent.Counts(incident, overview)) again += now ? 1 : 0;
            else Take(incident, now, before);
        }

        TallyColumn[] columns = [.. kinds.Values.SelectMany(row => row.Keys).Append(TallyColumn.Us).Distinct().Order()];
        foreach (var column in columns) Judge(column);
        return new(
            terms, [.. columns],
            [.. kinds.OrderBy(row => row.Key.Item1).ThenBy(row => row.Key.Item2 is null).ThenBy(row => row.Key.Item2)
                .Select(row => new TallyRow(row.Key.Item1, row.Key.Item2, null, Cells(row.Value)))],
            [.. days.OrderBy(row => row.Key).Select(row => new TallyRow(null, null, row.Key, Cells(row.Value)))],
            rules.ToImmutableSortedDictionary(), again, outside);
    }

    private void Take(Incident incident, bool now, bool before)
    {
        var kind = Row(kinds, (IncidentTypes.FamilyOf(incident.Account.Type), scope.GovernorateOf(incident.Account.Where)?.Id));
        var day = now ? Row(days, DayOf(incident)) : null;
        foreach (var column in Telling(incident))
        {
            if (column != TallyColumn.Us && RuleOf(column)?.Base is { } first && incident.Account.Occurred.Until <= zone.AtStartOfDay(first).ToInstant()) continue;
            Into(kind, column, incident, now, before);
            if (day is not null) Into(day, column, incident, now, false);
        }
    }

    // The centre's own, and each column of which a claim tells of the event, by whichever of the incidents that are this one event.
    private HashSet<TallyColumn> Telling(Incident incident)
    {
        HashSet<TallyColumn> columns = [TallyColumn.Us];
        foreach (var member in SameEvent.Of(incident.Id, overview))
        {
            foreach (var relation in overview.Under<Relation>(member))
            {
                if (relation.Role != RelationRole.Concerns || relation.Of.Kind != StreamKind.Claim) continue;
                if (overview.Find(new Id<Claim>(relation.Of.Number)) is not { End: null } claim || IsDenial(claim)) continue;
                var side = scope.SideOf(scope.SourceOf(claim.Origin));
                columns.Add(new(side.Kind, side.Party));
            }
        }

        return columns;
    }

    private static bool IsDenial(Claim claim) => claim.Links.Length > 0 && claim.Links.All(link => link.Stance == Stance.Denies);

    private bool IsWithin(Incident incident) =>
        terms.Area is null || scope.IsWithin(incident.Account.Where.Place) || scope.IsWithin(scope.GovernorateOf(incident.Account.Where)?.Id);

    private LocalDate DayOf(Incident incident) =>
        Instant.Max(incident.Account.Occurred.From, terms.From).InZone(zone).Date;

    private IEnumerable<(LocalDate Day, int At)> Days()
    {
        var (first, last) = (terms.From.InZone(zone).Date, (terms.CutOff - Duration.Epsilon).InZone(zone).Date);
        for (var (day, at) = (first, 0); day <= last; day = day.PlusDays(1), at++) yield return (day, at);
    }

    // The last figure of a side's own on things that can be events; its words say more than can be applied, and are shown.
    private SideRule? RuleOf(TallyColumn column)
    {
        if (!isRead) ReadRules();
        return rules.GetValueOrDefault(column);
    }

    private bool isRead;

    private void ReadRules()
    {
        isRead = true;
        foreach (var figure in overview.All<Figure>())
        {
            if (figure.Withdrawn is not null || UnitOf(figure.Stated.Definition.One) is null || overview.Find(figure.Claim) is not { End: null } claim) continue;
            var side = scope.SideOf(scope.SourceOf(claim.Origin));
            rules[new(side.Kind, side.Party)] = new(figure, figure.Stated.Definition.One, figure.Stated.Definition.BaseDate, null);
        }

        // Third parties and authorities are many: what one of them states is no rule of the others.
        foreach (var shared in rules.Keys.Where(one => one.Kind != ReportColumn.Party).ToArray()) rules.Remove(shared);
    }

    private void Judge(TallyColumn column)
    {
        if (RuleOf(column) is not { } rule || rule.One == CountUnit.Event) return;
        var told = kinds.Values.Where(row => row.ContainsKey(column)).SelectMany(row => row[column].Now);
        rules[column] = rule with { InUnit = told.Count(one => one.Account.Number?.Unit == UnitOf(rule.One)) };
    }

    private static IncidentUnit? UnitOf(CountUnit one) => one switch
    {
        CountUnit.Event => IncidentUnit.Event,
        CountUnit.Episode => IncidentUnit.Episode,
        CountUnit.Munition => IncidentUnit.Munition,
        CountUnit.Explosion => IncidentUnit.Explosion,
        CountUnit.Shot => IncidentUnit.Shot,
        CountUnit.Crossing => IncidentUnit.Crossing,
        CountUnit.Flight => IncidentUnit.Flight,
        _ => null,
    };

    private static Dictionary<TallyColumn, Entry> Row<TKey>(Dictionary<TKey, Dictionary<TallyColumn, Entry>> rows, TKey key)
        where TKey : notnull => rows.TryGetValue(key, out var row) ? row : rows[key] = [];

    private static void Into(Dictionary<TallyColumn, Entry> row, TallyColumn column, Incident incident, bool now, bool before)
    {
        if (!row.TryGetValue(column, out var entry)) row[column] = entry = new();
        if (now) entry.Now.Add(incident);
        if (before) entry.Before++;
    }

    private static ImmutableSortedDictionary<TallyColumn, TallyCell> Cells(Dictionary<TallyColumn, Entry> row) => row.ToImmutableSortedDictionary(
        one => one.Key, one => new TallyCell([.. one.Value.Now.OrderBy(incident => incident.Account.Occurred.From).ThenBy(incident => incident.Id).Select(incident => incident.Id)], one.Value.Before));

    private sealed class Entry
    {
        public List<Incident> Now { get; } = [];

        public int Before { get; set; }
    }
}
