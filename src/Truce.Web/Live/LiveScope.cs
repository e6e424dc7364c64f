using System.Collections.Frozen;

namespace Truce.Web.Live;

/// <summary>
/// What on a page may change while it is read: things of some kinds in a list, or one thing and what stands under it. A form is not among
/// them: whoever writes is told nothing.
/// </summary>
/// <param name="Kinds">The kinds of things that a list shows or counts; null: all kinds. Empty on the page of one thing.</param>
/// <param name="Thing">The one thing.</param>
public sealed record LiveScope(IReadOnlyList<StreamKind>? Kinds, Reference? Thing)
{
    /// <summary>What the floor is made of.</summary>
    private static readonly StreamKind[] Floor =
    [
        StreamKind.Incident, StreamKind.Judgement, StreamKind.Reply, StreamKind.Crossing, StreamKind.Passage, StreamKind.Question, StreamKind.Claim, StreamKind.Figure,
        StreamKind.Line, StreamKind.LineVersion, StreamKind.Marker, StreamKind.Agreement, StreamKind.Provision, StreamKind.Assessment, StreamKind.ExchangeLedger, StreamKind.Batch,
    ];

    /// <summary>For each list what is on it: the things themselves, and what their rows are made of.</summary>
    public static readonly FrozenDictionary<string, StreamKind[]> Lists = new Dictionary<string, StreamKind[]>
    {
        ["watch"] = [StreamKind.LogEntry, StreamKind.WatchTask, StreamKind.InformationRequest, StreamKind.Shift],
        ["tasks"] = [StreamKind.WatchTask],
        ["requests"] = [StreamKind.InformationRequest],
        ["shifts"] = [StreamKind.Shift],
        ["decisions"] = [StreamKind.Decision, StreamKind.DecisionStatement],
        ["observations"] = [StreamKind.Observation, StreamKind.Hindrance],
        ["evidence"] = [StreamKind.EvidenceItem],
        ["presences"] = [StreamKind.Presence],
        ["agenda"] = [StreamKind.AgendaItem],
        ["partners"] = [StreamKind.Capacity, StreamKind.Presence, StreamKind.Organisation],
        ["transmissions"] = [StreamKind.Transmission, StreamKind.Reply],
        ["notices"] = [StreamKind.Notice],
        ["visits"] = [StreamKind.JointVisit, StreamKind.VisitFinding],
        ["hot-line"] = [StreamKind.HotLineCall],
        ["verifications"] = [StreamKind.Verification, StreamKind.Incident],
        ["incidents"] = [StreamKind.Incident, StreamKind.Judgement, StreamKind.Reply],
        ["questions"] = [StreamKind.Question, StreamKind.Claim],
        ["tables"] = [StreamKind.DataTable],
        ["situation"] = [StreamKind.SituationReport, StreamKind.SituationDraft],
        ["figures"] = [StreamKind.Figure],
        ["submissions"] = [StreamKind.Submission],
        ["field-forms"] = [StreamKind.FieldForm],
        ["reports"] = [StreamKind.Report, StreamKind.Claim],
        ["agreements"] = [StreamKind.Agreement, StreamKind.Provision, StreamKind.Assessment],
        ["exchanges"] = [StreamKind.ExchangeLedger, StreamKind.Batch],
        ["crossings"] = [StreamKind.Crossing, StreamKind.Passage],
        ["lines"] = [StreamKind.Line, StreamKind.LineVersion, StreamKind.Marker],
        ["places"] = [StreamKind.Place],
        ["organisations"] = [StreamKind.Organisation],
        ["sources"] = [StreamKind.Source],
        ["alerts"] = [StreamKind.Alert],
        ["feeds"] = [StreamKind.Subscription],
        ["members"] = [StreamKind.Member],
    }.ToFrozenDictionary();

    /// <summary>The scope of a page by its path; null where nobody is to be told.</summary>
    public static LiveScope? Of(PathString path) => path.Value?.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["record"] => new LiveScope(null, null),
        ["floor"] => new LiveScope(Floor, null),
        [var list] when Lists.TryGetValue(list, out var kinds) => new LiveScope(kinds, null),
        [_, var thing] when Reference.TryParse(thing, out var reference) => new LiveScope([], reference),
        _ => null,
    };

    /// <summary>The list in the navigation that counts things of a kind: the one that it heads.</summary>
    public static IEnumerable<(string Prefix, string Path)> Counted => Lists.Select(list => (list.Value[0].Prefix(), $"/{list.Key}"));
}
