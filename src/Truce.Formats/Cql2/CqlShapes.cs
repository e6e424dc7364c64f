using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using Truce.Formats.Geo;

namespace Truce.Formats.Cql2;

/// <summary>Reads the shapes of one filter: WKT (OGC 06-103r4) and BBOX, brought over to degrees. A third coordinate is read and dropped.</summary>
internal sealed class CqlShapes(Crs crs)
{
    private const string Kinds = "POINT, LINESTRING, POLYGON, MULTIPOINT, MULTILINESTRING, MULTIPOLYGON, GEOMETRYCOLLECTION, BBOX";
    private int positions;

    /// <summary>A shape whose first word was taken.</summary>
    public Geometry Read(CqlParser parser, CqlToken word)
    {
        if (parser.Next.Is("Z")) parser.Take();
        var shape = Of(parser, word);
        var validity = new IsValidOp(shape);
        return shape is not (NetTopologySuite.Geometries.Polygon or MultiPolygon or GeometryCollection) || validity.IsValid ? shape
            : throw new CqlProblem(CqlRefusals.CrossesItself(word.At, string.Create(
                CultureInfo.InvariantCulture, $"{validity.ValidationError.Message}, {validity.ValidationError.Coordinate.X:0.#######} {validity.ValidationError.Coordinate.Y:0.#######}")));
    }

    private Geometry Of(CqlParser parser, CqlToken word)
    {
        var make = Planar.Shapes;
        return word.Text.ToUpperInvariant() switch
        {
            "POINT" => make.CreatePoint(InBrackets(parser, () => At(parser))),
            "LINESTRING" => make.CreateLineString(Line(parser)),
            "POLYGON" => Ground(parser),
            "MULTIPOINT" => make.CreateMultiPointFromCoords([.. List(parser, () => parser.Next.IsSign("(") ? InBrackets(parser, () => At(parser)) : At(parser))]),
            "MULTILINESTRING" => make.CreateMultiLineString([.. List(parser, () => make.CreateLineString(Line(parser)))]),
            "MULTIPOLYGON" => make.CreateMultiPolygon([.. List(parser, () => Ground(parser))]),
            "GEOMETRYCOLLECTION" => make.CreateGeometryCollection([.. List(parser, () => Of(parser, parser.Take()))]),
            "BBOX" => Box(parser, word),
            _ => throw new CqlProblem(CqlRefusals.UnknownFunction(word.At, word.Text, Kinds)),
        };
    }

    private Geometry Box(CqlParser parser, CqlToken word)
    {
        var numbers = List(parser, parser.TakeNumber);
        if (numbers.Count is not (4 or 6)) throw new CqlProblem(CqlRefusals.Unexpected(word.At, $"BBOX of {numbers.Count}", "BBOX(34.2, 31.2, 34.6, 31.6)"));
        var (x, y, toX, toY) = numbers.Count == 4 ? (numbers[0], numbers[1], numbers[2], numbers[3]) : (numbers[0], numbers[1], numbers[3], numbers[4]);
        var pair = string.Create(CultureInfo.InvariantCulture, $"{x} {y}, {toX} {toY}");
        if ((crs.LatitudeFirst ? x > toX : y > toY) || (!crs.IsDegrees && x > toX)) throw new CqlProblem(CqlRefusals.NotOnEarth(word.At, pair));
        if (crs.LatitudeFirst ? y > toY : x > toX)
        {
            // Beyond the antimeridian: one box up to it and one from it on.
            var (one, other) = crs.LatitudeFirst ? (Planar.Box(crs, x, y, toX, 180), Planar.Box(crs, x, -180, toX, toY)) : (Planar.Box(crs, x, y, 180, toY), Planar.Box(crs, -180, y, toX, toY));
            return one is not null && other is not null ? one.Union(other) : throw new CqlProblem(CqlRefusals.NotOnEarth(word.At, pair));
        }

        return Planar.Box(crs, x, y, toX, toY) ?? throw new CqlProblem(CqlRefusals.NotOnEarth(word.At, pair));
    }

    private NetTopologySuite.Geometries.Polygon Ground(CqlParser parser)
    {
        var rings = List(parser, () =>
        {
            var at = parser.Next.At;
            var line = Line(parser);
            return line.Length >= 4 && line[0].Equals2D(line[^1]) ? Planar.Shapes.CreateLinearRing(line) : throw new CqlProblem(CqlRefusals.NotClosed(at));
        });
        return Planar.Shapes.CreatePolygon(rings[0], [.. rings.Skip(1)]);
    }

    private Coordinate[] Line(CqlParser parser)
    {
        var at = parser.Next.At;
        var line = List(parser, () => At(parser));
        return line.Count >= 2 ? [.. line] : throw new CqlProblem(CqlRefusals.NotClosed(at));
    }

    private Coordinate At(CqlParser parser)
    {
        var at = parser.Next.At;
        if (++positions > CqlRefusals.MostPositions) throw new CqlProblem(CqlRefusals.TooManyPositions(at));
        var (first, second) = (parser.TakeNumber(), parser.TakeNumber());
        if (parser.Next.Kind == CqlTokenKind.Number) parser.Take();
        return crs.ToDegrees(first, second) is var (longitude, latitude)
            ? new Coordinate(longitude, latitude)
            : throw new CqlProblem(CqlRefusals.NotOnEarth(at, string.Create(CultureInfo.InvariantCulture, $"{first} {second}")));
    }

    private static T InBrackets<T>(CqlParser parser, Func<T> read)
    {
        parser.Take("(");
        var inner = read();
        parser.Take(")");
        return inner;
    }

    private static List<T> List<T>(CqlParser parser, Func<T> read) => InBrackets(parser, () =>
    {
        List<T> list = [read()];
        while (parser.Takes(",")) list.Add(read());
        return list;
    });
}
