using System.Globalization;
using NodaTime;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.Observations;
using Truce.Core.Places;
using Truce.Store.Viewing;

namespace Truce.Tests.Oracle;

/// <summary>
/// What lies somewhere: the doors that find it by ground and time, the features and the tiles. A stricter place stands in the place of
/// the coarse one for whoever may see it, and for nobody else.
/// </summary>
internal static class OgcDoors
{
    private static readonly string[] Collections = ["incidents", "observations", "crossings", "line-versions", "line-areas", "markers", "places", "place-areas"];

    /// <summary>Ways to read that the view has for what lies somewhere.</summary>
    public static IEnumerable<ViewDoor> AtView =>
    [
        new(nameof(View.Within), 60, Incidents),
        new(nameof(View.Within), 40, Observations),
        new(nameof(View.Within), 30, Places),
        new(nameof(View.Locate), 30, Locate),
        new(nameof(View.Code), 20, Code),
    ];

    /// <summary>The features API and the tiles.</summary>
    public static IEnumerable<WebDoor> AtWeb =>
    [
        .. from route in (string[])["/ogc", "/ogc/conformance", "/ogc/api", "/ogc/collections"] select Strict(new("GET", route, 2, _ => 200, _ => [])),
        .. from route in (string[])["/ogc/collections/{collection}", "/ogc/collections/{collection}/queryables", "/tiles/{collection}.json"]
           select Strict(new WebDoor("GET", route, 3, ask => ask.Collection == "nothing" ? 404 : 200, _ => []) { Prepare = ask => Choose(ask) }),
        new("GET", "/ogc/collections/{collection}/items", 40, ask => ask.Collection == "nothing" ? 404 : ask.More.Contains("limit=0", StringComparison.Ordinal) ? 400 : 200, ask => ask.Features.SelectMany(one => Shown(ask, one)))
        {
            Prepare = List,
            MayRead = ask => ask.Echoed,
            Counts = ask => ("\"type\":\"Feature\",", ask.Features.Count),
        },
        .. from kind in (string[])["INC", "OBS"]
           select Strict(new WebDoor("GET", "/ogc/collections/{collection}/items/{id}", 20, ask => ask.IsThere(kind) ? 200 : 404, ask => Shown(ask, ask.Id), kind) { Prepare = ask => ask.Collection = kind == "INC" ? "incidents" : "observations" }),
        new("GET", "/tiles/{collection}/{z}/{x}/{y}.mvt", 20, ask => ask.Collection == "nothing" ? 404 : ask.Features.Count == 0 ? 204 : 200, ask => ask.Features)
        {
            Prepare = Tile,
            Counts = ask => ("(?:INC|OBS|PLC|CRS|MRK|LNV)-[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z](?=[^A-Za-z0-9]|$)", ask.Features.Count),
        },
    ];

    /// <summary>Whole collections as files.</summary>
    public static IEnumerable<WebDoor> Exports =>
        from collection in Collections
        select new WebDoor("GET", "/api/exports/{file}", 2, _ => 200, ask => Things(ask).SelectMany(one => Shown(ask, one)))
        {
            Words = [("{file}", $"{collection}.geojson")],
            Prepare = ask => ask.Collection = collection,
            Counts = ask => ("\"type\":\"Feature\",", Things(ask).Count()),
        };

    /// <summary>Where an incident or an observation lies for a viewer, and in whose words; nowhere where nobody said.</summary>
    private static (Position? At, string Words) Place(Oracle oracle, Who who, string one, long index)
    {
        var life = oracle.Log.Of(one).Where(deed => deed.Index <= index).ToList();
        var strict = life.LastOrDefault(deed => deed.Verbatim is not null && !deed.Erased.Contains(deed.Guarded));
        if (strict is not null && Spots.Of(strict.Verbatim!) is { } exact && oracle.SeesVerbatim(who, strict, index)) return (exact, strict.Verbatim!);


        // The words for the place of an observation are always the same here, and its title tells where it is.
        if (one.StartsWith("OBS", StringComparison.Ordinal)) return (Spots.Of(life.Last(deed => deed.HasBody && deed.Fields.ContainsKey("title"))["title"]), "");
        var where = life.Last(deed => deed.HasBody && deed.Fields.ContainsKey("where"))["where"];
        return (Spots.Of(where), where);
    }

    private static LocalDate DayOf(Log log, string incident, long index) =>
        Oracle.Day(log.Of(incident).Last(deed => deed.Index <= index && deed.HasBody && deed.Fields.ContainsKey("day"))["day"]);

    private static Position? Centre(Telling telling, string place, long index) => Read(telling.Last(place, index, "centre"));

    private static Position? Marked(Telling telling, string marker, long index) => Read(telling.Last(marker, index, "at"));

    private static Position? Read(string text)
    {
        var written = text.Split(", ");
        return written.Length == 2 && Position.TryParse(written[0], written[1], out var at) ? at : null;
    }

    private static (string?, string?) Incidents(Asking ask)
    {
        var (box, first, until) = (Box(ask.Chance), LocalDate.MinIsoValue, LocalDate.MaxIsoValue);
        var asked = box ?? Footprint.Everything;
        if (ask.Chance.Next(2) == 0)
        {
            first = new LocalDate(2025, 10, 10).PlusDays(ask.Chance.Next(40));
            until = first.PlusDays(ask.Chance.Next(1, 20));
            asked = asked.During(first.AtMidnight().InUtc().ToInstant(), until.AtMidnight().InUtc().ToInstant());
        }

        var expected = from one in ask.Telling.All(ask.Who, "INC", ask.Index)
                       let at = Place(ask.Oracle, ask.Who, one, ask.Index).At
                       where Meets(box, at)
                       let day = DayOf(ask.Log, one, ask.Index)
                       where day >= first && day < until
                       select $"{one} at {at}";
        var got = ask.View.Within<Incident>(asked).Select(one => $"{one.State.Id} at {(one.Stricter ?? one.State.Account.Where).Centre}").ToList();
        return (Sorted(expected), got.Distinct().Count() == got.Count ? Sorted(got) : "something twice");
    }

    private static (string?, string?) Observations(Asking ask)
    {
        var box = Box(ask.Chance);
        var expected = from one in ask.Telling.All(ask.Who, "OBS", ask.Index)
                       let at = Place(ask.Oracle, ask.Who, one, ask.Index).At
                       where Meets(box, at)
                       select $"{one} at {at}";
        var got = ask.View.Within<Observation>(box ?? Footprint.Everything).Select(one => $"{one.State.Id} at {(one.Stricter ?? one.State.Account.Where).Centre}").ToList();
        return (Sorted(expected), got.Distinct().Count() == got.Count ? Sorted(got) : "something twice");
    }

    private static (string?, string?) Places(Asking ask)
    {
        var box = Box(ask.Chance);
        var expected = from one in ask.Telling.All(ask.Who, "PLC", ask.Index)
                       let at = Centre(ask.Telling, one, ask.Index)
                       where Meets(box, at)
                       select one;
        var all = ask.View.Within<Place>(box ?? Footprint.Everything).ToList();

        // Going on after any of them gives the rest.
        var after = all.Count == 0 ? -1 : all[ask.Chance.Next(all.Count)].Row;
        var rest = ask.View.Within<Place>(box ?? Footprint.Everything, after).Select(one => one.State.Id);
        var whole = all.TakeWhile(one => one.Row <= after).Select(one => one.State.Id).Concat(rest).SequenceEqual(all.Select(one => one.State.Id));
        return (Sorted(expected), whole ? Sorted(all.Select(one => $"{one.State.Id}")) : "another rest");
    }

    private static (string?, string?) Locate(Asking ask)
    {
        var one = ask.Reference("INC");
        var expected = ask.Telling.Stands(ask.Who, one, ask.Index) ? $"{Place(ask.Oracle, ask.Who, one, ask.Index).At} since {ask.Log.Of(one)[0].At}" : null;
        return (expected, ask.View.Locate(Story.Id<Incident>(one)) is { } found ? $"{(found.Stricter ?? found.State.Account.Where).Centre} since {found.RecordedAt}" : null);
    }

    // Two views with one code show the same.
    private static (string?, string?) Code(Asking ask)
    {
        var other = new Asking(ask.Story, ask.Chance) { Index = ask.Index };
        var view = ask.Story.Test.Centre.View(other.Member, ask.Index);
        if (view.Code != ask.View.Code) return (null, null);
        string All(Asking one) => string.Join('\n', from chapter in Contents.All from thing in one.Telling.All(one.Who, chapter.Prefix, ask.Index) select one.Telling.Of(one.Who, thing, ask.Index));
        return (All(ask), All(other));
    }

    private static WebDoor Strict(WebDoor door) => door with { Prepare = ask => { door.Prepare?.Invoke(ask); ask.More = ask.More.Length == 0 ? "&f=json" : ask.More; } };

    private static void Choose(WebAsking ask) => ask.Collection = ask.Chance.Next(20) == 0 ? "nothing" : Collections[ask.Chance.Next(Collections.Length)];

    private static IEnumerable<string> Things(WebAsking ask) => ask.Collection switch
    {
        "incidents" => ask.Telling.All(ask.Who, "INC", ask.Index),
        "observations" => ask.Telling.All(ask.Who, "OBS", ask.Index),
        "crossings" => ask.Telling.All(ask.Who, "CRS", ask.Index),
        "line-versions" => ask.Telling.All(ask.Who, "LNV", ask.Index),
        "markers" => ask.Telling.All(ask.Who, "MRK", ask.Index),
        "places" => ask.Telling.All(ask.Who, "PLC", ask.Index),

        // No version and no place of a story has ground.
        _ => [],
    };

    private static void List(WebAsking ask)
    {
        Choose(ask);
        if (ask.Chance.Next(3) != 0) ask.Collection = ask.Chance.Next(3) == 0 ? "observations" : "incidents";
        ask.More = "&limit=10000";
        var (all, said) = (Things(ask).ToList(), "");
        if (ask.Collection is "incidents" or "observations")
        {
            if (Box(ask.Chance) is { } box)
            {
                var filter = ask.Chance.Next(2) == 0;
                var four = string.Create(CultureInfo.InvariantCulture, $"{Degrees(box.West)},{Degrees(box.South)},{Degrees(box.East)},{Degrees(box.North)}");
                if (filter) said = $"S_INTERSECTS(geometry, BBOX({four}))";
                else ask.More += $"&bbox={four}";
                all = [.. all.Where(one => Place(ask.Oracle, ask.Who, one, ask.Index).At is { } at && box.Meets(Footprint.Of(at)))];
            }

            if (ask.Collection == "incidents" && ask.Chance.Next(2) == 0)
            {
                var day = new LocalDate(2025, 10, 10).PlusDays(ask.Chance.Next(40));
                ask.More += ask.Chance.Next(2) == 0 ? $"&datetime={day:uuuu-MM-dd}/.." : $"&datetime={day:uuuu-MM-dd}T00:00:00Z/..";
                all = [.. all.Where(one => DayOf(ask.Log, one, ask.Index) >= day)];
            }

            // A hidden word asked for by itself finds nothing, and one that is not there finds nothing either.
            if (ask.Collection == "incidents" && ask.Chance.Next(4) == 0 && ask.Log.OfKind("INC").ToList() is { Count: > 0 } used)
            {
                var word = ask.Telling.Title(used[ask.Chance.Next(used.Count)], ask.Index);
                if (word.Length > 0)
                {
                    said += (said.Length == 0 ? "" : " AND ") + $"title_en LIKE '%{word}%'";
                    all = [.. all.Where(one => ask.Title(one) == word && Spots.HasEnglish(word))];
                    ask.Echoed = [word];
                }
            }
        }

        if (said.Length > 0) ask.More += $"&filter-lang=cql2-text&filter={Uri.EscapeDataString(said)}";
        if (ask.Chance.Next(30) == 0) (ask.More, all) = (ask.More.Replace("limit=10000", "limit=0", StringComparison.Ordinal), []);
        ask.Features = ask.Collection == "nothing" ? [] : all;
    }

    private static void Tile(WebAsking ask)
    {
        Choose(ask);
        ask.Square = ask.Chance.Next(2) == 0 ? (0, 0, 0) : (9, 304, 208);
        var all = from one in Things(ask).Where(_ => ask.Collection is "incidents" or "observations" or "places" or "markers").ToList()
                  let at = ask.Collection switch { "incidents" or "observations" => Place(ask.Oracle, ask.Who, one, ask.Index).At, "places" => Centre(ask.Telling, one, ask.Index), _ => Marked(ask.Telling, one, ask.Index) }
                  where at is not null
                  select (One: one, At: at.Value);

        // A tile may hold what lies a little beyond its edges, so that a mark on an edge is whole: where something does, the world is asked for.
        if (all.Any(one => Within(one.At, ask.Square, Beyond) != Within(one.At, ask.Square, -Beyond))) ask.Square = (0, 0, 0);
        ask.Features = [.. all.Where(one => Within(one.At, ask.Square, 0)).Select(one => one.One)];
    }

    // Twice the margin that the writer takes.
    private const double Beyond = 2.0 * Truce.Formats.Tiles.VectorTile.Margin / Truce.Formats.Tiles.VectorTile.Extent;

    private static bool Within(Position at, (int Z, int X, int Y) square, double beyond)
    {
        var radians = at.LatitudeDegrees * Math.PI / 180;
        var (column, row) = ((at.LongitudeDegrees + 180) / 360 * (1 << square.Z), (1 - Math.Asinh(Math.Tan(radians)) / Math.PI) / 2 * (1 << square.Z));
        return column >= square.X - beyond && column < square.X + 1 + beyond && row >= square.Y - beyond && row < square.Y + 1 + beyond;
    }

    private static IEnumerable<string> Shown(WebAsking ask, string one) =>
        one.StartsWith("INC", StringComparison.Ordinal) || one.StartsWith("OBS", StringComparison.Ordinal) ? [one, .. Said(ask, one)] : one.StartsWith("LNV", StringComparison.Ordinal) || one.StartsWith("MRK", StringComparison.Ordinal) ? [one] : [one, ask.Title(one)];

    private static IEnumerable<string> Said(WebAsking ask, string one) => one.StartsWith("INC", StringComparison.Ordinal)
        ? [ask.Title(one), Place(ask.Oracle, ask.Who, one, ask.Index).Words]
        : [ask.Title(one), ask.Telling.Last(one, ask.Index, "seen"), .. Place(ask.Oracle, ask.Who, one, ask.Index).Words is { Length: > 0 } words ? [words] : Array.Empty<string>(), .. ask.Log.Of(one)[0] is { HasBody: true } first ? [first["by"], .. first["through"].Length > 0 ? [first["through"]] : Array.Empty<string>()] : Array.Empty<string>()];

    // Each edge on a whole step, and now and then on the position of something.
    private static Footprint? Box(Random chance)
    {
        if (chance.Next(3) == 0) return null;
        var at = Spots.Of($"tok{chance.Next(1, 4_000):00000}x") ?? new Position(315_300_000, 344_200_000);
        var (high, wide) = (chance.Next(0, 600_000), chance.Next(0, 600_000));
        return new(at.Latitude - (chance.Next(2) == 0 ? 0 : high), at.Longitude - (chance.Next(2) == 0 ? 0 : wide), at.Latitude + high, at.Longitude + wide, long.MinValue, long.MaxValue);
    }

    private static bool Meets(Footprint? box, Position? at) => box is null || (at is not null && box.Value.Meets(Footprint.Of(at)));

    private static string Degrees(int steps) => (steps / (decimal)Position.PerDegree).ToString(CultureInfo.InvariantCulture);

    private static string Sorted(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));
}
