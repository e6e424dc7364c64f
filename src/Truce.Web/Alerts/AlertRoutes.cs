using Truce.Formats.Alerts;
using Truce.Web.Access;
using Truce.Web.Feeds;
using Truce.Web.Pages;

namespace Truce.Web.Alerts;

/// <summary>Alerts for programs: each in the Common Alerting Protocol, all as a feed. What is for everybody needs no account.</summary>
public static class AlertRoutes
{
    /// <summary>Alerts in a feed at most.</summary>
    public const int Most = 100;

    public static void MapAlerts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/alerts.atom", (Visit visit) => FeedRoutes.Give(visit, AtomFeed.MediaType, AlertWords.Feed)).WithMetadata(new ReadsAsFeed());
        app.MapGet("/alerts/{id}.cap", (string id, Visit visit) => Cap(visit, id, null)).WithMetadata(new ReadsAsFeed());
        app.MapGet("/alerts/{id}/{number:int}.cap", (string id, int number, Visit visit) => Cap(visit, id, number)).WithMetadata(new ReadsAsFeed());
    }

    // The last message unless one is named.
    private static IResult Cap(Visit visit, string id, int? number) =>
        FeedRoutes.Unreadable(visit)
        ?? (Id<Alert>.TryParse(id, out var parsed) && visit.View.Find(parsed) is { } alert
            && (number is null ? alert.Last : alert.Messages.FirstOrDefault(one => one.Number == number)) is { } message
            ? FeedRoutes.Give(visit, CapWriter.MediaType, _ => AlertWords.Cap(visit, alert, message))
            : Refusals.Show(AccessRefusals.NotFound(id)));
}
