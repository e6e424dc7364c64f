using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Primitives;
using NodaTime.Text;
using Truce.Formats.Cql2;
using Truce.Formats.Geo;

namespace Truce.Web.Ogc;

/// <summary>Reads what an address asks of a collection. Whatever cannot be read, or is not known, is refused: nothing is guessed or passed over.</summary>
/// <param name="query">The parameters of the address.</param>
/// <param name="collection">Of which it asks.</param>
/// <param name="zone">In which days are meant.</param>
public sealed class QuestionReader(IQueryCollection query, FeatureCollection collection, DateTimeZone zone)
{
    /// <summary>Features of a page where nothing is said, and at most.</summary>
    public const int Limit = 1_000, MostLimit = 10_000;

    /// <summary>Features at most that are passed over, for programs that count instead of following the link to the next page.</summary>
    public const int MostOffset = 100_000;

    /// <summary>Parameters of a list, besides one for each property.</summary>
    public static IReadOnlyList<string> Parameters { get; } =
        ["asOf", "bbox", "bbox-crs", "crs", "datetime", "f", "filter", "filter-crs", "filter-lang", "lang", "limit", "next", "offset"];

    /// <summary>What is asked; or the refusal of the first thing that is wrong.</summary>
    public FeatureQuestion? Read(out Refusal? refusal)
    {
        refusal = Known(query, [.. Parameters, .. collection.Properties.Where(one => one.IsParameter).Select(one => one.Name)]);
        if (refusal is not null) return null;
        Crs? crs = Crs.Default, boxCrs = Crs.Default, filterCrs = Crs.Default;
        refusal = System("crs", ref crs) ?? System("bbox-crs", ref boxCrs) ?? System("filter-crs", ref filterCrs);
        if (refusal is not null) return null;
        if (LimitOf(out var limit) is { } unfit) return No(unfit, out refusal);
        if (OffsetOf(out var offset) is { } far) return No(far, out refusal);
        if (AreaOf(boxCrs, out var area) is { } box) return No(box, out refusal);
        if (TimeOf(out var time) is { } late) return No(late, out refusal);
        if (ConditionOf(filterCrs, out var condition) is { } wrong) return No(wrong, out refusal);
        return new FeatureQuestion(area, time, condition, crs, -1, limit) { Offset = offset };
    }

    /// <summary>The refusal of the first parameter that is not known, or given twice; null where all are.</summary>
    public static Refusal? Known(IQueryCollection query, IReadOnlyList<string> known, params IReadOnlyList<string> formats)
    {
        foreach (var (name, values) in query)
        {
            if (!known.Contains(name)) return OgcRefusals.UnknownParameter(Short(name), string.Join(", ", known));
            if (values.Count > 1) return OgcRefusals.GivenTwice(name);
        }

        var format = query["f"].ToString();
        return format is "" or "json" || formats.Contains(format) ? null : OgcRefusals.UnfitValue("f", Short(format), string.Join(" | ", formats.Prepend("json")));
    }

    private static FeatureQuestion? No(Refusal why, out Refusal? refusal)
    {
        refusal = why;
        return null;
    }

    private string? Text(string name) => query[name] is { Count: 1 } value && !StringValues.IsNullOrEmpty(value) ? value.ToString() : null;

    private Refusal? System(string name, ref Crs crs)
    {
        if (Text(name) is not { } asked) return null;
        if (Crs.Find(asked) is not { } known) return OgcRefusals.UnknownSystem(name, Short(asked), string.Join(", ", Crs.All));
        crs = known;
        return null;
    }

    private Refusal? LimitOf(out int limit)
    {
        limit = Limit;
        if (Text("limit") is not { } asked) return query.ContainsKey("limit") ? OgcRefusals.UnfitValue("limit", "", $"1 … {MostLimit}") : null;
        if (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1) return OgcRefusals.UnfitValue("limit", Short(asked), $"1 … {MostLimit}");

        // More than a page holds is no error (OGC 17-069r4, 7.15.2): the page holds what it can.
        limit = Math.Min(number, MostLimit);
        return null;
    }

    private Refusal? OffsetOf(out int offset)
    {
        offset = 0;
        return Text("offset") is not { } asked || (int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out offset) && offset <= MostOffset && (offset == 0 || !query.ContainsKey("next")))
            ? null
            : OgcRefusals.UnfitValue("offset", Short(asked), $"0 … {MostOffset} | next=…");
    }

    private Refusal? AreaOf(Crs crs, out AskedArea? area)
    {
        area = null;
        if (Text("bbox") is not { } asked) return null;
        var numbers = asked.Split(',').Select(one => double.TryParse(one.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : (double?)null).ToArray();
        if (numbers.Length is not (4 or 6) || numbers.Any(number => number is null)) return OgcRefusals.UnfitValue("bbox", Short(asked), crs.LatitudeFirst ? "31.2,34.2,31.6,34.6" : "34.2,31.2,34.6,31.6");

        // Heights are passed over: everything here lies on the ground.
        var (x, y, toX, toY) = numbers.Length == 4 ? (numbers[0]!.Value, numbers[1]!.Value, numbers[2]!.Value, numbers[3]!.Value) : (numbers[0]!.Value, numbers[1]!.Value, numbers[3]!.Value, numbers[4]!.Value);
        if (crs.LatitudeFirst) (x, y, toX, toY) = (y, x, toY, toX);
        if (y > toY || (x > toX && !crs.IsDegrees)) return OgcRefusals.BoxReversed(Short(asked));
        if (!crs.IsDegrees)
        {
            if (Planar.Box(crs, x, y, toX, toY) is not { } ground) return OgcRefusals.BoxNotOnEarth(Short(asked), crs.Uri);
            area = new AskedArea(ground);
            return null;
        }

        if (Math.Abs(x) > 180 || Math.Abs(toX) > 180 || Math.Abs(y) > 90 || Math.Abs(toY) > 90) return OgcRefusals.BoxNotOnEarth(Short(asked), crs.Uri);
        area = x <= toX ? new AskedArea(Box(x, y, toX, toY)) : new AskedArea(Box(x, y, 180, toY), Box(-180, y, toX, toY));
        return null;
    }

    // A whole step that comes out a little beside it is that step.
    private static Footprint Box(double west, double south, double east, double north) =>
        new(Up(south), Up(west), Down(north), Down(east), long.MinValue, long.MaxValue);

    private static int Up(double degrees) => (int)Math.Ceiling(degrees * Position.PerDegree - 1e-4);

    private static int Down(double degrees) => (int)Math.Floor(degrees * Position.PerDegree + 1e-4);

    private Refusal? TimeOf(out Stretch? time)
    {
        time = null;
        if (Text("datetime") is not { } asked) return null;
        if (asked.Any(char.IsControl)) return OgcRefusals.TimeUnreadable(Short(asked));
        var ends = asked.Split('/');
        if (ends.Length > 2) return OgcRefusals.TimeUnreadable(Short(asked));
        if (End(ends[0], ends.Length == 2) is not { } from || End(ends[^1], ends.Length == 2) is not { } until) return OgcRefusals.TimeUnreadable(Short(asked));
        time = new Stretch(from.First, until.Last);
        return from.First > until.Last ? OgcRefusals.TimeReversed(Short(asked)) : null;
    }

    private Stretch? End(string text, bool mayBeOpen)
    {
        if (mayBeOpen && text is "" or "..") return new Stretch(Instant.MinValue, Instant.MaxValue);
        if (LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var day)) return Stretch.Of(day, zone);
        return OffsetDateTimePattern.Rfc3339.Parse(text).TryGetValue(default, out var moment) ? new Stretch(moment.ToInstant(), moment.ToInstant()) : null;
    }

    private Refusal? ConditionOf(Crs crs, out CqlCondition? condition)
    {
        condition = null;
        List<CqlCondition> all = [];
        if (Text("filter-lang") is { } language && language is not ("cql2-text" or "cql-text")) return OgcRefusals.UnfitValue("filter-lang", Short(language), "cql2-text");
        if (Text("filter") is { } filter)
        {
            if (!CqlParser.TryParse(filter, crs, out var parsed, out var refusal)) return refusal;
            all.Add(parsed);
        }

        foreach (var property in collection.Properties.Where(one => one.IsParameter && query.ContainsKey(one.Name)))
        {
            if (ValueOf(property, query[property.Name].ToString()) is not { } value) return OgcRefusals.UnfitValue(property.Name, Short(query[property.Name].ToString()), Expected(property));
            all.Add(new CqlCompare(new CqlNamed(property.Name, 0), CqlOrder.Equal, value, 0));
        }

        condition = all.Count switch { 0 => null, 1 => all[0], _ => new CqlAnd([.. all], 0) };
        return null;
    }

    private CqlValue? ValueOf(PropertyAbout property, string text) => property.Kind switch
    {
        "number" => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? new CqlNumber(number, 0) : null,
        "boolean" => text is "true" or "false" ? new CqlFlag(text == "true", 0) : null,
        "timestamp" or "date" => !text.Any(char.IsControl) && End(text, mayBeOpen: false) is not null ? new CqlText(text, 0) : null,
        _ => new CqlText(text, 0),
    };

    private static string Expected(PropertyAbout property) => property.Kind switch
    {
        "number" => "5",
        "boolean" => "true | false",
        "date" => "2025-10-21",
        _ => "2025-10-21T15:00:00Z | 2025-10-21",
    };

    internal static string Short(string text) => SafeText.Line(text.Length <= 120 ? text : text[..120] + "…");
}
