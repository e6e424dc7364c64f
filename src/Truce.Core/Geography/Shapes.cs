using System.Collections.Immutable;

namespace Truce.Core.Geography;

/// <summary>A path over the ground. Between two positions it is straight in longitude and latitude.</summary>
/// <param name="Positions">Two at least, in order.</param>
public sealed record Trace(ImmutableArray<Position> Positions)
{
    /// <inheritdoc />
    public bool Equals(Trace? other) => other is not null && Positions.AsSpan().SequenceEqual(other.Positions.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => Positions.IsDefaultOrEmpty ? 0 : HashCode.Combine(Positions.Length, Positions[0], Positions[^1]);
}

/// <summary>A closed path: the last position is the first again.</summary>
/// <param name="Positions">Four at least, the first and the last alike.</param>
public sealed record Ring(ImmutableArray<Position> Positions)
{
    /// <inheritdoc />
    public bool Equals(Ring? other) => other is not null && Positions.AsSpan().SequenceEqual(other.Positions.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => Positions.IsDefaultOrEmpty ? 0 : HashCode.Combine(Positions.Length, Positions[0]);
}

/// <summary>A piece of ground with the holes in it.</summary>
/// <param name="Rings">The outer ring first, then its holes.</param>
public sealed record Polygon(ImmutableArray<Ring> Rings)
{
    /// <inheritdoc />
    public bool Equals(Polygon? other) => other is not null && Rings.AsSpan().SequenceEqual(other.Rings.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => Rings.IsDefaultOrEmpty ? 0 : Rings[0].GetHashCode();
}

/// <summary>Ground in one or more pieces that do not overlap.</summary>
/// <param name="Polygons">One at least.</param>
public sealed record Area(ImmutableArray<Polygon> Polygons)
{
    /// <inheritdoc />
    public bool Equals(Area? other) => other is not null && Polygons.AsSpan().SequenceEqual(other.Polygons.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => Polygons.IsDefaultOrEmpty ? 0 : Polygons[0].GetHashCode();
}
