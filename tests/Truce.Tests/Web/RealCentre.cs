using Microsoft.AspNetCore.Builder;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Store.Accounts;
using Truce.Store.Centres;
using Truce.Web.Access;
using Truce.Web.Hosting;
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

    public Id<Member> Secretary => Test.Secretary;

    /// <param name="settings">Other settings of the centre.</param>
    /// <param name="adjust">Other settings of the host.</param>
    public static async Task<RealCentre> OpenAsync(Func<CentreOptions, CentreOptions>? settings = null, Func<TruceHost, TruceHost>? adjust = null)
    {
        var test = new TestCentre(settings);
        var host = new TruceHost(test.Centre, CentreProfile.Plain(new LocalText("Test centre")), Guests.None, new KeyRing(test.Keys), test.Clock);
        host = adjust?.Invoke(host) ?? host;
        var app = host.Build();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        return new RealCentre(test, host, app);
    }

    public Visitor Visit(string language = "en") => new(new Uri(app.Urls.Single()), language);

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
