using Truce.Formats.Cql2;
using Truce.Formats.Geo;
using Truce.Formats.Tiles;

namespace Truce.Web.Ogc;

/// <summary>Features of one kind, whatever noun they are made of. They are read through a view, and in no other way.</summary>
/// <param name="id">As addresses write it.</param>
public abstract class FeatureCollection(string id)
{
    /// <summary>The property that filters name a feature's shape by.</summary>
    public const string Geometry = "geometry";

    /// <summary>As addresses write it.</summary>
    public string Id => id;

    /// <summary><c>Point</c>, <c>MultiLineString</c> or <c>MultiPolygon</c>: one kind in a collection, so that a map program makes one layer of it.</summary>
    public required string GeometryType { get; init; }

    /// <summary>Whether it shows lines or what bounds them: then every answer says that it is not for navigation.</summary>
    public bool IsLine { get; init; }

    /// <summary>Whether its features have a time.</summary>
    public abstract bool HasTime { get; }

    /// <summary>What is told of its features.</summary>
    public abstract IReadOnlyList<PropertyAbout> Properties { get; }

    /// <summary>How many features there are, where that is known without a look at each; null elsewhere.</summary>
    public abstract int? CountOf(View view);

    /// <summary>Features that a question asks for; or the refusal that says what cannot be asked.</summary>
    public abstract FeatureList? List(FeatureScope scope, FeatureQuestion question, out Refusal? refusal);

    /// <summary>One feature; null where there is none of this reference for this viewer.</summary>
    public abstract FeatureList? One(FeatureScope scope, string reference, Crs crs);

    /// <summary>The box and the time of all features; null where there is none.</summary>
    public abstract Footprint? ExtentOf(FeatureScope scope);

    /// <summary>Draws the features of a square.</summary>
    public abstract byte[] Draw(FeatureScope scope, TileId square);
}

/// <summary>Features that were asked for, one after the other.</summary>
public abstract class FeatureList
{
    /// <summary>The place of the one that is looked at, for going on after it.</summary>
    public abstract int Row { get; }

    /// <summary>Goes to the next; false after the last.</summary>
    public abstract bool Next();

    /// <summary>Writes what is told of the one that is looked at, without the braces around it.</summary>
    public abstract void Write(GeoJsonBytes json);
}

/// <summary>Features that are made of one noun.</summary>
public sealed class FeatureCollection<T>(string id) : FeatureCollection(id)
    where T : class, INoun<T>
{
    /// <summary>Points of a square at most that are drawn one by one; beyond, those that lie close together are one with their number.</summary>
    public const int MostPoints = 20_000;

    // Squares of 16 units, 256 along a side: what lies in one of them could hardly be told apart.
    private const int CloseUnits = 16;

    private readonly FeatureProperty<T>[] told = [], drawn = [];

    /// <summary>Where a feature lies for the viewer.</summary>
    public required Func<Candidate<T>, GeoShape?> ShapeOf { get; init; }

    /// <summary>When it was; null: features have no time.</summary>
    public Func<Candidate<T>, Stretch?>? TimeOf { get; init; }

    /// <summary>The name under which filters ask for the time.</summary>
    public string TimeName { get; init; } = "occurred";

    /// <summary>Which things of the noun are features here; null: all.</summary>
    public Func<Candidate<T>, bool>? Includes { get; init; }

    /// <summary>Ways to what is read of each feature, the shorter first: see <see cref="View.Within{T}"/>. What the tiles carry stands in the first list alone.</summary>
    public (IReadOnlyList<Func<T, object?>> ForTiles, IReadOnlyList<Func<T, object?>> ForAll) Fetched { get; init; } = ([], []);

    public required PropertyList<T> Told
    {
        get;
        init => (field, told, drawn) = (value, [.. value.All], [.. value.All.Where(one => one.InTiles)]);
    }

    /// <inheritdoc />
    public override bool HasTime => TimeOf is not null;

    private Dictionary<string, CqlProperty<Candidate<T>>> Asked
    {
        get
        {
            if (field is { } known) return known;
            var all = Told.All.ToDictionary(one => one.Value.Name, one => one.Value, StringComparer.Ordinal);
            all["id"] = new TextProperty<Candidate<T>>("id", one => one.State.Id.ToString());
            if (TimeOf is { } time) all[TimeName] = new StretchProperty<Candidate<T>>(TimeName, time);
            all[Geometry] = new ShapeProperty<Candidate<T>>(Geometry, one => one.Shape);
            return field = all;
        }
    }

    /// <inheritdoc />
    public override IReadOnlyList<PropertyAbout> Properties =>
    [
        .. Told.All.Select(one => one.About), .. TimeOf is null ? [] : (PropertyAbout[])[new(TimeName, "interval", null, false)], new(Geometry, "geometry", null, false),
    ];

    /// <inheritdoc />
    public override int? CountOf(View view) => T.Hangs || Includes is not null ? null : view.Count<T>();

    /// <inheritdoc />
    public override FeatureList? List(FeatureScope scope, FeatureQuestion question, out Refusal? refusal)
    {
        CqlFilter<Candidate<T>>? filter = null;
        refusal = null;
        var reach = question.Reach;
        if (question.Condition is { } condition)
        {
            if (!CqlFilter<Candidate<T>>.TryMake(condition, Asked, scope.Zone, out filter, out refusal)) return null;
            reach = reach.Narrowed(CqlReach.Of(condition, Geometry, TimeName, scope.Zone));
        }

        // What has no time is found at any.
        if (TimeOf is null) reach = reach with { From = long.MinValue, Until = long.MaxValue };
        return new Found(this, scope, question, filter, scope.View.Within<T>(reach, question.After, Fetched.ForAll, times: true));
    }

    /// <inheritdoc />
    public override FeatureList? One(FeatureScope scope, string reference, Crs crs)
    {
        if (!Id<T>.TryParse(reference, out var parsed) || scope.View.Locate(parsed) is not { } one) return null;
        var list = new Found(this, scope, FeatureQuestion.All with { Crs = crs }, null, [one]);
        return list.Next() ? list : null;
    }

    /// <inheritdoc />
    public override Footprint? ExtentOf(FeatureScope scope)
    {
        var candidate = new Candidate<T>(scope, ShapeOf);
        var ground = scope.View.Within<T>(Footprint.Everything).Where(one => Includes is null || Includes(candidate.Be(one)));
        Footprint? all = null;
        foreach (var one in ground)
        {
            candidate.Be(one);
            var lies = candidate.Shape is { } shape ? shape is GeoShape.Point point ? Footprint.Of(point.At) : Planar.Around(Planar.Of(shape)) : Footprint.Nowhere;
            if (TimeOf?.Invoke(candidate) is { } time) lies = lies.During(time.First == Instant.MinValue ? null : time.First, time.Last == Instant.MaxValue ? null : time.Last);
            all = all is { } known ? known.And(lies) : lies;
        }

        return all;
    }

    /// <inheritdoc />
    public override byte[] Draw(FeatureScope scope, TileId square)
    {
        using var tile = new TileDrawing(square, Id, [.. drawn.Select(one => one.Value.Name), "id"]);
        var candidate = new Candidate<T>(scope, ShapeOf);
        Span<char> reference = stackalloc char[Reference.Length];
        foreach (var one in scope.View.Within<T>(TileFrame.Around(square), fetched: Fetched.ForTiles))
        {
            candidate.Be(one);
            if ((Includes is not null && !Includes(candidate)) || candidate.Shape is not { } shape) continue;
            if (tile.Count == MostPoints && GeometryType == "Point") return DrawClose(scope, square);
            for (var key = 0; key < drawn.Length; key++) drawn[key].Tag(tile, key, candidate);
            one.State.Id.Reference.Write(reference);
            tile.TagOnce(drawn.Length, reference);
            tile.Shape(shape, one.State.Id.Number);
        }

        return tile.ToBytes();
    }

    // Each little square is drawn as the first point that lies in it, with the number of all of them.
    private byte[] DrawClose(FeatureScope scope, TileId square)
    {
        const int Side = VectorTile.Extent / CloseUnits;
        using var tile = new TileDrawing(square, Id, ["count"]);
        var candidate = new Candidate<T>(scope, ShapeOf);
        var counts = new int[Side * Side];
        var first = new Position[Side * Side];
        foreach (var one in scope.View.Within<T>(TileFrame.Around(square), fetched: Fetched.ForTiles))
        {
            candidate.Be(one);
            if ((Includes is not null && !Includes(candidate)) || candidate.Shape is not GeoShape.Point point) continue;
            var (x, y) = tile.At(point.At);
            if ((uint)x >= VectorTile.Extent || (uint)y >= VectorTile.Extent) continue;
            var place = y / CloseUnits * Side + x / CloseUnits;
            if (counts[place]++ == 0) first[place] = point.At;
        }

        for (var place = 0; place < counts.Length; place++)
        {
            if (counts[place] == 0) continue;
            tile.Tag(0, (long)counts[place]);
            tile.Point(first[place], place + 1);
        }

        return tile.ToBytes();
    }

    private sealed class Found(
        FeatureCollection<T> collection, FeatureScope scope, FeatureQuestion question, CqlFilter<Candidate<T>>? filter, IEnumerable<Located<T>> all) : FeatureList
    {
        private readonly Candidate<T> candidate = new(scope, collection.ShapeOf);
        private readonly IEnumerator<Located<T>> at = all.GetEnumerator();

        public override int Row => candidate.One.Row;

        public override bool Next()
        {
            while (at.MoveNext())
            {
                candidate.Be(at.Current);
                if (Fits()) return true;
            }

            return false;
        }

        public override void Write(GeoJsonBytes json)
        {
            json.Raw("\"type\":\"Feature\",\"id\":"u8);
            json.Reference(candidate.State.Id.Reference);
            json.Raw(",\"geometry\":"u8);
            json.Shape(candidate.Shape, question.Crs);
            json.Raw(",\"properties\":{"u8);
            var told = collection.told;
            for (var at = 0; at < told.Length; at++) told[at].Write(json, candidate, at == 0);
            json.Raw("}"u8);
        }

        private bool Fits() =>
            (collection.Includes is null || collection.Includes(candidate))
            && (question.Area is null || (candidate.Shape is { } shape && question.Area.Meets(shape)))
            && (question.Time is not { } time || collection.TimeOf is null || (collection.TimeOf(candidate) is { } stretch && stretch.First <= time.Last && time.First <= stretch.Last))
            && (filter is null || filter.Passes(candidate));
    }
}
