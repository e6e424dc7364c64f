using System.Collections.Immutable;

namespace Truce.Core.Pairs;

/// <summary>In what two incidents are alike, or not.</summary>
public enum LikeBy
{
    Distance = 1,
    Place = 2,
    Time = 3,
    Kind = 4,
    Words = 5,
    Report = 6,
    Media = 7,
    Origin = 8,
}

/// <summary>One reason with what it counts.</summary>
/// <param name="Points">Thousandths of a point; less than 0 where it speaks against.</param>
/// <param name="Number">Metres for a distance, hours between for a time, how many for reports, media and origins; 0 otherwise.</param>
/// <param name="Words">The words that both have; empty for every other reason.</param>
public sealed record LikeReason(LikeBy By, int Points, long Number, ImmutableArray<string> Words);

/// <summary>What distance, time and kind count: what can be said of a pair without reading a word.</summary>
/// <param name="Metres">Null where one of them has no position.</param>
/// <param name="Hours">Between their middles where they do not meet in time; 0 where they do.</param>
public readonly record struct PairBase(long? Metres, long Hours, int Nearness, int Apart, int Kind)
{
    /// <summary>Thousandths of a point.</summary>
    public int Points => Nearness + Apart + Kind;

    /// <summary>Compares where, when and what kind.</summary>
    public static PairBase Of(Sketch one, Sketch other, PairWeights weights)
    {
        var (metres, nearness) = Near(one, other, weights);
        var hours = HoursBetween(one, other);
        var apart = -(int)((long)weights.Apart * (WholeMaths.Log2(24 + hours) - WholeMaths.Log2(24)) / WholeMaths.One);
        return new(metres, hours, nearness, apart, KindOf(one.Type, other.Type, weights));
    }

    // Within what the words of the two may cover a distance says nothing, so it counts as half of that at least.
    private static (long? Metres, int Points) Near(Sketch one, Sketch other, PairWeights weights)
    {
        if (one.Centre is { } here && other.Centre is { } there)
        {
            var metres = WholeMaths.Metres(here, there);
            var counted = Math.Max(Math.Max(metres, weights.NearMetres), ((long)one.RadiusMetres + other.RadiusMetres) / 2);
            var halvings = WholeMaths.Log2(weights.ReachMetres) - WholeMaths.Log2(counted);
            return (metres, (int)((long)weights.Nearness * halvings / WholeMaths.One));
        }

        return (null, one.Place is { } place && other.Place == place ? weights.SamePlace : 0);
    }

    private static long HoursBetween(Sketch one, Sketch other)
    {
        if (one.From < other.Until && other.From < one.Until) return 0;
        var doubled = Math.Abs(one.From.ToUnixTimeSeconds() + one.Until.ToUnixTimeSeconds() - other.From.ToUnixTimeSeconds() - other.Until.ToUnixTimeSeconds());
        return doubled / 2 / 3600;
    }

    private static int KindOf(string? one, string? other, PairWeights weights)
    {
        if (one is null || other is null) return 0;
        if (one == other) return weights.SameKind;
        var first = Family(one);
        var second = Family(other);
        if (first.SequenceEqual(second)) return weights.SameFamily;
        foreach (var pair in weights.Akin)
            if ((first.SequenceEqual(pair[0]) && second.SequenceEqual(pair[1])) || (first.SequenceEqual(pair[1]) && second.SequenceEqual(pair[0]))) return weights.AkinFamily;
        return weights.OtherKind;
    }

    private static ReadOnlySpan<char> Family(string type) => type.IndexOf('/', StringComparison.Ordinal) is >= 0 and var at ? type.AsSpan(0, at) : type;
}

/// <summary>What two incidents rest on in common, as far as the viewer sees it.</summary>
/// <param name="Reports">Reports of which claims concern both, or that concern both.</param>
/// <param name="Media">Links and texts that reports on both hold.</param>
/// <param name="Origins">Origins whose claims concern both; sources of one organisation, and of whoever acts for it, are one.</param>
public readonly record struct SharedGround(int Reports, int Media, int Origins);

/// <summary>How likely two incidents are one event, with every reason: an order for a person who looks at them, never a finding.</summary>
/// <param name="Points">Thousandths of a point; a point is one doubling of the odds.</param>
public sealed record Resemblance(int Points, ImmutableArray<LikeReason> Reasons)
{
    /// <summary>Words that are named as a reason.</summary>
    public const int MostWords = 6;

    /// <summary>What words and common ground add to distance, time and kind.</summary>
    public static int PointsOf(PairBase known, int likeness, SharedGround shared, PairWeights weights) =>
        known.Points + WordPoints(likeness, weights) + (shared.Reports > 0 ? weights.SameReport : 0) + (shared.Media > 0 ? weights.SameMedia : 0)
        + (shared.Origins > 0 ? weights.SameOrigin : 0);

    /// <summary>The points of a pair with its reasons.</summary>
    public static Resemblance Of(Sketch one, Sketch other, SharedGround shared, PairWeights weights)
    {
        var known = PairBase.Of(one, other, weights);
        var likeness = one.Terms.Value.Likeness(other.Terms.Value);
        List<LikeReason> reasons = [];
        if (known.Metres is { } metres) reasons.Add(new(LikeBy.Distance, known.Nearness, metres, []));
        else if (known.Nearness > 0) reasons.Add(new(LikeBy.Place, known.Nearness, 0, []));
        reasons.Add(new(LikeBy.Time, known.Apart, known.Hours, []));
        if (known.Kind != 0) reasons.Add(new(LikeBy.Kind, known.Kind, 0, []));
        if (likeness > 0) reasons.Add(new(LikeBy.Words, WordPoints(likeness, weights), 0, [.. one.Terms.Value.Shared(other.Terms.Value, MostWords)]));
        if (shared.Reports > 0) reasons.Add(new(LikeBy.Report, weights.SameReport, shared.Reports, []));
        if (shared.Media > 0) reasons.Add(new(LikeBy.Media, weights.SameMedia, shared.Media, []));
        if (shared.Origins > 0) reasons.Add(new(LikeBy.Origin, weights.SameOrigin, shared.Origins, []));
        return new(PointsOf(known, likeness, shared, weights), [.. reasons]);
    }

    /// <summary>What the likeness of words counts.</summary>
    internal static int WordPoints(int likeness, PairWeights weights) => (int)((long)weights.Words * likeness / WholeMaths.One);
}
