using System.Text;
using Truce.Core.Geography;
using Truce.Formats.Geo;

namespace Truce.Tests.Formats;

public class GeoReaderTests
{
    [Fact]
    public void Reads_a_polygon_and_turns_a_ring_that_runs_the_wrong_way_round()
    {
        var layer = Read("""{"type":"Feature","properties":{"name":"A","n":3,"none":null},"geometry":{"type":"Polygon","coordinates":[[[34,31],[34,32],[35,32],[35,31],[34,31]]]}}""");
        layer.RingsTurned.ShouldBe(1);
        layer.System.ShouldBeNull();
        var feature = layer.Features.Single();
        feature.Properties.ShouldBe(new Dictionary<string, string> { ["name"] = "A", ["n"] = "3" }, ignoreOrder: true);
        GroundArea.Signed(feature.Area!.Polygons[0].Rings[0]).ShouldBeGreaterThan(0);
        AreaCheck.Unfit(feature.Area).ShouldBeNull();
    }

    [Fact]
    public void Reads_lines_points_parts_and_features_without_geometry()
    {
        var layer = Read("""
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":null,"geometry":{"type":"LineString","coordinates":[[34,31,9],[34,31,9],[35,32,9]]}},
            {"type":"Feature","properties":{},"geometry":{"type":"MultiPoint","coordinates":[[34,31],[35,32]]}},
            {"type":"Feature","properties":{},"geometry":{"type":"MultiPolygon","coordinates":[[[[34,31],[35,31],[35,32],[34,31]]],[[[36,31],[37,31],[37,32],[36,31]]]]}},
            {"type":"Feature","properties":{},"geometry":null}]}
            """);
        layer.Features[0].Traces.Single().Positions.Length.ShouldBe(2);
        layer.Features[1].Positions.ShouldBe([At(31, 34), At(32, 35)]);
        layer.Features[2].Area!.Polygons.Length.ShouldBe(2);
        layer.Features[3].Area.ShouldBeNull();
    }

    // Expected by PROJ through PostGIS 3.3.2: ST_Transform(ST_SetSRID(ST_MakePoint(x, y), n), 4326).
    [Theory]
    [InlineData("urn:ogc:def:crs:EPSG::32636", 640_000, 3_490_000, 34.4747362, 31.5364585, 0.0000002)]
    [InlineData("EPSG:3857", 3_836_000, 3_705_000, 34.4593743, 31.5547079, 0.0000002)]
    [InlineData("EPSG:2039", 150_000, 605_000, 34.4730839, 31.5350980, 0.0000003)] // by the shift EPSG:9676
    [InlineData("urn:ogc:def:crs:OGC:1.3:CRS84", 34.5, 31.5, 34.5, 31.5, 0)]
    public void Brings_coordinates_over_from_the_system_that_the_file_names(string system, double x, double y, double longitude, double latitude, double within)
    {
        var point = FormattableString.Invariant($"[{x},{y}]");
        var layer = Read($$$"""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"{{{system}}}"}},"features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":{{{point}}} }}]}""");
        var position = layer.Features[0].Positions[0];
        position.LongitudeDegrees.ShouldBe(longitude, within);
        position.LatitudeDegrees.ShouldBe(latitude, within);
    }

    [Fact]
    public void Reads_a_page_of_an_ArcGIS_service_with_a_hole_in_a_ring()
    {
        var layer = Read("""
            {"objectIdFieldName":"FID","geometryType":"esriGeometryPolygon","spatialReference":{"wkid":102100,"latestWkid":3857},
            "features":[{"attributes":{"Name":"L"},"geometry":{"rings":[
            [[3830000,3700000],[3830000,3710000],[3840000,3710000],[3840000,3700000],[3830000,3700000]],
            [[3834000,3704000],[3836000,3704000],[3836000,3706000],[3834000,3706000],[3834000,3704000]]]}}]}
            """);
        layer.System.ShouldBe("EPSG:3857");
        var polygon = layer.Where("Name", "L").Single().Area!.Polygons.Single();
        polygon.Rings.Length.ShouldBe(2);
        GroundArea.Signed(polygon.Rings[0]).ShouldBeGreaterThan(0);
        GroundArea.Signed(polygon.Rings[1]).ShouldBeLessThan(0);
    }

    [Theory]
    [InlineData("""{"type":"FeatureCollection","exceededTransferLimit":true,"features":[]}""", "this page was cut")]
    [InlineData("""{"type":"FeatureCollection","properties":{"exceededTransferLimit":true},"features":[]}""", "this page was cut")]
    [InlineData("""{"geometryType":"esriGeometryPolygon","exceededTransferLimit":true,"features":[]}""", "this page was cut")]
    [InlineData("""{"error":{"code":400,"message":"Invalid"}}""", "answered with an error")]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", "no feature")]
    [InlineData("""{"type":"FeatureCollection"}""", "“features” was expected")]
    [InlineData("""{"type":"Polygon","coordinates":[[[640000,3490000],[640100,3490000],[640100,3490100],[640000,3490000]]]}""", "are not degrees, and the file names no reference system")]
    [InlineData("""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:28191"}},"features":[]}""", "“EPSG:28191” is not known here; expected WGS 84")]
    [InlineData("""{"type":"Polygon","coordinates":[[[34,31],[35,31],[35,32],[34,32]]]}""", "feature 1, ring 1: a ring ends where it began")]
    [InlineData("""{"type":"Polygon","coordinates":[[[34,31],[35,31],[34,31]]]}""", "at least four positions")]
    [InlineData("""{"type":"Polygon","coordinates":[[["34",31],[35,31],[35,32],[34,31]]]}""", "position 1: a number was expected; found \"34\"")]
    [InlineData("""{"type":"Circle","coordinates":[34,31]}""", "found “Circle”")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{}}]}""", "feature 1: a feature with “geometry” was expected")]
    [InlineData("""{"geometryType":"esriGeometryPolygon","features":[{"attributes":{},"geometry":{"curveRings":[]}}]}""", "curves are not read")]
    [InlineData("{\n\"type\":,}", "line 2, column")]
    [InlineData("[]", "an object was expected")]
    public void Says_what_is_wrong_and_what_was_expected(string file, string told)
    {
        GeoReader.TryRead(Encoding.UTF8.GetBytes(file), out _, out var problem).ShouldBeFalse();
        problem.ShouldContain(told);
    }

    [Fact]
    public void Reads_the_open_boundaries_as_they_are_published()
    {
        var file = Repository.Shared("data", "places", "admin2.geojson");
        Assert.SkipUnless(File.Exists(file), "The open boundaries are not here (../shared/data/places).");
        GeoReader.TryRead(File.ReadAllBytes(file), out var layer, out _).ShouldBeTrue();

        // The file's own area_sqkm of 2023-10-19, for each governorate of Gaza.
        foreach (var feature in layer.Where("adm1_pcode", "PS02"))
            (GroundArea.SquareMetres(feature.Area!) / 1e6).ShouldBe(double.Parse(feature.Properties["area_sqkm"], System.Globalization.CultureInfo.InvariantCulture), 0.0001);
    }

    private static GeoLayer Read(string file)
    {
        GeoReader.TryRead(Encoding.UTF8.GetBytes(file), out var layer, out var problem).ShouldBeTrue(problem);
        return layer;
    }

    private static Position At(double latitude, double longitude) => Position.OfDegrees(latitude, longitude)!.Value;
}
