using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Organisations;
using Truce.Formats.Imports;
using Truce.Store.Centres;
using Truce.Store.Disk;
using Truce.Store.Viewing;
using Truce.Web.Access;
using Truce.Web.Forms;
using Truce.Web.Hosting;
using Truce.Web.Live;

namespace Truce.Tests.Web;

/// <summary>The worked example, replayed into a folder of its own and served on a free port of this machine, at a moment that stands still.</summary>
public class ExampleSite : IAsyncLifetime
{
    /// <summary>When every request comes.</summary>
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 20, 9, 0);

    private readonly string folder = Directory.CreateTempSubdirectory("truce-site-").FullName;
    private readonly string? articles;
    private WebApplication? app;

    /// <param name="articles">Folder of the example's texts; null: without them, whatever lies beside the repository.</param>
    public ExampleSite(string? articles) => this.articles = articles;

    public TruceHost Host { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public Centre Centre => Host.Centre;

    public LiveHub Live => app!.Services.GetRequiredService<LiveHub>();

    /// <summary>The path of every form of a verb, as it was mapped.</summary>
    public IReadOnlyList<string> Forms =>
    [
        .. from endpoint in app!.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           where endpoint.Metadata.GetMetadata<TakesTyping>() is not null
           select endpoint.RoutePattern.RawText!,
    ];

    /// <summary>What a guest sees now; without a name, what the public sees.</summary>
    public View View(string? guest = null) => Centre.View(guest is null ? null : Guest(guest).Member);

    /// <summary>Somebody whom a visitor may choose to be, by the English name of the function.</summary>
    public Guest Guest(string function) => Host.Guests.All.Single(guest => guest.Function.En == function);

    /// <summary>The one organisation of an English name.</summary>
    public Organisation Organisation(string name) => View().All<Organisation>().Single(one => one.Name.En == name);

    public virtual async ValueTask InitializeAsync()
    {
        var keys = new KeyRing(Path.Combine(folder, "keys"));
        var clock = new ManualClock(Now);
        var set = ExampleSet.Read(Repository.File("examples", "gaza-2025"), articles ?? Path.Combine(folder, "no-texts"));
        var centre = Centre.Open(new CentreOptions(new FileDisk(Path.Combine(folder, "data")), keys, clock)
        {
            Origin = set.Manifest.Origin,
            Beat = TimeSpan.FromMilliseconds(20),
        });
        Host = await Opening.ReplayAsync(set, centre, keys, clock);
        app = Host.Build();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        Address = new Uri(app.Urls.Single());
    }

    /// <summary>A visitor with a browser's manners: cookies are kept, redirections are not followed.</summary>
    public Visitor Visit(string language = "en") => new(Address, language);

    public virtual async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
        Host?.Centre.Dispose();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}

/// <summary>One example for all HTTP tests.</summary>
[CollectionDefinition(Name)]
public sealed class WebSite : ICollectionFixture<WebSite.Example>
{
    public const string Name = "The example over HTTP";

    public sealed class Example() : ExampleSite(articles: null);
}
