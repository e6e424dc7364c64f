namespace Truce.Formats.Tiles;

/// <summary>Cuts layers into the squares of a map.</summary>
public static class TilePyramid
{
    /// <summary>Every square in which something lies, ascending by its number, each with its bytes as <see cref="VectorTile"/> writes them.</summary>
    /// <param name="layers">In the order in which they are drawn.</param>
    /// <param name="deepest">
    /// Last zoom, 0 to 16. A viewer enlarges its squares beyond it: at zoom 12 and 31.4° N one unit is about 2 m on the ground.
    /// Above the last zoom outlines lose what strays less than one unit.
    /// </param>
    public static IEnumerable<(TileId Id, byte[] Bytes)> Cut(IReadOnlyList<TileLayer> layers, int deepest)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(deepest, 16);
        for (var zoom = 0; zoom <= deepest; zoom++)
        {
            var drawn = layers.Select(layer => (layer.Name, Features: layer.Features.Select(feature => Drawn(feature, zoom, zoom == deepest ? 0 : 1)).ToList())).ToList();
            foreach (var id in Touched(drawn.SelectMany(layer => layer.Features), zoom))
            {
                var bytes = VectorTile.Encode(drawn.Select(layer => (layer.Name, layer.Features.Select(feature => CutTo(id, feature)).OfType<DrawnFeature>())));
                if (bytes.Length > 0) yield return (id, bytes);
            }
        }
    }

    private static IEnumerable<TileId> Touched(IEnumerable<DrawnFeature> features, int zoom)
    {
        const double side = VectorTile.Extent, margin = VectorTile.Margin;
        var most = (1 << zoom) - 1;
        HashSet<TileId> touched = [];
        foreach (var points in features.SelectMany(feature => feature.Paths).Select(path => path.Points).Where(points => points.Count > 0))
        {
            var around = Frame.Around(points).Wider(margin);
            for (var x = At(around.Left); x <= At(around.Right); x++)
                for (var y = At(around.Top); y <= At(around.Bottom); y++)
                    touched.Add(new TileId(zoom, x, y));
        }

        return touched.OrderBy(id => id.Number);

        int At(double units) => Math.Clamp((int)Math.Floor(units / side), 0, most);
    }

    // Simplified once for the whole zoom and only then cut, so that squares agree where they meet.
    internal static DrawnFeature Drawn(TileFeature feature, int zoom, double tolerance)
    {
        var units = (double)VectorTile.Extent * (1 << zoom);
        return feature.Shape switch
        {
            TileShape.Point point => new(DrawnKind.Points, [new DrawnPath([Of(point.At)])], feature.Properties),
            TileShape.Way way => new(DrawnKind.Ways, [new DrawnPath(Outline.Simplified([.. way.Path.Positions.Select(Of)], tolerance))], feature.Properties),
            TileShape.Ground ground => new(
                DrawnKind.Ground,
                [.. from polygon in ground.Area.Polygons
                    from ring in polygon.Rings.Select((ring, at) => (ring.Positions, IsHole: at > 0))
                    select new DrawnPath(Outline.Simplified([.. ring.Positions.Select(Of)], tolerance), ring.IsHole)],
                feature.Properties),
            _ => throw new ArgumentOutOfRangeException(nameof(feature)),
        };

        Spot Of(Position position)
        {
            var (x, y) = Mercator.Of(position);
            return new(x * units, y * units);
        }
    }

    internal static DrawnFeature? CutTo(TileId id, DrawnFeature feature)
    {
        var (left, top) = ((double)id.X * VectorTile.Extent, (double)id.Y * VectorTile.Extent);
        var square = new Frame(left, top, left + VectorTile.Extent, top + VectorTile.Extent);
        var wide = square.Wider(VectorTile.Margin);
        List<DrawnPath> paths = [.. feature.Kind switch
        {
            // A point belongs to one square: on the edge between two, to the one that begins there.
            DrawnKind.Points => feature.Paths.Where(path => path.Points[0] is var at && at.X >= left && at.Y >= top && at.X < square.Right && at.Y < square.Bottom),
            DrawnKind.Ways => feature.Paths.SelectMany(path => Outline.Clipped(path.Points, wide)).Select(piece => new DrawnPath(piece)),
            _ => feature.Paths.Select(path => path with { Points = Outline.ClippedRing(path.Points, wide) }),
        }];
        return paths.Any(path => path.Points.Count > 0)
            ? feature with { Paths = [.. paths.Select(path => path with { Points = [.. path.Points.Select(point => new Spot(point.X - left, point.Y - top))] })] }
            : null;
    }
}
