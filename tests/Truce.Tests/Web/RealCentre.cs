using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Store.Accounts;
using Truce.Store.Centres;
using Truce.Web.Access;
using Truce.Web.Hosting;
using Truce.Web.Live;
using Truce.Web.Visits;

namespace Truce.Tests.Web;

/// <summary>A real centre on a free port of this machine: its members sign in with passwords. It signs checkpoints only when asked.</summary>
public sealed class RealCentre : IAsyncDisposable
{
    public const string Password = "several words in a row";

    private readonly WebApplication app;

    private RealCentre(TestCentre test, TruceHost host, WebApplication app) => (Test, Host, this.app) = (test, host, app);

    public TestCentre Test { get; }

    public TruceHost Host { get; }

    public Centre Centre => Test.Centre;

    public Accounts Accounts => Host.Accounts;

    public LiveHub Live => app.Services.GetRequiredService<LiveHub>();

    public IServiceProvider Services => app.Services;

    public Id<Member> Secretary => Test.Secretary;

    /// <param name="settings">Other settings of the centre.</param>
    /// <param name="adjust">Other settings of the host.</param>
    /// <param name="build">Last changes to the application's builder.</param>
    public static async Task<RealCentre> OpenAsync(
        Func<CentreOptions, CentreOptions>? settings = null, Func<TruceHost, TruceHost>? adjust = null, Action<WebApplicationBuilder>? build = null)
    {
        var test = new TestCentre(settings);
        var host = new TruceHost(test.Centre, CentreProfile.Plain(), Guests.None, new KeyRing(test.Keys), test.Clock);
        host = adjust?.Invoke(host) ?? host;
        var app = host.Build(build);
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        return new RealCentre(test, host, app);
    }

    public Uri Address => new(app.Urls.Single());

    public Visitor Visit(string language = "en") => new(Address, language);

    /// <summary>Admits a member of an organisation, who then can sign in.</summary>
    public Id<Member> Admit(Duties duties, LocalText? function = null, Id<Organisation>? organisation = null)
    {
        var home = organisation ?? Centre.Founder!.Value.Organisation;
        var member = Test.New<Member>(new AdmitMember(home, function ?? new LocalText("Watch keeper"), duties));
        Accounts.Redeem(Accounts.Invite(member), Password, out _);
        return member;
    }

    /// <summary>Somebody who has signed in; the secretary unless told.</summary>
    public async Task<Visitor> SignedInAsync(Id<Member>? member = null, string language = "en")
    {
        var who = member ?? Secretary;
        if (!Accounts.HasPassword(who)) Accounts.Redeem(Accounts.Invite(who), Password, out _);
        var visitor = Visit(language);
        var answer = await visitor.Send(await visitor.Get("/sign-in"), ("member", $"{who}"), ("password", Password));
        answer.Status.ShouldBe(303);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Test.Dispose();
    }
}
