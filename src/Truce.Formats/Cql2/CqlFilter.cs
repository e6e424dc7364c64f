using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Truce.Formats.Cql2;

/// <summary>A filter made ready for many features. True, false or not known, as in SQL; only what is true passes.</summary>
public sealed class CqlFilter<TFeature>
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(100);

    private readonly IReadOnlyDictionary<string, CqlProperty<TFeature>> properties;
    private readonly DateTimeZone zone;
    private readonly Func<TFeature, bool?> test;

    private CqlFilter(CqlCondition condition, IReadOnlyDictionary<string, CqlProperty<TFeature>> properties, DateTimeZone zone)
    {
        (this.properties, this.zone) = (properties, zone);
        test = Of(condition);
    }

    /// <summary>Makes a filter ready.</summary>
    /// <param name="condition">What it says.</param>
    /// <param name="properties">What it can ask of a feature, by name.</param>
    /// <param name="zone">In which a day is meant.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="refusal">What it asks that cannot be asked, and where.</param>
    public static bool TryMake(
        CqlCondition condition, IReadOnlyDictionary<string, CqlProperty<TFeature>> properties, DateTimeZone zone,
        [NotNullWhen(true)] out CqlFilter<TFeature>? filter, [NotNullWhen(false)] out Refusal? refusal)
    {
        (filter, refusal) = (null, null);
        try
        {
            filter = new(condition, properties, zone);
            return true;
        }
        catch (CqlProblem problem)
        {
            refusal = problem.Refusal;
            return false;
        }
    }

    /// <summary>Whether a feature passes.</summary>
    public bool Passes(TFeature feature) => test(feature) == true;

    private Func<TFeature, bool?> Of(CqlCondition condition) => condition switch
    {
        CqlAnd and => All([.. and.Parts.Select(Of)]),
        CqlOr or => Any([.. or.Parts.Select(Of)]),
        CqlNot not => Not(Of(not.Of)),
        CqlIsTrue { Value: CqlFlag flag } => _ => flag.Flag,
        CqlIsTrue { Value: CqlNamed named } => Find(named) is FlagProperty<TFeature> flag ? flag.Of : throw Another(named.At, "boolean", Find(named).Kind),
        CqlIsNull empty => IsNull(Find(empty.Property)),
        CqlCompare compare => Compare(compare),
        CqlBetween between => All(Compare(new(between.Value, CqlOrder.GreaterOrEqual, between.Least, between.At)), Compare(new(between.Value, CqlOrder.LessOrEqual, between.Most, between.At))),
        CqlIn of => Any([.. of.List.Select(one => Compare(new(of.Value, CqlOrder.Equal, one, of.At)))]),
        CqlLike like => Like(like),
        CqlSpatial spatial => new CqlGround<TFeature>(ShapeOf).Of(spatial),
        CqlTemporal temporal => CqlTimes.Of(temporal.Relation, StretchOf(temporal.Left), StretchOf(temporal.Right)),
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    private static Func<TFeature, bool?> All(params Func<TFeature, bool?>[] parts) => feature =>
    {
        bool? all = true;
        foreach (var part in parts)
        {
            var one = part(feature);
            if (one == false) return false;
            all &= one;
        }

        return all;
    };

    private static Func<TFeature, bool?> Any(params Func<TFeature, bool?>[] parts) => feature =>
    {
        bool? any = false;
        foreach (var part in parts)
        {
            var one = part(feature);
            if (one == true) return true;
            any |= one;
        }

        return any;
    };

    private static Func<TFeature, bool?> Not(Func<TFeature, bool?> part) => feature => !part(feature);

    private CqlProperty<TFeature> Find(CqlNamed named) => properties.TryGetValue(named.Name, out var property)
        ? property
        : throw new CqlProblem(CqlRefusals.UnknownProperty(named.At, named.Name.Length <= 60 ? named.Name : named.Name[..60] + "…", string.Join(", ", properties.Keys)));

    private static CqlProblem Another(int at, string expected, string found) => new(CqlRefusals.OfAnotherKind(at, expected, found));

    private static Func<TFeature, bool?> IsNull(CqlProperty<TFeature> property) => property switch
    {
        TextProperty<TFeature> text => feature => text.Of(feature) is null,
        NumberProperty<TFeature> number => feature => number.Of(feature) is null,
        FlagProperty<TFeature> flag => feature => flag.Of(feature) is null,
        MomentProperty<TFeature> moment => feature => moment.Of(feature) is null,
        DayProperty<TFeature> day => feature => day.Of(feature) is null,
        StretchProperty<TFeature> stretch => feature => stretch.Of(feature) is null,
        ShapeProperty<TFeature> shape => feature => shape.Of(feature) is null,
        _ => throw new ArgumentOutOfRangeException(nameof(property)),
    };

    // What a value is decides how it is compared; both sides must be of one kind. Days and moments are stretches of time.
    private Func<TFeature, bool?> Compare(CqlCompare compare)
    {
        var (left, right) = (KindOf(compare.Left), KindOf(compare.Right));
        if (left is "geometry" or "interval") throw Another(compare.Left.At, "string | number | timestamp", left);
        var isTime = left is "timestamp" or "date" && right is "timestamp" or "date" or "string";
        if (!isTime && left != right && !(right is "timestamp" or "date" && left == "string")) throw Another(compare.Right.At, left, right);
        if (left is "timestamp" or "date" || right is "timestamp" or "date")
        {
            var (one, other) = (StretchOf(compare.Left), StretchOf(compare.Right));
            return feature => one(feature) is { } a && other(feature) is { } b ? CqlTimes.Stands(compare.Order, a, b) : null;
        }

        if (left == "number")
        {
            var (one, other) = (NumberOf(compare.Left), NumberOf(compare.Right));
            return feature => one(feature) is { } a && other(feature) is { } b ? Stands(compare.Order, a.CompareTo(b)) : null;
        }

        if (left == "boolean")
        {
            var (one, other) = (FlagOf(compare.Left), FlagOf(compare.Right));
            return feature => one(feature) is { } a && other(feature) is { } b ? Stands(compare.Order, a.CompareTo(b)) : null;
        }

        var (text, same) = (TextOf(compare.Left), TextOf(compare.Right));
        return feature => text(feature) is { } a && same(feature) is { } b ? Stands(compare.Order, string.CompareOrdinal(a, b)) : null;
    }

    private static bool Stands(CqlOrder order, int sign) => order switch
    {
        CqlOrder.Equal => sign == 0,
        CqlOrder.NotEqual => sign != 0,
        CqlOrder.Less => sign < 0,
        CqlOrder.LessOrEqual => sign <= 0,
        CqlOrder.Greater => sign > 0,
        _ => sign >= 0,
    };

    private string KindOf(CqlValue value) => value switch
    {
        CqlNamed named => Find(named).Kind,
        CqlText => "string",
        CqlNumber => "number",
        CqlFlag => "boolean",
        CqlMoment => "timestamp",
        CqlDay => "date",
        CqlFolded folded => KindOf(folded.Text) == "string" ? "string" : throw Another(folded.Text.At, "string", KindOf(folded.Text)),
        CqlInterval => "interval",
        _ => "geometry",
    };

    private Func<TFeature, string?> TextOf(CqlValue value)
    {
        switch (value)
        {
            case CqlText text: return _ => text.Text;
            case CqlNamed named when Find(named) is TextProperty<TFeature> property: return property.Of;
            case CqlFolded folded:
                var inner = TextOf(folded.Text);
                return folded.Capitals ? feature => inner(feature)?.ToLowerInvariant() : feature => inner(feature) is { } text ? WithoutAccents(text) : null;
            default: throw Another(value.At, "string", KindOf(value));
        }
    }

    private Func<TFeature, double?> NumberOf(CqlValue value) => value switch
    {
        CqlNumber number => _ => number.Number,
        CqlNamed named when Find(named) is NumberProperty<TFeature> property => feature => property.Of(feature),
        _ => throw Another(value.At, "number", KindOf(value)),
    };

    private Func<TFeature, bool?> FlagOf(CqlValue value) => value switch
    {
        CqlFlag flag => _ => flag.Flag,
        CqlNamed named when Find(named) is FlagProperty<TFeature> property => property.Of,
        _ => throw Another(value.At, "boolean", KindOf(value)),
    };

    private Func<TFeature, Stretch?> StretchOf(CqlValue value)
    {
        switch (value)
        {
            case CqlMoment moment: return _ => new Stretch(moment.Moment, moment.Moment);
            case CqlDay day:
                var whole = Stretch.Of(day.Day, zone);
                return _ => whole;
            case CqlText text: return StretchOf(CqlTimes.Read(text));
            case CqlInterval interval:
                var (from, until) = (interval.From is null ? null : StretchOf(interval.From), interval.Until is null ? null : StretchOf(interval.Until));
                return feature => (from is null ? Instant.MinValue : from(feature)?.First, until is null ? Instant.MaxValue : until(feature)?.Last) is ({ } first, { } last) && first <= last
                    ? new Stretch(first, last)
                    : null;
            case CqlNamed named:
                return Find(named) switch
                {
                    MomentProperty<TFeature> property => feature => property.Of(feature) is { } at ? new Stretch(at, at) : null,
                    DayProperty<TFeature> property => feature => property.Of(feature) is { } at ? Stretch.Of(at, zone) : null,
                    StretchProperty<TFeature> property => property.Of,
                    var other => throw Another(named.At, "timestamp | date | interval", other.Kind),
                };
            default: throw Another(value.At, "timestamp | date | interval", KindOf(value));
        }
    }

    private (ShapeProperty<TFeature>? Property, NetTopologySuite.Geometries.Geometry? Shape) ShapeOf(CqlValue value) => value switch
    {
        CqlShape shape => (null, shape.Shape),
        CqlNamed named when Find(named) is ShapeProperty<TFeature> property => (property, null),
        _ => throw Another(value.At, "geometry", KindOf(value)),
    };

    private Func<TFeature, bool?> Like(CqlLike like)
    {
        var text = TextOf(like.Value);
        var pattern = like.Pattern switch
        {
            CqlText plain => plain.Text,
            CqlFolded { Text: CqlText inner, Capitals: true } => inner.Text.ToLowerInvariant(),
            CqlFolded { Text: CqlText inner } => WithoutAccents(inner.Text),
            _ => throw Another(like.Pattern.At, "'…%'", KindOf(like.Pattern)),
        };
        var written = new StringBuilder("^");
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] == '\\' && at + 1 < pattern.Length) written.Append(Regex.Escape(pattern[++at].ToString()));
            else written.Append(pattern[at] switch { '%' => ".*", '_' => ".", var plain => Regex.Escape(plain.ToString()) });
        }

        // Without backtracking the time grows with the length of the text alone, whatever the pattern.
        var regex = new Regex(written.Append('$').ToString(), RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, LongestMatch);
        return feature => text(feature) is { } found ? regex.IsMatch(found) : null;
    }

    private static string WithoutAccents(string text) =>
        new([.. text.Normalize(NormalizationForm.FormD).Where(character => CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)]);
}
