using Truce.Core.Verifications;
using Truce.Core.Watch;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Verifications;

public class LevelLawTests
{
    private static int Highest(VerificationMethod method, int origins, params Proof[] met) => Highest(method, origins, met, []);

    private static int Highest(VerificationMethod method, int origins, Proof[] met, Proof[] not)
    {
        var list = ChecklistFile.Of(method, null);
        return LevelLaw.Highest(
            list, list.Points.Where(point => met.Contains(point.Proves) || not.Contains(point.Proves))
                .Select(point => new Check(point.Code, met.Contains(point.Proves) ? PointState.Met : PointState.NotPossible, Text, new Addressee(new(2)), Now)), origins);
    }

    [Fact]
    public void States_nothing_above_an_allegation_while_nobody_looked() =>
        Enum.GetValues<VerificationMethod>().ShouldAllBe(method => Highest(method, 5) == 0);

    [Theory]
    [InlineData(VerificationMethod.Imagery)]
    [InlineData(VerificationMethod.Geolocation)]
    [InlineData(VerificationMethod.SiteVisit)]
    public void Three_takes_place_and_date_and_event_all_proven(VerificationMethod method)
    {
        Highest(method, 1, Proof.Place, Proof.Date, Proof.Event).ShouldBe(3);
        Highest(method, 1, Proof.Place, Proof.Event).ShouldBe(1);
        Highest(method, 1, Proof.Date, Proof.Event).ShouldBe(1);
        Highest(method, 1, Proof.Place, Proof.Date).ShouldBe(0);
        Highest(method, 1, [Proof.Place, Proof.Event], [Proof.Date]).ShouldBe(1);
    }

    [Fact]
    public void Four_takes_own_observers_on_site_beside()
    {
        Highest(VerificationMethod.SiteVisit, 1, Proof.Place, Proof.Date, Proof.Event, Proof.Presence).ShouldBe(4);
        Highest(VerificationMethod.SiteVisit, 9, Proof.Event, Proof.Presence).ShouldBe(2);
        Highest(VerificationMethod.Imagery, 9, Proof.Place, Proof.Date, Proof.Event, Proof.Presence).ShouldBe(3);
    }

    [Fact]
    public void Five_takes_the_words_of_an_alleged_actor_that_are_its_own()
    {
        Highest(VerificationMethod.PartyStatement, 1, Proof.Acknowledgement, Proof.Origin).ShouldBe(5);
        Highest(VerificationMethod.PartyStatement, 1, Proof.Acknowledgement).ShouldBe(0);
        Highest(VerificationMethod.PartyStatement, 1, Proof.Origin).ShouldBe(1);
        Highest(VerificationMethod.Testimony, 1, Proof.Acknowledgement, Proof.Origin).ShouldBe(1);
    }

    [Fact]
    public void Two_takes_two_origins_and_no_eye_can_see_what_an_instrument_recorded()
    {
        Highest(VerificationMethod.Testimony, 1, Proof.Event, Proof.Origin).ShouldBe(1);
        Highest(VerificationMethod.Testimony, 2, Proof.Event, Proof.Origin).ShouldBe(2);
        Highest(VerificationMethod.Sensor, 7, Proof.Event, Proof.Origin, Proof.Place, Proof.Date).ShouldBe(2);
    }

    [Fact]
    public void A_list_with_two_points_for_one_proof_needs_both()
    {
        var own = new Checklist(VerificationMethod.Imagery, 2, [new("here", Proof.Place, Text), new("there", Proof.Place, Text), new("then", Proof.Date, Text), new("seen", Proof.Event, Text)]);
        Check Met(string point) => new(point, PointState.Met, Text, new Addressee(new(2)), Now);
        LevelLaw.Highest(own, [Met("here"), Met("then"), Met("seen")], 1).ShouldBe(1);
        LevelLaw.Highest(own, [Met("here"), Met("there"), Met("then"), Met("seen")], 1).ShouldBe(3);
    }

    [Fact]
    public void The_products_own_lists_can_prove_what_their_method_may_state()
    {
        int Most(VerificationMethod method) => Highest(method, 2, Enum.GetValues<Proof>());
        Enum.GetValues<VerificationMethod>().Select(Most).ShouldBe([4, 3, 3, 2, 2, 2, 5]);
        ChecklistFile.Standing.Lists.ShouldAllBe(list => list.Points.All(point => point.Text.En != null && point.Text.Ar != null && point.Text.He != null));
    }
}
