using Microsoft.AspNetCore.Http.HttpResults;
using Truce.Web.Live;
using Truce.Web.Pages;

namespace Truce.Web.Health;

/// <summary>
/// Whether the server does its work. For machines <c>/health</c> and <c>/health/ready</c> (200 or 503) and <c>/health/live</c> (200 while the
/// process answers): yes or no, to anybody, and nothing that tells what or how much is recorded. For people with the secretariat's duty a page.
/// </summary>
public static class HealthEndpoints
{
    private const string Path = "/health";

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (Visit visit, RecordWatch watch, LiveHub live, IClock clock) => IsForPerson(visit) ? Show(visit) : Tell(visit.Centre, watch, live, clock));
        app.MapGet(Path + "/ready", (Centre centre, RecordWatch watch, LiveHub live, IClock clock) => Tell(centre, watch, live, clock));
        app.MapGet(Path + "/live", () => Results.Json(new { status = "ok" }));
    }

    /// <summary>Whether the viewer may read the page: whoever keeps the centre running, now and not in the past.</summary>
    public static bool MayRead(Visit visit) => !visit.IsPast && visit.Member is { } member && member.Duties.HasFlag(Duties.Secretariat);

    private static RazorComponentResult Show(Visit visit) => MayRead(visit)
        ? new RazorComponentResult<HealthPage>()
        : Refusals.Show(AccessRefusals.NotFound(visit.Context.Request.Path.ToString()));

    private static IResult Tell(Centre centre, RecordWatch watch, LiveHub live, IClock clock)
    {
        var now = HealthReading.Of(centre, watch, live, clock);
        return Results.Json(
            new { status = now.IsWell ? "ok" : "unwell", writing = now.IsWriting, proving = now.IsProving, readOnly = now.IsReadOnly },
            statusCode: now.IsWell ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static bool IsForPerson(Visit visit) => visit.Context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
