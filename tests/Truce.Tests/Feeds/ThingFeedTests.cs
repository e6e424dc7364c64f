using System.Xml.Linq;
using Truce.Core.Language;
using Truce.Core.Questions;
using Truce.Core.Sources;
using Truce.Tests.Web;
using Truce.Web.Feeds;

namespace Truce.Tests.Feeds;

/// <summary>Lists as feeds, in pages, cut to the viewer.</summary>
public sealed class ThingFeedTests : IAsyncLifetime
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private RealCentre centre = null!;

    public async ValueTask InitializeAsync() => centre = await RealCentre.OpenAsync(adjust: host => host with { PublicUrl = new Uri("http://record.centre.example") });

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Pages_lead_on_to_older_entries_until_each_was_given_once_and_names_stay()
    {
        List<string> asked = [];
        for (var at = 0; at < 117; at++) asked.Add($"{centre.Test.New<Question>(new OpenQuestion(new LocalText($"Question {at} <b>&"), Subject.Aid))}");
        using var visitor = centre.Visit();
        List<string> ids = [], given = [];
        var path = "/feeds/questions.atom?lang=en";
        var pages = 0;
        while (path is not null)
        {
            var feed = XDocument.Parse((await visitor.Get(path)).Text).Root!;
            pages++;
            ids.AddRange(feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value));
            given.AddRange(feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "link")!.Attribute("href")!.Value.Split('/')[^1]));
            Link(feed, "first").ShouldBe("http://record.centre.example/feeds/questions.atom?lang=en");
            path = Link(feed, "next") is { } next ? new Uri(next).PathAndQuery : null;

            // What comes meanwhile moves nothing.
            centre.Test.New<Question>(new OpenQuestion(new LocalText("Later"), Subject.Aid));
        }

        pages.ShouldBe(3);
        given.ShouldBe(asked.AsEnumerable().Reverse());
        ids.Distinct().Count().ShouldBe(117);
        ids[0].ShouldBe($"tag:test.truce,2025-10-17:{asked[^1]}");
    }

    [Fact]
    public async Task A_list_names_its_feed_and_whoever_holds_it_is_not_sent_it_again()
    {
        using var visitor = centre.Visit();
        foreach (var (page, feed) in ((string, string)[])[("/questions", "/feeds/questions.atom"), ("/record", "/feeds/record.atom"), ("/alerts", "/alerts.atom"), ("/tasks", "/feeds/tasks.atom")])
        {
            var link = (await visitor.Get(page)).Document.QuerySelector("link[rel=alternate][type='application/atom+xml']")!.GetAttribute("href")!;
            link.ShouldBe($"{feed}?lang=en");
            var answer = await visitor.Get(link);
            (answer.Status, answer.Header("Content-Type")).ShouldBe((200, AtomFeed.MediaType));
            (await visitor.Get(link, ("If-None-Match", answer.Header("ETag")!))).Status.ShouldBe(304);
        }

        (await visitor.Get("/trust")).Document.QuerySelector("link[rel=alternate]").ShouldBeNull();
        (await visitor.Get("/feeds/nonsense.atom")).Status.ShouldBe(404);
        (await visitor.Get("/feeds/questions")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_feed_holds_the_selection_of_its_list()
    {
        var aid = centre.Test.New<Question>(new OpenQuestion(new LocalText("Aid"), Subject.Aid));
        var other = centre.Test.New<Question>(new OpenQuestion(new LocalText("Other"), Subject.Casualties));
        using var visitor = centre.Visit();
        var link = (await visitor.Get("/questions?type=aid")).Document.QuerySelector("link[rel=alternate][type='application/atom+xml']")!.GetAttribute("href")!;
        link.ShouldBe("/feeds/questions.atom?type=aid&lang=en");
        var feed = (await visitor.Get(link)).Text;
        feed.ShouldContain($"{aid}");
        feed.ShouldNotContain($"{other}");
        (await visitor.Get("/feeds/questions.atom?type=nonsense")).Status.ShouldBe(400);
    }

    private static string? Link(XElement feed, string relation) =>
        feed.Elements(Atom + "link").FirstOrDefault(link => link.Attribute("rel")!.Value == relation)?.Attribute("href")!.Value;
}
