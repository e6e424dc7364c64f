namespace Truce.Core.SituationReports;

/// <summary>What the sections of one composition share: the period, and whose column somebody's word stands in. One owner, one thread.</summary>
internal sealed class ComposerScope
{
    private readonly Dictionary<Id<Organisation>, Side> columns = [];
    private readonly Dictionary<Id<Organisation>, bool> seen = [];
    private readonly Dictionary<Id<Source>, Side> columnsOfSources = [];
    private readonly Dictionary<Id<Place>, Place?> governorates = [];
    private readonly Lazy<IReadOnlyList<Place>> grounds;
    private readonly Lazy<IReadOnlyList<Incident>> incidents;

    public ComposerScope(IOverview overview, SituationTerms terms)
    {
        (Overview, Terms) = (overview, terms);
        var zone = DateTimeZoneProviders.Tzdb[terms.Zone];
        FirstDay = terms.From.InZone(zone).Date;
        LastDay = terms.CutOff.InZone(zone).Date;
        Days = new DateInterval(FirstDay, LastDay);
        grounds = new(() => [.. overview.All<Place>().Where(place => place is { PlaceKind: PlaceKind.Governorate, Area: not null })]);
        incidents = new(() => [.. overview.All<Incident>().Where(IsOfInterest)]);
    }

    public IOverview Overview { get; }

    public SituationTerms Terms { get; }

    public LocalDate FirstDay { get; }

    public LocalDate LastDay { get; }

    public DateInterval Days { get; }

    /// <summary>The period as questions write it.</summary>
    public string Code => $"{Terms.From}/{Terms.CutOff}";

    public string DaysCode => CanonicalValues.Days(Days);

    /// <summary>Incidents of the period and of the one before, of the area, without duplicates and what is out of scope.</summary>
    public IReadOnlyList<Incident> Incidents => incidents.Value;

    /// <summary>Incidents of the period, as <see cref="Incidents"/>.</summary>
    public IEnumerable<Incident> Current => Incidents.Where(one => one.Account.Occurred.Meets(Terms.From, Terms.CutOff));

    /// <summary>Whose column an organisation's word stands in: a party's own, or that of the party for which it acts on the last day.</summary>
    public Side SideOf(Id<Organisation>? id)
    {
        if (id is not { } named || Overview.Find(named) is not { } organisation) return new Side(ReportColumn.ThirdParty);
        if (columns.TryGetValue(named, out var known)) return known;
        return columns[named] = Find(organisation);
    }

    public Side SideOf(Source? source) => SideOf(source?.Organisation);

    /// <summary>The same of a source, looked up once however many claims are its.</summary>
    public Side SideOf(Id<Source> source) => columnsOfSources.TryGetValue(source, out var known) ? known : columnsOfSources[source] = SideOf(SourceOf(source));

    /// <summary>Whether the audience sees an organisation, looked up once.</summary>
    public bool Sees(Id<Organisation> organisation) => seen.TryGetValue(organisation, out var known) ? known : seen[organisation] = Overview.Find(organisation) is not null;

    public Source? SourceOf(Id<Source> id) => Overview.Find(id);

    /// <summary>Whether something lies within the area of the report, by the place that was named.</summary>
    public bool IsWithin(Id<Place>? place) => Terms.Area is not { } area || Upwards(place).Any(one => one.Id == area);

    /// <summary>The governorate in which an incident was stated to be; null where none was named and none follows from its position.</summary>
    public Place? GovernorateOf(PlaceStated where)
    {
        if (where.Place is { } named)
        {
            if (!governorates.TryGetValue(named, out var known))
                governorates[named] = known = Upwards(named).FirstOrDefault(place => place.PlaceKind == PlaceKind.Governorate);
            if (known is not null) return known;
        }

        return where.Centre is { } centre ? grounds.Value.FirstOrDefault(place => AreaCover.Covers(place.Area!, centre)) : null;
    }

    /// <summary>The first of a chain and, where there are several, the last.</summary>
    public (LocalText? By, LocalText? Via, IEnumerable<Reference> Things) Chain(Claim claim)
    {
        var via = claim.Chain.Length > 1 ? SourceOf(claim.Chain[^1]) : null;
        var by = SourceOf(claim.Origin);
        return (by?.Name, via?.Name, ((Reference?[])[by?.Id.Reference, via?.Id.Reference]).OfType<Reference>());
    }

    /// <summary>Letter and number of a claim on a subject.</summary>
    public string GradeOf(Claim claim, Subject subject) => $"{SourceOf(claim.Origin)?.On(subject) ?? Reliability.F}{claim.Credibility?.Degree ?? 6}";

    // A place that lies in itself, around some corner, would have no end.
    private IEnumerable<Place> Upwards(Id<Place>? place)
    {
        for (var (at, steps) = (place, 0); at is { } id && steps < 8 && Overview.Find(id) is { } found; steps++)
        {
            yield return found;
            at = found.Within;
        }
    }

    private bool IsOfInterest(Incident one) =>
        one.Account.Occurred.Meets(Terms.PreviousFrom, Terms.CutOff) && one.State is not (IncidentState.Duplicate or IncidentState.OutOfScope)
        && (Terms.Area is null || IsWithin(one.Account.Where.Place) || IsWithin(GovernorateOf(one.Account.Where)?.Id));

    private Side Find(Organisation organisation)
    {
        Id<Organisation>? party = organisation.ActsFor.Where(one => one.HoldsOn(LastDay)).Select(one => Overview.Find(one.Principal))
            .FirstOrDefault(one => one?.OrganisationKind == OrganisationKind.Party)?.Id;
        return organisation.OrganisationKind switch
        {
            OrganisationKind.Centre => Side.Us,
            OrganisationKind.Party => new Side(ReportColumn.Party, party ?? organisation.Id),
            OrganisationKind.LocalAuthority => new Side(ReportColumn.LocalAuthority),
            _ => party is { } principal ? new Side(ReportColumn.Party, principal) : new Side(ReportColumn.ThirdParty),
        };
    }
}
