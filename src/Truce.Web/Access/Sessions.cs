using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Truce.Store.Accounts;

namespace Truce.Web.Access;

/// <summary>Who is signed in: a cookie that names the member and the stamp of the account, both checked at every request.</summary>
public static class Sessions
{
    private const string MemberClaim = "truce-member", StampClaim = "truce-stamp", SinceClaim = "truce-since";

    /// <summary>A session ends this long after its sign-in, whatever its member does: a watch and its handing over.</summary>
    public static readonly Duration Longest = Duration.FromHours(12);

    /// <summary>A session ends when nothing was asked for this long: a machine that somebody left.</summary>
    public static readonly Duration LongestIdle = Duration.FromHours(1);

    /// <summary>The claim that names a member.</summary>
    public static System.Security.Claims.Claim NameOf(Id<Member> member) => new(MemberClaim, member.ToString());

    /// <summary>The member that the cookie names; whether it is still one, the view decides.</summary>
    public static Id<Member>? MemberOf(ClaimsPrincipal user) => Id<Member>.TryParse(user.FindFirstValue(MemberClaim), out var id) ? id : null;

    /// <summary>The stamp of a visitor of an example, who has no account.</summary>
    public const string GuestStamp = "guest";

    /// <summary>
    /// Whether a session still holds: in an example that of a guest, from this machine; in a real centre that of an account whose stamp
    /// is the one it began under; in both for as long as a session lasts. One that does not is forgotten.
    /// </summary>
    public static async Task CheckAsync(CookieValidatePrincipalContext context, Centre centre, Guests guests, Accounts accounts, IClock clock)
    {
        var user = context.Principal!;
        var stamp = user.FindFirstValue(StampClaim);
        var holds = IsYoung(user, clock.GetCurrentInstant()) && MemberOf(user) is { } member && (centre.IsExample
            ? stamp == GuestStamp && guests.All.Any(guest => guest.Member == member)
                && Here.Is(context.HttpContext)
            : !string.IsNullOrEmpty(stamp) && stamp == accounts.StampOf(member));
        if (holds) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    /// <summary>Begins a session. What the browser kept for another viewer goes.</summary>
    public static async Task BeginAsync(HttpContext context, Id<Member> member, string stamp, Instant now)
    {
        var identity = new ClaimsIdentity(
            [NameOf(member), new(StampClaim, stamp), new(SinceClaim, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))],
            CookieAuthenticationDefaults.AuthenticationScheme);
        Forget(context);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(identity));
    }

    /// <summary>Ends a session, and with it everything that the browser kept.</summary>
    public static async Task EndAsync(HttpContext context)
    {
        Forget(context);
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    // The cookie is renewed while its member is at work, so its own end would never come.
    private static bool IsYoung(ClaimsPrincipal user, Instant now) =>
        long.TryParse(user.FindFirstValue(SinceClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var since)
        && now < Instant.FromUnixTimeSeconds(since) + Longest;

    private static void Forget(HttpContext context) => context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
}
