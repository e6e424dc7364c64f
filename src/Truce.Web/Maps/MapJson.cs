using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Truce.Web.Maps;

/// <summary>A scene as the script of maps reads it: the same values that the drawing shows, degrees as longitude and latitude.</summary>
public static class MapJson
{
    // "<" stays escaped, so that no text can end the element that holds the JSON.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="views">How each paper is looked at.</param>
    /// <param name="language">Of the names.</param>
    public static string Of(MapScene scene, MapGround ground, IEnumerable<MapFrame> views, Func<LocalText, string> language, Words words) => JsonSerializer.Serialize(
        new
        {
            label = SafeText.Line(scene.Label),
            views = views.Select(view => new { view.Width, view.Height, view.Bearing, centre = Pair(view.Centre), world = Math.Round(view.UnitsPerWorld) }),
            words = ((string[])["north-up", "coast-up", "help", "scroll", "fingers", "closer", "wider"]).ToDictionary(word => word.Split('-')[0], word => words[$"map.{word}"]),
            names = ground.Names.Select(name => new { at = Pair(name.At), text = SafeText.Line(language(name.Name)), kind = name.Kind, code = name.Code }),
            lines = scene.Lines.Select(line => new
            {
                paths = line.Paths.Select(path => path.Positions.Select(Pair)),
                beyond = line.Beyond?.Polygons.Select(polygon => polygon.Rings.Select(ring => ring.Positions.Select(Pair))),
                ribbon = line.RibbonMetres,
                label = SafeText.Line(line.Label),
                rank = line.Rank,
            }),
            markers = scene.Markers.Select(marker => new { at = Pair(marker.At), label = SafeText.Line(marker.Label) }),
            gates = scene.Gates.Select(gate => new { at = Pair(gate.At), name = SafeText.Line(gate.Name), note = SafeText.Line(gate.Note), look = gate.Look.ToString().ToLowerInvariant() }),
            covers = scene.Covers.Select(cover => new
            {
                ground = cover.Ground.Polygons.Select(polygon => polygon.Rings.Select(ring => ring.Positions.Select(Pair))),
                cells = cover.Cells.Select(cell => (int)cell),
            }),
            ways = scene.Ways.Select(way => way.Path.Positions.Select(Pair)),
            events = scene.Events.Select(one => new
            {
                number = one.Number,
                at = Pair(one.At),
                radius = one.RadiusMetres,
                look = MapPaper.Look(one.Look),
                label = SafeText.Line(one.Label),
                href = one.Href,
            }),
        },
        Options);

    private static double[] Pair(Position position) => [Math.Round(position.LongitudeDegrees, 5), Math.Round(position.LatitudeDegrees, 5)];
}
