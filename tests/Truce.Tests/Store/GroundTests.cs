using FsCheck.Fluent;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Places;
using Truce.Core.Time;
using Truce.Store.Registers;
using Truce.Store.Viewing;
using Truce.Tests.Ledger;

namespace Truce.Tests.Store;

/// <summary>Finding by ground and time: the quick ways give what a look at each row gives, at every index, and a stricter place stays its readers' own.</summary>
public class GroundTests
{
    private static readonly LocalText Text = new("A text");

    [Fact]
    public void Squares_and_blocks_give_what_a_look_at_each_row_gives()
    {
        var cases = from seed in Gen.Choose(0, int.MaxValue) from rows in Gen.Choose(1, 6_000) select (seed, rows);
        Property.Holds(cases, one => Agrees(new Random(one.seed), one.rows), times: 40);
    }

    [Fact]
    public void Boxes_and_times_together_give_what_a_look_at_each_row_gives()
    {
        var cases = from seed in Gen.Choose(0, int.MaxValue) from rows in Gen.Choose(1, 6_000) select (seed, rows);
        Property.Holds(cases, one => AgreesInTime(new Random(one.seed), one.rows), times: 40);
    }

    [Fact]
    public void A_thing_that_moved_is_found_where_it_was_and_where_it_is()
    {
        using var test = new TestCentre();
        var place = test.New<Place>(new RegisterPlace(Text, PlaceKind.Site, Text, Centre: At(0)));
        var before = test.Centre.View(null).Index;
        test.Do(new CorrectPlace(place, Text, Text, Text, At(5)));
        foreach (var reopened in (bool[])[false, true])
        {
            if (reopened) test.Reopen();
            Found(test.Centre.View(null), At(5)).ShouldBe([place]);
            Found(test.Centre.View(null), At(0)).ShouldBeEmpty();
            Found(test.Centre.View(null, before), At(0)).ShouldBe([place]);
            Found(test.Centre.View(null, before), At(5)).ShouldBeEmpty();
        }

        static IEnumerable<Id<Place>> Found(View view, Position at) => view.Within<Place>(Footprint.Of(at)).Select(one => one.State.Id);
    }

    [Fact]
    public void Whoever_may_see_the_stricter_place_finds_it_there_alone_and_others_where_everybody_does()
    {
        using var test = new TestCentre();
        var other = test.New<Member>(new AdmitMember(test.New<Core.Organisations.Organisation>(new Core.Organisations.RegisterOrganisation(Text, Core.Organisations.OrganisationKind.Party)), Text, Duties.Recording));
        var incident = test.New<Incident>(new EnterIncident(Account(At(0)), test.Clock.Now, new PlaceStated(null, At(5), 10)));
        Found(test.Secretary, At(5)).ShouldBe([incident]);
        Found(test.Secretary, At(0)).ShouldBeEmpty();
        Found(other, At(0)).ShouldBe([incident]);
        Found(other, At(5)).ShouldBeEmpty();

        // What is corrected keeps its stricter place; what is erased of it is found by nobody, in no moment.
        test.Do(new CorrectIncident(incident, Account(At(2)), Text));
        Found(test.Secretary, At(5)).ShouldBe([incident]);
        Found(other, At(2)).ShouldBe([incident]);
        var first = test.Centre.View(test.Secretary).LifeOf(incident)[0].Head.Index;
        test.Do(new RedactParts([new(first, [Incident.ExactPlacePart])], Text, Text));
        foreach (var reopened in (bool[])[false, true])
        {
            if (reopened) test.Reopen();
            Found(test.Secretary, At(5)).ShouldBeEmpty();
            Found(test.Secretary, At(2)).ShouldBe([incident]);
            test.Centre.View(test.Secretary, first).Within<Incident>(Footprint.Of(At(5))).ShouldBeEmpty();
            test.Centre.View(test.Secretary, first).Within<Incident>(Footprint.Of(At(0))).ShouldHaveSingleItem();
        }

        IEnumerable<Id<Incident>> Found(Id<Member> who, Position at) => test.Centre.View(who).Within<Incident>(Footprint.Of(at)).Select(one => one.State.Id);
    }

    private static Position At(int step) => new(315_000_000 + step * 100_000, 344_000_000);

    private static IncidentAccount Account(Position at) => new(
        Text, "fire/small-arms", Occurrence.OfDays(new(new(2025, 10, 10), new(2025, 10, 10)), DateTimeZone.Utc), new PlaceStated(null, at, 500), [Means.Media], new Effects([]), []);

    private static bool Agrees(Random chance, int rows)
    {
        var ground = new Ground<Place>();
        var lives = new List<Life<Place>>();
        for (var index = 0; index < rows; index++)
        {
            if (lives.Count == 0 || chance.Next(4) > 0) lives.Add(new Life<Place>(new Reference(StreamKind.Place, index), default, new Rights(Marking.Clear, 0, [])));
            var life = lives[chance.Next(lives.Count)];
            ground.Change(life, index, Somewhere(chance, life.Reference), null);
        }

        for (var times = 0; times < 20; times++)
        {
            var (asked, index, after) = (Asked(chance), chance.NextInt64(rows + 1), chance.Next(3) == 0 ? chance.Next(-1, ground.Count) : -1);
            if (!ground.Meeting(asked, index, after).SequenceEqual(ground.Plain(asked, index, after))) return false;
        }

        return ground.Meeting(Footprint.Everything, rows).Count() == lives.Count(life => life.OpenRow >= 0);
    }

    // Edges of boxes and times fall on those of things as often as beside them.
    private static bool AgreesInTime(Random chance, int rows)
    {
        var ground = new Ground<Incident>();
        var begin = Instant.FromUtc(2025, 10, 10, 0, 0);
        for (var index = 0; index < rows; index++)
        {
            var from = begin + Duration.FromSeconds(chance.Next(3) == 0 ? index * 64 : chance.Next(rows * 100));
            var occurred = new Occurrence(from, from + Duration.FromSeconds(1 + chance.Next(200)), TimePrecision.Minute, "UTC");
            var account = Account(new Position(315_000_000 + chance.Next(400) * 1_000, 344_000_000 + chance.Next(400) * 1_000)) with { Occurred = occurred };
            var life = new Life<Incident>(new Reference(StreamKind.Incident, index), default, new Rights(Marking.Clear, 0, []));
            ground.Change(life, index, new Incident(new(index), account, from, [], 0, false), null);
        }

        for (var times = 0; times < 30; times++)
        {
            var (south, west) = (315_000_000 + chance.Next(400) * 1_000, 344_000_000 + chance.Next(400) * 1_000);
            var (side, first) = (chance.Next(3) switch { 0 => 0, 1 => 50_000, _ => 200_000 }, begin + Duration.FromSeconds(chance.Next(rows * 100)));
            var asked = new Footprint(south, west, south + side, west + side, 0, 0).During(chance.Next(4) == 0 ? null : first, chance.Next(4) == 0 ? null : first + Duration.FromSeconds(1 + chance.Next(2_000)));
            if (!ground.Meeting(asked, rows).SequenceEqual(ground.Plain(asked, rows))) return false;
        }

        return true;
    }

    // Points, small and large ground, and now and then none; and a state that was erased.
    private static Place? Somewhere(Random chance, Reference reference)
    {
        if (chance.Next(50) == 0) return null;
        var at = new Position(312_000_000 + chance.Next(4_000_000), 342_000_000 + chance.Next(4_000_000));
        var side = chance.Next(20) switch { 0 => 3_000_000, 1 => 200_000, _ => 0 };
        Area? area = side == 0 ? null : new([new([new([at, new(at.Latitude, at.Longitude + side), new(at.Latitude + side, at.Longitude), at])])]);
        return new Place(new(reference.Number), Text, PlaceKind.Site, null, null, chance.Next(10) == 0 ? null : at, false, area, Text, false);
    }

    private static Footprint Asked(Random chance)
    {
        if (chance.Next(10) == 0) return Footprint.Everything;
        var side = chance.Next(4) switch { 0 => 0, 1 => 50_000, 2 => 1_000_000, _ => 30_000_000 };
        var (south, west) = (311_000_000 + chance.Next(6_000_000), 341_000_000 + chance.Next(6_000_000));
        return new(south, west, south + side, west + side, long.MinValue, long.MaxValue);
    }
}
