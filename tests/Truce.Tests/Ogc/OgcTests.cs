using System.Text.Json;
using Truce.Core.Incidents;
using Truce.Core.Lines;
using Truce.Formats.Geo;
using Truce.Tests.Web;
using Truce.Web.Language;
using Truce.Web.Ogc;

namespace Truce.Tests.Ogc;

/// <summary>The features API over HTTP: the standard's own demands, each viewer's own answer, and what is said of an address that asks wrongly.</summary>
[Collection(WebSite.Name)]
public sealed class OgcTests(WebSite.Example site)
{
    private const string Incidents = "/ogc/collections/incidents/items";

    public static TheoryData<string, string, int> Wrong => new()
    {
        { $"{Incidents}?limit=0", "ogc/unfit-value", 400 },
        { $"{Incidents}?limit=-1", "ogc/unfit-value", 400 },
        { $"{Incidents}?limit=many", "ogc/unfit-value", 400 },
        { $"{Incidents}?bbox=34.2,31.6,34.6,31.2", "ogc/box-reversed", 400 },
        { $"{Incidents}?bbox=34.2,31.2,34.6", "ogc/unfit-value", 400 },
        { $"{Incidents}?bbox=34.2,31.2,34.6,131.6", "ogc/box-not-on-earth", 400 },
        { $"{Incidents}?bbox=a,b,c,d", "ogc/unfit-value", 400 },
        { $"{Incidents}?bbox=600000,3500000,500000,3600000&bbox-crs=EPSG:32636", "ogc/box-reversed", 400 },
        { $"{Incidents}?bbox-crs=EPSG:31370", "ogc/unknown-system", 400 },
        { $"{Incidents}?crs=http://www.opengis.net/def/crs/EPSG/0/9999", "ogc/unknown-system", 400 },
        { $"{Incidents}?datetime=2025-10-21T15:00:00", "ogc/time-unreadable", 400 },
        { $"{Incidents}?datetime=yesterday", "ogc/time-unreadable", 400 },
        { $"{Incidents}?datetime=2025-10-21/2025-10-01", "ogc/time-reversed", 400 },
        { $"{Incidents}?filter=state%20=%20'veri", "filter/text-not-closed", 400 },
        { $"{Incidents}?filter=S_INTERSECTS(geometry,POLYGON((34%2031,35%2031,35%2032,34%2032)))", "filter/not-closed", 400 },
        { $"{Incidents}?filter=weight=3", "filter/unknown-property", 400 },
        { $"{Incidents}?filter-lang=ecql&filter=true", "ogc/unfit-value", 400 },
        { $"{Incidents}?colour=red", "ogc/unknown-parameter", 400 },
        { $"{Incidents}?limit=1&limit=2", "ogc/given-twice", 400 },
        { $"{Incidents}?happenedLevel=high", "ogc/unfit-value", 400 },
        { $"{Incidents}?next=abc", "ogc/token-unreadable", 400 },
        { $"{Incidents}?f=xml", "ogc/unfit-value", 400 },
        { $"{Incidents}?asOf=yesterday", "web/moment-unreadable", 400 },
        { "/ogc/collections/persons", "ogc/unknown-collection", 404 },
        { "/ogc/collections/persons/items", "ogc/unknown-collection", 404 },
        { $"{Incidents}/INC-222-222-2", "access/not-found", 404 },
        { "/tiles/incidents/1/2/0.mvt", "ogc/no-such-tile", 404 },
        { "/tiles/incidents/40/0/0.mvt", "ogc/no-such-tile", 404 },
        { "/tiles/incidents/a/b/c.mvt", "ogc/no-such-tile", 404 },
        { "/tiles/persons/0/0/0.mvt", "ogc/unknown-collection", 404 },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_cannot_be_asked_is_said_in_the_reader_s_language_as_problem_details(string address, string code, int status)
    {
        foreach (var language in Words.Languages)
        {
            using var visitor = site.Visit(language);
            var answer = await visitor.Get(address);
            answer.Status.ShouldBe(status, answer.Text);
            answer.Header("Content-Type").ShouldBe("application/problem+json");
            var problem = JsonDocument.Parse(answer.Body).RootElement;
            problem.GetProperty("code").GetString().ShouldBe(code);
            problem.GetProperty("status").GetInt32().ShouldBe(status);
            var template = Words.Of(language)[$"refusal.{code}"];
            problem.GetProperty("title").GetString()!.ShouldContain(template.Split('{')[0].Trim()[..Math.Min(6, template.Split('{')[0].Trim().Length)]);
        }
    }

    [Fact]
    public async Task Every_link_of_the_API_leads_somewhere_and_says_what_is_there()
    {
        using var visitor = site.Visit();
        HashSet<string> seen = [];
        var open = new Queue<string>(["/ogc"]);
        while (open.TryDequeue(out var address))
        {
            var answer = await visitor.Get(address);
            answer.Status.ShouldBe(200, address);
            if (answer.Header("Content-Type")!.Contains("html", StringComparison.Ordinal)) continue;
            foreach (var link in Links(JsonDocument.Parse(answer.Body).RootElement))
            {
                var (href, type) = (link.GetProperty("href").GetString()!, link.GetProperty("type").GetString()!);
                href.ShouldStartWith($"{site.Address}".TrimEnd('/'));
                link.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
                if (!seen.Add(href) || link.GetProperty("rel").GetString() == "self") continue;
                (await visitor.Get(href)).Header("Content-Type")!.ShouldStartWith(type.Split(';')[0]);
                open.Enqueue(href);
            }
        }

        seen.Count.ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task The_landing_page_is_a_page_for_people_who_ask_as_people()
    {
        foreach (var language in Words.Languages)
        {
            using var visitor = site.Visit(language);
            var page = await visitor.Get("/ogc", ("Accept", "text/html,application/xhtml+xml"));
            page.Main.ShouldContain(Words.Of(language)["ogc.collection.incidents"]);
            page.Main.ShouldContain(Words.Of(language)["ogc.not-for-navigation"]);
        }
    }

    [Fact]
    public async Task A_feature_says_its_source_its_standing_its_four_times_and_how_exactly_it_is_placed()
    {
        using var visitor = site.Visit();
        var incident = site.View().All<Incident>().First(one => one.Account.Where.Centre is not null);
        var feature = await JsonAsync(visitor, $"{Incidents}/{incident.Id}");
        var told = feature.GetProperty("properties");
        told.GetProperty("occurredFrom").GetDateTime().ShouldBe(incident.Account.Occurred.From.ToDateTimeUtc());
        told.GetProperty("receivedAt").GetDateTime().ShouldBe(incident.ReportedAt.ToDateTimeUtc());
        told.GetProperty("recordedAt").GetDateTime().ShouldBe(incident.Steps[0].At.ToDateTimeUtc());
        told.GetProperty("radiusMetres").GetInt32().ShouldBe(incident.Account.Where.RadiusMetres!.Value);
        told.GetProperty("enteredBy").GetString().ShouldStartWith("ORG-");
        told.GetProperty("marking").GetString().ShouldBe("TLP:CLEAR");
        feature.GetProperty("notice").GetString().ShouldBe(Words.Of("en")["shell.replayed"]);
        feature.GetProperty("geometry").GetProperty("coordinates")[0].GetDouble().ShouldBe(incident.Account.Where.Centre!.Value.LongitudeDegrees);
    }

    [Fact]
    public async Task Every_answer_with_a_line_says_who_issued_it_when_how_exactly_and_what_it_is_not_for()
    {
        using var visitor = site.Visit("he");
        foreach (var collection in (string[])["line-versions", "line-areas"])
        {
            var list = await JsonAsync(visitor, $"/ogc/collections/{collection}/items");
            list.GetProperty("use").GetString().ShouldBe(Words.Of("he")["ogc.not-for-navigation"]);
            var features = list.GetProperty("features").EnumerateArray().ToList();
            features.ShouldNotBeEmpty();
            foreach (var told in features.Select(one => one.GetProperty("properties")))
            {
                told.GetProperty("use").GetString().ShouldBe("not-for-navigation");
                told.GetProperty("issuerName_en").GetString().ShouldNotBeNullOrEmpty();
                told.GetProperty("issuedFirst").GetString().ShouldNotBeNullOrEmpty();
                told.TryGetProperty("accuracyMetres", out _).ShouldBeTrue();
            }
        }

        // Listed and not drawn: without published geometry a version has no shape.
        var versions = (await JsonAsync(visitor, "/ogc/collections/line-versions/items")).GetProperty("features").EnumerateArray().ToList();
        versions.Count.ShouldBe(site.View().Count<LineVersion>());
        versions.Count(one => one.GetProperty("geometry").ValueKind == JsonValueKind.Null).ShouldBe(site.View().All<LineVersion>().Count(one => !one.Drawing.HasGeometry));
    }

    [Fact]
    public async Task A_walk_through_the_pages_shows_everything_once_and_belongs_to_one_viewer_and_one_question()
    {
        using var visitor = site.Visit();
        List<string> ids = [];
        var (next, token) = ("/ogc/collections/places/items?limit=7", "");
        while (next is not null)
        {
            var page = await JsonAsync(visitor, next);
            ids.AddRange(page.GetProperty("features").EnumerateArray().Select(one => one.GetProperty("id").GetString()!));
            page.GetProperty("numberMatched").GetInt32().ShouldBe(site.View().Count<Core.Places.Place>());
            next = Links(page).Where(one => one.GetProperty("rel").GetString() == "next").Select(one => one.GetProperty("href").GetString()).FirstOrDefault()!;
            if (token.Length == 0) token = next!.Split("next=")[1];
        }

        ids.ShouldBe(site.View().All<Core.Places.Place>().Select(one => $"{one.Id}"), ignoreOrder: true);
        (await CodeAsync(visitor, $"/ogc/collections/places/items?next={token}&kind=camp")).ShouldBe("ogc/token-of-another");
        (await CodeAsync(visitor, $"/ogc/collections/place-areas/items?next={token}")).ShouldBe("ogc/token-of-another");
        (await CodeAsync(visitor, $"/ogc/collections/places/items?next={token}&asOf=2025-10-25")).ShouldBe("ogc/token-of-another");
        (await CodeAsync(visitor, $"/ogc/collections/places/items?next={token[..^4]}AAAA")).ShouldBe("ogc/token-unreadable");
        using var other = site.Visit();
        await other.Be(site, "Watch keeper");
        (await CodeAsync(other, $"/ogc/collections/places/items?next={token}")).ShouldBe("ogc/token-of-another");
    }

    [Fact]
    public async Task Coordinates_come_in_the_system_that_was_asked_for_in_the_order_that_it_has()
    {
        using var visitor = site.Visit();
        var place = site.View().All<Core.Places.Place>().First(one => one.Centre is not null);
        foreach (var crs in Crs.All)
        {
            var answer = await visitor.Get($"/ogc/collections/places/items/{place.Id}?crs={Uri.EscapeDataString(crs.Uri)}");
            answer.Header("Content-Crs").ShouldBe($"<{crs.Uri}>");
            var at = JsonDocument.Parse(answer.Body).RootElement.GetProperty("geometry").GetProperty("coordinates");
            var (longitude, latitude) = crs.ToDegrees(at[0].GetDouble(), at[1].GetDouble())!.Value;
            longitude.ShouldBe(place.Centre!.Value.LongitudeDegrees, 1e-7);
            latitude.ShouldBe(place.Centre!.Value.LatitudeDegrees, 1e-7);

            // The same box, written in that system, finds it again; a box beside it does not.
            var (x, y, step) = (at[0].GetDouble(), at[1].GetDouble(), crs.IsDegrees ? 1e-5 : 1);
            var found = await JsonAsync(visitor, FormattableString.Invariant($"/ogc/collections/places/items?bbox={x - step},{y - step},{x + step},{y + step}&bbox-crs={Uri.EscapeDataString(crs.Uri)}"));
            found.GetProperty("features").EnumerateArray().Select(one => one.GetProperty("id").GetString()).ShouldContain($"{place.Id}");
            var beside = await JsonAsync(visitor, FormattableString.Invariant($"/ogc/collections/places/items?bbox={x + step},{y + step},{x + step * 2},{y + step * 2}&bbox-crs={Uri.EscapeDataString(crs.Uri)}"));
            beside.GetProperty("features").EnumerateArray().Select(one => one.GetProperty("id").GetString()).ShouldNotContain($"{place.Id}");
        }

        var order = JsonDocument.Parse((await visitor.Get($"/ogc/collections/places/items/{place.Id}?crs=EPSG:4326")).Body).RootElement.GetProperty("geometry").GetProperty("coordinates");
        order[0].GetDouble().ShouldBe(place.Centre!.Value.LatitudeDegrees);
    }

    [Fact]
    public async Task A_box_over_the_antimeridian_is_two()
    {
        using var visitor = site.Visit();
        var all = (await JsonAsync(visitor, "/ogc/collections/places/items?bbox=-180,-90,180,90")).GetProperty("numberReturned").GetInt32();
        (await JsonAsync(visitor, "/ogc/collections/places/items?bbox=170,-90,-170,90")).GetProperty("numberReturned").GetInt32().ShouldBe(0);
        (await JsonAsync(visitor, "/ogc/collections/places/items?bbox=34,-90,-170,90")).GetProperty("numberReturned").GetInt32().ShouldBe(all);
    }

    [Fact]
    public async Task What_was_recorded_later_is_not_there_before_and_a_later_page_does_not_show_it_either()
    {
        using var visitor = site.Visit();
        var early = await JsonAsync(visitor, $"{Incidents}?asOf=2025-10-20T13:00:00Z");
        var late = await JsonAsync(visitor, Incidents);
        early.GetProperty("numberReturned").GetInt32().ShouldBeLessThan(late.GetProperty("numberReturned").GetInt32());
        early.GetProperty("numberReturned").GetInt32().ShouldBe(site.Centre.View(null, NodaTime.Instant.FromUtc(2025, 10, 20, 13, 0)).Count<Incident>());
    }

    [Fact]
    public async Task A_tile_carries_the_print_of_its_bytes_and_is_not_sent_again()
    {
        using var visitor = site.Visit();
        var tile = await visitor.Get("/tiles/place-areas/9/304/208.mvt");
        tile.Status.ShouldBe(200);
        var tag = tile.Header("ETag")!;
        tag.ShouldBe($"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(tile.Body))[..32]}\"");
        (await visitor.Get("/tiles/place-areas/9/304/208.mvt", ("If-None-Match", tag))).Status.ShouldBe(304);
        (await visitor.Get("/tiles/incidents/9/0/0.mvt")).Status.ShouldBe(204);
        using var member = site.Visit();
        await member.Be(site, "Watch keeper");
        (await member.Get("/tiles/place-areas/9/304/208.mvt")).Header("Cache-Control").ShouldBe("no-store");
    }

    [Fact]
    public async Task The_description_names_every_parameter_that_is_taken_and_no_other()
    {
        using var visitor = site.Visit();
        var api = await JsonAsync(visitor, "/ogc/api");
        api.GetProperty("openapi").GetString().ShouldStartWith("3.0");
        var limit = api.GetProperty("components").GetProperty("parameters").GetProperty("limit").GetProperty("schema");
        (limit.GetProperty("default").GetInt32(), limit.GetProperty("maximum").GetInt32()).ShouldBe((QuestionReader.Limit, QuestionReader.MostLimit));
        foreach (var collection in FeatureCollections.All)
        {
            var parameters = api.GetProperty("paths").GetProperty($"/collections/{collection.Id}/items").GetProperty("get").GetProperty("parameters").EnumerateArray()
                .Select(one => one.TryGetProperty("$ref", out var refers) ? refers.GetString()!.Split('/')[^1] : one.GetProperty("name").GetString()!).ToList();
            parameters.ShouldBe(QuestionReader.Parameters.Except(["f", "lang", "offset"]).Concat(collection.Properties.Where(one => one.IsParameter).Select(one => one.Name)), ignoreOrder: true);
            foreach (var name in collection.Properties.Where(one => one.Kind == "string").Select(one => one.Name))
                (await visitor.Get($"/ogc/collections/{collection.Id}/items?{name}=zzz")).Status.ShouldBe(200, name);
        }
    }

    private static IEnumerable<JsonElement> Links(JsonElement document) =>
        document.ValueKind switch
        {
            JsonValueKind.Object => document.EnumerateObject().SelectMany(one => one.Name == "links" ? one.Value.EnumerateArray() : Links(one.Value)),
            JsonValueKind.Array => document.EnumerateArray().SelectMany(Links),
            _ => [],
        };

    private static async Task<JsonElement> JsonAsync(Visitor visitor, string address)
    {
        var answer = await visitor.Get(address);
        answer.Status.ShouldBe(200, answer.Text);
        return JsonDocument.Parse(answer.Body).RootElement;
    }

    private static async Task<string?> CodeAsync(Visitor visitor, string address)
    {
        var answer = await visitor.Get(address);
        answer.Status.ShouldBe(400, answer.Text);
        return JsonDocument.Parse(answer.Body).RootElement.GetProperty("code").GetString();
    }
}
