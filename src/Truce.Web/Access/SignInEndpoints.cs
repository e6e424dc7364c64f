using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Truce.Web.Pages;

namespace Truce.Web.Access;

/// <summary>Who looks: in an example the visitor's choice, from this machine alone; in a real centre the sign-in of a member.</summary>
public static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/viewer", (Visit visit) => MayChoose(visit) ? new RazorComponentResult<ChooserPage>() : NotFound(visit));
        app.MapPost("/viewer", ChooseAsync);
        app.MapPost("/sign-out", SignOutAsync);
    }

    /// <summary>Whether the visitor may choose whom to be: an example, asked from the machine it runs on.</summary>
    public static bool MayChoose(Visit visit) =>
        visit.Centre.IsExample && (visit.Context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address));

    private static async Task<IResult> ChooseAsync(Visit visit, IAntiforgery antiforgery)
    {
        if (!MayChoose(visit)) return NotFound(visit);
        await antiforgery.ValidateRequestAsync(visit.Context);
        var form = await visit.Context.Request.ReadFormAsync();
        var chosen = form["member"].ToString();
        var back = Paths.Local(form["back"]);
        if (chosen.Length == 0)
        {
            await Sessions.EndAsync(visit.Context);
            return SeeOther(visit.Context, back);
        }

        var guest = visit.Guests.All.FirstOrDefault(one => one.Member.ToString() == chosen);
        if (guest is null) return Refusals.Show(WebRefusals.NoSuchGuest());
        await Sessions.BeginAsync(visit.Context, guest.Member, stamp: "guest");
        return SeeOther(visit.Context, back);
    }

    private static async Task<IResult> SignOutAsync(Visit visit, IAntiforgery antiforgery)
    {
        await antiforgery.ValidateRequestAsync(visit.Context);
        await Sessions.EndAsync(visit.Context);
        return SeeOther(visit.Context, "/");
    }

    private static IResult NotFound(Visit visit) => Refusals.Show(AccessRefusals.NotFound(visit.Context.Request.Path.ToString()));

    private static IResult SeeOther(HttpContext context, string address)
    {
        context.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
