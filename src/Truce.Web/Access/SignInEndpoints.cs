using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Truce.Store.Accounts;
using Truce.Web.Live;
using Truce.Web.Pages;

namespace Truce.Web.Access;

/// <summary>Who looks: in an example the visitor's choice, from this machine alone; in a real centre the sign-in of a member.</summary>
public static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/viewer", (Visit visit) => MayChoose(visit) ? Page<ChooserPage>() : NotFound(visit));
        app.MapPost("/viewer", ChooseAsync);
        app.MapGet("/sign-in", (Visit visit, string? back) => visit.Centre.IsExample ? NotFound(visit) : Page<SignInPage>(new() { ["Back"] = Paths.Local(back) }));
        app.MapPost("/sign-in", SignInAsync);
        app.MapPost("/sign-out", SignOutAsync);
        app.MapGet("/link/{token}", (string token, Visit visit, Accounts accounts) => ShowLink(visit, accounts, token, null));
        app.MapPost("/link/{token}", RedeemAsync);
        app.MapGet("/members", (Visit visit) => visit.SeesSeats ? Page<MembersPage>() : NotFound(visit));
        app.MapPost("/members/{id}/link", InviteAsync);
    }

    /// <summary>Whether the visitor may choose whom to be: an example, asked from the machine it runs on.</summary>
    public static bool MayChoose(Visit visit) => visit.Centre.IsExample && Here.Is(visit.Context);

    private static async Task<IResult> ChooseAsync(Visit visit, IAntiforgery antiforgery, LiveHub live)
    {
        if (!MayChoose(visit)) return NotFound(visit);
        await antiforgery.ValidateRequestAsync(visit.Context);
        var form = await visit.Context.Request.ReadFormAsync();
        var chosen = form["member"].ToString();
        var back = Paths.Local(form["back"]);
        if (chosen.Length == 0)
        {
            await Sessions.EndAsync(visit.Context);
            BreakOld(visit, live);
            return SeeOther(visit, back);
        }

        var guest = visit.Guests.All.FirstOrDefault(one => one.Member.ToString() == chosen);
        if (guest is null) return Refusals.Show(WebRefusals.NoSuchGuest());
        await Sessions.BeginAsync(visit.Context, guest.Member, Sessions.GuestStamp, visit.Now);
        BreakOld(visit, live);
        return SeeOther(visit, back);
    }

    private static async Task<IResult> SignInAsync(Visit visit, IAntiforgery antiforgery, Accounts accounts)
    {
        if (visit.Centre.IsExample) return NotFound(visit);
        await antiforgery.ValidateRequestAsync(visit.Context);
        var form = await visit.Context.Request.ReadFormAsync();
        var (reference, back) = (form["member"].ToString().Trim(), Paths.Local(form["back"]));

        // A reference that is none is checked like one that is, so that neither answer nor time tells them apart.
        var known = Id<Member>.TryParse(reference, out var member);
        if (accounts.SignIn(member, form["password"].ToString()) is not { } found || !known || !IsActive(visit, found))
            return Page<SignInPage>(new() { ["Refusal"] = AccountRefusals.SignInFailed(), ["Member"] = reference, ["Back"] = back }, StatusCodes.Status422UnprocessableEntity);
        await Sessions.BeginAsync(visit.Context, found, accounts.StampOf(found), visit.Now);
        return SeeOther(visit, back);
    }

    // The cookie goes from this browser, and with the stamp every copy of it: one that was stolen ends too, and the member's other sessions.
    private static async Task<IResult> SignOutAsync(Visit visit, IAntiforgery antiforgery, Accounts accounts, LiveHub live)
    {
        await antiforgery.ValidateRequestAsync(visit.Context);
        await Sessions.EndAsync(visit.Context);
        if (!visit.Centre.IsExample && visit.Member is { } member) accounts.SignOutEverywhere(member.Id);
        BreakOld(visit, live);
        return SeeOther(visit, "/");
    }

    // What follows the record as the one who was left breaks at once, not when its page happens to close.
    private static void BreakOld(Visit visit, LiveHub live)
    {
        if (visit.Member is { } left) live.Break(left.Id);
    }

    private static IResult ShowLink(Visit visit, Accounts accounts, string token, Refusal? refusal) =>
        visit.Centre.IsExample ? NotFound(visit)
        : accounts.Peek(token) is not { } id || visit.Centre.View(id).Find(id) is not { } member ? Refusals.Show(AccountRefusals.LinkUnknown())
        : Page<PasswordPage>(
            new() { ["Member"] = member, ["Least"] = Passwords.Least, ["Refusal"] = refusal },
            refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> RedeemAsync(string token, Visit visit, IAntiforgery antiforgery, Accounts accounts)
    {
        if (visit.Centre.IsExample) return NotFound(visit);
        await antiforgery.ValidateRequestAsync(visit.Context);
        var form = await visit.Context.Request.ReadFormAsync();
        if (accounts.Peek(token) is not { } invited || !IsActive(visit, invited)) return Refusals.Show(AccountRefusals.LinkUnknown());
        if (accounts.Redeem(token, form["password"].ToString(), out var refusal) is not { } member) return ShowLink(visit, accounts, token, refusal);
        await Sessions.BeginAsync(visit.Context, member, accounts.StampOf(member), visit.Now);
        return SeeOther(visit, "/");
    }

    private static async Task<IResult> InviteAsync(string id, Visit visit, IAntiforgery antiforgery, Accounts accounts)
    {
        await antiforgery.ValidateRequestAsync(visit.Context);
        if (!visit.SeesSeats || !Id<Member>.TryParse(id, out var member)
            || visit.View.Find(member) is not { Standing: MemberStanding.Active }) return NotFound(visit);
        var (token, refusal) = await accounts.IssueAsync(visit.Centre, member, visit.Member!.Id);
        if (refusal is not null) return Refusals.Show(refusal);
        var request = visit.Context.Request;
        return Page<MembersPage>(new() { ["Link"] = $"{request.Scheme}://{request.Host}/link/{token}" });
    }

    private static bool IsActive(Visit visit, Id<Member> member) => visit.Centre.View(member).Viewer.Member == member;

    private static RazorComponentResult Page<TPage>(Dictionary<string, object?>? parameters = null, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new(typeof(TPage), parameters ?? []) { StatusCode = status };

    private static IResult NotFound(Visit visit) => Refusals.Show(AccessRefusals.NotFound(visit.Context.Request.Path.ToString()));

    private static IResult SeeOther(Visit visit, string address)
    {
        visit.Context.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
