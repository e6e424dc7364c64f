using Truce.Formats.Cql2;
using Truce.Formats.Geo;

namespace Truce.Web.Ogc;

/// <summary>What is told of each feature of a collection, and can be asked for.</summary>
/// <param name="Name">As JSON and filters write it.</param>
/// <param name="Kind"><c>string</c>, <c>number</c>, <c>boolean</c>, <c>timestamp</c>, <c>date</c>, <c>interval</c> or <c>geometry</c>.</param>
/// <param name="Codes">All that it can be, in order; null where it can be anything.</param>
/// <param name="IsWritten">Whether it stands in a feature; a stretch of time is only asked for, its ends stand apart.</param>
public sealed record PropertyAbout(string Name, string Kind, IReadOnlyList<string>? Codes, bool IsWritten)
{
    /// <summary>Under which its title stands in the words: texts in three languages share one.</summary>
    public string TitleKey => $"ogc.property.{(Name.EndsWith("_en", StringComparison.Ordinal) || Name.EndsWith("_ar", StringComparison.Ordinal) || Name.EndsWith("_he", StringComparison.Ordinal) ? Name[..^3] : Name)}";

    /// <summary>Whether an address can ask for one value of it.</summary>
    public bool IsParameter => Kind is not ("interval" or "geometry");
}

/// <summary>A property with the way to it.</summary>
/// <param name="Value">How it is found in a feature.</param>
/// <param name="Codes">All that it can be; null where it can be anything.</param>
/// <param name="InTiles">Whether the tiles carry it as well.</param>
public sealed record FeatureProperty<T>(CqlProperty<Candidate<T>> Value, IReadOnlyList<string>? Codes = null, bool InTiles = false)
    where T : class, INoun<T>
{
    private readonly byte[] lead = System.Text.Encoding.UTF8.GetBytes($",\"{Value.Name}\":");

    // Chosen once: a page asks a property of a thousand features.
    private readonly Action<GeoJsonBytes, Candidate<T>> write = Value switch
    {
        TextProperty<Candidate<T>> text => (json, one) => json.Text(text.Of(one)),
        NumberProperty<Candidate<T>> number => (json, one) => json.Number(number.Of(one)),
        FlagProperty<Candidate<T>> flag => (json, one) => json.Flag(flag.Of(one)),
        MomentProperty<Candidate<T>> moment => (json, one) => json.Moment(moment.Of(one)),
        DayProperty<Candidate<T>> day => (json, one) => json.Text(day.Of(one)?.Machine()),
        _ => throw new InvalidOperationException($"{Value.Name} is not written."),
    };

    private readonly Action<Formats.Tiles.TileDrawing, int, Candidate<T>> tag = Value switch
    {
        TextProperty<Candidate<T>> text => (tile, key, one) => tile.Tag(key, text.Of(one)),
        NumberProperty<Candidate<T>> number => (tile, key, one) => tile.Tag(key, number.Of(one)),
        FlagProperty<Candidate<T>> flag => (tile, key, one) => tile.Tag(key, flag.Of(one) is { } value ? value ? 1 : 0 : null),
        MomentProperty<Candidate<T>> moment => (tile, key, one) => tile.Tag(key, moment.Of(one)?.ToUnixTimeSeconds()),
        DayProperty<Candidate<T>> day => (tile, key, one) => tile.Tag(key, day.Of(one)?.Machine()),
        _ => throw new InvalidOperationException($"{Value.Name} is not drawn."),
    };

    public PropertyAbout About => new(Value.Name, Value.Kind, Codes, Value is not (StretchProperty<Candidate<T>> or ShapeProperty<Candidate<T>>));

    /// <summary>Writes it behind another; the value null where it has none.</summary>
    /// <param name="first">Whether none stands before it.</param>
    public void Write(GeoJsonBytes json, Candidate<T> one, bool first)
    {
        json.Raw(first ? lead.AsSpan(1) : lead);
        write(json, one);
    }

    /// <summary>Puts it on the next feature of a tile.</summary>
    public void Tag(Formats.Tiles.TileDrawing tile, int key, Candidate<T> one) => tag(tile, key, one);
}

/// <summary>Says what is told of the features of a noun, one property after the other.</summary>
public sealed class PropertyList<T>
    where T : class, INoun<T>
{
    private readonly List<FeatureProperty<T>> all = [];

    public IReadOnlyList<FeatureProperty<T>> All => all;

    public PropertyList<T> Text(string name, Func<Candidate<T>, string?> of, bool inTiles = false, IReadOnlyList<string>? codes = null) => Add(new TextProperty<Candidate<T>>(name, of), inTiles, codes);

    /// <summary>A text that people wrote: each language that they wrote it in, and none besides.</summary>
    public PropertyList<T> Texts(string name, Func<Candidate<T>, LocalText?> of, bool inTiles = false) =>
        Text($"{name}_en", one => Safe(of(one)?.En), inTiles).Text($"{name}_ar", one => Safe(of(one)?.Ar), inTiles).Text($"{name}_he", one => Safe(of(one)?.He), inTiles);

    /// <summary>Ways to such a text, the shorter first, for <see cref="FeatureCollection{T}.Fetched"/>.</summary>
    public static IEnumerable<Func<T, object?>> WaysTo(Func<T, LocalText?> of) => [of, one => of(one)?.En, one => of(one)?.Ar, one => of(one)?.He];

    public PropertyList<T> Code<TCode>(string name, Func<Candidate<T>, TCode?> of, bool inTiles = true)
        where TCode : struct, Enum
    {
        var codes = Enum.GetValues<TCode>().ToDictionary(value => value, value => value.Code());
        return Text(name, one => of(one) is { } value ? codes[value] : null, inTiles, [.. codes.Values]);
    }

    public PropertyList<T> Number(string name, Func<Candidate<T>, long?> of, bool inTiles = false) => Add(new NumberProperty<Candidate<T>>(name, of), inTiles);

    public PropertyList<T> Flag(string name, Func<Candidate<T>, bool?> of, bool inTiles = false) => Add(new FlagProperty<Candidate<T>>(name, of), inTiles);

    public PropertyList<T> Moment(string name, Func<Candidate<T>, Instant?> of, bool inTiles = false) => Add(new MomentProperty<Candidate<T>>(name, of), inTiles);

    public PropertyList<T> Day(string name, Func<Candidate<T>, LocalDate?> of, bool inTiles = false) => Add(new DayProperty<Candidate<T>>(name, of), inTiles);

    /// <summary>What every feature carries: when it was recorded and last changed, by whose entry, for whom, and whether it was invented for training.</summary>
    public PropertyList<T> Record(Func<T, bool> example) =>
        Moment("recordedAt", one => one.One.RecordedAt).Moment("changedAt", one => one.One.ChangedAt)
            .Text("enteredBy", one => one.Scope.Seen<Organisation>(one.One.Owner)).Text("marking", one => Labels[(int)one.One.Marking.Label], codes: Labels)
            .Text("tag", one => example(one.State) ? "EXAMPLE" : null, inTiles: true, codes: ["EXAMPLE"]);

    private static readonly string[] Labels = [.. Enum.GetValues<TlpLabel>().Select(label => $"TLP:{CanonicalValues.Label(label)}")];

    private static string? Safe(string? text) => text is null ? null : SafeText.Line(text);

    private PropertyList<T> Add(CqlProperty<Candidate<T>> value, bool inTiles, IReadOnlyList<string>? codes = null)
    {
        all.Add(new(value, codes, inTiles));
        return this;
    }
}
