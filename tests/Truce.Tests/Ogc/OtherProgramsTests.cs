using System.Globalization;
using System.Text.Json;
using Truce.Core.Access;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.Language;
using Truce.Core.Observations;
using Truce.Core.Organisations;
using Truce.Core.Time;
using Truce.Tests.Ledger;
using Truce.Tests.Web;

namespace Truce.Tests.Ogc;

/// <summary>Programs that nobody here wrote read features and tiles, with no hint but the address; two viewers get two answers.</summary>
public sealed class OtherProgramsTests : IAsyncLifetime
{
    private static readonly string Modules = Repository.File("src", "Truce.Web", "Client", "node_modules");

    private readonly string folder = Directory.CreateTempSubdirectory("truce-ogc-").FullName;
    private RealCentre centre = null!;
    private string cookie = "";

    public async ValueTask InitializeAsync()
    {
        centre = await RealCentre.OpenAsync();
        Enter("Open", new(314_000_000, 344_000_000), Marking.Clear, null);
        Enter("For members", new(315_000_000, 344_500_000), Marking.Green, null);
        Enter("Exactly", new(313_000_000, 343_000_000), Marking.Clear, new(313_100_000, 343_100_000));
        var by = centre.Test.New<Organisation>(new RegisterOrganisation(new LocalText("Monitoring cell"), OrganisationKind.Ngo));
        var day = Occurrence.OfDays(new(new(2025, 10, 12), new(2025, 10, 12)), NodaTime.DateTimeZone.Utc);
        centre.Test.New<Observation>(new RecordObservation(
            by, new ObservationAccount(new LocalText("A post"), ObservationKind.Post, [Means.Camera], new PlaceStated(null, new(313_000_000, 343_000_000), 500), day, ObservationResult.NothingSeen, null, []),
            centre.Test.Clock.Now, ExactPlace: new PlaceStated(null, new(313_200_000, 343_200_000), 10), Marking: Marking.Clear));
        using var member = await centre.SignedInAsync();
        cookie = member.Cookies.GetCookieHeader(centre.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await centre.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void GDAL_reads_features_by_box_and_by_attribute()
    {
        var ogr2ogr = Find("ogr2ogr");
        Titles([]).ShouldBe(["Exactly 34.3 31.3", "Open 34.4 31.4"]);
        Titles([], member: true).ShouldBe(["Exactly 34.31 31.31", "For members 34.45 31.5", "Open 34.4 31.4"]);
        Titles(["-spat", "34.35", "31.35", "34.5", "31.6"], member: true).ShouldBe(["For members 34.45 31.5", "Open 34.4 31.4"]);
        Titles(["-where", "title_en = 'Open' AND radiusMetres >= 500"], member: true).ShouldBe(["Open 34.4 31.4"]);
        Titles(["-where", "occurredFrom > '2025-10-13T00:00:00Z'"], member: true).ShouldBeEmpty();
        Titles(["-where", "result = 'nothing-seen'"], collection: "observations").ShouldBe(["A post 34.3 31.3"]);
        Titles(["-spat", "34.31", "31.31", "34.4", "31.4"], collection: "observations").ShouldBeEmpty();
        Titles(["-spat", "34.31", "31.31", "34.4", "31.4"], member: true, collection: "observations").ShouldBe(["A post 34.32 31.32"]);

        string[] Titles(string[] more, bool member = false, string collection = "incidents")
        {
            var path = Path.Combine(folder, $"{Guid.NewGuid():N}.geojson");
            (string, string)[] headers = member ? [("GDAL_HTTP_COOKIE", cookie)] : [];
            var (exit, output) = Command.Run(ogr2ogr, ["-f", "GeoJSON", path, $"OAPIF:{centre.Address}ogc", collection, .. more], headers);
            exit.ShouldBe(0, output);
            output.ShouldNotContain("ERROR");
            return [.. JsonDocument.Parse(File.ReadAllBytes(path)).RootElement.GetProperty("features").EnumerateArray().Select(Say).Order(StringComparer.Ordinal)];
        }
    }

    [Fact]
    public void GDAL_lists_the_collections_with_their_shapes()
    {
        var (exit, output) = Command.Run(Find("ogrinfo"), ["-ro", "-so", $"OAPIF:{centre.Address}ogc"]);
        exit.ShouldBe(0, output);
        foreach (var collection in Truce.Web.Ogc.FeatureCollections.All) output.ShouldContain($": {collection.Id} (title: ");
    }

    [Fact]
    public async Task GDAL_reads_a_tile_where_the_ground_is()
    {
        var path = Path.Combine(folder, "0.mvt");
        using (var client = new HttpClient()) await File.WriteAllBytesAsync(path, await client.GetByteArrayAsync(new Uri(centre.Address, "tiles/incidents/9/304/208.mvt")));
        var (exit, output) = Command.Run(Find("ogrinfo"), ["-al", "-oo", "X=304", "-oo", "Y=208", "-oo", "Z=9", path]);
        exit.ShouldBe(0, output);
        output.ShouldContain("Layer name: incidents");
        output.ShouldContain("type (String) = fire/small-arms");
        output.ShouldNotContain("For members");
    }

    [Fact]
    public void OWSLib_reads_the_API_and_its_features()
    {
        const string python = "/usr/bin/python3";
        Assert.SkipUnless(File.Exists(python) && Command.Run(python, ["-c", "import owslib"]).Exit == 0, "OWSLib is not here (Debian: python3-owslib).");
        var script = $"""
            from owslib.ogcapi.features import Features
            def ask(headers):
                api = Features('{centre.Address}ogc/', headers=headers)
                assert api.api()['openapi'].startswith('3.0')
                assert 'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core' in api.conformance()['conformsTo']
                assert 'title_en' in api.collection_queryables('incidents')['properties']
                page = api.collection_items('incidents', limit=10, bbox=[34.2, 31.2, 34.6, 31.6])
                return ', '.join(sorted(one['properties']['title_en'] for one in page['features']))
            print(ask(None))
            print(ask(dict(Cookie='{cookie}')))
            """;
        var (exit, output) = Command.Run(python, ["-c", script]);
        exit.ShouldBe(0, output);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["Exactly, Open", "Exactly, For members, Open"]);
    }

    [Fact]
    public void The_decoder_of_the_map_in_the_browser_reads_the_same_from_a_tile()
    {
        var node = Command.Find("node");
        Assert.SkipWhen(node is null || !Directory.Exists(Path.Combine(Modules, "@mapbox", "vector-tile")), "Node and the client's packages are not here.");
        var script = Path.Combine(Modules, "..", $"read-{Guid.NewGuid():N}.mjs");
        try
        {
            File.WriteAllText(script, """
                import { VectorTile } from '@mapbox/vector-tile';
                import { PbfReader } from 'pbf';
                for (const cookie of ['', process.argv[3]]) {
                  const answer = await fetch(process.argv[2], { headers: { cookie } });
                  const layer = new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer()))).layers.incidents;
                  const all = [...Array(layer.length).keys()].map(at => layer.feature(at).toGeoJSON(152, 104, 8));
                  console.log(all.map(one => `${one.properties.radiusMetres} ${one.geometry.coordinates.map(part => part.toFixed(3)).join(' ')}`).sort().join(', '));
                }
                """);
            var (exit, output) = Command.Run(node!, [script, $"{centre.Address}tiles/incidents/8/152/104.mvt", cookie]);
            exit.ShouldBe(0, output);
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["500 34.300 31.300, 500 34.400 31.400", "10 34.310 31.310, 500 34.400 31.400, 500 34.450 31.500"]);
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static string Find(string program)
    {
        var found = Command.Find(program);
        Assert.SkipWhen(found is null, "GDAL is not here (Debian: gdal-bin).");
        return found!;
    }

    private static string Say(JsonElement feature)
    {
        var at = feature.GetProperty("geometry").GetProperty("coordinates");
        return string.Create(CultureInfo.InvariantCulture, $"{feature.GetProperty("properties").GetProperty("title_en").GetString()} {at[0].GetDouble()} {at[1].GetDouble()}");
    }

    private void Enter(string title, Position at, Marking marking, Position? exactly) => centre.Test.New<Incident>(new EnterIncident(
        new IncidentAccount(
            new LocalText(title), "fire/small-arms", Occurrence.OfDays(new(new(2025, 10, 12), new(2025, 10, 12)), NodaTime.DateTimeZone.Utc), new PlaceStated(null, at, 500),
            [Means.Media], new Effects([]), []),
        centre.Test.Clock.Now, exactly is null ? null : new PlaceStated(null, exactly, 10), Marking: marking));
}
