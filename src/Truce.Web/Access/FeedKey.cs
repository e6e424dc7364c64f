using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Truce.Store.Accounts;

namespace Truce.Web.Access;

/// <summary>Says of a route that it is a feed: that it can be read with a key in its address.</summary>
public sealed class ReadsAsFeed;

/// <summary>
/// Who asks for a feed with a key in its address, <c>?key=truce-feed_…</c>: calendars and readers cannot sign in. Everywhere else the key
/// says nothing. One that does not hold is never taken for nobody's request: the answer is 401.
/// </summary>
public sealed class FeedKey(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, Accounts accounts, Centre centre)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string SchemeName = "truce-feed-key";

    /// <summary>The name of the parameter.</summary>
    public const string Parameter = "key";

    /// <summary>Whether a request asks for a feed with a key, good or not.</summary>
    public static bool IsShownBy(HttpContext context) =>
        context.Request.Query.ContainsKey(Parameter) && context.GetEndpoint()?.Metadata.GetMetadata<ReadsAsFeed>() is not null;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // An example is for the visitors of its own machine alone, with whatever they come.
        if (accounts.OpenFeed(centre, Request.Query[Parameter].ToString()) is not { } member || (centre.IsExample && !Here.Is(Context)))
            return Task.FromResult(AuthenticateResult.Fail("The key does not hold."));
        var identity = new ClaimsIdentity([Sessions.NameOf(member)], Scheme.Name);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
    }
}
