using Truce.Core.Geography;
using Truce.Formats.Tiles;

namespace Truce.Tests.Tiles;

/// <summary>Tiles against the examples of the specification and a reader that was written from it.</summary>
public sealed class VectorTileTests
{
    // At zoom 0 the tile is the world; (0, 0) lies in its middle.
    private static readonly TileId World = new(0, 0, 0);

    [Fact]
    public void The_commands_are_those_of_the_specifications_examples()
    {
        // Section 4.3.5: a point, two points' distance apart, a line, a polygon; here moved to the middle of the world.
        Commands(new TileShape.Point(At(25, 17))).ShouldBe([9u, Zig(25), Zig(17)]);
        Commands(new TileShape.Way(Path((2, 2), (2, 10), (10, 10)))).ShouldBe([9u, Zig(2), Zig(2), 18u, 0u, Zig(8), Zig(8), 0u]);
        Commands(Ground([(3, 6), (8, 12), (20, 34), (3, 6)])).ShouldBe([9u, Zig(3), Zig(6), 18u, Zig(5), Zig(6), Zig(12), Zig(22), 15u]);
    }

    [Fact]
    public void An_outer_ring_runs_one_way_and_a_hole_the_other_however_they_came()
    {
        (int, int)[] outer = [(100, 100), (900, 100), (900, 900), (100, 900), (100, 100)];
        (int, int)[] hole = [(300, 300), (600, 300), (600, 600), (300, 600), (300, 300)];
        foreach (var (first, second) in (((int, int)[], (int, int)[])[])[(outer, hole), ([.. outer.Reverse()], hole), (outer, [.. hole.Reverse()])])
        {
            var rings = ReadTile.Paths(Only(Ground(first, second)));
            ReadTile.TwiceArea(rings[0]).ShouldBe(2 * 800 * 800);
            ReadTile.TwiceArea(rings[1]).ShouldBe(-2 * 300 * 300);
        }
    }

    [Fact]
    public void Names_and_codes_arrive_as_they_were_and_stand_once()
    {
        TileFeature[] features = [
            new(new TileShape.Point(At(1, 1)), [new("name:ar", "غزة"), new("code", "PS0260")]),
            new(new TileShape.Point(At(9, 9)), [new("code", "PS0260"), new("name:he", "עזה")])];
        var layer = ReadTile.Of(TilePyramid.Cut([new TileLayer("names", features)], 0).Single().Bytes)["names"];
        layer.Version.ShouldBe(2u);
        layer.Extent.ShouldBe(4096u);
        layer.Features.Select(feature => feature.Properties["code"]).ShouldBe(["PS0260", "PS0260"]);
        layer.Features[0].Properties["name:ar"].ShouldBe("غزة");
        layer.Features[1].Properties["name:he"].ShouldBe("עזה");
    }

    [Fact]
    public void What_is_cut_at_the_edge_of_a_tile_goes_on_in_the_next_one()
    {
        var way = new TileFeature(new TileShape.Way(Path((-700, 40), (700, 90))), []);
        var tiles = TilePyramid.Cut([new TileLayer("ways", [way])], 1).Where(tile => tile.Id.Z == 1).ToList();
        tiles.Select(tile => tile.Id).ShouldBe([new TileId(1, 0, 1), new TileId(1, 1, 1)]);
        var (west, east) = (End(new TileId(1, 0, 1), last: true), End(new TileId(1, 1, 1), last: false));

        // Both reach 64 units over the edge, and cross it at one height.
        west.X.ShouldBe(4096 + 64);
        east.X.ShouldBe(-64);
        Math.Abs(west.Y - east.Y).ShouldBeLessThanOrEqualTo(10);

        (int X, int Y) End(TileId id, bool last)
        {
            var path = ReadTile.Paths(ReadTile.Of(tiles.Single(tile => tile.Id == id).Bytes)["ways"].Features.Single()).Single();
            return last ? path[^1] : path[0];
        }
    }

    [Fact]
    public void Ground_that_covers_a_tile_is_the_whole_tile_with_its_margin()
    {
        var tile = TilePyramid.Cut([new TileLayer("sea", [new TileFeature(Ground([(-1500, -1500), (1500, -1500), (1500, 1500), (-1500, 1500), (-1500, -1500)]), [])])], 3)
            .Single(tile => tile.Id == new TileId(3, 4, 4));
        ReadTile.Paths(ReadTile.Of(tile.Bytes)["sea"].Features.Single()).Single().Distinct()
            .ShouldBe([(-64, -64), (4160, -64), (4160, 4160), (-64, 4160)], ignoreOrder: true);
    }

    [Fact]
    public void A_wrinkle_smaller_than_a_unit_is_left_out_until_the_last_zoom()
    {
        var way = new TileFeature(new TileShape.Way(new Trace([.. Enumerable.Range(0, 101).Select(step => At(step * 4 + (step % 2) * 0.4, step % 2 * 0.4))])), []);
        var tiles = TilePyramid.Cut([new TileLayer("ways", [way])], 2).Where(tile => tile.Id.Z < 2 || tile.Id == new TileId(2, 2, 2)).ToList();
        Points(0).ShouldBe(2);
        Points(2).ShouldBeGreaterThan(100);

        int Points(int zoom) => tiles.Where(tile => tile.Id.Z == zoom).Max(tile =>
            ReadTile.Paths(ReadTile.Of(tile.Bytes)["ways"].Features.Single()).Sum(path => path.Count));
    }

    [Fact]
    public void Every_ring_of_every_tile_of_the_example_winds_as_it_should_and_stays_within_its_margin()
    {
        var cut = TilePyramid.Cut(BasemapFolder.Read(Repository.File("examples", "gaza-2025", "basemap")).Layers, 11).ToList();
        cut.Count.ShouldBeGreaterThan(50);
        foreach (var (id, bytes) in cut)
            foreach (var feature in ReadTile.Of(bytes).SelectMany(layer => layer.Value.Features))
            {
                var paths = ReadTile.Paths(feature);
                paths.SelectMany(path => path).ShouldAllBe(point => point.X >= -64 && point.X <= 4160 && point.Y >= -64 && point.Y <= 4160, $"{id}");
                if (feature.Kind == 3) ReadTile.TwiceArea(paths[0]).ShouldBeGreaterThan(0, $"{id}");
            }
    }

    private static IReadOnlyList<uint> Commands(TileShape shape) => Only(shape, 2048).Commands;

    private static ReadFeature Only(TileShape shape, int shift = 0)
    {
        var read = ReadTile.Of(TilePyramid.Cut([new TileLayer("one", [new TileFeature(shape, [])])], 0).Single(tile => tile.Id == World).Bytes)["one"].Features.Single();
        if (shift == 0) return read;

        // The first command moves from the corner; take the middle of the tile away from it.
        uint[] commands = [.. read.Commands];
        for (var at = 1; at <= 2; at++) commands[at] = Zig((int)(commands[at] >> 1) ^ -(int)(commands[at] & 1), shift);
        return read with { Commands = commands };
    }

    private static uint Zig(int value, int minus = 0) => (uint)((value - minus) << 1 ^ (value - minus) >> 31);

    private static TileShape.Ground Ground(params (int, int)[][] rings) =>
        new(new Area([new Polygon([.. rings.Select(ring => new Ring([.. ring.Select(one => At(one.Item1, one.Item2))]))])]));

    private static Trace Path(params (int X, int Y)[] points) => new([.. points.Select(point => At(point.X, point.Y))]);

    // The inverse of the projection: a position so many units of the world's tile east and south of its middle.
    private static Position At(double x, double y) =>
        Position.OfDegrees(Math.Atan(Math.Sinh(-y / 2048 * Math.PI)) * 180 / Math.PI, x / 4096 * 360)!.Value;
}
