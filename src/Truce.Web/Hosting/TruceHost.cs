using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Truce.Core.Wording;
using Truce.Store.Accounts;
using Truce.Store.Deliveries;
using Truce.Web.Access;
using Truce.Web.Api;
using Truce.Web.Evidence;
using Truce.Web.Forms;
using Truce.Web.Health;
using Truce.Web.Ledger;
using Truce.Web.Live;
using Truce.Web.Maps;
using Truce.Web.Ogc;
using Truce.Web.OpenRosa;
using Truce.Web.Pages;
using Truce.Web.Subscriptions;
using Truce.Web.Tables;
using Truce.Web.Wording;

namespace Truce.Web.Hosting;

/// <summary>Everything that a centre on the web is made of, put together in one place.</summary>
/// <param name="Centre">The centre, open.</param>
/// <param name="Profile">How it presents itself.</param>
/// <param name="Guests">Whom a visitor may choose to be; nobody in a real centre.</param>
/// <param name="Keys">Folder of its keys.</param>
/// <param name="Clock">The time.</param>
public sealed record TruceHost(Centre Centre, CentreProfile Profile, Guests Guests, KeyRing Keys, IClock Clock)
{
    /// <summary>What members need to sign in; an example has none.</summary>
    public Accounts Accounts { get; init; } = new(Centre.Disk, Clock);

    /// <summary>The ground under its maps.</summary>
    public Basemap Basemap { get; init; } = Basemap.None;

    /// <summary>The guide to neutral words: the product's, and what the centre adds to it.</summary>
    public WordingAid Wording { get; init; } = new(WordingGuide.Standing);

    /// <summary>
    /// Where people reach the centre, when that is not where it listens: behind a proxy that speaks TLS. Links are made with it, and under
    /// https no cookie is sent without. Null: as each request was sent. It never sends HSTS: whoever runs the name decides that for all of it.
    /// </summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>How many may follow what is recorded, and at which cost.</summary>
    public LiveLimits Live { get; init; } = new();

    /// <summary>Where its measures go, as OTLP over HTTP; null: nowhere.</summary>
    public Uri? Collector { get; init; }

    /// <summary>How messages of subscriptions are sent.</summary>
    public SendingTerms Sending { get; init; } = new();

    private const string Either = "cookie-or-token";

    private CookieSecurePolicy Secure => PublicUrl?.Scheme == Uri.UriSchemeHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    /// <summary>The application, ready to run.</summary>
    /// <param name="adjust">Last changes to the builder, for tests.</param>
    public WebApplication Build(Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = "wwwroot",
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        // The key folder is its owner's alone; that its keys are not encrypted once more is known and said in docs/RISKS.md.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        // A form that was opened too long ago is nothing for an operator: its sender is told.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Limits.MostRequestBytes;
            kestrel.Limits.MaxConcurrentConnections = Limits.MostConnections;
            kestrel.Limits.MaxRequestLineSize = Limits.MostAddressBytes;
        });
        var services = builder.Services;
        services.AddSingleton(Centre).AddSingleton(Profile).AddSingleton(Guests).AddSingleton(Clock).AddSingleton(Accounts).AddSingleton(Basemap).AddSingleton<TableUploads>().AddSingleton(Centre.Blobs).AddSingleton<EvidenceIntake>().AddSingleton<EvidenceUploads>().AddSingleton<FormShelf>().AddSingleton<SubmissionIntake>().AddSingleton(Wording);
        services.AddSingleton<RecordWatch>().AddHostedService(provider => provider.GetRequiredService<RecordWatch>());
        services.AddSingleton(Live).AddSingleton<LiveMeter>().AddSingleton<LiveHub>().AddSingleton<Looking>().AddHostedService(provider => provider.GetRequiredService<LiveHub>());
        services.AddSingleton(Sending).AddSingleton(new SendingSite(PublicUrl)).AddSingleton(new SubscriptionSecrets(Centre.Disk)).AddSingleton(new DeliveryFiles(Centre.Disk));
        services.AddSingleton<Sender>().AddHostedService(provider => provider.GetRequiredService<Sender>());
        services.AddSingleton<RecordGauges>().AddSingleton(new Telemetry(Collector));
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.AddHttpContextAccessor();

        // A text in Arabic or Hebrew is three times as long in a form as it is in the record.
        services.Configure<FormOptions>(form => form.ValueLengthLimit = (int)Limits.MostRequestBytes);
        services.AddScoped(provider => new Visit(
            provider.GetRequiredService<IHttpContextAccessor>().HttpContext!, Centre, Profile, Guests, Clock));
        services.AddSingleton<ClientFiles>();
        services.AddRazorComponents();

        // Arabic and Hebrew as they are, not as numbers: a page is smaller and can be read in its source.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "truce-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = Secure;
        });
        services.AddSingleton<PageTokens>();
        services.AddDataProtection().SetApplicationName("truce").PersistKeysToFileSystem(new DirectoryInfo(Keys.SessionKeys));
        services.AddAuthentication(Either).AddPolicyScheme(Either, null, options =>
            options.ForwardDefaultSelector = context =>
                Bearer.IsBorneBy(context.Request) ? Bearer.SchemeName : FeedKey.IsShownBy(context) ? FeedKey.SchemeName : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, FeedKey>(FeedKey.SchemeName, null)
            .AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, Bearer>(Bearer.SchemeName, null).AddCookie(options =>
        {
            options.Cookie.Name = "truce-member";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = Secure;
            options.ExpireTimeSpan = Sessions.LongestIdle.ToTimeSpan();
            options.SlidingExpiration = true;
            options.TimeProvider = new ClockTime(Clock);

            // A page that is left open follows the record by itself; that is nobody at work.
            options.Events.OnCheckSlidingExpiration = context =>
            {
                context.ShouldRenew &= context.Request.Path != LiveEndpoints.Path;
                return Task.CompletedTask;
            };
            options.Events.OnValidatePrincipal = context => Sessions.CheckAsync(context, Centre, Guests, Accounts, Clock);
        });
        services.AddAuthorization();
        adjust?.Invoke(builder);

        var app = builder.Build();

        // Both measure from the start on; nobody asks for them.
        app.Services.GetRequiredService<RecordGauges>();
        app.Services.GetRequiredService<Telemetry>();
        if (PublicUrl is { } address) app.Use((context, next) => Readdress(context, address, next));
        app.UseMiddleware<Guard>();
        app.UseMiddleware<ErrorPages>();
        app.UseClientFiles();
        app.UseLiveGate();
        app.UseAuthentication();
        app.Use(Bearer.RefuseUnknown);
        app.UseAntiforgery();
        app.MapLanguage();
        app.MapLedger();
        app.MapGet(Basemap.Path, (HttpContext context) => Basemap.Serve(context));
        app.MapSignIn();
        app.MapLive();
        app.MapHealth();
        app.MapOgc();
        app.MapTiles();
        app.MapPages();
        app.MapForms();
        app.MapApi();
        app.MapOpenRosa();
        return app;
    }

    // Whatever name and scheme a request came under on its last stretch, its sender used the public ones.
    private static Task Readdress(HttpContext context, Uri address, RequestDelegate next)
    {
        context.Request.Scheme = address.Scheme;
        context.Request.Host = new HostString(address.Authority);
        return next(context);
    }
}
