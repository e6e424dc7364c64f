namespace Truce.Formats.Tiles;

/// <summary>What a feature of a map is drawn as.</summary>
public abstract record TileShape
{
    /// <summary>A point on the ground.</summary>
    public sealed record Point(Position At) : TileShape;

    /// <summary>A path over the ground.</summary>
    public sealed record Way(Trace Path) : TileShape;

    /// <summary>Ground in one or more pieces.</summary>
    public sealed record Ground(Area Area) : TileShape;
}

/// <summary>One thing on a map.</summary>
/// <param name="Shape">Where it lies.</param>
/// <param name="Properties">Its names and codes, in the order in which they are written; keys are distinct.</param>
public sealed record TileFeature(TileShape Shape, IReadOnlyList<KeyValuePair<string, string>> Properties)
{
    /// <summary>A property; null where it has none of that name.</summary>
    public string? this[string key] => Properties.FirstOrDefault(one => one.Key == key).Value;
}

/// <summary>Things of one kind, drawn together.</summary>
/// <param name="Name">As a style names it, such as <c>sea</c>.</param>
/// <param name="Features">In the order in which they are drawn.</param>
public sealed record TileLayer(string Name, IReadOnlyList<TileFeature> Features);
