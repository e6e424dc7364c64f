using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Truce.Store.Accounts;
using Truce.Web.Pages;

namespace Truce.Web.Subscriptions;

/// <summary>
/// What an organisation does with the sending of its messages: a new secret, a message once more, going on after it was given up. That is
/// state and not record. It is open to whoever may change the subscription.
/// </summary>
public static class SubscriptionRoutes
{
    public static void MapSubscriptions(this IEndpointRouteBuilder app)
    {
        app.MapPost("/subscriptions/{id}/secret", (string id, Visit visit, IAntiforgery antiforgery, SubscriptionSecrets secrets) => DoAsync(visit, antiforgery, id, one => ShowSecret(secrets, one)));
        app.MapPost("/subscriptions/{id}/resend", (string id, Visit visit, IAntiforgery antiforgery, Sender sender) => DoAsync(visit, antiforgery, id, one => Resend(visit, sender, one)));
        app.MapPost("/subscriptions/{id}/wake", (string id, Visit visit, IAntiforgery antiforgery, Sender sender) => DoAsync(visit, antiforgery, id, one =>
        {
            sender.Wake(one.Id);
            return Back(visit, one);
        }));
    }

    /// <summary>Whether the visit may do so.</summary>
    public static bool MaySend(this Visit visit, Subscription one) =>
        one.Ended is null && visit.Organisation?.Id == one.Owner && visit.May(nameof(ChangeSubscription));

    /// <summary>The page with a secret that was just made; it is shown this once.</summary>
    public static IResult ShowSecret(SubscriptionSecrets secrets, Subscription one) =>
        new RazorComponentResult<SecretPage>(new Dictionary<string, object?> { [nameof(SecretPage.Secret)] = secrets.Make(one.Id), [nameof(SecretPage.Subscription)] = one });

    private static async Task<IResult> DoAsync(Visit visit, IAntiforgery antiforgery, string id, Func<Subscription, IResult> act)
    {
        if (!Id<Subscription>.TryParse(id, out var parsed) || visit.View.Find(parsed) is not { } one) return Refusals.Show(AccessRefusals.NotFound(id));
        if (Forms.Doing.Closed(visit, nameof(ChangeSubscription)) is { } closed) return Refusals.Show(closed);
        if (visit.Organisation?.Id != one.Owner) return Refusals.Show(AccessRefusals.NotYours());
        if (one.Ended is not null) return Refusals.Show(SubscriptionRefusals.Ended());
        if (!await antiforgery.IsRequestValidAsync(visit.Context)) return Refusals.Show(WebRefusals.FormTooOld());
        return act(one);
    }

    private static IResult Resend(Visit visit, Sender sender, Subscription one) =>
        int.TryParse(visit.Context.Request.Form["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && sender.Resend(one.Id, number)
            ? Back(visit, one)
            : Refusals.Show(SubscriptionRefusals.NoSuchMessage());

    private static IResult Back(Visit visit, Subscription one)
    {
        visit.Context.Response.Headers.Location = visit.PageOf(one.Id);
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
