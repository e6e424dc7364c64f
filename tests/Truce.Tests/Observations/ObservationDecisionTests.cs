using NodaTime;
using Truce.Core.Access;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.Journal;
using Truce.Core.Observations;
using Truce.Core.Organisations;
using Truce.Core.Places;
using Truce.Core.Time;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Observations;

public class ObservationDecisionTests
{
    private static readonly Occurrence Hour = new(Now - Duration.FromHours(2), Now - Duration.FromHours(1), TimePrecision.Minute, "Asia/Gaza");
    private static readonly Area Ground = Square(314_000_000, 344_000_000);

    private static readonly ObservationAccount Nothing = new(
        Text, ObservationKind.Patrol, [Means.DirectObservation], new PlaceStated(new Id<Place>(14)), Hour, ObservationResult.NothingSeen, null, []);

    private static readonly ObservationAccount Blind = Nothing with { Result = ObservationResult.CouldNotLook, Limits = [SightLimit.NoAccess], Unseen = Text };

    private static readonly HindranceAccount Delay = new(
        HindranceKind.Delayed, Hour, new PlaceStated(Words: Text), Text, HindranceOutcome.NotCompleted, DelayMinutes: 190);

    private static readonly Observation Stands = Given<Observation>(new ObservationRecorded(new(2), Nothing, Now));

    [Fact]
    public void Refuses_without_the_duty_and_what_may_not_be_seen()
    {
        RecordObservation.Decide(new Reference(StreamKind.Place, 3), null, new(new(2), Nothing, Now), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        RecordObservation.Decide(null, null, new(new(2), Nothing, Now), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        RecordHindrance.Decide(null, new(new(2), Delay, Now), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        WithdrawObservation.Decide(null, new(new(7), Text), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        WithdrawHindrance.Decide(null, new(new(7), Text), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
    }

    [Fact]
    public void Refuses_a_look_that_ends_before_it_begins_or_lies_ahead()
    {
        Record(Nothing with { When = Hour with { Until = Hour.From } }).ShouldRefuse("time/reversed");
        Record(Nothing with { When = new(Now + Duration.FromHours(1), Now + Duration.FromHours(2), TimePrecision.Minute, "Asia/Gaza") }).ShouldRefuse("time/in-the-future");
        Record(Nothing with { When = Hour with { Until = Now + Duration.FromHours(1) } }).ShouldRefuse("observation/not-over");
        Record(Nothing with { When = Hour with { Zone = "" } }).ShouldRefuse("time/zone-unknown");
        Record(Nothing with { When = Occurrence.OfDays(new(Now.InUtc().Date, Now.InUtc().Date), DateTimeZone.Utc) }).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Observed_received_and_recorded_are_three_facts_in_this_order()
    {
        Record(Nothing, Hour.From - Duration.FromSeconds(1)).ShouldRefuse("observation/received-before");
        Record(Nothing, Now + Duration.FromSeconds(1)).ShouldRefuse("observation/received-in-the-future");
        Record(Nothing, Hour.From).Refusal.ShouldBeNull();
    }

    [Fact]
    public void What_was_seen_what_could_not_be_seen_and_why_stand_together()
    {
        Record(Nothing with { Seen = Text }).ShouldRefuse("observation/seen-unfit");
        Record(Nothing with { Result = ObservationResult.SomethingSeen }).ShouldRefuse("observation/seen-unfit");
        Record(Nothing with { Limits = [SightLimit.Weather] }).ShouldRefuse("observation/limits-unfit");
        Record(Nothing with { Unseen = Text }).ShouldRefuse("observation/limits-unfit");
        Record(Nothing with { Result = ObservationResult.CouldNotLook }).ShouldRefuse("observation/limits-unfit");
        Record(Blind with { Limits = [SightLimit.NoAccess, SightLimit.NoAccess] }).ShouldRefuse("observation/limits-unfit");
        Record(Blind).ShouldRecord(new ObservationRecorded(new(2), Blind, Now));
    }

    [Fact]
    public void What_others_told_is_no_observation()
    {
        Record(Nothing with { Means = [] }).ShouldRefuse("observation/means-unfit");
        Record(Nothing with { Means = [Means.Testimony] }).ShouldRefuse("observation/means-unfit");
        Record(Nothing with { Kind = default }).ShouldRefuse("observation/kind-missing");
    }

    [Fact]
    public void Refuses_ground_outside_the_place_that_is_named_and_ground_that_nothing_can_be_held_against()
    {
        var inside = Nothing with { Ground = Square(314_100_000, 344_100_000) };
        Record(inside).ShouldRefuse("observation/ground-without-place");
        Record(inside, ground: Ground).Refusal.ShouldBeNull();
        Record(Nothing with { Ground = Square(344_000_000, 314_000_000) }, ground: Ground).ShouldRefuse("observation/lies-elsewhere");
        Record(Nothing with { Path = new Trace([new(314_100_000, 344_100_000), new(315_000_000, 344_100_000)]) }, ground: Ground).ShouldRefuse("observation/lies-elsewhere");
        Record(Nothing with { Where = new(new Id<Place>(14), new Position(320_000_000, 344_000_000), 100) }, ground: Ground).ShouldRefuse("observation/lies-elsewhere");
        Record(inside with { Path = new Trace([new(314_100_000, 344_100_000), new(314_200_000, 344_100_000)]) }, ground: Ground).ShouldRefuse("observation/two-shapes");
        Record(Nothing with { Path = new Trace([new(314_100_000, 344_100_000)]) }, ground: Ground).ShouldRefuse("shape/empty");
    }

    [Fact]
    public void Is_corrected_and_taken_back_and_never_edited()
    {
        CorrectObservation.Decide(Stands, null, null, new(new(7), Nothing, Text), Anybody).ShouldRefuse("observation/nothing-corrected");
        CorrectObservation.Decide(Stands, null, null, new(new(7), Blind, Text), Anybody).ShouldRecord(new ObservationCorrected(Blind, Text));
        var taken = Given<Observation>(new ObservationRecorded(new(2), Nothing, Now), new ObservationWithdrawn(Text));
        taken.Account.ShouldBe(Nothing);
        CorrectObservation.Decide(taken, null, null, new(new(7), Blind, Text), Anybody).ShouldRefuse("observation/withdrawn");
        WithdrawObservation.Decide(taken, new(new(7), Text), Anybody).ShouldRefuse("observation/withdrawn");
    }

    [Fact]
    public void A_stricter_place_is_a_guarded_part_for_the_owner_alone_unless_told()
    {
        var ruling = RecordObservation.Decide(null, null, new(new(2), Nothing, Now, ExactPlace: new PlaceStated(Words: Other)), Anybody);
        ruling.Events[0].Guarded!.ShouldHaveSingleItem().Name.ShouldBe(Observation.ExactPlacePart);
        ruling.Events[0].Guarded![0].Marking.ShouldBe(Marking.AmberStrict());
        ruling.Events[0].Marking.ShouldBe(Marking.Green);
    }

    [Fact]
    public void A_hindrance_says_how_and_what_came_of_it()
    {
        Ruling With(HindranceAccount account) => RecordHindrance.Decide(null, new(new(2), account, Now), Anybody);
        With(Delay with { Kind = default }).ShouldRefuse("hindrance/kind-missing");
        With(Delay with { Outcome = default }).ShouldRefuse("hindrance/kind-missing");
        With(Delay with { DelayMinutes = 0 }).ShouldRefuse("hindrance/delay-unfit");
        With(Delay with { Kind = HindranceKind.Denied }).ShouldRefuse("hindrance/delay-unfit");
        With(Delay with { Condition = Text }).ShouldRefuse("hindrance/condition-unfit");
        With(Delay with { Kind = HindranceKind.Conditional, DelayMinutes = null }).ShouldRefuse("hindrance/condition-unfit");
        With(Delay with { DelayMinutes = null }).Refusal.ShouldBeNull();
        With(Delay).ShouldRecord(new HindranceRecorded(new(2), Delay, Now));
    }

    [Fact]
    public void A_hindrance_belongs_to_an_observation_of_whom_it_hindered()
    {
        RecordHindrance.Decide(Stands, new(new(3), Delay, Now, Stands.Id), Anybody).ShouldRefuse("hindrance/of-another");
        RecordHindrance.Decide(Stands, new(new(2), Delay, Now, Stands.Id), Anybody).Refusal.ShouldBeNull();
        Given<Hindrance>(new HindranceRecorded(new(2), Delay, Now)).Account.Prevents.ShouldBeTrue();
        (Delay with { Outcome = HindranceOutcome.Completed }).Prevents.ShouldBeFalse();
        (Delay with { Kind = HindranceKind.Denied, DelayMinutes = null, Outcome = HindranceOutcome.NotStated }).Prevents.ShouldBeTrue();
    }

    [Fact]
    public void Hindrances_are_counted_by_the_side_responsible_as_stated()
    {
        var denied = Delay with { Kind = HindranceKind.Denied, DelayMinutes = null, Side = new Id<Organisation>(9) };
        Hindrance Of(HindranceAccount account, params IEvent[] then) => Given<Hindrance>([new HindranceRecorded(new(2), account, Now), .. then]);
        var lines = HindranceTally.Of(
            [Of(denied), Of(denied), Of(Delay with { Side = new Id<Organisation>(9) }), Of(Delay), Of(denied, new HindranceWithdrawn(Text))], Hour.From, Hour.Until);
        lines.Single(line => line.Side == new Id<Organisation>(9)).Count.ShouldBe(3);
        lines.Single(line => line.Side == new Id<Organisation>(9)).ByKind[HindranceKind.Denied].ShouldBe(2);
        lines.Single(line => line.Side is null).DelayMinutes.ShouldBe(190);
        HindranceTally.Of([Of(denied)], Hour.Until, Hour.Until + Duration.FromDays(1)).ShouldBeEmpty();
    }

    private static Ruling Record(ObservationAccount account, Instant? received = null, Area? ground = null) =>
        RecordObservation.Decide(null, ground, new(new(2), account, received ?? Now), Anybody);

    internal static Area Square(int latitude, int longitude, int side = 500_000) => new([new Polygon([new Ring(
        [new(latitude, longitude), new(latitude, longitude + side), new(latitude + side, longitude + side), new(latitude + side, longitude), new(latitude, longitude)])])]);
}
