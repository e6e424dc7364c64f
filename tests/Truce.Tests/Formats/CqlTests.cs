using NodaTime;
using Truce.Core.Geography;
using Truce.Core.Journal;
using Truce.Formats.Cql2;
using Truce.Formats.Geo;

namespace Truce.Tests.Formats;

/// <summary>Filters in CQL2 text: what passes, and what is said of a filter that cannot be read.</summary>
public class CqlTests
{
    private static readonly DateTimeZone Gaza = DateTimeZoneProviders.Tzdb["Asia/Gaza"];

    private static readonly Thing One = new("Shelling near Zeitoun", 3, true, Instant.FromUtc(2025, 10, 20, 7, 0), new(315_000_000, 344_500_000));

    private static readonly Dictionary<string, CqlProperty<Thing>> Properties = new CqlProperty<Thing>[]
    {
        new TextProperty<Thing>("title", one => one.Title), new TextProperty<Thing>("nothing", _ => null), new NumberProperty<Thing>("level", one => one.Level),
        new FlagProperty<Thing>("example", one => one.Example), new MomentProperty<Thing>("at", one => one.At), new DayProperty<Thing>("day", one => one.At.InUtc().Date),
        new StretchProperty<Thing>("occurred", one => Stretch.Of(one.At, one.At + Duration.FromHours(1))), new ShapeProperty<Thing>("geometry", one => GeoShape.Of(one.Where)),
        new ShapeProperty<Thing>("nowhere", _ => null),
    }.ToDictionary(one => one.Name);

    [Theory]
    [InlineData("title = 'Shelling near Zeitoun'")]
    [InlineData("title LIKE 'Shell%'")]
    [InlineData("CASEI(title) LIKE CASEI('%ZEITOUN')")]
    [InlineData("title LIKE '_helling%' AND NOT title LIKE '%Rafah'")]
    [InlineData("title IN ('a', 'Shelling near Zeitoun')")]
    [InlineData("title NOT IN ('a', 'b')")]
    [InlineData("\"level\" >= 3 AND level < 4.5")]
    [InlineData("level BETWEEN 1 AND 3")]
    [InlineData("level NOT BETWEEN 4 AND 9")]
    [InlineData("example")]
    [InlineData("example = TRUE OR level > 9")]
    [InlineData("nothing IS NULL")]
    [InlineData("title IS NOT NULL")]
    [InlineData("NOT (level = 1 OR level = 2)")]
    [InlineData("at > TIMESTAMP('2025-10-20T06:59:59Z')")]
    [InlineData("at = TIMESTAMP('2025-10-20T10:00:00+03:00')")]
    [InlineData("at >= DATE('2025-10-20')")]
    [InlineData("at < '2025-10-21'")]
    [InlineData("day = DATE('2025-10-20')")]
    [InlineData("T_AFTER(at, DATE('2025-10-19'))")]
    [InlineData("T_DURING(at, INTERVAL('2025-10-20T06:00:00Z', '2025-10-20T08:00:00Z'))")]
    [InlineData("T_INTERSECTS(occurred, INTERVAL('..', '2025-10-20T07:00:00Z'))")]
    [InlineData("T_DISJOINT(occurred, TIMESTAMP('2025-10-20T08:00:00Z'))")]
    [InlineData("T_MEETS(occurred, TIMESTAMP('2025-10-20T08:00:00Z'))")]
    [InlineData("T_CONTAINS(INTERVAL('2025-10-01', '2025-10-31'), occurred)")]
    [InlineData("T_STARTEDBY(occurred, at)")]
    [InlineData("S_INTERSECTS(geometry, POINT(34.45 31.5))")]
    [InlineData("S_INTERSECTS(geometry, BBOX(34.45, 31.5, 34.5, 31.6))")]
    [InlineData("S_WITHIN(geometry, POLYGON((34 31, 35 31, 35 32, 34 32, 34 31)))")]
    [InlineData("S_CONTAINS(POLYGON((34 31, 35 31, 35 32, 34 32, 34 31)), geometry)")]
    [InlineData("S_DISJOINT(geometry, BBOX(35, 31, 36, 32))")]
    [InlineData("S_DISJOINT(geometry, POLYGON((34 31, 35 31, 35 32, 34 32, 34 31), (34.4 31.4, 34.6 31.4, 34.6 31.6, 34.4 31.6, 34.4 31.4)))")]
    [InlineData("S_EQUALS(geometry, POINT Z (34.45 31.5 12))")]
    [InlineData("S_INTERSECTS(geometry, MULTIPOINT((1 1), (34.45 31.5)))")]
    [InlineData("S_TOUCHES(geometry, BBOX(34.45, 31, 35, 32))")]
    [InlineData("S_INTERSECTS(geometry, BBOX(170, 31, -170, 32)) OR S_INTERSECTS(geometry, BBOX(34, 31, -170, 32))")]
    public void Passes(string filter) => Test(filter).ShouldBe(true);

    [Theory]
    [InlineData("title = 'shelling near zeitoun'")]
    [InlineData("title LIKE 'Shell'")]
    [InlineData("nothing = 'a'")]
    [InlineData("NOT nothing = 'a'")]
    [InlineData("NOT nothing LIKE '%'")]
    [InlineData("nothing <> 'a' AND example")]
    [InlineData("S_INTERSECTS(nowhere, BBOX(-180, -90, 180, 90))")]
    [InlineData("S_DISJOINT(nowhere, POINT(0 0))")]
    [InlineData("at = DATE('2025-10-21')")]
    [InlineData("T_BEFORE(occurred, TIMESTAMP('2025-10-20T07:59:59Z'))")]
    [InlineData("T_AFTER(at, INTERVAL('2025-10-21', '2025-10-01'))")]
    [InlineData("level = 3.5")]
    public void Does_not_pass(string filter) => Test(filter).ShouldBe(false);

    [Theory]
    [InlineData("", "filter/cut")]
    [InlineData("title =", "filter/cut")]
    [InlineData("title = 'abc", "filter/text-not-closed")]
    [InlineData("level = 3 AND", "filter/cut")]
    [InlineData("(level = 3", "filter/cut")]
    [InlineData("level = 3)", "filter/unexpected")]
    [InlineData("level = 3 level = 4", "filter/unexpected")]
    [InlineData("level == 3", "filter/unexpected")]
    [InlineData("level = 3 ; drop table incident", "filter/unexpected")]
    [InlineData("level", "filter/of-another-kind")]
    [InlineData("weight = 3", "filter/unknown-property")]
    [InlineData("sum(level) = 3", "filter/unknown-function")]
    [InlineData("title = 3", "filter/of-another-kind")]
    [InlineData("level LIKE 'a%'", "filter/of-another-kind")]
    [InlineData("level AND example", "filter/of-another-kind")]
    [InlineData("S_INTERSECTS(title, POINT(1 1))", "filter/of-another-kind")]
    [InlineData("S_INTERSECTS(geometry, POLYGON((34 31, 35 31, 35 32, 34 32)))", "filter/not-closed")]
    [InlineData("S_INTERSECTS(geometry, POLYGON((34 31, 35 32, 35 31, 34 32, 34 31)))", "filter/crosses-itself")]
    [InlineData("S_INTERSECTS(geometry, POLYGON((34 31, 35 31, 35 32", "filter/cut")]
    [InlineData("S_INTERSECTS(geometry, POINT(34.45 131.5))", "filter/not-on-earth")]
    [InlineData("S_INTERSECTS(geometry, BBOX(34, 32, 35, 31))", "filter/not-on-earth")]
    [InlineData("S_INTERSECTS(geometry, BBOX(34, 32, 35))", "filter/unexpected")]
    [InlineData("S_INTERSECTS(geometry, CIRCLE(34 31 5))", "filter/unknown-function")]
    [InlineData("at > TIMESTAMP('2025-10-20T06:59:59')", "filter/no-moment")]
    [InlineData("at > TIMESTAMP('yesterday')", "filter/no-moment")]
    [InlineData("T_AFTER(at, DATE('2025-02-30'))", "filter/no-moment")]
    [InlineData("T_AFTER(title, DATE('2025-02-28'))", "filter/of-another-kind")]
    public void Says_what_is_wrong(string filter, string code) => Refused(filter).Code.ShouldBe(code);

    [Fact]
    public void Says_where()
    {
        Refused("level = 3 AND weight > 2").Arguments.Take(2).ShouldBe(["15", "weight"]);
        Refused("title LIKE 'a' OR").Sentence.ShouldBe("The filter ends after character 17; state = 'verified' was expected. Was it cut on the way?");
    }

    [Fact]
    public void Is_limited_in_length_depth_and_positions()
    {
        Refused(new string(' ', 20_000)).Code.ShouldBe("filter/too-long");
        Refused(string.Concat(Enumerable.Repeat("(", 200)) + "level = 3").Code.ShouldBe("filter/too-deep");
        Refused(string.Concat(Enumerable.Repeat("NOT ", 200)) + "level = 3").Code.ShouldBe("filter/too-deep");
        Refused($"S_INTERSECTS(geometry, LINESTRING({string.Join(',', Enumerable.Range(0, 3_000).Select(at => $"1 {at % 9}"))}))").Code.ShouldBe("filter/too-many-positions");

        // A pattern that takes other matchers longer than the world has stood.
        Test($"title LIKE '{string.Concat(Enumerable.Repeat("%e", 40))}x'").ShouldBe(false);
    }

    [Fact]
    public void Positions_are_read_in_the_system_that_they_are_written_in()
    {
        var (north, east) = (Crs.Find("EPSG:4326")!, Crs.Find("http://www.opengis.net/def/crs/EPSG/0/32636")!);
        Test("S_INTERSECTS(geometry, POINT(31.5 34.45))", north).ShouldBe(true);
        Test("S_INTERSECTS(geometry, BBOX(31.4, 34.4, 31.6, 34.6))", north).ShouldBe(true);
        var (x, y) = east.FromPosition(One.Where!.Value);
        Test(FormattableString.Invariant($"S_INTERSECTS(geometry, BBOX({x - 10}, {y - 10}, {x + 10}, {y + 10}))"), east).ShouldBe(true);
        Test(FormattableString.Invariant($"S_INTERSECTS(geometry, BBOX({x + 1}, {y - 10}, {x + 10}, {y + 10}))"), east).ShouldBe(false);
    }

    [Fact]
    public void What_a_filter_reaches_is_never_less_than_what_passes()
    {
        Reach("S_INTERSECTS(geometry, BBOX(34.4, 31.4, 34.6, 31.6)) AND level > 2").IsSomewhere.ShouldBeTrue();
        Reach("S_INTERSECTS(geometry, BBOX(34.4, 31.4, 34.6, 31.6)) AND level > 2").North.ShouldBeInRange(316_000_000, 316_000_010);
        Reach("S_INTERSECTS(geometry, BBOX(34.4, 31.4, 34.6, 31.6)) OR level > 2").ShouldBe(Footprint.Everything);
        Reach("NOT S_INTERSECTS(geometry, BBOX(34.4, 31.4, 34.6, 31.6))").ShouldBe(Footprint.Everything);
        Reach("S_DISJOINT(geometry, BBOX(34.4, 31.4, 34.6, 31.6))").ShouldBe(Footprint.Everything);
        Reach("T_AFTER(occurred, DATE('2025-10-20'))").ShouldBe(Footprint.Everything);
        Reach("T_DURING(occurred, INTERVAL('2025-10-20', '..'))").From.ShouldBe(Gaza.AtStartOfDay(new(2025, 10, 20)).ToInstant().ToUnixTimeSeconds());

        static Footprint Reach(string filter) => CqlParser.TryParse(filter, Crs.Default, out var condition, out _) ? CqlReach.Of(condition, "geometry", "occurred", Gaza) : throw new ArgumentException(filter);
    }

    private static bool Test(string text, Crs? crs = null)
    {
        CqlParser.TryParse(text, crs ?? Crs.Default, out var condition, out var refusal).ShouldBeTrue(refusal?.Sentence);
        CqlFilter<Thing>.TryMake(condition!, Properties, Gaza, out var filter, out refusal).ShouldBeTrue(refusal?.Sentence);
        return filter!.Passes(One);
    }

    private static Refusal Refused(string text)
    {
        if (!CqlParser.TryParse(text, Crs.Default, out var condition, out var refusal)) return refusal;
        CqlFilter<Thing>.TryMake(condition, Properties, Gaza, out _, out refusal).ShouldBeFalse();
        return refusal!;
    }

    private sealed record Thing(string Title, long Level, bool Example, Instant At, Position? Where);
}
