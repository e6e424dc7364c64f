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
using Truce.Web.Incidents;
using Truce.Web.Lines;
using Truce.Web.Observations;
using Truce.Web.Organisations;
using Truce.Web.Partners;
using Truce.Web.Places;
using Truce.Web.Provisions;
using Truce.Web.Questions;
using Truce.Web.Record;
using Truce.Web.Reports;
using Truce.Web.Search;
using Truce.Web.SituationReports;
using Truce.Web.Sources;
using Truce.Web.Subscriptions;
using Truce.Web.Tables;
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
        app.MapGet("/questions", (Visit visit) => Show<QuestionsPage>(visit));
        app.MapGet("/questions/{id}", (string id, Visit visit) => Show<QuestionPage, Question>(visit, id));
        app.MapGet("/incidents", (Visit visit) => Show<IncidentsPage>(visit));
        app.MapGet("/incidents/{id}", (string id, Visit visit) => Show<IncidentPage, Incident>(visit, id));
        app.MapGet("/observations", (Visit visit) => Show<ObservationsPage>(visit));
        app.MapGet("/observations/coverage", (Visit visit) => Show<CoveragePage>(visit));
        app.MapGet("/observations/{id}", (string id, Visit visit) => Show<ObservationPage, Observation>(visit, id));
        app.MapGet("/hindrances/{id}", (string id, Visit visit) => Show<HindrancePage, Hindrance>(visit, id));
        app.MapEvidence();
        app.MapGet("/evidence", (Visit visit) => Show<EvidenceListPage>(visit));
        app.MapGet("/evidence/{id}", (string id, Visit visit) => Show<EvidencePage, EvidenceItem>(visit, id));
        app.MapGet("/partners", (Visit visit) => Show<PartnersPage>(visit));
        app.MapGet("/presences", (Visit visit) => Show<PresencesPage>(visit));
        app.MapGet("/presences/{id}", (string id, Visit visit) => Show<PresencePage, Presence>(visit, id));
        app.MapGet("/agenda", (Visit visit) => Show<AgendaPage>(visit));
        app.MapGet("/agenda/{id}", (string id, Visit visit) => Show<AgendaItemPage, AgendaItem>(visit, id));
        app.MapGet("/capacities/{id}", (string id, Visit visit) => Show<CapacityPage, Capacity>(visit, id));
        app.MapGet("/situation", (Visit visit) => Show<SituationPage>(visit));
        app.MapGet("/situation/{id}", (string id, Visit visit) => Show<SituationReportPage, SituationReport>(visit, id));
        app.MapGet("/situation/drafts/{id}", (string id, Visit visit) => Show<SituationDraftPage, SituationDraft>(visit, id));
        app.MapPublished();
        app.MapGet("/alerts", (Visit visit) => Show<AlertsPage>(visit));
        app.MapGet("/alerts/{id}", (string id, Visit visit) => Show<AlertPage, Alert>(visit, id));
        app.MapAlerts();
        app.MapFeeds();
        app.MapThingFeeds();
        app.MapGet("/subscriptions/{id}", (string id, Visit visit) => Show<SubscriptionPage, Subscription>(visit, id));
        app.MapSubscriptions();
        app.MapGet("/crossings", (Visit visit) => Show<CrossingsPage>(visit));
        app.MapGet("/crossings/{id}", (string id, Visit visit) => Show<CrossingPage, Crossing>(visit, id));
        app.MapFigureDownloads();
        app.MapGet("/figures", (Visit visit) => Show<FiguresPage>(visit));
        app.MapGet("/figures/{id}", (string id, Visit visit) => Show<FigurePage, Figure>(visit, id));
        app.MapTableDownloads();
        app.MapGet("/questions/{id}/side-by-side", (string id, Visit visit) => Show<SideBySidePage, Question>(visit, id));
        app.MapGet("/tables", (Visit visit) => Show<TablesPage>(visit));
        app.MapGet("/tables/{id}", (string id, Visit visit) => Show<TablePage, DataTable>(visit, id));
        app.MapGet("/tables/{id}/edition", (string id, Visit visit) => Show<EditionPage, DataTable>(visit, id));
        app.MapGet("/tables/{id}/cell", (string id, Visit visit) => Show<CellPage, DataTable>(visit, id));
        app.MapGet("/reports", (Visit visit) => Show<ReportsPage>(visit));
        app.MapGet("/reports/{id}", (string id, Visit visit) => Show<ReportPage, Report>(visit, id));
        app.MapGet("/claims/{id}", (string id, Visit visit) => Show<ClaimPage, Claim>(visit, id));
        app.MapGet("/agreements", (Visit visit) => Show<AgreementsPage>(visit));
        app.MapGet("/agreements/{id}", (string id, Visit visit) => Show<AgreementPage, Agreement>(visit, id));
        app.MapGet("/provisions/{id}", (string id, Visit visit) => Show<ProvisionPage, Provision>(visit, id));
        app.MapGet("/assessments/{id}", (string id, Visit visit) => Show<AssessmentPage, Assessment>(visit, id));
        app.MapGet("/exchanges", (Visit visit) => Show<ExchangesPage>(visit));
        app.MapGet("/exchanges/{id}", (string id, Visit visit) => Show<ExchangePage, ExchangeLedger>(visit, id));
        app.MapGet("/batches/{id}", (string id, Visit visit) => Show<BatchPage, Batch>(visit, id));
        app.MapGet("/organisations", (Visit visit) => Show<OrganisationsPage>(visit));
        app.MapGet("/organisations/{id}", (string id, Visit visit) => Show<OrganisationPage, Organisation>(visit, id));
        app.MapGet("/sources", (Visit visit) => Show<SourcesPage>(visit));
        app.MapGet("/sources/{id}", (string id, Visit visit) => Show<SourcePage, Source>(visit, id));
        app.MapGet("/places", (Visit visit) => Show<PlacesPage>(visit));
        app.MapGet("/places/{id}", (string id, Visit visit) => Show<PlacePage, Place>(visit, id));
        app.MapGet("/lines", (Visit visit) => Show<LinesPage>(visit));
        app.MapGet("/lines/where", (Visit visit) => Show<WherePage>(visit));
        app.MapGet("/lines/{id}", (string id, Visit visit) => Show<LinePage, Line>(visit, id));
        app.MapGet("/line-versions/{id}", (string id, Visit visit) => Show<LineVersionPage, LineVersion>(visit, id));
        app.MapGet("/markers/{id}", (string id, Visit visit) => Show<MarkerPage, Marker>(visit, id));
        app.MapGet("/watch", (Visit visit) => Show<WatchPage>(visit));
        app.MapGet("/watch/since", (Visit visit) => Show<SincePage>(visit));
        app.MapGet("/log/{id}", (string id, Visit visit) => Show<LogPage, LogEntry>(visit, id));
        app.MapGet("/tasks", (Visit visit) => Show<TasksPage>(visit));
        app.MapGet("/tasks/{id}", (string id, Visit visit) => Show<TaskPage, WatchTask>(visit, id));
        app.MapGet("/requests", (Visit visit) => Show<RequestsPage>(visit));
        app.MapGet("/requests/{id}", (string id, Visit visit) => Show<RequestPage, InformationRequest>(visit, id));
        app.MapGet("/shifts", (Visit visit) => Show<ShiftsPage>(visit));
        app.MapGet("/shifts/{id}", (string id, Visit visit) => Show<ShiftPage, Shift>(visit, id));
        app.MapGet("/functions", (Visit visit) => Show<FunctionsPage>(visit));
        app.MapGet("/functions/{id}", (string id, Visit visit) => Show<FunctionPage, DutyFunction>(visit, id));
        app.MapGet("/decisions", (Visit visit) => Show<DecisionsPage>(visit));
        app.MapGet("/decisions/{id}", (string id, Visit visit) => Show<DecisionPage, Decision>(visit, id));
        app.MapGet("/record", (Visit visit) => Show<RecordPage>(visit));
        app.MapGet("/record/{index:long}", (long index, Visit visit) => ShowEvent(visit, index));
        app.MapGet("/record/{index:long}/receipt", ReceiptAsync);
        app.MapGet("/trust", (Visit visit) => Show<TrustPage>(visit));
    }

    private static IResult Show<TPage>(Visit visit, Dictionary<string, object?>? parameters = null)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        Unreadable(visit) ?? new RazorComponentResult<TPage>(parameters ?? []);

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
