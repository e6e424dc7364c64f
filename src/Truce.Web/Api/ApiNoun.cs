using Truce.Core.Exchanges;
using Truce.Web.Selections;

namespace Truce.Web.Api;

/// <summary>A thing as programs get it: its reference, what may be seen of it, where its page is.</summary>
public sealed record ApiThing(Reference Reference, object State);

/// <summary>A noun of the record as programs ask for it. Everything is read through a view, as pages do.</summary>
/// <param name="Path">Its word in addresses, in the plural.</param>
/// <param name="State">Type of its state.</param>
public sealed record ApiNoun(
    string Path, StreamKind Kind, Type State, Func<View, Reference, ApiThing?> Find, Func<View, IEnumerable<ApiThing>> All,
    Func<Selecting, IEnumerable<ApiThing>> Selected, Func<Selecting, Reference?, int, SelectedPage<ApiThing>> Page,
    Func<Selecting, bool> IsTooMany)
{
    /// <summary>Every noun, in the order of its word; a test holds it complete.</summary>
    public static readonly IReadOnlyList<ApiNoun> Every =
    [
        Of<AgendaItem>("agenda-items"), Of<Agreement>("agreements"), Of<Alert>("alerts"), Of<Assessment>("assessments"), Of<Batch>("batches"),
        Of<Capacity>("capacities"), Of<Claim>("claims"), Of<Crossing>("crossings"), Of<DecisionStatement>("decision-statements"),
        Of<Decision>("decisions"), Of<EvidenceItem>("evidence"), Of<ExchangeLedger>("exchanges"), Of<FieldForm>("field-forms"), Of<Figure>("figures"),
        Of<DutyFunction>("functions"), Of<Hindrance>("hindrances"), Of<HotLineCall>("hot-line-calls"), Of<Incident>("incidents"),
        Of<JointVisit>("joint-visits"), Of<Judgement>("judgements"), Of<LineVersion>("line-versions"), Of<Line>("lines"), Of<LogEntry>("log-entries"),
        Of<Marker>("markers"), Of<Member>("members"), Of<Notice>("notices"), Of<Observation>("observations"), Of<Organisation>("organisations"),
        Of<Passage>("passages"), Of<Place>("places"), Of<Presence>("presences"), Of<Provision>("provisions"), Of<Question>("questions"),
        Of<CentreRecord>("records"), Of<Relation>("relations"), Of<Core.Replies.Reply>("replies"), Of<Report>("reports"),
        Of<InformationRequest>("requests"), Of<Shift>("shifts"), Of<SituationDraft>("situation-drafts"), Of<SituationReport>("situation-reports"),
        Of<Source>("sources"), Of<FieldSubmission>("submissions"), Of<Subscription>("subscriptions"), Of<DataTable>("tables"), Of<WatchTask>("tasks"),
        Of<Translation>("translations"), Of<Transmission>("transmissions"), Of<Verification>("verifications"), Of<VisitFinding>("visit-findings"),
    ];

    /// <summary>The noun of a word in an address; null where there is none.</summary>
    public static ApiNoun? Named(string path) => Every.FirstOrDefault(one => one.Path == path);

    private static ApiNoun Of<T>(string path)
        where T : class, INoun<T>
    {
        static ApiThing Thing(T state) => new(state.Id.Reference, state);
        return new ApiNoun(
            path, T.Kind, typeof(T),
            (view, reference) => view.Find(new Id<T>(reference.Number)) is { } state ? Thing(state) : null,
            view => view.All<T>().Select(Thing),
            selecting => selecting.Things<T>().Select(Thing),
            (selecting, after, most) =>
            {
                var page = selecting.Page<T>(after is { } last ? new Id<T>(last.Number) : null, most);
                return new([.. page.Shown.Select(Thing)], page.Last, page.IsCut);
            },
            selecting => selecting.IsTooMany<T>());
    }
}
