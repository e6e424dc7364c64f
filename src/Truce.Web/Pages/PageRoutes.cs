using Microsoft.AspNetCore.Http.HttpResults;
using Truce.Store.Journal;
using Truce.Web.Agreements;
using Truce.Web.Alerts;
using Truce.Web.Assessments;
using Truce.Web.Claims;
using Truce.Web.Crossings;
using Truce.Web.Decisions;
using Truce.Web.Evidence;
using Truce.Web.Exchanges;
using Truce.Web.Feeds;
using Truce.Web.Figures;
using Truce.Web.Floor;
using Truce.Web.HotLine;
using Truce.Web.Incidents;
using Truce.Web.JointVisits;
using Truce.Web.Lines;
using Truce.Web.Live;
using Truce.Web.Notices;
using Truce.Web.Observations;
using Truce.Web.Organisations;
using Truce.Web.Pairs;
using Truce.Web.Partners;
using Truce.Web.Places;
using Truce.Web.Provisions;
using Truce.Web.Questions;
using Truce.Web.Record;
using Truce.Web.Reports;
using Truce.Web.Search;
using Truce.Web.Selections;
using Truce.Web.SituationReports;
using Truce.Web.Sources;
using Truce.Web.Submissions;
using Truce.Web.Subscriptions;
using Truce.Web.Tables;
using Truce.Web.Tallies;
using Truce.Web.Transmissions;
using Truce.Web.Verifications;
using Truce.Web.Watch;

namespace Truce.Web.Pages;

/// <summary>Every page that reads, as a table of contents. A page finds what it shows through the visit's view, or shows the one answer for "not there".</summary>
public static class PageRoutes
{
    public static void MapPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", (Visit visit) => Unreadable(visit) ?? Results.Redirect($"/floor{visit.Context.Request.QueryString}"));
        app.MapGet("/floor", (Visit visit) => Show<FloorPage>(visit));
        app.MapGet("/search", (Visit visit) => Show<SearchPage>(visit));
        app.MapGet("/search/suggest", (Visit visit) => Show<Suggestions>(visit));
        app.MapGet("/questions", (Visit visit) => List<QuestionsPage>(visit));
        app.MapGet("/questions/{id}", (string id, Visit visit) => Show<QuestionPage, Question>(visit, id));
        app.MapGet("/incidents", (Visit visit) => List<IncidentsPage>(visit));
        app.MapGet("/incidents/daily", (Visit visit) => Show<DailyPage>(visit));
        app.MapTallyDownload();
        app.MapGet("/incidents/pairs", (Visit visit) => Show<PairsPage>(visit));
        app.MapGet("/incidents/weights", (Visit visit) => Show<WeightsPage>(visit));
        app.MapGet("/incidents/{id}", (string id, Visit visit) => Show<IncidentPage, Incident>(visit, id));
        app.MapGet("/verifications", (Visit visit) => Show<VerificationsPage>(visit));
        app.MapGet("/verifications/checklists", (Visit visit) => Show<ChecklistsPage>(visit));
        app.MapGet("/verifications/{id}", (string id, Visit visit) => Show<VerificationPage, Verification>(visit, id));
        app.MapGet("/verifications/{id}/here", (string id, Visit visit) => Show<HerePiece, Verification>(visit, id));
        app.MapGet("/transmissions", (Visit visit) => Show<TransmissionsPage>(visit));
        app.MapGet("/transmissions/{id}", (string id, Visit visit) => Show<TransmissionPage, Transmission>(visit, id));
        app.MapGet("/notices", (Visit visit) => Show<NoticesPage>(visit));
        app.MapGet("/notices/{id}", (string id, Visit visit) => Show<NoticePage, Notice>(visit, id));
        app.MapGet("/visits", (Visit visit) => Show<VisitsPage>(visit));
        app.MapGet("/visits/{id}", (string id, Visit visit) => Show<JointVisitPage, JointVisit>(visit, id));
        app.MapGet("/hot-line", (Visit visit) => Show<HotLinePage>(visit));
        app.MapGet("/hot-line/{id}", (string id, Visit visit) => Show<CallPage, HotLineCall>(visit, id));
        app.MapGet("/observations", (Visit visit) => List<ObservationsPage>(visit));
        app.MapGet("/observations/coverage", (Visit visit) => Show<CoveragePage>(visit));
        app.MapGet("/observations/{id}", (string id, Visit visit) => Show<ObservationPage, Observation>(visit, id));
        app.MapGet("/hindrances/{id}", (string id, Visit visit) => Show<HindrancePage, Hindrance>(visit, id));
        app.MapEvidence();
        app.MapGet("/evidence", (Visit visit) => List<EvidenceListPage>(visit));
        app.MapGet("/evidence/{id}", (string id, Visit visit) => Show<EvidencePage, EvidenceItem>(visit, id));
        app.MapGet("/partners", (Visit visit) => Show<PartnersPage>(visit));
        app.MapGet("/presences", (Visit visit) => List<PresencesPage>(visit));
        app.MapGet("/presences/{id}", (string id, Visit visit) => Show<PresencePage, Presence>(visit, id));
        app.MapGet("/agenda", (Visit visit) => Show<AgendaPage>(visit));
        app.MapGet("/agenda/{id}", (string id, Visit visit) => Show<AgendaItemPage, AgendaItem>(visit, id));
        app.MapGet("/capacities/{id}", (string id, Visit visit) => Show<CapacityPage, Capacity>(visit, id));
        app.MapGet("/situation", (Visit visit) => Show<SituationPage>(visit));
        app.MapGet("/situation/{id}", (string id, Visit visit) => Show<SituationReportPage, SituationReport>(visit, id));
        app.MapGet("/situation/drafts/{id}", (string id, Visit visit) => Show<SituationDraftPage, SituationDraft>(visit, id));
        app.MapPublished();
        app.MapGet("/crossings", (Visit visit) => List<CrossingsPage>(visit));
        app.MapGet("/alerts", (Visit visit) => Show<AlertsPage>(visit));
        app.MapGet("/alerts/{id}", (string id, Visit visit) => Show<AlertPage, Alert>(visit, id));
        app.MapAlerts();
        app.MapFeeds();
        app.MapThingFeeds();
        app.MapGet("/subscriptions/{id}", (string id, Visit visit) => Show<SubscriptionPage, Subscription>(visit, id));
        app.MapSubscriptions();
        app.MapGet("/crossings/{id}", (string id, Visit visit) => Show<CrossingPage, Crossing>(visit, id));
        app.MapFigureDownloads();
        app.MapGet("/figures", (Visit visit) => List<FiguresPage>(visit));
        app.MapGet("/figures/{id}", (string id, Visit visit) => Show<FigurePage, Figure>(visit, id));
        app.MapTableDownloads();
        app.MapGet("/questions/{id}/side-by-side", (string id, Visit visit) => Show<SideBySidePage, Question>(visit, id));
        app.MapGet("/tables", (Visit visit) => List<TablesPage>(visit));
        app.MapGet("/tables/{id}", (string id, Visit visit) => Show<TablePage, DataTable>(visit, id));
        app.MapGet("/tables/{id}/edition", (string id, Visit visit) => Show<EditionPage, DataTable>(visit, id));
        app.MapGet("/tables/{id}/cell", (string id, Visit visit) => Show<CellPage, DataTable>(visit, id));
        app.MapGet("/reports", (Visit visit) => List<ReportsPage>(visit));
        app.MapGet("/reports/{id}", (string id, Visit visit) => Show<ReportPage, Report>(visit, id));
        app.MapGet("/claims/{id}", (string id, Visit visit) => Show<ClaimPage, Claim>(visit, id));
        app.MapGet("/agreements", (Visit visit) => List<AgreementsPage>(visit));
        app.MapGet("/agreements/{id}", (string id, Visit visit) => Show<AgreementPage, Agreement>(visit, id));
        app.MapGet("/provisions/{id}", (string id, Visit visit) => Show<ProvisionPage, Provision>(visit, id));
        app.MapGet("/assessments/{id}", (string id, Visit visit) => Show<AssessmentPage, Assessment>(visit, id));
        app.MapGet("/exchanges", (Visit visit) => List<ExchangesPage>(visit));
        app.MapGet("/exchanges/{id}", (string id, Visit visit) => Show<ExchangePage, ExchangeLedger>(visit, id));
        app.MapGet("/batches/{id}", (string id, Visit visit) => Show<BatchPage, Batch>(visit, id));
        app.MapGet("/organisations", (Visit visit) => List<OrganisationsPage>(visit));
        app.MapGet("/organisations/{id}", (string id, Visit visit) => Show<OrganisationPage, Organisation>(visit, id));
        app.MapGet("/sources", (Visit visit) => List<SourcesPage>(visit));
        app.MapGet("/sources/{id}", (string id, Visit visit) => Show<SourcePage, Source>(visit, id));
        app.MapGet("/places", (Visit visit) => List<PlacesPage>(visit));
        app.MapGet("/places/{id}", (string id, Visit visit) => Show<PlacePage, Place>(visit, id));
        app.MapGet("/lines", (Visit visit) => List<LinesPage>(visit));
        app.MapGet("/lines/where", (Visit visit) => Show<WherePage>(visit));
        app.MapGet("/lines/{id}", (string id, Visit visit) => Show<LinePage, Line>(visit, id));
        app.MapGet("/line-versions/{id}", (string id, Visit visit) => Show<LineVersionPage, LineVersion>(visit, id));
        app.MapGet("/markers/{id}", (string id, Visit visit) => Show<MarkerPage, Marker>(visit, id));
        app.MapGet("/watch", (Visit visit) => Show<WatchPage>(visit));
        app.MapGet("/watch/since", (Visit visit) => Show<SincePage>(visit));
        app.MapGet("/log/{id}", (string id, Visit visit) => Show<LogPage, LogEntry>(visit, id));
        app.MapGet("/tasks", (Visit visit) => List<TasksPage>(visit));
        app.MapGet("/tasks/{id}", (string id, Visit visit) => Show<TaskPage, WatchTask>(visit, id));
        app.MapGet("/requests", (Visit visit) => List<RequestsPage>(visit));
        app.MapGet("/requests/{id}", (string id, Visit visit) => Show<RequestPage, InformationRequest>(visit, id));
        app.MapGet("/shifts", (Visit visit) => List<ShiftsPage>(visit));
        app.MapGet("/shifts/{id}", (string id, Visit visit) => Show<ShiftPage, Shift>(visit, id));
        app.MapGet("/functions", (Visit visit) => Show<FunctionsPage>(visit));
        app.MapGet("/functions/{id}", (string id, Visit visit) => Show<FunctionPage, DutyFunction>(visit, id));
        app.MapGet("/decisions", (Visit visit) => List<DecisionsPage>(visit));
        app.MapGet("/decisions/{id}", (string id, Visit visit) => Show<DecisionPage, Decision>(visit, id));
        app.MapGet("/submissions", (Visit visit) => Show<SubmissionsPage>(visit));
        app.MapGet("/submissions/{id}", (string id, Visit visit) => Show<SubmissionPage, FieldSubmission>(visit, id));
        app.MapGet("/field-forms", (Visit visit) => Show<FieldFormsPage>(visit));
        app.MapGet("/field-forms/{id}", (string id, Visit visit) => Show<FieldFormPage, FieldForm>(visit, id));
        app.MapGet("/map", (Visit visit) => List<MapPage>(visit));
        app.MapGet("/board", (Visit visit) => List<BoardPage>(visit));
        app.MapGet("/timeline", (Visit visit) => List<TimelinePage>(visit));
        app.MapGet("/compare", (Visit visit) => List<ComparePage>(visit));
        app.MapGet("/replay", (Visit visit) => List<ReplayPage>(visit));
        app.MapGet("/record", (Visit visit) => Show<RecordPage>(visit));
        app.MapGet("/record/{index:long}", (long index, Visit visit) => ShowEvent(visit, index));
        app.MapGet("/record/{index:long}/receipt", ReceiptAsync);
        app.MapGet("/trust", (Visit visit) => Show<TrustPage>(visit));
    }

    private static IResult Show<TPage>(Visit visit, Dictionary<string, object?>? parameters = null)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        Unreadable(visit) ?? new RazorComponentResult<TPage>(parameters ?? []);

    // A list that cannot read what is asked of it says so, and lists nothing.
    private static IResult List<TPage>(Visit visit)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        Unreadable(visit) ?? new RazorComponentResult<TPage> { StatusCode = ListAsked.IsReadable(visit) ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };

    private static IResult? Unreadable(Visit visit) =>
        visit.IsAsOfMalformed ? Refusals.Show(WebRefusals.MomentUnreadable(visit.Context.Request.Query["asOf"].ToString())) : null;

    // A reference that is not one, one that names nothing, and one that may not be seen: the same answer.
    private static IResult Show<TPage, TNoun>(Visit visit, string id)
        where TPage : Microsoft.AspNetCore.Components.IComponent
        where TNoun : class, INoun<TNoun> =>
        Id<TNoun>.TryParse(id, out var parsed) && visit.View.Find(parsed) is { } found
            ? Show<TPage>(visit, new() { [typeof(TNoun).Name] = found })
            : Refusals.Show(AccessRefusals.NotFound(id));

    private static IResult ShowEvent(Visit visit, long index) =>
        visit.View.Event(index) is { } recorded
            ? Show<EventPage>(visit, new() { [nameof(EventPage.Recorded)] = recorded })
            : Refusals.Show(AccessRefusals.NotFound($"{index}"));

    private static async Task<IResult> ReceiptAsync(long index, Visit visit)
    {
        if (Unreadable(visit) is { } unreadable) return unreadable;
        if (visit.View.Event(index) is null) return Refusals.Show(AccessRefusals.NotFound($"{index}"));
        if (visit.View.ReceiptOf(index) is null && await WaitAsync(visit, index) is { } notYet) return Refusals.Show(notYet);
        var receipt = visit.View.ReceiptOf(index)!;
        visit.Context.Response.Headers.ContentDisposition = $"attachment; filename=\"{visit.Centre.Origin.Replace('/', '-')}-{index}.receipt.json\"";
        return Results.Bytes(receipt.ToBytes(), "application/json");
    }

    // An entry that was just recorded comes under a checkpoint with the next beat, which is worth waiting for.
    private static async Task<Refusal?> WaitAsync(Visit visit, long index)
    {
        try
        {
            await visit.Centre.ProvedAsync(index).WaitAsync(Limits.LongestWaitForProof, visit.Context.RequestAborted);
            return null;
        }
        catch (TimeoutException)
        {
            visit.Context.Response.Headers.RetryAfter = "1";
            return WebRefusals.ProofPending(index);
        }
        catch (RecordUnavailableException)
        {
            return WebRefusals.ProofStopped(index);
        }
    }
}
