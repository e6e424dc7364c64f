using Microsoft.AspNetCore.Http.HttpResults;
using Truce.Web.Feeds;
using Truce.Web.Pages;

namespace Truce.Web.SituationReports;

/// <summary>
/// What is published, for everybody, without an account: pages, feeds, data. Every answer is made for nobody in particular, so that it may
/// be kept by whoever passes it on, and carries the hash of its bytes.
/// </summary>
public static class PublishedRoutes
{
    /// <summary>How many reports lists and feeds carry.</summary>
    public const int Most = 100;

    public static void MapPublished(this IEndpointRouteBuilder app)
    {
        app.MapGet("/public/situation", (Visit visit) => Page<PublicSituationsPage>(visit, nameof(PublicSituationsPage.Reports), ReportsOf(visit)));
        app.MapGet("/public/situation.atom", (Visit visit) => Give(visit, () => SituationFeeds.Atom(visit, ReportsOf(visit)), "application/atom+xml; charset=utf-8"));
        app.MapGet("/public/situation.rss", (Visit visit) => Give(visit, () => SituationFeeds.Rss(visit, ReportsOf(visit)), "application/rss+xml; charset=utf-8"));
        app.MapGet("/public/corrections.atom", (Visit visit) => Give(visit, () => SituationFeeds.Corrections(visit, ReportsOf(visit)), "application/atom+xml; charset=utf-8"));
        app.MapGet("/public/situation/{id}.csv", (string id, Visit visit) => Data(visit, id, "text/csv; charset=utf-8", SituationDownloads.Csv));
        app.MapGet("/public/situation/{id}.geojson", (string id, Visit visit) => Data(visit, id, "application/geo+json", SituationDownloads.GeoJson));
        app.MapGet("/public/situation/{id}", (string id, Visit visit) => Show(visit, id));
        app.MapGet("/situation/{id}/data.csv", (string id, Visit visit) => Member(visit, id, "text/csv; charset=utf-8", "csv", SituationDownloads.Csv));
        app.MapGet("/situation/{id}/data.geojson", (string id, Visit visit) => Member(visit, id, "application/geo+json", "geojson", SituationDownloads.GeoJson));
    }

    /// <summary>The reports that everybody may see, the latest first; those taken back among them.</summary>
    public static IReadOnlyList<SituationReport> ReportsOf(Visit visit) => [.. visit.View.Newest<SituationReport>().Take(Most)];

    private static IResult Show(Visit visit, string id) => Find(visit, id) is { } report
        ? Page<PublicSituationPage>(visit, nameof(PublicSituationPage.Report), report, report.Withdrawn is null ? StatusCodes.Status200OK : StatusCodes.Status410Gone)
        : Refusals.Show(AccessRefusals.NotFound(id));

    private static IResult Page<T>(Visit visit, string name, object? value, int status = StatusCodes.Status200OK)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        Unreadable(visit) ?? new FeedAnswer(new RazorComponentResult<T>(new Dictionary<string, object?> { [name] = value }) { StatusCode = status }, isForEverybody: true);

    private static IResult Give(Visit visit, Func<byte[]> make, string type) => Unreadable(visit) ?? new FeedAnswer(Results.Bytes(make(), type), isForEverybody: true);

    private static IResult Data(Visit visit, string id, string type, Func<Visit, SituationReport, byte[]> make) =>
        Unreadable(visit) ?? (Find(visit, id) is not { } report ? Refusals.Show(AccessRefusals.NotFound(id))
            : report.Withdrawn is not null ? Results.Redirect(SituationLinks.Public(report.Id))
            : new FeedAnswer(Results.Bytes(make(visit, report), type), isForEverybody: true));

    // The same for members, of reports that are for them alone, too.
    private static IResult Member(Visit visit, string id, string type, string extension, Func<Visit, SituationReport, byte[]> make)
    {
        if (Unreadable(visit) is { } unreadable) return unreadable;
        if (Find(visit, id) is not { Withdrawn: null } report) return Refusals.Show(AccessRefusals.NotFound(id));
        visit.Context.Response.Headers.ContentDisposition = $"attachment; filename=\"{report.Id}.{extension}\"";
        return Results.Bytes(make(visit, report), type);
    }

    private static SituationReport? Find(Visit visit, string id) => Id<SituationReport>.TryParse(id, out var parsed) ? visit.View.Find(parsed) : null;

    private static IResult? Unreadable(Visit visit) =>
        visit.IsAsOfMalformed ? Refusals.Show(WebRefusals.MomentUnreadable(visit.Context.Request.Query["asOf"].ToString())) : null;
}
