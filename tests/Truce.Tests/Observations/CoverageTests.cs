using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.Journal;
using Truce.Core.Observations;
using Truce.Core.Places;
using Truce.Core.Time;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Observations;

public class CoverageTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Gaza"];
    private static readonly LocalDate Today = new(2025, 10, 20);
    private static readonly Instant Morning = Zone.AtStartOfDay(Today).ToInstant() + Duration.FromHours(8);

    // A territory of two districts side by side, and a town in the first.
    private static readonly Place Whole = Place(1, null, null), West = Place(2, 1, ObservationDecisionTests.Square(314_000_000, 344_000_000)),
        East = Place(3, 1, ObservationDecisionTests.Square(314_000_000, 345_000_000)), Town = Place(4, 2, null);

    [Fact]
    public void The_four_cells_are_told_apart_and_never_merged()
    {
        Cells(West).ShouldBe([CoverageCell.NobodyLooked]);
        Cells(West, Look(West)).ShouldBe([CoverageCell.LookedAndNothingSeen]);
        Cells(West, Look(West, ObservationResult.SomethingSeen)).ShouldBe([CoverageCell.LookedAndSeen]);
        Cells(West, Look(West, ObservationResult.CouldNotLook)).ShouldBe([CoverageCell.CouldNotLook]);
        Cells(West, Look(West), Look(West, ObservationResult.SomethingSeen), Look(West, ObservationResult.CouldNotLook))
            .ShouldBe([CoverageCell.LookedAndSeen, CoverageCell.LookedAndNothingSeen, CoverageCell.CouldNotLook]);
        Cells(East, Look(West)).ShouldBe([CoverageCell.NobodyLooked]);
    }

    [Fact]
    public void That_nobody_could_look_is_not_that_nobody_did_nor_that_nothing_was_reported()
    {
        var prevented = Of([], [Hindered(West, HindranceOutcome.NotCompleted)], []).Places[0];
        prevented.Cells.ShouldBe([CoverageCell.CouldNotLook]);
        prevented.NobodyCould.ShouldBeTrue();
        prevented.Reported.ShouldBeEmpty();

        // A delay after which it was done all the same is a hindrance, and somebody looked.
        var late = Of([Look(West)], [Hindered(West, HindranceOutcome.Completed)], []).Places[0];
        late.Cells.ShouldBe([CoverageCell.LookedAndNothingSeen]);
        late.Hindrances.Count.ShouldBe(1);
        late.NobodyCould.ShouldBeFalse();

        var reported = Of([], [], [Reported(West)]).Places[0];
        reported.Cells.ShouldBe([CoverageCell.NobodyLooked]);
        reported.Reported.Count.ShouldBe(1);
    }

    [Fact]
    public void What_was_taken_back_or_is_of_another_day_says_nothing_of_this_one()
    {
        Cells(West, Look(West) with { Withdrawn = Text }).ShouldBe([CoverageCell.NobodyLooked]);
        Cells(West, Look(West, from: Zone.AtStartOfDay(Today).ToInstant() - Duration.FromHours(2))).ShouldBe([CoverageCell.NobodyLooked]);
        Cells(West, Look(West, from: Zone.AtStartOfDay(Today).ToInstant() - Duration.FromMinutes(30))).ShouldBe([CoverageCell.LookedAndNothingSeen]);
        Of([], [Hindered(West, HindranceOutcome.NotCompleted) with { Withdrawn = Text }], []).Places[0].Is(CoverageCell.NobodyLooked).ShouldBeTrue();
        Cells(West, Look(West, from: Zone.AtStartOfDay(Today.PlusDays(1)).ToInstant())).ShouldBe([CoverageCell.NobodyLooked]);
    }

    [Fact]
    public void A_place_within_counts_for_the_place_and_somewhere_in_a_wider_one_for_none_of_its_parts()
    {
        Cells(West, Look(Town)).ShouldBe([CoverageCell.LookedAndNothingSeen]);
        var somewhere = Of([Look(Whole)], [], []);
        somewhere.Places.ShouldAllBe(place => place.Is(CoverageCell.NobodyLooked));
        somewhere.Elsewhere.Count.ShouldBe(1);

        // Imagery of the whole shows each of its parts; with a middle and a radius it shows the part in which they lie.
        var overview = With(Look(Whole), account => account with { Kind = ObservationKind.Imagery });
        Of([overview], [], []).Places.ShouldAllBe(place => place.Is(CoverageCell.LookedAndNothingSeen));
        var circle = With(overview, account => account with { Where = account.Where with { Centre = new Position(314_200_000, 345_200_000), RadiusMetres = 500 } });
        Of([circle], [], []).Places.Select(place => place.Is(CoverageCell.NobodyLooked)).ShouldBe([true, false]);
    }

    [Fact]
    public void A_way_counts_for_every_place_that_it_touches()
    {
        var way = With(Look(Whole), account => account with { Path = new Trace([new(314_200_000, 344_200_000), new(314_200_000, 345_200_000)]) });
        Of([way], [], []).Places.ShouldAllBe(place => place.Is(CoverageCell.LookedAndNothingSeen));
        var across = With(Look(Whole), account => account with { Path = new Trace([new(313_000_000, 344_200_000), new(315_000_000, 344_200_000)]) });
        Of([across], [], []).Places.Select(place => place.Is(CoverageCell.NobodyLooked)).ShouldBe([false, true]);
        var beside = With(Look(West), account => account with { Ground = ObservationDecisionTests.Square(310_000_000, 340_000_000) });
        Of([beside], [], []).Elsewhere.Count.ShouldBe(1);
        var around = With(Look(Whole), account => account with { Ground = ObservationDecisionTests.Square(310_000_000, 340_000_000, 20_000_000) });
        Of([around], [], []).Places.ShouldAllBe(place => place.Is(CoverageCell.LookedAndNothingSeen));
    }

    [Fact]
    public void How_long_somebody_looked_counts_each_moment_once_and_only_stated_hours()
    {
        var day = With(Look(West), account => account with { When = Occurrence.OfDays(new(Today, Today), Zone) });
        var place = Of(
            [
                Look(West, from: Morning), Look(West, from: Morning + Duration.FromMinutes(30)), day,
                Look(West, from: Zone.AtStartOfDay(Today).ToInstant() - Duration.FromMinutes(30)), Look(West, from: Morning + Duration.FromMinutes(30), by: 9),
            ],
            [], []).Places[0];
        place.Long.ShouldBe(Duration.FromMinutes(120));
        var own = place.Lookers.Single(looker => looker.Organisation == new Id<Core.Organisations.Organisation>(2));
        own.Long.ShouldBe(Duration.FromMinutes(120));
        own.IsLoose.ShouldBeTrue();
        var other = place.Lookers.Single(looker => looker.Organisation == new Id<Core.Organisations.Organisation>(9));
        other.Long.ShouldBe(Duration.FromMinutes(60));
        other.IsLoose.ShouldBeFalse();
    }

    // Whatever is seen more, what was looked at stays looked at; and the order of the record does not matter.
    [Fact]
    public void More_observations_never_take_a_look_away()
    {
        var results = Gen.Elements(Enum.GetValues<ObservationResult>());
        var looks = Gen.ListOf(Gen.Zip(Gen.Elements(West, East, Town, Whole), results)).Select(list => list.Select(one => Look(one.Item1, one.Item2)).ToArray());
        Prop.ForAll(Arb.From(looks), some =>
        {
            var whole = Of(some, [], []);
            var part = Of(some[..(some.Length / 2)], [], []);
            var turned = Of([.. some.Reverse()], [], []);
            for (var at = 0; at < 2; at++)
            {
                if (!part.Places[at].Cells.Where(cell => cell != CoverageCell.NobodyLooked).All(whole.Places[at].Is)) return false;
                if (!whole.Places[at].Cells.SequenceEqual(turned.Places[at].Cells)) return false;
            }

            return whole.Elsewhere.Count + whole.Places.SelectMany(one => one.Seen.Concat(one.NothingSeen).Concat(one.CouldNot)).Count() == some.Length;
        }).QuickCheckThrowOnFailure();
    }

    private static IReadOnlyList<CoverageCell> Cells(Place place, params Observation[] observations) =>
        Of(observations, [], []).Places.Single(one => one.Place.Id == place.Id).Cells;

    private static Coverage Of(IEnumerable<Observation> observations, IEnumerable<Hindrance> hindrances, IEnumerable<Incident> incidents) =>
        Coverage.OfDay(Today, Zone, [West, East], id => ((Place[])[Whole, West, East, Town]).FirstOrDefault(place => place.Id == id), observations, hindrances, incidents);

    private static Place Place(int id, int? within, Area? area) =>
        Given<Place>(new PlaceRegistered(Text, PlaceKind.Governorate, Text, Within: within is { } outer ? new Id<Place>(outer) : null, Area: area)) with { Id = new(id) };

    private static Observation Look(Place place, ObservationResult result = ObservationResult.NothingSeen, Instant? from = null, int by = 2)
    {
        var account = new ObservationAccount(
            Text, ObservationKind.Patrol, [Means.DirectObservation], new PlaceStated(place.Id),
            new Occurrence(from ?? Morning, (from ?? Morning) + Duration.FromHours(1), TimePrecision.Minute, "Asia/Gaza"), result,
            result == ObservationResult.SomethingSeen ? Text : null, result == ObservationResult.CouldNotLook ? [SightLimit.NoAccess] : [],
            result == ObservationResult.CouldNotLook ? Text : null);
        return Given<Observation>(new ObservationRecorded(new(by), account, Now));
    }

    private static Observation With(Observation one, Func<ObservationAccount, ObservationAccount> change) => one with { Account = change(one.Account) };

    private static Hindrance Hindered(Place place, HindranceOutcome outcome) => Given<Hindrance>(new HindranceRecorded(
        new(2), new HindranceAccount(HindranceKind.Delayed, new(Morning, Morning + Duration.FromHours(3), TimePrecision.Minute, "Asia/Gaza"), new PlaceStated(place.Id), Text, outcome), Now));

    private static Incident Reported(Place place) => Given<Incident>(new IncidentEntered(
        new IncidentAccount(Text, "fire", new(Morning, Morning + Duration.FromHours(1), TimePrecision.Hour, "Asia/Gaza"), new PlaceStated(place.Id), [], new Effects([]), []), Now));
}
