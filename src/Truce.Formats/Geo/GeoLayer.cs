using System.Collections.Immutable;

namespace Truce.Formats.Geo;

/// <summary>What a file of geometry holds, in WGS 84.</summary>
/// <param name="Features">In the order of the file.</param>
/// <param name="System">The reference system that the file named and from which its coordinates were brought over, such as <c>EPSG:32636</c>; null where they were degrees.</param>
/// <param name="RingsTurned">How many rings ran the wrong way round and were turned (RFC 7946: outer rings anticlockwise, holes clockwise).</param>
public sealed record GeoLayer(ImmutableArray<GeoFeature> Features, string? System, int RingsTurned)
{
    /// <summary>The features that have a value under a name; all of them where no name is given.</summary>
    public IEnumerable<GeoFeature> Where(string? name, string? value) =>
        name is null ? Features : Features.Where(feature => feature.Properties.GetValueOrDefault(name) == value);
}

/// <summary>One feature. Of area, traces and positions at most one is there.</summary>
/// <param name="Number">From 1, in the order of the file.</param>
/// <param name="Properties">Texts, numbers and flags as they are written; what is null or a group is left out.</param>
public sealed record GeoFeature(
    int Number, ImmutableDictionary<string, string> Properties, Area? Area, ImmutableArray<Trace> Traces, ImmutableArray<Position> Positions);
