using Truce.Core.Geography;
using Truce.Core.Lines;
using Truce.Formats.Geo;

namespace Truce.Tests.Lines;

/// <summary>The polygon that the Israel Defense Forces made known on 19 October 2025, and OCHA's boundaries: real data beside the project.</summary>
public class PublishedLineTests
{
    [Fact]
    public void The_published_polygon_covers_the_share_of_the_Strip_that_others_found()
    {
        var line = GroundArea.SquareMetres(Line());
        var strip = Strip().Polygons.Sum(one => GroundArea.SquareMetres(new Area([one])));

        // PostGIS 3.3.2, ST_Area(geography): 194.5067 km² with geodesic edges. The file's own "Area" says 194.50; 194.6 is what a sphere gives.
        (line / 1e6).ShouldBe(194.507, 0.006);
        (line / 1e6).ShouldBe(194.6, 0.1);
        (strip / 1e6).ShouldBe(365.0133, 0.0005); // ST_Area of the union of the five governorates
        (line / strip * 100).ShouldBe(53.3, 0.05);
    }

    [Theory]
    [InlineData(34.4442, 31.5242, 3762.617, false)]
    [InlineData(34.463, 31.479, 1151.119, true)]
    [InlineData(34.247, 31.286, 301.377, true)]
    [InlineData(34.31, 31.3225, 900.306, true)]
    [InlineData(35.2, 31.8, 66620.309, false)]
    public void Distances_and_sides_are_those_of_PostGIS(double longitude, double latitude, double metres, bool covers)
    {
        // PostGIS 3.3.2: ST_Distance(point::geography, ST_Boundary(line)::geography), ST_Covers(line, point).
        var (line, position) = (Line(), Position.OfDegrees(latitude, longitude)!.Value);
        GroundDistance.ToBoundary(position, line).Metres.ShouldBe(metres, 0.05);
        new TraceIndex([.. GroundDistance.Boundary(line)]).MetresTo(position).ShouldBe(metres, 0.05);
        AreaCover.Covers(line, position).ShouldBe(covers);
        new AreaIndex(line).Covers(position).ShouldBe(covers);
    }

    [Fact]
    public void The_line_inside_the_Strip_runs_from_coast_to_border_in_one_piece()
    {
        var drawing = new LineDrawing(new(new(2025, 10, 19), new(2025, 10, 19)), LineForm.Map, new("Map"), Area: Line(), Side: AreaSide.Beyond);
        var traces = LineTrace.Of(drawing, Territory());
        var longest = traces.MaxBy(GroundDistance.Along)!;
        traces.Length.ShouldBe(1);
        GroundDistance.Along(longest).ShouldBeInRange(45_000, 60_000);
        drawing.Unfit(Territory(), new(2025, 11, 1)).ShouldBeNull();
    }

    private static Area Line() => Read("line_2025-10-19_idf.geojson").Features.Single().Area!;

    private static Area Strip() => new([.. Read("admin2.geojson").Where("adm1_pcode", "PS02").SelectMany(feature => feature.Area!.Polygons)]);

    private static Area Territory() => Read("admin1.geojson").Where("adm1_pcode", "PS02").Single().Area!;

    private static GeoLayer Read(string name)
    {
        var file = Repository.Shared("data", "places", name);
        Assert.SkipUnless(File.Exists(file), "The published line is not here (../shared/data/places).");
        GeoReader.TryRead(File.ReadAllBytes(file), out var layer, out var problem).ShouldBeTrue(problem);
        return layer;
    }
}
