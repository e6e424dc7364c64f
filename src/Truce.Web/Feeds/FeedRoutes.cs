using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Truce.Store.Accounts;
using Truce.Web.Access;
using Truce.Web.Pages;

namespace Truce.Web.Feeds;

/// <summary>Feeds for programs that come back: calendars here, others beside what they are of; and the key that opens them.</summary>
public static class FeedRoutes
{
    public static void MapFeeds(this IEndpointRouteBuilder app)
    {
        app.MapGet("/feeds", (Visit visit) => Unreadable(visit) ?? new RazorComponentResult<FeedsPage>());
        app.MapPost("/feeds/key", MakeKeyAsync);
        app.MapPost("/feeds/key-end", EndKeyAsync);
        app.MapGet("/agenda.ics", (Visit visit) => Give(visit, CalendarFeeds.MediaType, CalendarFeeds.Agenda)).WithMetadata(new ReadsAsFeed());
        app.MapGet("/deadlines.ics", (Visit visit) => Give(visit, CalendarFeeds.MediaType, CalendarFeeds.Deadlines)).WithMetadata(new ReadsAsFeed());
    }

    /// <summary>An answer that is cut to the viewer and named by the hash of its bytes.</summary>
    public static IResult Give(Visit visit, string type, Func<Visit, byte[]> make) =>
        Unreadable(visit) ?? new FeedAnswer(Results.Bytes(make(visit), type), isForEverybody: false);

    /// <summary>What is answered to a moment that cannot be read; null where none was asked for, or it can.</summary>
    public static IResult? Unreadable(Visit visit) =>
        visit.IsAsOfMalformed ? Refusals.Show(WebRefusals.MomentUnreadable(visit.Context.Request.Query["asOf"].ToString())) : null;

    private static async Task<IResult> MakeKeyAsync(Visit visit, IAntiforgery antiforgery, Accounts accounts)
    {
        if (visit.Member is not { } member) return Refusals.Show(AccessRefusals.SignInFirst());
        await antiforgery.ValidateRequestAsync(visit.Context);
        return new RazorComponentResult<FeedsPage>(new Dictionary<string, object?> { [nameof(FeedsPage.Key)] = accounts.MakeFeedKey(member.Id) });
    }

    private static async Task<IResult> EndKeyAsync(Visit visit, IAntiforgery antiforgery, Accounts accounts)
    {
        if (visit.Member is not { } member) return Refusals.Show(AccessRefusals.SignInFirst());
        await antiforgery.ValidateRequestAsync(visit.Context);
        accounts.EndFeedKey(member.Id);
        visit.Context.Response.Headers.Location = "/feeds";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
