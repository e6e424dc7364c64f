using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Truce.Tests.Web;

/// <summary>The feeds of the example as a reader that others wrote takes them (feedparser, of Node), and held to what RFC 4287 and RSS 2.0 ask of every feed.</summary>
[Collection(WebSite.Name)]
public sealed class FeedReaderTests(WebSite.Example site)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly string Client = Repository.File("src", "Truce.Web", "Client");

    [Theory]
    [InlineData("/public/situation.atom", "atom", "en")]
    [InlineData("/public/situation.atom", "atom", "ar")]
    [InlineData("/public/corrections.atom", "atom", "he")]
    [InlineData("/public/situation.rss", "rss", "ar")]
    [InlineData("/public/situation.rss", "rss", "en")]
    public async Task Another_reader_finds_every_report_with_its_name_address_day_and_words(string path, string type, string language)
    {
        using var visitor = site.Visit(language);
        var answer = await visitor.Get($"{path}?lang={language}");
        answer.Header("Content-Type").ShouldBe($"application/{type}+xml; charset=utf-8");
        var read = await Read(answer.Body);
        read.TryGetProperty("error", out var error).ShouldBeFalse($"{error}");
        (read.GetProperty("type").GetString(), read.GetProperty("version").GetString()).ShouldBe((type, type == "atom" ? "1.0" : "2.0"));
        read.GetProperty("title").GetString().ShouldNotBeNullOrWhiteSpace();
        read.GetProperty("language").GetString().ShouldBe(language);
        var items = read.GetProperty("items").EnumerateArray().ToArray();
        items.Length.ShouldBeGreaterThan(0);
        foreach (var item in items)
        {
            foreach (var name in (string[])["guid", "title", "link", "summary"]) item.GetProperty(name).GetString().ShouldNotBeNullOrWhiteSpace(name);
            item.GetProperty("pubdate").GetDateTime().Year.ShouldBe(2025);
            new Uri(item.GetProperty("link").GetString()!).AbsolutePath.ShouldStartWith("/public/situation/SIT-");
        }

        items.Select(item => item.GetProperty("guid").GetString()).ShouldBeUnique();
    }

    [Fact]
    public async Task The_reader_says_so_where_a_text_is_no_feed() => (await Read(Encoding.UTF8.GetBytes("not a feed"))).TryGetProperty("error", out _).ShouldBeTrue();

    // RFC 4287, sections 4.1.1, 4.1.2, 4.2.7 and 3.3: what a feed and an entry must and must not have.
    [Theory]
    [InlineData("/public/situation.atom")]
    [InlineData("/public/corrections.atom")]
    public async Task An_Atom_feed_has_what_the_standard_asks_for_once_and_nothing_else(string path)
    {
        using var visitor = site.Visit();
        var feed = XDocument.Parse((await visitor.Get($"{path}?lang=ar")).Text).Root!;
        feed.Name.ShouldBe(Atom + "feed");
        foreach (var one in feed.Elements(Atom + "entry").Prepend(feed))
        {
            foreach (var name in (string[])["id", "title", "updated"]) one.Elements(Atom + name).Count().ShouldBe(1, name);
            Uri.IsWellFormedUriString(one.Element(Atom + "id")!.Value, UriKind.Absolute).ShouldBeTrue();
            foreach (var date in one.Elements().Where(element => element.Name == Atom + "updated" || element.Name == Atom + "published"))
                DateTimeOffset.TryParseExact(date.Value, ["yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _).ShouldBeTrue(date.Value);
            var links = one.Elements(Atom + "link").ToArray();
            links.ShouldAllBe(link => Uri.IsWellFormedUriString(link.Attribute("href")!.Value, UriKind.Absolute));
            links.Select(link => (link.Attribute("rel")!.Value, link.Attribute("type")!.Value)).ShouldBeUnique();
            links.ShouldContain(link => link.Attribute("rel")!.Value == "alternate");
            one.Elements().Where(element => element.Name.Namespace != Atom).ShouldBeEmpty();
        }

        feed.Elements(Atom + "author").Count().ShouldBe(1);
        feed.Elements(Atom + "link").Count(link => link.Attribute("rel")!.Value == "self").ShouldBe(1);
        string[] known = ["author", "id", "title", "updated", "link", "entry", "published", "summary", "name"];
        feed.Descendants().Select(element => element.Name.LocalName).Distinct().ShouldBeSubsetOf(known);
    }

    private static async Task<JsonElement> Read(byte[] feed)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Client, "node_modules", "feedparser")), "The reader is not installed: npm ci in src/Truce.Web/Client.");
        var start = new ProcessStartInfo("node", [Repository.File("tests", "Truce.Tests", "Web", "feed-reader.mjs"), Client]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var node = Process.Start(start)!;
        await node.StandardInput.BaseStream.WriteAsync(feed);
        node.StandardInput.Close();
        var said = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return JsonDocument.Parse(said).RootElement;
    }
}
