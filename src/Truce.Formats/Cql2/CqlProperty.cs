using NetTopologySuite.Geometries;
using Truce.Formats.Geo;

namespace Truce.Formats.Cql2;

/// <summary>What a filter can ask of a feature; null is what has no value there.</summary>
/// <param name="Name">As filters write it.</param>
public abstract record CqlProperty<TFeature>(string Name)
{
    /// <summary>The word for its kind in messages.</summary>
    public abstract string Kind { get; }
}

/// <summary>A text.</summary>
public sealed record TextProperty<TFeature>(string Name, Func<TFeature, string?> Of) : CqlProperty<TFeature>(Name)
{
    /// <inheritdoc />
    public override string Kind => "string";
}

/// <summary>A whole number.</summary>
public sealed record NumberProperty<TFeature>(string Name, Func<TFeature, long?> Of) : CqlProperty<TFeature>(Name)
{
    /// <inheritdoc />
    public override string Kind => "number";
}

/// <summary>True or false.</summary>
public sealed record FlagProperty<TFeature>(string Name, Func<TFeature, bool?> Of) : CqlProperty<TFeature>(Name)
{
    /// <inheritdoc />
    public override string Kind => "boolean";
}

/// <summary>A moment.</summary>
public sealed record MomentProperty<TFeature>(string Name, Func<TFeature, Instant?> Of) : CqlProperty<TFeature>(Name)
{
    /// <inheritdoc />
    public override string Kind => "timestamp";
}

/// <summary>A day.</summary>
public sealed record DayProperty<TFeature>(string Name, Func<TFeature, LocalDate?> Of) : CqlProperty<TFeature>(Name)
{
    /// <inheritdoc />
    public override string Kind => "date";
}

/// <summary>A stretch of time, which only temporal relations ask about.</summary>
public sealed record StretchProperty<TFeature>(string Name, Func<TFeature, Stretch?> Of) : CqlProperty<TFeature>(Name)
{
    /// <inheritdoc />
    public override string Kind => "interval";
}

/// <summary>A shape, which only spatial relations ask about.</summary>
public sealed record ShapeProperty<TFeature>(string Name, Func<TFeature, GeoShape?> Of) : CqlProperty<TFeature>(Name)
{
    /// <inheritdoc />
    public override string Kind => "geometry";

    internal Geometry? Shape(TFeature feature) => Of(feature) is { } shape ? Planar.Of(shape) : null;
}

/// <summary>From one moment up to and with another; one moment where both are the same.</summary>
public readonly record struct Stretch(Instant First, Instant Last)
{
    /// <summary>A half-open stretch; null where nothing bounds it.</summary>
    public static Stretch Of(Instant? from, Instant? until) => new(from ?? Instant.MinValue, until is { } end ? end - Duration.Epsilon : Instant.MaxValue);

    /// <summary>A day in a zone.</summary>
    public static Stretch Of(LocalDate day, DateTimeZone zone) => Of(zone.AtStartOfDay(day).ToInstant(), zone.AtStartOfDay(day.PlusDays(1)).ToInstant());
}
