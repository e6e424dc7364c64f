using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Truce.Core.Access;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Store.Centres;
using Truce.Web.Access;
using Truce.Web.Hosting;
using Truce.Web.Live;
using Truce.Web.Visits;

namespace Truce.Tests.Oracle;

/// <summary>The whole application over a generated centre, in process, with one browser for each member and one for the public.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Dictionary<string, Browser> browsers = [];

    private Site(Story story, WebApplication app) => (Story, this.app) = (story, app);

    public Story Story { get; }

    /// <summary>Every route with its method, as in <c>GET /questions/{id}</c>.</summary>
    public IEnumerable<string> Routes =>
        from endpoint in ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
        select $"{method} {endpoint.RoutePattern.RawText}";

    public static async Task<Site> OpenAsync(Story story)
    {
        var view = story.Test.Centre.View(story.Test.Secretary);
        var guests = story.Members.Select(member => view.Find(Story.Id<Member>(member))!).Select(member => new Guest(member.Id, member.Function, member.Organisation));
        var host = new TruceHost(
            story.Test.Centre, CentreProfile.Plain(new LocalText("Oracle")), new Guests([.. guests]), new KeyRing(story.Test.Keys), story.Test.Clock)
        {
            // Everything is named, whenever it is asked for.
            Live = new LiveLimits { Beat = TimeSpan.Zero, BeatsOfSilence = 1, MostNamed = int.MaxValue - 1 },
        };
        var app = host.Build(builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Logging.ClearProviders();
        });
        await app.StartAsync();
        var site = new Site(story, app);
        foreach (var member in story.Members.Append("")) site.browsers[member] = site.NewBrowser();
        await site.BecomeAnewAsync();
        return site;
    }

    /// <summary>Tells whoever follows.</summary>
    public LiveHub Live => app.Services.GetRequiredService<LiveHub>();

    /// <summary>Everybody chooses anew whom to be: after days went by, as sessions end.</summary>
    public async Task BecomeAnewAsync()
    {
        foreach (var (member, browser) in browsers) (await browser.BecomeAsync(member.Length == 0 ? null : member)).Status.ShouldBe(303);
    }

    public Browser NewBrowser() => new(app.GetTestServer());

    /// <summary>The browser of a member; of the public for null.</summary>
    public Browser Of(string? member) => browsers[member ?? ""];

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in browsers.Values) browser.Dispose();
        await app.DisposeAsync();
    }
}
