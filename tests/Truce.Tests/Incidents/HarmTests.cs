using NodaTime;
using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Reports;
using Truce.Core.Sources;
using Truce.Core.Time;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Incidents;

/// <summary>People harmed: bounds within one source, by age, sex and how they came to be counted, and nobody named.</summary>
public class HarmTests
{
    private static readonly HarmCount Count = new(HarmCategory.Killed, AgeBand.Children, Sex.Female, Addition.BodyRecovered, 3, 5);
    private static readonly StateHarm State = new(new(7), new(3), Count);

    private static Incident With(params IEvent[] events) => Given<Incident>(
        [new IncidentEntered(new(Text, "fire/small-arms", Occurrence.OfDays(Day, DateTimeZone.Utc), new PlaceStated(Words: Text), [], new Effects([]), []), Now), .. events]);

    [Fact]
    public void Refuses_a_member_without_the_duty_and_numbers_that_are_none()
    {
        StateHarm.Decide(With(), null, State, Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        StateHarm.Decide(null, null, State, Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        foreach (var (least, most) in ((int?, int?)[])[(null, null), (5, 4), (-1, 3), (0, 1_000_001)])
            StateHarm.Decide(With(), null, State with { Count = Count with { Least = least, Most = most } }, Anybody).ShouldRefuse("incident/numbers-out-of-order");
        StateHarm.Decide(With(), null, State with { Count = Count with { Sex = 0 } }, Anybody).Refusal.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("As Dr. Samir said at the gate")]
    [InlineData("Ask +972 59 912 3456")]
    [InlineData("clerk@hospital.example counted")]
    public void Refuses_a_basis_that_names_somebody_or_leads_to_one(string basis) =>
        StateHarm.Decide(With(), null, State with { Basis = new LocalText(basis) }, Anybody).ShouldRefuse("incident/names-somebody");

    [Fact]
    public void One_source_replaces_its_own_count_of_the_same_people_and_touches_no_other()
    {
        var stated = new HarmStated(new(3), Count);
        StateHarm.Decide(With(), null, State, Anybody).ShouldRecord(stated);
        StateHarm.Decide(With(stated), null, State, Anybody).ShouldRefuse("incident/nothing-corrected");
        var other = new HarmStated(new(4), Count with { Least = 9, Most = 9 });
        var anew = With(stated, other, new HarmStated(new(3), Count with { Most = 6 }), new HarmStated(new(3), Count with { Addition = Addition.AtOnce }));
        anew.Harm.Select(one => (one.Source.Number, one.Count.Addition, one.Count.Least, one.Count.Most)).ShouldBe(
            [(3, Addition.BodyRecovered, 3, 6), (4, Addition.BodyRecovered, 9, 9), (3, Addition.AtOnce, 3, 5)]);
        var withdrawal = new WithdrawHarm(new(7), new(3), Count.Category, Count.Age, Count.Sex, Addition.AtOnce, Text);
        var withdrawn = WithdrawHarm.Decide(anew, withdrawal, Anybody);
        withdrawn.ShouldRecord(new HarmWithdrawn(new(3), Count.Category, Count.Age, Count.Sex, Addition.AtOnce, Text));
        WithdrawHarm.Decide(With(other), withdrawal, Anybody).ShouldRefuse("incident/no-such-count");
    }

    [Fact]
    public void The_arithmetic_of_each_source_is_checked_for_itself()
    {
        HarmStatement Of(int source, AgeBand age, Sex sex, int least, int most) => new(new(source), new(HarmCategory.Killed, age, sex, Addition.AtOnce, least, most), null, null, Now);
        HarmStatement[] all = [Of(1, AgeBand.All, Sex.All, 4, 5), Of(1, AgeBand.Children, Sex.All, 3, 3), Of(1, AgeBand.Adults, Sex.All, 3, 4), Of(2, AgeBand.Adults, Sex.All, 90, 90), Of(1, AgeBand.All, Sex.Male, 2, 2)];
        HarmCheck.Of(all).ShouldBe([new HarmFinding(new(1), HarmCategory.Killed, Addition.AtOnce, HarmParts.Ages, 6, 5)]);
    }

    [Fact]
    public void A_count_of_a_source_that_may_not_be_seen_is_none_and_neither_is_its_event()
    {
        using var test = new TestCentre();
        var open = test.New<Source>(new RegisterSource(new LocalText("Open"), SourceKind.PressOutlet));
        var closed = test.New<Source>(new RegisterSource(new LocalText("Closed"), SourceKind.PressOutlet));
        test.Do(new ChangeMarking(closed, Marking.AmberStrict(), new LocalText("Guarded")));
        var account = new IncidentAccount(new LocalText("It"), "fire/small-arms", Occurrence.OfDays(new(new(2025, 10, 14), new(2025, 10, 14)), DateTimeZone.Utc), new PlaceStated(Words: new LocalText("there")), [], new Effects([]), []);
        var incident = test.New<Incident>(new EnterIncident(account, test.Clock.Now, Marking: Marking.Clear));
        foreach (var source in (Id<Source>[])[open, closed]) test.Do(new StateHarm(incident, source, Count));
        var (everybody, own) = (test.Centre.View(null), test.Centre.View(test.Secretary));
        own.Find(incident)!.Harm.Length.ShouldBe(2);
        everybody.Find(incident)!.Harm.Single().Source.ShouldBe(open);
        everybody.LifeOf(incident.Reference).Count.ShouldBe(2);
        own.LifeOf(incident.Reference).Count.ShouldBe(3);
    }
}
