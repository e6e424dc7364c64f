using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Questions;
using Truce.Core.Reports;
using Truce.Core.Sources;
using Truce.Store.Centres;
using Truce.Web.Access;
using Truce.Web.Hosting;
using Truce.Web.Visits;

namespace Truce.Tests.Web;

/// <summary>A small centre on the web, in process: an example with one question, five claims and one report with a text.</summary>
public sealed partial class WebCentre : IDisposable
{
    public const string Text = "He said so.\nA spokesman denied it. \u202Ereversed";

    private readonly TestCentre test = new(options => options with { Origin = "example.test/pages" });
    private readonly WebApplication app;

    public WebCentre()
    {
        var party = test.New<Organisation>(new RegisterOrganisation(new LocalText("First party", "الطرف الأول", "הצד הראשון"), OrganisationKind.Party));
        test.New<Organisation>(new RegisterOrganisation(new LocalText("Second party"), OrganisationKind.Party));
        Source = test.New<Source>(new RegisterSource(new LocalText("Some outlet"), SourceKind.PressOutlet));
        var unnamed = test.New<Source>(new RegisterSource(new LocalText("Officials, not named"), SourceKind.Unnamed));
        var speaker = test.New<Source>(new RegisterSource(new LocalText("A spokesman", "متحدث", "דובר"), SourceKind.OfficeHolder, party));
        Question = test.New<Question>(new OpenQuestion(new LocalText("Did it happen?", "هل حدث ذلك؟", "האם זה קרה?"), Subject.Incident));
        test.Do(new DistinguishTerms(Question, new LocalText("deploy"), new LocalText("visit"), new LocalText("Not the same.")));
        Report = test.New<Report>(new ReceiveReport(
            Source, new LocalText("A text"), Day(2025, 10, 10), test.Clock.Now, "en", Text: Text));
        Affirmed = Claim("It happened <b>at once</b>.", Day(2025, 10, 9), Stance.Affirms, unnamed);
        Claim("It happened again.", Day(2023, 10, 30), Stance.Affirms, unnamed);
        Denied = Claim("It did not happen.", Day(2025, 10, 10), Stance.Denies, speaker);
        Secret = Claim("Known to one.", Day(2025, 10, 10), Stance.Acknowledges, speaker, Marking.AmberStrict());
        Before = test.Clock.Now;
        test.Clock.Now += Duration.FromDays(1);
        Later = Claim("Said later.", Day(2025, 10, 18), Stance.StatesIntent, speaker);
        test.Centre.Prove();
        var guest = test.Centre.View(test.Secretary).Find(test.Secretary)!;
        app = new TruceHost(
            test.Centre, CentreProfile.Plain(new LocalText("Test centre")), new Guests([new Guest(guest.Id, guest.Function, guest.Organisation)]),
            new KeyRing(test.Keys), test.Clock).Build(builder => builder.WebHost.UseTestServer());
        app.StartAsync().GetAwaiter().GetResult();
    }

    public Id<Question> Question { get; }

    public Id<Source> Source { get; }

    public Id<Report> Report { get; }

    public Id<Claim> Affirmed { get; }

    public Id<Claim> Denied { get; }

    /// <summary>Released to the centre's own organisation alone.</summary>
    public Id<Claim> Secret { get; }

    /// <summary>Recorded a day after the others.</summary>
    public Id<Claim> Later { get; }

    /// <summary>A moment before <see cref="Later"/> was recorded.</summary>
    public Instant Before { get; }

    public Centre Centre => test.Centre;

    public Id<Member> Secretary => test.Secretary;

    public Answer Do(ICommand command) => test.Do(command);

    /// <summary>A browser without a cookie.</summary>
    public HttpClient Public(string language = "en")
    {
        var client = new HttpClient(app.GetTestServer().CreateHandler()) { BaseAddress = new Uri("http://localhost") };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    /// <summary>A browser that chose to be the centre's own member.</summary>
    public async Task<HttpClient> MemberAsync(string language = "en")
    {
        var client = Public(language);
        var chooser = await client.GetAsync("/viewer");
        var cookie = Cookies(chooser);
        var page = await Parse(chooser);
        var form = page.QuerySelectorAll("form[action='/viewer']")[^1];
        var fields = form.QuerySelectorAll("input").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "");
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        var chosen = await client.PostAsync("/viewer", new FormUrlEncodedContent(fields));
        chosen.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        client.DefaultRequestHeaders.Remove("Cookie");
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookie, Cookies(chosen)));
        return client;
    }

    public static async Task<IDocument> Parse(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    public void Dispose()
    {
        app.DisposeAsync().AsTask().GetAwaiter().GetResult();
        test.Dispose();
    }

    private static string Cookies(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join("; ", set.Select(one => CookiePair().Match(one).Value)) : "";

    private Id<Claim> Claim(string statement, DateInterval said, Stance stance, Id<Source> origin, Marking? marking = null) => test.New<Claim>(new RecordClaim(
        Report, new LocalText(statement), said, [origin, Source], Link: new Link(Question, stance), Marking: marking));

    private static DateInterval Day(int year, int month, int day) => new(new LocalDate(year, month, day), new LocalDate(year, month, day));

    [GeneratedRegex("^[^;]+")]
    private static partial Regex CookiePair();
}
