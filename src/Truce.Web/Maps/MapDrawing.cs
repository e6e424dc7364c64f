using System.Globalization;
using System.Text;
using Truce.Formats.Tiles;

namespace Truce.Web.Maps;

/// <summary>A line on paper.</summary>
/// <param name="Path">As SVG writes it.</param>
/// <param name="Beyond">The dotted ground; empty where there is none.</param>
/// <param name="RibbonWidth">Of the hatch, units; 0 where there is none.</param>
public sealed record LineOnPaper(DrawnLine Line, string Path, string Beyond, double RibbonWidth);

/// <summary>A map, laid out: paths and places in the units of its paper. The same scene gives the same drawing.</summary>
public sealed class MapDrawing
{
    private const double Finest = 0.5, GateGap = 13, EventGap = 11;

    /// <summary>Lays out a scene over the ground.</summary>
    /// <param name="language">Of the names.</param>
    /// <param name="kept">Ground on paper that something else covers, such as a legend.</param>
    public MapDrawing(MapGround ground, MapScene scene, MapFrame frame, Func<LocalText, string> language, IReadOnlyList<Frame>? kept = null)
    {
        Frame = frame;
        Sea = Shape(ground.Sea);
        Strip = Shape(ground.Strip);
        Waterlines = [.. ground.Waterlines.Select(line => Way([line]))];
        Borders = Way(ground.Borders);
        Lines = [.. scene.Lines.Select(line => new LineOnPaper(
            line, Way(line.Paths), line.Beyond is { } beyond ? Shape([beyond]) : "", (line.RibbonMetres ?? 0) * 2 * frame.UnitsPerMetre))];
        Covers = [.. scene.Covers.Select(cover => (cover, Shape([cover.Ground])))];
        Ways = [.. scene.Ways.Select(way => (way, Way([way.Path])))];
        Markers = [.. scene.Markers.Select(marker => (marker, frame.Of(marker.At))).Where(one => frame.Edges.Holds(one.Item2))];
        Gates = [.. scene.Gates.Select(gate => (gate, frame.Of(gate.At))).Where(one => frame.Edges.Holds(one.Item2))];
        Events = Spread(scene.Events);
        (ScaleKilometres, ScaleWidth) = Scale();
        Labels = Label(ground, scene, language, kept ?? []);
    }

    public MapFrame Frame { get; }

    public string Sea { get; }

    public string Strip { get; }

    public IReadOnlyList<string> Waterlines { get; }

    public string Borders { get; }

    public IReadOnlyList<LineOnPaper> Lines { get; }

    public IReadOnlyList<(DrawnCover Cover, string Path)> Covers { get; }

    public IReadOnlyList<(DrawnWay Way, string Path)> Ways { get; }

    public IReadOnlyList<(DrawnMarker Marker, Spot At)> Markers { get; }

    public IReadOnlyList<(DrawnGate Gate, Spot At)> Gates { get; }

    /// <summary>Where each event's circle stands; what is meant lies around <c>Meant</c>, from which circles that would cover each other are moved.</summary>
    public IReadOnlyList<(DrawnEvent Event, Spot At, Spot Meant, double Radius)> Events { get; }

    public IReadOnlyList<PlacedLabel> Labels { get; }

    /// <summary>Kilometres of the scale: 1, 2 or 5 times a power of ten.</summary>
    public double ScaleKilometres { get; }

    /// <summary>Units of the scale.</summary>
    public double ScaleWidth { get; }

    /// <summary>Number as SVG writes it.</summary>
    public static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    // Circles of events at one place stand beside each other, not on each other.
    private List<(DrawnEvent, Spot, Spot, double)> Spread(IReadOnlyList<DrawnEvent> events)
    {
        List<(DrawnEvent Event, Spot At, Spot Meant, double Radius)> placed = [];
        foreach (var one in events)
        {
            var meant = Frame.Of(one.At);
            if (!Frame.Edges.Holds(meant)) continue;
            var at = meant;
            for (var turn = 0; turn < 24 && placed.Any(other => Near(other.At, at)); turn++)
            {
                var (sine, cosine) = Math.SinCos(turn * Math.PI / 4);
                var away = 20 * (1 + turn / 8);
                at = new(meant.X + cosine * away, meant.Y + sine * away);
            }

            placed.Add((one, at, meant, (one.RadiusMetres ?? 0) * Frame.UnitsPerMetre));
        }

        return placed;

        static bool Near(Spot one, Spot other) => Math.Abs(one.X - other.X) < 19 && Math.Abs(one.Y - other.Y) < 19;
    }

    private (double Kilometres, double Width) Scale()
    {
        var target = Math.Max(Frame.Width / 10, 60);
        var (best, width) = (1.0, 0.0);
        for (var power = 0.01; power < 10_000; power *= 10)
            foreach (var step in (double[])[1, 2, 5])
                if (power * step * 1000 * Frame.UnitsPerMetre is var wide && wide <= target * 1.25) (best, width) = (power * step, wide);
        return (best, width);
    }

    private List<PlacedLabel> Label(MapGround ground, MapScene scene, Func<LocalText, string> language, IReadOnlyList<Frame> kept)
    {
        var places = new LabelPlaces(Frame.Edges.Wider(-3));
        foreach (var frame in kept) places.Take(frame);
        places.Take(new Frame(0, 0, 70 + ScaleWidth + 40, 52));
        foreach (var (_, at) in Gates) places.Take(new Frame(at.X - 10, at.Y - 9, at.X + 10, at.Y + 9));
        foreach (var (_, at, _, _) in Events) places.Take(new Frame(at.X - EventGap, at.Y - EventGap, at.X + EventGap, at.Y + EventGap));
        foreach (var name in ground.Names.Where(name => name.Kind == "governorate")) places.On(Frame.Of(name.At), "govn", 12.5, language(name.Name), name.Code, IsWithin(name));
        foreach (var (gate, at) in Gates) places.Beside(at, GateGap, "gate", 11, gate.Name, gate.Note);
        foreach (var line in Lines)
            if (Middle(line.Line) is { } middle) places.Beside(middle, 12, "lnl", 11, line.Line.Label, null);
        foreach (var (marker, at) in Markers) places.Beside(at, 6, "cap", 10, marker.Label, null, isNeeded: false);
        foreach (var name in ground.Names.Where(name => name.Kind is "land" or "sea" || scene.ShowsMunicipalities && name.Kind == "municipality"))
            places.On(Frame.Of(name.At), name.Kind, name.Kind == "sea" ? 12 : 11, language(name.Name), null, isNeeded: false);
        return places.Placed;
    }

    private bool IsWithin(GroundName name) => Frame.Edges.Wider(-40).Holds(Frame.Of(name.At));

    // The point of a line nearest to the middle of the paper.
    private Spot? Middle(DrawnLine line)
    {
        var centre = new Spot(Frame.Width * 0.5, Frame.Height * 0.5);
        var points = line.Paths.SelectMany(path => path.Positions).Select(Frame.Of).Where(Frame.Edges.Wider(-20).Holds).ToList();
        return points.Count == 0 ? null : points.MinBy(point => Math.Pow(point.X - centre.X, 2) + Math.Pow(point.Y - centre.Y, 2));
    }

    private string Shape(IEnumerable<Area> areas)
    {
        var path = new StringBuilder();
        foreach (var ring in areas.SelectMany(area => area.Polygons).SelectMany(polygon => polygon.Rings))
        {
            var kept = Outline.ClippedRing(Outline.Simplified([.. ring.Positions.Select(Frame.Of)], Finest), Frame.Edges.Wider(30));
            if (kept.Count > 0) Write(path, kept, closed: true);
        }

        return path.ToString();
    }

    private string Way(IEnumerable<Trace> traces)
    {
        var path = new StringBuilder();
        foreach (var piece in traces.SelectMany(trace => Outline.Clipped(Outline.Simplified([.. trace.Positions.Select(Frame.Of)], Finest), Frame.Edges.Wider(30))))
            Write(path, piece, closed: false);
        return path.ToString();
    }

    private static void Write(StringBuilder path, IReadOnlyList<Spot> points, bool closed)
    {
        for (var at = 0; at < points.Count - (closed ? 1 : 0); at++)
            path.Append(at == 0 ? 'M' : 'L').Append(N(points[at].X)).Append(' ').Append(N(points[at].Y));
        if (closed) path.Append('Z');
    }
}
