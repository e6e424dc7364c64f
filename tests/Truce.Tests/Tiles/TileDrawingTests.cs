using FsCheck.Fluent;
using Truce.Core.Geography;
using Truce.Formats.Geo;
using Truce.Formats.Tiles;
using Truce.Tests.Ledger;

namespace Truce.Tests.Tiles;

/// <summary>Tiles drawn feature by feature: read back by the test's own reader, each point stands in one square and where it belongs.</summary>
public class TileDrawingTests
{
    [Fact]
    public void A_point_with_its_values_comes_back()
    {
        using var tile = new TileDrawing(new TileId(9, 304, 208), "incidents", ["title", "level", "id"]);
        foreach (var (number, level) in ((int, long)[])[(1, 5), (2, -7), (3, 5)])
        {
            tile.Tag(0, "شيء");
            tile.Tag(1, level);
            tile.TagOnce(2, $"n{number}");
            tile.Point(new(314_000_000 + number * 100_000, 344_000_000), number).ShouldBeTrue();
        }

        tile.Tag(0, "elsewhere");
        tile.Point(new(0, 0), 9).ShouldBeFalse();
        tile.Count.ShouldBe(3);
        var (version, extent, features) = ReadTile.Of(tile.ToBytes())["incidents"];
        (version, extent).ShouldBe((2u, 4096u));
        features.Select(one => $"{one.Properties["title"]} {one.Properties["level"]} {one.Properties["id"]}").ShouldBe(["شيء 5 n1", "شيء -7 n2", "شيء 5 n3"]);
        new TileDrawing(new TileId(9, 304, 208), "empty", []).ToBytes().ShouldBeEmpty();
    }

    [Fact]
    public void Ten_thousand_numbers_stand_once_each_and_come_back()
    {
        using var tile = new TileDrawing(new TileId(9, 304, 208), "many", ["number", "half"]);
        for (var number = 0; number < 10_000; number++)
        {
            tile.Tag(0, number * 65_536L - 7);
            tile.Tag(1, (long)(number / 2));
            tile.Point(new(314_000_000, 344_000_000), number).ShouldBeTrue();
        }

        var features = ReadTile.Of(tile.ToBytes())["many"].Features;
        features.Select(one => $"{one.Properties["number"]} {one.Properties["half"]}").ShouldBe(Enumerable.Range(0, 10_000).Select(number => $"{number * 65_536L - 7} {number / 2}"));
    }

    [Fact]
    public void Every_point_is_drawn_in_exactly_one_square_of_a_zoom_and_its_frame_holds_it()
    {
        var cases = from latitude in Gen.Choose(-850_000_000, 850_000_000) from longitude in Gen.Choose(-1_799_999_999, 1_799_999_999) from zoom in Gen.Choose(0, 20) select (latitude, longitude, zoom);
        Property.Holds(cases, one =>
        {
            var at = new Position(one.latitude, one.longitude);
            var (x, y) = Mercator.Of(at);
            var (column, row) = ((int)(x * (1 << one.zoom)), (int)(y * (1 << one.zoom)));
            var drawn = 0;
            for (var left = column - 1; left <= column + 1; left++)
                for (var top = row - 1; top <= row + 1; top++)
                    if (TileFrame.Exists(one.zoom, left, top) && new TileDrawing(new TileId(one.zoom, left, top), "all", []).Point(at, 1)) drawn++;
            return drawn == 1 && TileFrame.Around(new TileId(one.zoom, column, row)).Meets(Footprint.Of(at));
        }, times: 500);
    }

    [Fact]
    public void Ground_and_ways_are_cut_to_the_square_and_run_the_right_way_round()
    {
        Ring Square(int side) => new([new(313_000_000, 343_000_000), new(313_000_000, 343_000_000 + side), new(313_000_000 + side, 343_000_000 + side), new(313_000_000 + side, 343_000_000), new(313_000_000, 343_000_000)]);
        var id = new TileId(9, 304, 208);
        using var tile = new TileDrawing(id, "areas", ["id"]);
        tile.TagOnce(0, "one");
        tile.Shape(GeoShape.Of(new Area([new([Square(30_000_000)])]))!, 1).ShouldBeTrue();
        tile.Shape(GeoShape.Of([new Trace([new(310_000_000, 340_000_000), new(320_000_000, 350_000_000)])])!, 2).ShouldBeTrue();
        tile.Shape(GeoShape.Of([new Trace([new(110_000_000, 140_000_000), new(120_000_000, 150_000_000)])])!, 3).ShouldBeFalse();
        var features = ReadTile.Of(tile.ToBytes())["areas"].Features;
        features.Select(one => one.Kind).ShouldBe([3, 2]);
        foreach (var (x, y) in features.SelectMany(ReadTile.Paths).SelectMany(path => path))
        {
            x.ShouldBeInRange(-VectorTile.Margin, VectorTile.Extent + VectorTile.Margin);
            y.ShouldBeInRange(-VectorTile.Margin, VectorTile.Extent + VectorTile.Margin);
        }

        ReadTile.TwiceArea(ReadTile.Paths(features[0]).Single()).ShouldBeGreaterThan(0);
    }
}
