using NodaTime;
using Truce.Core.Crossings;
using Truce.Core.Geography;
using Truce.Core.Journal;
using Truce.Core.Sources;
using Truce.Core.Time;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Crossings;

public class CrossingDecisionTests
{
    private static readonly Way GoodsIn = new(PassageKind.Goods, Direction.In), PeopleOut = new(PassageKind.People, Direction.Out);
    private static readonly CrossingAccount Account = new(Text, Text, [new(GoodsIn, 300, "trucks"), new(PeopleOut)], []);
    private static readonly Occurrence Hour = new(Now - Duration.FromHours(1), Now, TimePrecision.Hour, "Asia/Gaza");
    private static readonly PassageAccount Open = new(GoodsIn, PassageState.Open, Footing.Observed, Hour, Now);

    private static readonly Crossing Gate = Given<Crossing>(new CrossingRegistered(Account));

    private static Ruling State(PassageAccount account) => StatePassage.Decide(Gate, new(new(7), account, new(3)), Anybody);

    private static Passage Said(PassageAccount account, int by = 3, int id = 7) =>
        Given<Passage>(new PassageStated(new(7), account, new Id<Source>(by))) with { Id = new(id) };

    private static WayStanding Goods(Instant now, params Passage[] passages) => CrossingStanding.Of(Gate, passages, now, Decay.Standing)[0];

    [Fact]
    public void Refuses_without_the_duty_and_what_may_not_be_seen()
    {
        StatePassage.Decide(null, new(new(7), Open, new(3)), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        StatePassage.Decide(Gate, new(new(7), Open, new(3)), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        RegisterCrossing.Decide(new Reference(StreamKind.Place, 3), new(Account), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        RegisterCrossing.Decide(null, new(Account), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
    }

    [Fact]
    public void Refuses_a_state_observed_in_the_future_and_takes_one_announced()
    {
        var later = new Occurrence(Now + Duration.FromDays(2), Now + Duration.FromDays(3), TimePrecision.Day, "Asia/Gaza");
        State(Open with { When = later }).ShouldRefuse("crossing/observed-in-the-future");
        State(Open with { StatedAt = Now + Duration.FromSeconds(1) }).ShouldRefuse("crossing/stated-in-the-future");
        State(Open with { When = Hour with { From = Now - Duration.FromMinutes(5) }, StatedAt = Now - Duration.FromMinutes(30) }).ShouldRefuse("crossing/observed-in-the-future");
        State(Open with { When = later, Footing = Footing.Announced }).Refusal.ShouldBeNull();
        State(Open with { When = Hour with { Zone = "" } }).ShouldRefuse("time/zone-unknown");
        State(Open with { Until = Hour.From }).ShouldRefuse("crossing/ends-before-it-begins");
        State(Open with { Way = new Way(PassageKind.Fuel, Direction.In) }).ShouldRefuse("crossing/not-made-for");
    }

    [Fact]
    public void Refuses_a_crossing_that_is_made_for_nothing_or_twice_for_the_same()
    {
        Ruling With(CrossingAccount account) => RegisterCrossing.Decide(null, new(account), Anybody);
        With(Account with { Ways = [] }).ShouldRefuse("crossing/ways-unfit");
        With(Account with { Ways = [new(GoodsIn), new(GoodsIn, 5, "trucks")] }).ShouldRefuse("crossing/ways-unfit");
        With(Account with { Ways = [new(GoodsIn, 300)] }).ShouldRefuse("crossing/capacity-unfit");
        With(Account with { Position = new Position(950_000_000, 0) }).ShouldRefuse("geography/not-on-earth");
        CorrectCrossing.Decide(Gate, null, new(new(7), Account, Text), Anybody).ShouldRefuse("crossing/nothing-corrected");
        CorrectCrossing.Decide(Gate, null, new(new(7), Account with { Position = null, Basis = Other }, Text), Anybody)
            .ShouldRecord(new CrossingCorrected(Account with { Basis = Other }, Text));
    }

    [Fact]
    public void A_statement_is_worth_half_after_twelve_hours_and_nothing_after_seventy_two()
    {
        var decay = Decay.Standing;
        decay.WorthAt(Duration.Zero).ShouldBe(1);
        decay.WorthAt(Duration.FromHours(12)).ShouldBe(0.5, 1e-12);
        decay.WorthAt(Duration.FromHours(36)).ShouldBe(0.125, 1e-12);
        decay.WorthAt(Duration.FromHours(72) - Duration.Epsilon).ShouldBeGreaterThan(0);
        decay.WorthAt(Duration.FromHours(72)).ShouldBe(0);
        decay.CurrencyOf(Open, Now + Duration.FromHours(71)).ShouldBe(Currency.Holds);
        decay.CurrencyOf(Open, Now + Duration.FromHours(72)).ShouldBe(Currency.Void);
        decay.CurrencyOf(Open with { Until = Now + Duration.FromHours(5) }, Now + Duration.FromHours(5)).ShouldBe(Currency.Over);
        decay.ExpiryOf(Open with { Until = Now + Duration.FromHours(5) }).ShouldBe(Now + Duration.FromHours(5));
    }

    [Fact]
    public void What_was_announced_ahead_ages_from_when_it_begins()
    {
        var begins = Now + Duration.FromDays(10);
        var ahead = Open with { Footing = Footing.Announced, When = new Occurrence(begins, begins + Duration.FromDays(1), TimePrecision.Day, "Asia/Gaza") };
        Decay.Standing.CurrencyOf(ahead, Now + Duration.FromDays(9)).ShouldBe(Currency.ToCome);
        Decay.Standing.CurrencyOf(ahead, begins + Duration.FromHours(6)).ShouldBe(Currency.Holds);
        Decay.AgeOf(ahead, begins + Duration.FromHours(6)).ShouldBe(Duration.FromHours(6));
    }

    [Fact]
    public void Partial_is_never_open_and_the_strictest_of_what_sources_state_stands_first()
    {
        var closed = Said(Open with { State = PassageState.Closed }, by: 4, id: 8);
        var partial = Said(Open with { State = PassageState.Partial }, by: 5, id: 9);
        Goods(Now, Said(Open), partial).State.ShouldBe(PassageState.Partial);
        var contradicted = Goods(Now, Said(Open), partial, closed);
        contradicted.State.ShouldBe(PassageState.Closed);
        contradicted.IsContradicted.ShouldBeTrue();
        contradicted.Holding.Count.ShouldBe(3);
        CrossingStanding.Strictest([PassageState.NotStated, PassageState.Open]).ShouldBe(PassageState.Open);
        CrossingStanding.Strictest([]).ShouldBeNull();
    }

    [Fact]
    public void A_source_s_last_word_takes_the_place_of_its_earlier_one()
    {
        var later = Said(Open with { State = PassageState.Closed, StatedAt = Now + Duration.FromHours(3) }, id: 8);
        Goods(Now + Duration.FromHours(4), Said(Open), later).State.ShouldBe(PassageState.Closed);
        Goods(Now + Duration.FromHours(4), Said(Open), later).IsContradicted.ShouldBeFalse();
        Goods(Now + Duration.FromHours(4), Said(Open), later with { Withdrawn = Text }).State.ShouldBe(PassageState.Open);
    }

    [Fact]
    public void What_was_seen_is_as_old_as_the_seeing_however_late_it_was_told()
    {
        var longAgo = new Occurrence(Now - Duration.FromDays(10), Now - Duration.FromDays(10) + Duration.FromHours(1), TimePrecision.Hour, "Asia/Gaza");
        var late = Said(Open with { When = longAgo });
        Goods(Now, late).State.ShouldBeNull("ten days are too old, though it was told today");
        var seenLater = Said(Open with { State = PassageState.Closed, StatedAt = Now - Duration.FromHours(1), When = Hour with { From = Now - Duration.FromHours(3), Until = Now - Duration.FromHours(2) } }, id: 8);
        Goods(Now, late, seenLater).State.ShouldBe(PassageState.Closed, "the last seen holds, not the last told");
        Decay.SpeaksOf(Open with { When = longAgo with { Precision = TimePrecision.Days } }).ShouldBe(longAgo.From, "of days, the first");
    }

    [Fact]
    public void What_is_too_old_is_not_known_and_is_still_shown_as_the_last_word()
    {
        var old = Goods(Now + Duration.FromDays(4), Said(Open));
        old.State.ShouldBeNull();
        old.Last!.Account.State.ShouldBe(PassageState.Open);
    }

    [Fact]
    public void A_crossing_is_open_in_one_word_only_where_every_way_is()
    {
        Passage People(PassageState state) => Said(Open with { Way = PeopleOut, State = state }, id: 8);
        PassageState? Overall(params Passage[] passages) => CrossingStanding.Overall(CrossingStanding.Of(Gate, passages, Now, Decay.Standing));
        Overall(Said(Open), People(PassageState.Open)).ShouldBe(PassageState.Open);
        Overall(Said(Open), People(PassageState.Closed)).ShouldBe(PassageState.Partial);
        Overall(Said(Open)).ShouldBe(PassageState.Partial);
        Overall(Said(Open with { State = PassageState.Closed }), People(PassageState.Closed)).ShouldBe(PassageState.Closed);
        Overall(Said(Open with { State = PassageState.Closed })).ShouldBe(PassageState.NotStated);
        Overall().ShouldBeNull();
    }
}
