using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using NodaTime;
using Truce.Core.Alerts;
using Truce.Core.Geography;
using Truce.Core.Language;
using Truce.Formats.Alerts;
using Truce.Tests.Browser;
using Truce.Tests.Web;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Alerts;

/// <summary>Alerts in the Common Alerting Protocol, held to the schema of OASIS where that is at hand.</summary>
public class CapWriterTests
{
    private static readonly XNamespace Cap = "urn:oasis:names:tc:emergency:cap:1.2";

    [Fact]
    public void An_update_refers_to_every_message_before_it_and_says_where_in_latitude_and_longitude()
    {
        var alert = Given<Alert>(new AlertIssued(new(2), AlertTests.Storm), new AlertUpdated(AlertTests.Storm, Text), new AlertCancelled(new LocalText("Over")));
        var first = Written(alert, 0);
        first.Element(Cap + "references").ShouldBeNull();
        first.Element(Cap + "identifier")!.Value.ShouldBe($"test.truce.{alert.Id}.1");
        first.Element(Cap + "sent")!.Value.ShouldBe("2025-10-21T12:00:00-00:00");
        first.Descendants(Cap + "circle").First().Value.ShouldBe("31.5,34.4 5");
        first.Elements(Cap + "info").Select(info => info.Element(Cap + "language")!.Value).ShouldBe(["en", "ar", "he"]);
        first.Elements(Cap + "info").Select(info => info.Element(Cap + "headline")!.Value).ShouldBe(["Some text", "نص", "טקסט"]);
        var last = Written(alert, 2);
        last.Element(Cap + "msgType")!.Value.ShouldBe("Cancel");
        last.Element(Cap + "note")!.Value.ShouldBe("Over");
        last.Element(Cap + "references")!.Value.ShouldBe(
            $"test.truce,test.truce.{alert.Id}.1,2025-10-21T12:00:00-00:00 test.truce,test.truce.{alert.Id}.2,2025-10-21T12:00:00-00:00");
    }

    [Fact]
    public void Whatever_may_be_recorded_is_valid()
    {
        var schema = Schema();
        var chance = new Random(20251021);
        var recorded = 0;
        for (var at = 0; at < 600; at++)
        {
            var account = Some(chance);
            if (IssueAlert.Decide(null, new(account), Anybody).Refusal is not null) continue;
            recorded++;
            var alert = Given<Alert>(new AlertIssued(new(2), account), new AlertUpdated(account, Said(chance)), new AlertCancelled(Said(chance)));
            var (message, scope) = (alert.Messages[chance.Next(3)], (CapScope)chance.Next(1, 4));
            var bytes = CapWriter.Write(new CapMessage("test.truce/2", alert, message)
            {
                Event = _ => Said(chance).ToString(),
                Scope = scope,
                Limit = scope == CapScope.Public ? null : "TLP:GREEN",
                IsExercise = chance.Next(2) == 0,
                SenderName = chance.Next(2) == 0 ? null : Said(chance),
                Page = new Uri("https://record.example/alerts/x"),
                CodeOf = _ => chance.Next(2) == 0 ? null : "PS02",
                Note = chance.Next(2) == 0 ? null : "<&>",
            });
            ShouldBeValid(bytes, schema);
        }

        recorded.ShouldBeGreaterThan(300);
    }

    [Fact]
    public async Task Every_alert_of_the_example_is_valid_and_says_that_it_is_an_exercise()
    {
        var schema = Schema();
        await using var site = new ExampleSite(null);
        await site.InitializeAsync();
        using var visitor = new Visitor(site.Address, "en");
        var public_ = 0;
        foreach (var alert in site.Host.Centre.View(site.Host.Guests.All[0].Member).All<Alert>())
        {
            foreach (var message in alert.Messages)
            {
                var answer = await visitor.Get($"/alerts/{alert.Id}/{message.Number}.cap");
                if (answer.Status == 404) continue;
                public_++;
                ShouldBeValid(answer.Body, schema);
                var cap = XDocument.Parse(answer.Text).Root!;
                cap.Element(Cap + "status")!.Value.ShouldBeOneOf("Exercise", "Test");
            }
        }

        public_.ShouldBe(5);
    }

    internal static void ShouldBeValid(byte[] bytes, XmlSchemaSet schema)
    {
        List<string> problems = [];
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schema };
        settings.ValidationEventHandler += (_, problem) => problems.Add(problem.Message);
        using var reader = XmlReader.Create(new MemoryStream(bytes), settings);
        while (reader.Read())
        {
        }

        problems.ShouldBeEmpty(System.Text.Encoding.UTF8.GetString(bytes));

        // What the schema cannot say: CAP 1.2, 3.2.1 and 3.2.4.
        var root = XDocument.Load(new MemoryStream(bytes)).Root!;
        root.Element(Cap + "identifier")!.Value.ShouldNotContain(" ");
        root.Element(Cap + "identifier")!.Value.ShouldNotContain(",");
        foreach (var polygon in root.Descendants(Cap + "polygon"))
        {
            var pairs = polygon.Value.Split(' ');
            pairs.Length.ShouldBeGreaterThanOrEqualTo(4);
            pairs[^1].ShouldBe(pairs[0]);
        }

        (root.Element(Cap + "scope")!.Value == "Public").ShouldBe(root.Element(Cap + "restriction") is null && root.Element(Cap + "addresses") is null);
    }

    internal static XmlSchemaSet Schema()
    {
        var path = Repository.Shared("data", "standards", "cap", "cap12.xsd");
        Assert.SkipUnless(File.Exists(path), $"The schema of CAP 1.2 is not here: {path}.");
        var schema = new XmlSchemaSet();
        schema.Add(Cap.NamespaceName, path);
        schema.Compile();
        return schema;
    }

    private static XElement Written(Alert alert, int message) => XDocument.Load(new MemoryStream(CapWriter.Write(
        new CapMessage("test.truce", alert, alert.Messages[message]) { Event = _ => "Weather" }))).Root!;

    private static AlertAccount Some(Random chance) => new(
        (AlertHazard)chance.Next(1, 11), (AlertCategory)chance.Next(1, 12), (AlertUrgency)chance.Next(1, 6), (AlertSeverity)chance.Next(1, 6),
        (AlertCertainty)chance.Next(1, 6), Said(chance), Said(chance), Now + Duration.FromSeconds(chance.Next(-90_000, 90_000)), Now + Duration.FromMilliseconds(chance.Next(1, 2_000_000_000)),
        [.. Enumerable.Range(0, chance.Next(1, 4)).Select(_ => SomeArea(chance))], chance.Next(2) == 0 ? null : Said(chance),
        chance.Next(2) == 0 ? null : [(AlertResponse)chance.Next(1, 7)], chance.Next(3) == 0 ? Now : null, (AlertStatus)chance.Next(1, 4));

    private static AlertArea SomeArea(Random chance)
    {
        var (south, west) = (chance.Next(-800_000_000, 800_000_000), chance.Next(-1_700_000_000, 1_700_000_000));
        var (north, east) = (south + chance.Next(1, 90_000_000), west + chance.Next(1, 90_000_000));
        Area? ground = chance.Next(2) == 0 ? null : new([new Polygon([new Ring([new(south, west), new(south, east), new(north, east), new(south, west)])])]);
        var circle = chance.Next(2) == 0;
        return new AlertArea(Said(chance), chance.Next(2) == 0 ? null : new(14), circle ? new Position(south, west) : null, circle ? chance.Next(1, 200_000) : null, ground);
    }

    private static LocalText Said(Random chance)
    {
        string Line(string letters) => string.Concat(Enumerable.Range(0, chance.Next(1, 40)).Select(_ => letters[chance.Next(letters.Length)])) + "x";
        return new LocalText(Line("ab <&>\"'\n\té\u2028\ufffe"), Line("بتث ،"), Line("אבג, "));
    }
}
