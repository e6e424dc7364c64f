using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Truce.Store.Accounts;
using Truce.Web.Api;
using Truce.Web.OpenRosa;

namespace Truce.Web.Access;

/// <summary>
/// Who asks with a token: <c>Authorization: Bearer truce_…</c>. It sees what its member sees, and does what the token was given for. A
/// token that does not hold is never taken for nobody's request: the answer is 401.
/// </summary>
public sealed class Bearer(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, Accounts accounts, Centre centre, IClock clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string SchemeName = "truce-token";

    private const string Prefix = "Bearer ", DutiesClaim = "truce-token-duties";

    /// <summary>Whether a request comes with a token, good or not.</summary>
    public static bool IsBorneBy(HttpRequest request) => TextOf(request) is not null;

    /// <summary>The token that a request comes with, good or not; null where it comes with none.</summary>
    public static string? TextOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : PhoneAccess.TokenOf(request, header);
    }

    /// <summary>What a token was given for; null where nobody came with one.</summary>
    public static Duties? DutiesOf(ClaimsPrincipal user) => Enum.TryParse<Duties>(user.FindFirstValue(DutiesClaim), out var duties) ? duties : null;

    /// <summary>Answers 401 to a token, or a key to feeds, that does not hold.</summary>
    public static async Task RefuseUnknown(HttpContext context, RequestDelegate next)
    {
        if (!(IsBorneBy(context.Request) || FeedKey.IsShownBy(context)) || Sessions.MemberOf(context.User) is not null)
        {
            await next(context);
            return;
        }

        if (PhoneAccess.IsAskedAt(context.Request.Path))
        {
            await PhoneAccess.Refuse(context, AccessRefusals.TokenUnknown());
            return;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        await Problems.Of(context, AccessRefusals.TokenUnknown(), StatusCodes.Status401Unauthorized).ExecuteAsync(context);
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TextOf(Request) is not { } text) return Task.FromResult(AuthenticateResult.NoResult());
        if (accounts.Open(centre, text, clock.GetCurrentInstant()) is not var (member, token))
            return Task.FromResult(AuthenticateResult.Fail("The token does not hold."));
        var identity = new ClaimsIdentity([Sessions.NameOf(member), new(DutiesClaim, $"{(int)token.Duties}")], Scheme.Name);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
    }
}
