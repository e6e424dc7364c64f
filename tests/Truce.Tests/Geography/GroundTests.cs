using FsCheck.Fluent;
using Truce.Core.Geography;
using Truce.Tests.Ledger;

namespace Truce.Tests.Geography;

public class GroundTests
{
    private static readonly Trace Line = new([.. new[]
    {
        (31.5931, 34.4925), (31.5712, 34.4736), (31.5616, 34.4975), (31.5187, 34.4851), (31.4649, 34.4340), (31.4012, 34.3904),
        (31.3551, 34.3502), (31.3012, 34.3127), (31.2511, 34.2710),
    }.Select(one => Position.OfDegrees(one.Item1, one.Item2)!.Value)]);

    // Around Gaza, as far as a line of its size reaches, and beyond.
    private static readonly FsCheck.Gen<Position> Somewhere =
        from latitude in Gen.Choose(308_000_000, 320_000_000)
        from longitude in Gen.Choose(338_000_000, 350_000_000)
        select new Position(latitude, longitude);

    [Theory]
    [InlineData(0, 0, 0, 1, 111_319.491)] // GeographicLib's GeodSolve: one degree of the equator
    [InlineData(0, 0, 1, 0, 110_574.389)] // GeodSolve: one degree of a meridian from the equator
    [InlineData(90, 0, 89, 0, 111_693.865)] // GeodSolve: one degree of a meridian from the pole
    [InlineData(-37.951033416666664, 144.42486788888888, -37.65282113888889, 143.92649552777777, 54_972.271)] // Vincenty's test line of the ICSM: Flinders Peak to Buninyon
    public void Geodesics_have_the_lengths_that_others_found(double latitude, double longitude, double otherLatitude, double otherLongitude, double metres) =>
        Geodesic.Metres(Position.OfDegrees(latitude, longitude)!.Value, Position.OfDegrees(otherLatitude, otherLongitude)!.Value).ShouldBe(metres, 0.01);

    [Fact]
    public void Positions_opposite_each_other_still_get_a_length() =>
        Geodesic.Metres(new(0, 0), Position.OfDegrees(0.1, 179.9)!.Value).ShouldBe(20_000_000, 200_000);

    [Fact]
    public void A_degree_of_a_zone_has_the_area_of_the_zone()
    {
        // Snyder 3-12 by hand, and the whole Earth: 510,065,621.7 km² (WGS 84, NGA.STND.0036).
        var half = Box(-90, -180, 90, 0);
        (GroundArea.SquareMetres(half) * 2 / 1e6).ShouldBe(510_065_621.7, 1);
    }

    [Fact]
    public void Holes_are_not_ground_and_directions_do_not_matter()
    {
        var (outer, hole) = (Box(31, 34, 32, 35).Polygons[0].Rings[0], Box(31.4, 34.4, 31.6, 34.6).Polygons[0].Rings[0]);
        var both = GroundArea.SquareMetres(new Area([new Polygon([outer, hole])]));
        both.ShouldBe(GroundArea.SquareMetres(Box(31, 34, 32, 35)) - GroundArea.SquareMetres(Box(31.4, 34.4, 31.6, 34.6)), 1e-3);
        GroundArea.SquareMetres(new Area([new Polygon([new([.. outer.Positions.Reverse()]), hole])])).ShouldBe(both, 1e-3);
        GroundArea.Signed(outer).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Distances_to_a_path_are_those_of_the_slow_reference() => Property.Holds(Somewhere, position =>
        Math.Abs(GroundDistance.To(position, Line).Metres - PlainGround.MetresTo(position, Line)) < 0.02);

    [Fact]
    public void The_index_of_a_path_answers_as_each_edge_by_itself()
    {
        var index = new TraceIndex(Line, new Trace([.. Line.Positions.Select(one => new Position(one.Latitude, one.Longitude + 500_000))]));
        var both = new[] { Line, new Trace([.. Line.Positions.Select(one => new Position(one.Latitude, one.Longitude + 500_000))]) };
        Property.Holds(Somewhere, position =>
        {
            var (fast, plain) = (index.NearestTo(position), GroundDistance.To(position, both));
            return Math.Abs(fast.Metres - plain.Metres) < 0.002 + (plain.Metres * 1e-7)
                && Math.Abs(index.MetresTo(position) - fast.Metres) < 1e-9
                && Math.Abs(Geodesic.Metres(position, fast.At) - fast.Metres) < 0.02;
        }, times: 3_000);
    }

    [Fact]
    public void A_position_on_the_path_is_nowhere_else()
    {
        var index = new TraceIndex(Line);
        foreach (var position in Line.Positions)
        {
            index.MetresTo(position).ShouldBe(0, 0.001);
            GroundDistance.To(position, Line).At.ShouldBe(position);
        }
    }

    [Fact]
    public void The_index_of_an_area_answers_as_each_edge_by_itself()
    {
        var area = Star(40);
        var index = new AreaIndex(area);
        Property.Holds(
            from latitude in Gen.Choose(0, 40)
            from longitude in Gen.Choose(0, 40)
            select new Position(latitude * 25, longitude * 25),
            position => index.Covers(position) == AreaCover.Covers(area, position), times: 3_000);
        foreach (var position in area.Polygons[0].Rings[0].Positions)
        {
            index.Covers(position).ShouldBeTrue();
            AreaCover.Covers(area, position).ShouldBeTrue();
        }
    }

    [Fact]
    public void The_boundary_is_covered_and_so_is_that_of_a_hole()
    {
        var (outer, hole) = (Box(31, 34, 32, 35).Polygons[0].Rings[0], Box(31.4, 34.4, 31.6, 34.6).Polygons[0].Rings[0]);
        var area = new Area([new Polygon([outer, hole])]);
        foreach (var covers in new Func<Position, bool>[] { one => AreaCover.Covers(area, one), new AreaIndex(area).Covers })
        {
            covers(At(31, 34)).ShouldBeTrue();
            covers(At(31.5, 35)).ShouldBeTrue();
            covers(At(31.4, 34.5)).ShouldBeTrue();
            covers(At(31.5, 34.5)).ShouldBeFalse();
            covers(At(31.2, 34.5)).ShouldBeTrue();
            covers(At(31.2, 35.0000001)).ShouldBeFalse();
            covers(At(-31, -34)).ShouldBeFalse();
        }
    }

    [Fact]
    public void A_boundary_that_meets_itself_is_found_as_by_holding_every_two_edges_against_each_other() => Property.Holds(
        from count in Gen.Choose(3, 9)
        from numbers in Gen.Choose(0, 12).ArrayOf(count * 2)
        select numbers,
        numbers =>
        {
            var positions = Enumerable.Range(0, numbers.Length / 2).Select(at => new Position(numbers[2 * at], numbers[(2 * at) + 1])).ToList();
            positions = [.. positions.Where((one, at) => at == 0 || one != positions[at - 1])];
            if (positions[0] == positions[^1]) positions.RemoveAt(positions.Count - 1);
            if (positions.Count < 3) return true;
            var closed = new Trace([.. positions, positions[0]]);
            return BoundaryCrossing.Find([closed]) is not null == PlainGround.Crosses(closed);
        }, times: 5_000);

    [Fact]
    public void Two_edges_that_cross_are_named_by_where_they_begin()
    {
        var bow = new Area([new Polygon([new Ring([At(31, 34), At(32, 35), At(32, 34), At(31, 35), At(31, 34)])])]);
        BoundaryCrossing.Find(bow).ShouldBe(new Met(At(31, 34), At(32, 34)));
        BoundaryCrossing.Find(Box(31, 34, 32, 35)).ShouldBeNull();
    }

    [Fact]
    public void A_hole_may_touch_its_outer_ring_in_a_point_and_not_cross_it()
    {
        var outer = Box(31, 34, 32, 35).Polygons[0].Rings[0];
        var touching = new Ring([At(31, 34.5), At(31.2, 34.6), At(31.2, 34.4), At(31, 34.5)]);
        var crossing = new Ring([At(30.9, 34.5), At(31.2, 34.6), At(31.2, 34.4), At(30.9, 34.5)]);
        BoundaryCrossing.Find(new Area([new Polygon([outer, touching])])).ShouldBeNull();
        BoundaryCrossing.Find(new Area([new Polygon([outer, crossing])])).ShouldNotBeNull();
    }

    private static Position At(double latitude, double longitude) => Position.OfDegrees(latitude, longitude)!.Value;

    private static Area Box(double south, double west, double north, double east) =>
        new([new Polygon([new Ring([At(south, west), At(south, east), At(north, east), At(north, west), At(south, west)])])]);

    // Rays of many lengths around a middle: edges in every direction, corners that face east and west.
    private static Area Star(int rays)
    {
        var positions = Enumerable.Range(0, rays).Select(ray =>
        {
            var far = ray % 2 == 0 ? 490 : 100 + (ray * 7);
            return new Position(500 + (int)(far * Math.Sin(2 * Math.PI * ray / rays)), 500 + (int)(far * Math.Cos(2 * Math.PI * ray / rays)));
        }).ToList();
        return new([new Polygon([new Ring([.. positions, positions[0]])])]);
    }
}
