using Truce.Core.Geography;
using Truce.Core.Language;
using Truce.Formats.Tiles;
using Truce.Web.Maps;

namespace Truce.Tests.Maps;

/// <summary>Where things stand on paper: north up and coast up, to scale, with labels that do not run into each other.</summary>
public sealed class MapFrameTests
{
    private static readonly MapGround Ground = MapGround.Of(BasemapFolder.Read(Repository.File("examples", "gaza-2025", "basemap")));

    [Fact]
    public void North_is_up_where_the_bearing_is_nought_and_the_coast_is_up_at_310_degrees()
    {
        var (south, north, east) = (At(31.40, 34.40), At(31.42, 34.40), At(31.40, 34.42));
        var upright = Frame(0);
        upright.Of(north).X.ShouldBe(upright.Of(south).X, 0.001);
        upright.Of(north).Y.ShouldBeLessThan(upright.Of(south).Y);
        upright.Of(east).X.ShouldBeGreaterThan(upright.Of(south).X);

        // At 310° what lies to the north-west points up: 50° to the left of north.
        var coast = Frame(310);
        var way = (X: coast.Of(north).X - coast.Of(south).X, Y: coast.Of(north).Y - coast.Of(south).Y);
        (Math.Atan2(way.X, -way.Y) * 180 / Math.PI).ShouldBe(50, 0.01);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(310)]
    public void The_ground_fits_between_the_margins_and_fills_one_of_the_two(double bearing)
    {
        var frame = Frame(bearing);
        var around = Truce.Formats.Tiles.Frame.Around(Ground.Extent.Select(frame.Of));
        around.Left.ShouldBeGreaterThanOrEqualTo(49.9);
        around.Right.ShouldBeLessThanOrEqualTo(1150.1);
        around.Top.ShouldBeGreaterThanOrEqualTo(39.9);
        around.Bottom.ShouldBeLessThanOrEqualTo(360.1);
        Math.Max((around.Right - around.Left) / 1100, (around.Bottom - around.Top) / 320).ShouldBe(1, 0.001);
    }

    [Fact]
    public void A_kilometre_on_the_ground_is_as_long_as_the_scale_says()
    {
        var frame = Frame(310);
        // One minute of latitude is 1,849 m here (WGS 84, 31.4° N); the sphere of the projection makes it 1,855 m.
        var (from, to) = (frame.Of(At(31.40, 34.38)), frame.Of(At(31.40 + 1 / 60.0, 34.38)));
        var metres = Math.Sqrt(Math.Pow(from.X - to.X, 2) + Math.Pow(from.Y - to.Y, 2)) / frame.UnitsPerMetre;
        metres.ShouldBe(1849, 12);
        frame.Of(frame.Centre).X.ShouldBe(600, 0.01);
        frame.Of(frame.Centre).Y.ShouldBe(200, 0.01);
    }

    [Fact]
    public void A_single_place_is_shown_with_a_kilometre_around_it()
    {
        var frame = MapFrame.Fit([At(31.5, 34.45)], 390, 300, 0, new Frame(30, 50, 30, 24));
        frame.Of(At(31.5, 34.45)).X.ShouldBe(195, 0.01);
        (2_000 * frame.UnitsPerMetre).ShouldBe(226, 1);
    }

    [Theory]
    [InlineData(1216, 384, 310)]
    [InlineData(390, 488, 0)]
    [InlineData(1216, 760, 0)]
    public void No_label_that_could_stand_elsewhere_runs_into_another(double width, double height, double bearing)
    {
        foreach (var language in (Func<LocalText, string>[])[text => text.En!, text => text.Ar!, text => text.He!])
        {
            var drawing = new MapDrawing(Ground, Scene, MapFrame.Fit(Ground.Extent, width, height, bearing, new Frame(28, 30, 28, 24)), language);
            drawing.Labels.Count(label => label.Kind == "govn").ShouldBe(5);
            drawing.Labels.Count(label => label.Kind == "gate").ShouldBe(2);
            var frames = drawing.Labels.Select(label => (label, Around: Around(label))).ToList();
            foreach (var (one, at) in frames.Select((one, at) => (one, at)))
                foreach (var other in frames.Skip(at + 1))
                    one.Around.Meets(other.Around).ShouldBeFalse($"{one.label.Text} and {other.label.Text} at {width}");
        }
    }

    [Fact]
    public void Events_at_one_place_stand_beside_each_other_and_keep_their_numbers()
    {
        var drawing = new MapDrawing(Ground, Scene, Frame(310), text => text.En!);
        drawing.Events.Select(one => one.Event.Number).ShouldBe([1, 2, 3]);
        drawing.Events[0].Meant.ShouldBe(drawing.Events[1].Meant);
        Math.Max(Math.Abs(drawing.Events[0].At.X - drawing.Events[1].At.X), Math.Abs(drawing.Events[0].At.Y - drawing.Events[1].At.Y)).ShouldBeGreaterThanOrEqualTo(19);
        drawing.Events[0].Radius.ShouldBe(2_000 * drawing.Frame.UnitsPerMetre, 0.001);
    }

    [Fact]
    public void The_same_scene_gives_the_same_drawing_and_it_is_small()
    {
        var (one, other) = (new MapDrawing(Ground, Scene, Frame(310), text => text.En!), new MapDrawing(Ground, Scene, Frame(310), text => text.En!));
        (one.Sea + one.Strip + one.Borders).ShouldBe(other.Sea + other.Strip + other.Borders);
        (one.Sea.Length + one.Strip.Length + one.Borders.Length + one.Waterlines.Sum(line => line.Length)).ShouldBeLessThan(30_000);
        new MapDrawing(MapGround.Empty, Scene, Frame(0), text => text.En!).Strip.ShouldBeEmpty();
    }

    private static MapScene Scene { get; } = new()
    {
        Label = "A map",
        Gates = [new(At(31.2208, 34.2706), "Kerem Shalom / Karem Abu Salem", "goods · open", GateLook.Open), new(At(31.5606, 34.545), "Erez / Beit Hanoun", "people · closed", GateLook.Closed)],
        Events =
        [
            new(1, At(31.286, 34.247), 2_000, EventLook.SingleSource, "One", "#e1"), new(2, At(31.286, 34.247), null, EventLook.Borne, "Two", "#e2"),
            new(3, At(31.45, 34.42), null, EventLook.Allegation, "Three", null),
        ],
    };

    private static MapFrame Frame(double bearing) => MapFrame.Fit(Ground.Extent, 1200, 400, bearing, new Frame(50, 40, 50, 40));

    private static Frame Around(PlacedLabel label)
    {
        var size = label.Kind switch { "govn" => 12.5, "sea" => 12, _ => 11 };
        var width = label.Text.Length * size * 0.5;
        var left = label.Anchor switch { Anchor.Start => label.Base.X, Anchor.Middle => label.Base.X - width / 2, _ => label.Base.X - width };
        return new Frame(left, label.Base.Y - size * 0.7, left + width, label.Base.Y + (label.Second is null ? 0 : 12.5));
    }

    private static Position At(double latitude, double longitude) => Position.OfDegrees(latitude, longitude)!.Value;
}
