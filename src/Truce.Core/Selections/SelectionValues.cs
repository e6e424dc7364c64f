using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime.Text;

namespace Truce.Core.Selections;

/// <summary>The values of the parts that are given once, each read in the ways in which people write it; null where it is none.</summary>
internal static partial class SelectionValues
{
    /// <summary>West, south, east, north in degrees; with heights, which are passed over.</summary>
    public static SelectedBox? Box(string text)
    {
        var numbers = text.Split(',');
        if (numbers.Length is not (4 or 6)) return null;
        var steps = new int[numbers.Length];
        for (var at = 0; at < numbers.Length; at++)
        {
            if (!decimal.TryParse(numbers[at].Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees)) return null;
            if (numbers.Length == 6 && at is 2 or 5) continue;
            if (Math.Abs(degrees) > 180) return null;
            steps[at] = (int)Math.Round(degrees * Position.PerDegree);
        }

        var box = numbers.Length == 4 ? new SelectedBox(steps[0], steps[1], steps[2], steps[3]) : new SelectedBox(steps[0], steps[1], steps[3], steps[4]);
        return box.South > box.North || Math.Abs(box.South) > 90 * Position.PerDegree || Math.Abs(box.North) > 90 * Position.PerDegree ? null : box;
    }

    /// <summary><c>2000m,PLC-…</c>, <c>2km,PLC-…</c>, <c>1.5km,CRS-…</c>.</summary>
    public static Nearby? Near(string text)
    {
        var found = Distance().Match(text);
        if (!found.Success || !Reference.TryParse(found.Groups[3].Value, out var of) || of.Kind is not (StreamKind.Place or StreamKind.Crossing)) return null;
        if (!decimal.TryParse(found.Groups[1].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return null;
        var metres = found.Groups[2].Value == "km" ? number * 1000 : number;
        return metres >= 1 && metres <= Nearby.MostMetres && metres == decimal.Truncate(metres) ? new Nearby((int)metres, of) : null;
    }

    /// <summary>A day; a moment with its zone; or an hour without, in the centre's own.</summary>
    public static Bound? Bound(string text, DateTimeZone zone)
    {
        if (text.Length > 40 || text.Any(char.IsControl)) return null;
        if (LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var day)) return new Bound(day, null);
        if (OffsetDateTimePattern.Rfc3339.Parse(text).TryGetValue(default, out var offset)) return new Bound(null, offset.ToInstant());
        var parsed = Minute.Parse(text);
        return parsed.TryGetValue(default, out var local) || LocalDateTimePattern.GeneralIso.Parse(text).TryGetValue(default, out local)
            ? new Bound(null, local.InZoneLeniently(zone).ToInstant())
            : null;
    }

    /// <summary>Words with single blanks between; null where there is nothing that could be looked for.</summary>
    public static string? Words(string text)
    {
        if (text.Length > Search.SearchQuery.MostCharacters) return null;
        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Any(char.IsControl) || Search.SearchQuery.Read(words) is { IsEmpty: true } or { IsCut: true } ? null : words;
    }

    public static SelectionOrder? Order(string text) => text switch
    {
        "newest" => SelectionOrder.Newest,
        "oldest" => SelectionOrder.Oldest,
        "happened" => SelectionOrder.Happened,
        _ => null,
    };

    /// <summary>What a part can be, in a form that can be copied.</summary>
    public static string Example(string name) => name switch
    {
        SelectionNames.Box => "34.2,31.2,34.6,31.6",
        SelectionNames.Near => "2km,PLC-…",
        SelectionNames.When => "2025-10-21, 2025-10-21/2025-10-23, 2025-10-21T15:00:00Z/..",
        SelectionNames.Words => $"1 … {Search.SearchQuery.MostCharacters} characters, {Search.SearchQuery.MostTerms} words",
        SelectionNames.Order => "newest, oldest, happened",
        _ => "2025-10-21, 2025-10-21T15:00:00Z",
    };

    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    [GeneratedRegex("^([0-9]{1,6}(?:\\.[0-9]{1,3})?)(m|km),([A-Za-z0-9 -]{1,40})$")]
    private static partial Regex Distance();
}
