using Truce.Core.Selections;
using Truce.Formats.Tiles;
using Truce.Web.Crossings;
using Truce.Web.Floor;
using Truce.Web.Maps;

namespace Truce.Web.Selections;

/// <summary>A selection on the map: what has a position for this viewer, with the numbers that the list beside it gives.</summary>
/// <param name="Scene">What is drawn.</param>
/// <param name="Numbers">Of each thing that is drawn with a number.</param>
/// <param name="Box">The ground that the wide drawing shows.</param>
public sealed record SelectionMap(MapScene Scene, IReadOnlyDictionary<Reference, int> Numbers, SelectedBox Box)
{
    /// <summary>Things that a map draws at most: circles that lie over each other say nothing.</summary>
    public const int MostDrawn = 200;

    private const int Wide = 1216, High = 760;

    /// <param name="view">The view that knows where things were: the visit's, or that of an earlier moment.</param>
    /// <param name="given">The numbers that things have elsewhere on the page; null: as they are drawn.</param>
    /// <param name="box">The ground that is asked for; null: around what is drawn.</param>
    public static SelectionMap Of(Visit visit, View view, IReadOnlyList<SelectedThing> things, SelectedBox? box, string label, MapGround ground,
        IReadOnlyDictionary<Reference, int>? given = null)
    {
        var numbers = new Dictionary<Reference, int>();
        List<DrawnEvent> events = [];
        foreach (var thing in things)
        {
            if (PlaceOf(thing.State, view) is not { Centre: { } at } where) continue;
            var number = numbers[thing.Reference] = given?[thing.Reference] ?? numbers.Count + 1;
            events.Add(new DrawnEvent(number, at, where.RadiusMetres, EventLook.Allegation, $"{number} · {visit.Head(thing, view)}", $"#t-{thing.Reference}"));
        }

        MapScene scene = new()
        {
            Label = label,
            Events = events,
            Gates = [.. FloorGates.Among(visit, things.Select(one => one.State).OfType<Crossing>())],
            Markers = [.. things.Select(one => one.State).OfType<Marker>().Select(marker => new DrawnMarker(marker.Position, visit.Words[$"marker-kind.{marker.MarkerKind.Code()}"]))],
            Focus = FocusOf(box, events, things),
            ShowsMunicipalities = true,
        };
        return new SelectionMap(scene, numbers, BoxOf(scene, ground));
    }

    private static PlaceStated? PlaceOf(object state, View view) => state switch
    {
        Incident one => view.Locate(one.Id)?.Stricter ?? one.Account.Where,
        Observation one => one.Account.Where,
        Hindrance one => one.Account.Where,
        _ => null,
    };

    private static IReadOnlyList<Position> FocusOf(SelectedBox? box, List<DrawnEvent> events, IReadOnlyList<SelectedThing> things)
    {
        if (box is { } asked && asked.West <= asked.East) return [new(asked.South, asked.West), new(asked.North, asked.East)];
        Position[] stated =
        [
            .. events.Select(one => one.At), .. things.Select(one => one.State).OfType<Marker>().Select(one => one.Position),
            .. things.Select(one => one.State).OfType<Crossing>().Select(one => one.Account.Position).OfType<Position>(),
        ];

        // Nothing to look at: the whole ground.
        return stated;
    }

    // The corners of the drawing, north up, as the map's frame has them.
    private static SelectedBox BoxOf(MapScene scene, MapGround ground)
    {
        var extent = scene.Focus.Count > 0 ? scene.Focus : ground.Extent;
        if (extent.Count == 0) extent = [new Position(0, 0)];
        var frame = MapFrame.Fit(extent, Wide, High, 0, new Frame(40, 24, 40, 24));
        var (centre, degree) = (frame.Centre, frame.UnitsPerWorld / 360);
        var wide = (int)(Wide / 2 / degree * Position.PerDegree);

        // A unit upwards is the smaller in degrees, the farther from the equator.
        var high = (int)(High / 2 / degree * Math.Cos(centre.LatitudeDegrees * Math.PI / 180) * Position.PerDegree);
        return new SelectedBox(Round(centre.Longitude - wide), Round(centre.Latitude - high), Round(centre.Longitude + wide), Round(centre.Latitude + high));

        // Tenths of a metre would make a long address of a glance.
        static int Round(int steps) => (int)(Math.Round(steps / 1000.0) * 1000);
    }
}
