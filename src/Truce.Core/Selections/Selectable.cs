namespace Truce.Core.Selections;

/// <summary>
/// What can be selected of each noun: what sort of thing a state is, how far it has come, when, where and who says it. A noun without a
/// line in one of these tables cannot be narrowed by that part.
/// </summary>
public static class Selectable
{
    private const string Open = "open", Stands = "stands", Withdrawn = "withdrawn";

    private static readonly IReadOnlyList<string> Taken = [Stands, Withdrawn];

    /// <summary>Codes of the sorts of a noun, in the order in which they are offered; empty where it has none.</summary>
    public static IReadOnlyList<string> TypesOf(StreamKind kind) => kind switch
    {
        StreamKind.Incident => IncidentTypes.All,
        StreamKind.Observation => CodesOf<ObservationKind>.All,
        StreamKind.Hindrance => CodesOf<HindranceKind>.All,
        StreamKind.Passage => CodesOf<PassageKind>.All,
        StreamKind.Marker => CodesOf<MarkerKind>.All,
        StreamKind.Place => CodesOf<PlaceKind>.All,
        StreamKind.Organisation => CodesOf<OrganisationKind>.All,
        StreamKind.Source => CodesOf<SourceKind>.All,
        StreamKind.Question or StreamKind.Decision => CodesOf<Subject>.All,
        StreamKind.Provision => CodesOf<ProvisionFamily>.All,
        StreamKind.Judgement => CodesOf<JudgedQuestion>.All,
        StreamKind.Reply => CodesOf<ReplyStance>.All,
        StreamKind.Presence => CodesOf<Sector>.All,
        StreamKind.Capacity or StreamKind.WatchTask => CodesOf<Speciality>.All,
        StreamKind.EvidenceItem => CodesOf<EvidenceKind>.All,
        StreamKind.Figure => CodesOf<FigureKind>.All,
        _ => [],
    };

    /// <summary>Codes of what can have become of a noun, in the order in which they are offered; empty where it has none.</summary>
    public static IReadOnlyList<string> StatesOf(StreamKind kind) => kind switch
    {
        StreamKind.Incident => CodesOf<IncidentState>.All,
        StreamKind.Observation => CodesOf<ObservationResult>.All,
        StreamKind.Hindrance => CodesOf<HindranceOutcome>.All,
        StreamKind.Passage => CodesOf<PassageState>.All,
        StreamKind.Claim => [Stands, .. CodesOf<ClaimEnd>.All],
        StreamKind.Assessment => CodesOf<ProvisionStatus>.All,
        StreamKind.Decision => [Open, .. CodesOf<DecisionEnd>.All],
        StreamKind.WatchTask => CodesOf<TaskState>.All,
        StreamKind.InformationRequest => CodesOf<RequestState>.All,
        StreamKind.Shift => CodesOf<ShiftState>.All,
        StreamKind.SituationDraft => CodesOf<DraftStage>.All,
        StreamKind.Report or StreamKind.Figure or StreamKind.Judgement or StreamKind.Batch or StreamKind.LineVersion or StreamKind.Marker
            or StreamKind.Presence or StreamKind.Capacity or StreamKind.DataTable or StreamKind.SituationReport
            or StreamKind.EvidenceItem => Taken,
        _ => [],
    };

    /// <summary>The code of what sort of thing a state is; null where it has none.</summary>
    public static string? TypeOf(object state) => state switch
    {
        Incident one => one.Account.Type,
        Observation one => CodesOf<ObservationKind>.Of(one.Account.Kind),
        Hindrance one => CodesOf<HindranceKind>.Of(one.Account.Kind),
        Passage one => CodesOf<PassageKind>.Of(one.Account.Way.Kind),
        Marker one => CodesOf<MarkerKind>.Of(one.MarkerKind),
        Place one => CodesOf<PlaceKind>.Of(one.PlaceKind),
        Organisation one => CodesOf<OrganisationKind>.Of(one.OrganisationKind),
        Source one => CodesOf<SourceKind>.Of(one.SourceKind),
        Question one => CodesOf<Subject>.Of(one.Subject),
        Decision one => CodesOf<Subject>.Of(one.Account.Subject),
        Provision one => CodesOf<ProvisionFamily>.Of(one.Terms.Family),
        Judgement one => CodesOf<JudgedQuestion>.Of(one.Answer.Question),
        Reply one => CodesOf<ReplyStance>.Of(one.Account.Stance),
        Presence one => CodesOf<Sector>.Of(one.Account.Sector),
        Capacity one => CodesOf<Speciality>.Of(one.Account.Speciality),
        WatchTask one => one.Speciality is { } speciality ? CodesOf<Speciality>.Of(speciality) : null,
        EvidenceItem one => CodesOf<EvidenceKind>.Of(one.Account.Kind),
        Figure one => CodesOf<FigureKind>.Of(one.Stated.Kind),
        _ => null,
    };

    /// <summary>The code of how far a state has come; null where it has none.</summary>
    public static string? StateOf(object state) => state switch
    {
        Incident one => CodesOf<IncidentState>.Of(one.State),
        Observation one => CodesOf<ObservationResult>.Of(one.Account.Result),
        Hindrance one => CodesOf<HindranceOutcome>.Of(one.Account.Outcome),
        Passage one => CodesOf<PassageState>.Of(one.Account.State),
        Claim one => one.End is { } end ? CodesOf<ClaimEnd>.Of(end) : Stands,
        Assessment one => one.Status is { } status ? CodesOf<ProvisionStatus>.Of(status) : null,
        Decision one => one.End is { } end ? CodesOf<DecisionEnd>.Of(end) : Open,
        WatchTask one => CodesOf<TaskState>.Of(one.State),
        InformationRequest one => CodesOf<RequestState>.Of(one.State),
        Shift one => CodesOf<ShiftState>.Of(one.State),
        SituationDraft one => CodesOf<DraftStage>.Of(one.Stage),
        Report one => Standing(one.Withdrawn is null),
        Figure one => Standing(one.Withdrawn is null),
        Judgement one => Standing(one.Withdrawn is null),
        Batch one => Standing(one.Withdrawn is null),
        LineVersion one => Standing(!one.Withdrawn),
        Marker one => Standing(!one.Withdrawn),
        Presence one => Standing(one.Withdrawn is null),
        Capacity one => Standing(one.Withdrawn is null),
        DataTable one => Standing(one.Withdrawn is null),
        SituationReport one => Standing(one.Withdrawn is null),
        EvidenceItem one => Standing(one.Withdrawn is null),
        _ => null,
    };

    /// <summary>Whether a type is meant by a code: the same, or the family that holds it.</summary>
    public static bool IsOfType(string type, string code) =>
        type.StartsWith(code, StringComparison.Ordinal) && (type.Length == code.Length || type[code.Length] == '/');

    /// <summary>Whether things of a noun name a place, by themselves or by what they are about.</summary>
    public static bool HasPlace(StreamKind kind) => kind is StreamKind.Incident or StreamKind.Observation or StreamKind.Hindrance or StreamKind.Crossing
        or StreamKind.Passage or StreamKind.Place or StreamKind.Line or StreamKind.LineVersion or StreamKind.Marker or StreamKind.Presence
        or StreamKind.Judgement or StreamKind.Reply or StreamKind.SituationReport or StreamKind.SituationDraft or StreamKind.EvidenceItem;

    /// <summary>Whether things of a noun lie somewhere, by themselves or by what they are about.</summary>
    public static bool HasGround(StreamKind kind) => kind is StreamKind.Incident or StreamKind.Observation or StreamKind.Hindrance or StreamKind.Crossing
        or StreamKind.Passage or StreamKind.Place or StreamKind.LineVersion or StreamKind.Marker or StreamKind.Judgement or StreamKind.Reply;

    /// <summary>The place that a state names; null where it names none.</summary>
    public static Id<Place>? PlaceOf(object state) => state switch
    {
        Incident one => one.Account.Where.Place,
        Observation one => one.Account.Where.Place,
        Hindrance one => one.Account.Where.Place,
        Crossing one => one.Account.Place,
        Place one => one.Id,
        Line one => one.Territory,
        Presence one => one.Account.Place,
        EvidenceItem one => one.Account.Where?.Place,
        SituationReport one => one.Terms.Area,
        SituationDraft one => one.Terms.Area,
        _ => null,
    };

    /// <summary>Where a state lies, as everybody who sees it may know: a box that holds it; nowhere where nobody said.</summary>
    public static Footprint GroundOf(object state) => state switch
    {
        Incident one => Footprint.Of(one.Account.Where.Centre),
        Observation one => Footprint.Of(one.Account.Where.Centre),
        Hindrance one => Footprint.Of(one.Account.Where.Centre),
        Crossing one => Crossing.FootprintOf(one),
        Place one => Place.FootprintOf(one),
        LineVersion one => LineVersion.FootprintOf(one),
        Marker one => Footprint.Of(one.Position),
        _ => Footprint.Nowhere,
    };

    /// <summary>The thing whose place a state shares, since it is about it; null where it has its own or none.</summary>
    public static Reference? AboutOf(object state) => state switch
    {
        Passage one => one.Crossing,
        Judgement one => one.Incident,
        Reply one => one.Incident,
        LineVersion one => one.Line,
        Marker one => one.Line,
        _ => null,
    };

    /// <summary>Whether a noun has such a thing.</summary>
    public static bool IsAbout(StreamKind kind) => kind is StreamKind.Passage or StreamKind.Judgement or StreamKind.Reply or StreamKind.LineVersion or StreamKind.Marker;

    /// <summary>The organisations and sources that say a state; empty where it names none, and whoever entered it is meant.</summary>
    public static IReadOnlyList<Reference> SaidBy(object state) => state switch
    {
        Claim one => [.. one.Chain.Select(source => source.Reference)],
        Report one => [one.Source],
        Observation one => [one.By],
        Hindrance one => [one.Hindered],
        Passage one => [one.By],
        Marker one => [one.Source],
        LineVersion one => [one.Issuer],
        Judgement one => [one.By],
        Reply one => [one.Organisation],
        Assessment one => [one.By],
        Batch one => [one.Terms.By],
        DataTable one => [one.By],
        Presence one => [one.Organisation],
        Capacity one => [one.Organisation],
        Source { Organisation: { } organisation } => [organisation],
        Decision one => [one.AskedBy],
        DecisionStatement one => [one.By],
        WatchTask one => [one.AskedBy],
        InformationRequest one => [one.AskedBy],
        SituationReport one => [one.DraftedBy],
        SituationDraft one => [one.DraftedBy],
        Translation one => [one.By],
        Organisation one => [one.Id],
        _ => [],
    };

    private static string Standing(bool stands) => stands ? Stands : Withdrawn;
}
