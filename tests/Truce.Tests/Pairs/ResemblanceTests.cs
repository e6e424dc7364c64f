using FsCheck.Fluent;
using NodaTime;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.Language;
using Truce.Core.Pairs;
using static Truce.Tests.Pairs.Sketches;

namespace Truce.Tests.Pairs;

public class ResemblanceTests
{
    private static readonly PairWeights Weights = PairWeights.Current;

    private static int Points(Incident one, Incident other) => Resemblance.Of(Sketch.Of(one), Sketch.Of(other), default, Weights).Points;

    [Fact]
    public void Whole_numbers_come_near_the_true_logarithm_root_and_distance()
    {
        for (var value = 1L; value < 1L << 50; value = (value * 3 / 2) + 1)
        {
            (WholeMaths.Log2(value) / 1024.0).ShouldBe(Math.Log2(value), 0.09);
            WholeMaths.Root(value).ShouldBe((long)Math.Sqrt(value));
        }

        WholeMaths.Log2(0).ShouldBe(0);
        foreach (var (north, east) in ((int, int)[])[(0, 0), (10_000, 0), (0, 10_000), (1_000_000, -1_500_000), (-1_700_000, 900_000)])
            foreach (var latitude in (int[])[0, 314_500_000, 499_000_000, -600_000_000])
            {
                var (one, other) = (new Position(latitude, 344_000_000), new Position(latitude + north, 344_000_000 + east));
                var exact = Geodesic.Metres(one, other);
                ((double)WholeMaths.Metres(one, other)).ShouldBe(exact, (exact * 0.006) + 2);
                WholeMaths.Metres(other, one).ShouldBe(WholeMaths.Metres(one, other));
            }
    }

    [Fact]
    public void Nearer_sooner_and_of_one_kind_is_more_alike()
    {
        var asked = Of(1, new("Shelling near the market"));
        int[] order =
        [
            Points(asked, Of(2, new("Shelling near the market"))), Points(asked, Of(2, new("Shelling near the market"), metresNorth: 800)),
            Points(asked, Of(2, new("Shelling near the market"), metresNorth: 800, hoursLater: 30)),
            Points(asked, Of(2, new("Shelling near the market"), "exch/late", metresNorth: 800, hoursLater: 30)), Points(asked, Of(2, new("Something else"), "exch/late", metresNorth: 15_000, hoursLater: 60)),
        ];
        order.ShouldBe(order.OrderDescending());
        order.Distinct().Count().ShouldBe(order.Length);
    }

    [Fact]
    public void What_the_words_may_cover_says_nothing_so_a_wide_circle_counts_as_far()
    {
        var asked = Of(1, new("One"));
        Points(asked, Of(2, new("Two"), radius: 10_000)).ShouldBeLessThan(Points(asked, Of(2, new("Two"), radius: 100)) - 5 * Weights.Nearness);
    }

    [Fact]
    public void Words_of_one_meaning_in_three_languages_are_alike()
    {
        var english = Of(1, new("Air strike on a school, many wounded"));
        var arabic = Of(2, new(Ar: "غارة على المدرسة وسقوط جرحى"));
        var hebrew = Of(3, new(He: "תקיפה בבית הספר, פצועים"));
        var otherwise = Of(4, new(Ar: "تأخر وصول الشاحنات إلى المعبر"));
        Points(english, arabic).ShouldBeGreaterThan(Points(english, otherwise) + 1000);
        Points(arabic, hebrew).ShouldBeGreaterThan(Points(hebrew, otherwise) + 1000);
        var reason = Resemblance.Of(Sketch.Of(english), Sketch.Of(arabic), default, Weights).Reasons.Single(one => one.By == LikeBy.Words);
        reason.Words.ShouldBe(["strike", "school", "wounded"], ignoreOrder: true);
    }

    [Fact]
    public void It_is_the_same_both_ways_and_its_reasons_come_to_its_points()
    {
        var telling = from metres in Gen.Choose(-18_000, 18_000)
                      from hours in Gen.Choose(-70, 70)
                      from radius in Gen.Choose(1, 5_000)
                      from type in Gen.Elements(IncidentTypes.All.ToArray())
                      from words in Gen.Elements("Shelling of a house", "Shots at a convoy", "قصف منزل", "הפגזת בית", "")
                      from placed in Gen.Elements(true, true, false)
                      select Of(metres + 20_000, new(words), type, metres, hours, radius, placed);
        Ledger.Property.Holds(Gen.Two(telling), pair =>
        {
            var (one, other) = (Sketch.Of(pair.Item1), Sketch.Of(pair.Item2));
            var shared = new SharedGround(pair.Item1.Id.Number % 2, 0, pair.Item1.Id.Number % 3);
            var there = Resemblance.Of(one, other, shared, Weights);
            return there.Points == Resemblance.Of(other, one, shared, Weights).Points && there.Points == there.Reasons.Sum(reason => reason.Points);
        });
    }

    [Fact]
    public void The_ranking_gives_what_looking_at_every_pair_gives()
    {
        var chance = new Random(20251120);
        string[] words = ["shelling", "house", "school", "convoy", "wounded", "market", "khan", "yunis", "rafah", "bridge", "قصف", "منزل", "תקיפה"];
        LocalText Said() => new(string.Join(' ', Enumerable.Range(0, chance.Next(1, 8)).Select(_ => words[chance.Next(words.Length)])));
        Incident Any(int number) => Of(number, Said(), IncidentTypes.All[chance.Next(IncidentTypes.All.Count)], chance.Next(-20_000, 20_000), chance.Next(-72, 72), chance.Next(1, 3_000), chance.Next(8) > 0);
        for (var round = 0; round < 60; round++)
        {
            var asked = Sketch.Of(Any(100_000));
            var all = Enumerable.Range(1, chance.Next(1, 300)).Select(Any).Select(one => (Candidate: one, Sketch: Sketch.Of(one))).ToList();
            var (most, least) = (chance.Next(1, 30), chance.Next(3) == 0 ? int.MinValue : chance.Next(-5_000, 9_000));
            var plain = all.Select(one => (one.Candidate, Resemblance.Of(asked, one.Sketch, default, Weights).Points)).Where(one => one.Points >= least)
                .OrderByDescending(one => one.Points).ThenBy(one => one.Candidate.Id).Take(most).Select(one => (one.Candidate.Id, one.Points));
            PairRanking.Best(asked, all, one => one.Id.Number, least, most, Weights).Select(one => (one.Candidate.Id, one.Points)).ShouldBe(plain);
        }
    }

    [Fact]
    public void The_reach_covers_everything_that_is_within_it()
    {
        var chance = new Random(7);
        for (var at = 0; at < 2_000; at++)
        {
            var centre = new Position(chance.Next(-700_000_000, 700_000_000), chance.Next(-1_700_000_000, 1_700_000_000));
            var sketch = Sketch.Of(Of(1, new("One"))) with { Centre = centre };
            var other = new Position(centre.Latitude + chance.Next(-2_500_000, 2_500_000), centre.Longitude + chance.Next(-6_000_000, 6_000_000));
            if (WholeMaths.Metres(centre, other) > Weights.ReachMetres) continue;
            sketch.Reach(Weights).Meets(Footprint.Of(other).During(sketch.From, sketch.Until)).ShouldBeTrue($"{centre} {other}");
        }
    }

    [Fact]
    public void Every_word_of_the_weights_says_one_thing_and_every_family_is_known()
    {
        var all = Weights.Concepts.SelectMany(one => one.En.AddRange(one.Ar).AddRange(one.He)).ToList();
        all.GroupBy(word => word).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();
        Weights.Concepts.ShouldAllBe(one => one.En.Length > 0 && one.Ar.Length > 0 && one.He.Length > 0);
        Weights.Akin.SelectMany(pair => pair).ShouldBeSubsetOf(Enum.GetValues<IncidentFamily>().Select(IncidentTypes.CodeOf));
        Weights.Version.ShouldMatch("^[0-9]{4}-[0-9]{2}-[0-9]{2}/[0-9]+$");
    }
}
