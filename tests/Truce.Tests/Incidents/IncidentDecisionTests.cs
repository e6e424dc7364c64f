using NodaTime;
using Truce.Core.Access;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.Journal;
using Truce.Core.Relations;
using Truce.Core.Time;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Incidents;

public class IncidentDecisionTests
{
    private static readonly IncidentAccount Account = new(
        Text, "fire/small-arms", Occurrence.OfDays(Day, DateTimeZone.Utc), new PlaceStated(Words: Text), [], new Effects([]), []);

    private static readonly EnterIncident Plain = new(Account, Now);

    private static Ruling Enter(EnterIncident command) => EnterIncident.Decide(null, command, Anybody);

    private static Incident At(params IncidentState[] steps) =>
        Given<Incident>([new IncidentEntered(Account, Now), .. steps.Select(step => new IncidentMoved(step, Text))]);

    [Fact]
    public void Refuses_an_incident_by_a_member_without_the_duty() =>
        EnterIncident.Decide(null, Plain, Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);

    [Fact]
    public void Refuses_a_place_or_an_actor_that_the_caller_may_not_see_as_if_it_did_not_exist() =>
        EnterIncident.Decide(new Reference(StreamKind.Place, 4), Plain, Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);

    [Fact]
    public void Refuses_what_cannot_be()
    {
        Enter(Plain with { Account = Account with { Type = "fire/unheard-of" } }).ShouldRefuse("incident/type-unknown");
        Enter(Plain with { Account = Account with { Where = new PlaceStated() } }).ShouldRefuse("geography/nothing-stated");
        Enter(Plain with { Account = Account with { Occurred = Account.Occurred with { Zone = "" } } }).ShouldRefuse("time/zone-unknown");
        Enter(Plain with { Account = Account with { Occurred = Account.Occurred with { From = Now + Duration.FromHours(1), Until = Now + Duration.FromHours(2) } } }).ShouldRefuse("time/in-the-future");
        Enter(Plain with { ReportedAt = Now + Duration.FromSeconds(1) }).ShouldRefuse("incident/reported-in-the-future");
        Enter(Plain with { ReportedAt = Account.Occurred.From - Duration.FromSeconds(1) }).ShouldRefuse("incident/reported-before");
        Enter(Plain with { ExactPlace = new PlaceStated() }).ShouldRefuse("geography/nothing-stated");
    }

    [Fact]
    public void Refuses_numbers_that_are_none_and_people_counted_twice()
    {
        Ruling With(params Harm[] people) => Enter(Plain with { Account = Account with { Effects = new Effects([.. people]) } });
        With(new Harm(HarmCategory.Killed, PersonBand.All, 5, 4)).ShouldRefuse("incident/numbers-out-of-order");
        With(new Harm(HarmCategory.Killed, PersonBand.All)).ShouldRefuse("incident/numbers-out-of-order");
        With(new Harm(HarmCategory.Killed, PersonBand.All, -1)).ShouldRefuse("incident/numbers-out-of-order");
        With(new Harm(HarmCategory.Killed, PersonBand.All, 1), new Harm(HarmCategory.Killed, PersonBand.All, 2)).ShouldRefuse("incident/counted-twice");
        Enter(Plain with { Account = Account with { Number = new Counted(IncidentUnit.Munition, 3, 2, 5) } }).ShouldRefuse("incident/numbers-out-of-order");
        With(new Harm(HarmCategory.Killed, PersonBand.All, 91, 109), new Harm(HarmCategory.Killed, PersonBand.Children, 46, 52)).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Refuses_to_show_everybody_what_goes_to_named_readers_only()
    {
        var restricted = Plain with { Account = Account with { Type = "civ/sexual-violence" } };
        Enter(restricted).ShouldRefuse("incident/too-open");
        Enter(restricted with { Marking = Marking.Clear }).ShouldRefuse("incident/too-open");
        Enter(restricted with { Marking = Marking.AmberStrict() }).Refusal.ShouldBeNull();
        CorrectIncident.Decide(At(), Marking.Green, null, new(new(7), restricted.Account, Text), Anybody).ShouldRefuse("incident/too-open");
    }

    [Fact]
    public void A_stricter_place_is_a_part_of_its_own_for_the_owner_alone_unless_told()
    {
        var exact = new PlaceStated(Centre: new Position(315_000_000, 344_000_000), RadiusMetres: 5);
        var decided = Enter(Plain with { ExactPlace = exact }).Events.Single();
        decided.Marking.ShouldBe(Marking.Green);
        decided.Guarded!.Single().ShouldBe(new GuardedPart("exactPlace", Marking.AmberStrict(), exact));
        CanonicalValues.Write<object>(decided.Event).AsSpan().IndexOf("344000000"u8).ShouldBe(-1);
    }

    [Fact]
    public void Goes_the_way_of_the_work_and_no_other()
    {
        MoveIncident.Decide(At(), new(new(7), IncidentState.Triaged, Text), Anybody).ShouldRecord(new IncidentMoved(IncidentState.Triaged, Text));
        MoveIncident.Decide(At(), new(new(7), IncidentState.Verified, Text), Anybody).ShouldRefuse("incident/not-next");
        MoveIncident.Decide(null, new(new(7), IncidentState.Triaged, Text), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        MoveIncident.Decide(At(), new(new(7), IncidentState.Triaged, Text), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        MoveIncident.Decide(At(), new(new(7), IncidentState.Triaged, new()), Anybody).ShouldRefuse("text/missing");
    }

    [Fact]
    public void Says_what_kept_it_from_being_verified_and_only_then()
    {
        var verifying = At(IncidentState.Triaged, IncidentState.UnderVerification);
        MoveIncident.Decide(verifying, new(new(7), IncidentState.Unverifiable, Text), Anybody).ShouldRefuse("incident/obstacle-unfit");
        MoveIncident.Decide(verifying, new(new(7), IncidentState.Verified, Text, Obstacle.AccessDenied), Anybody).ShouldRefuse("incident/obstacle-unfit");
        MoveIncident.Decide(verifying, new(new(7), IncidentState.Unverifiable, Text, Obstacle.AccessDenied), Anybody)
            .ShouldRecord(new IncidentMoved(IncidentState.Unverifiable, Text, Obstacle.AccessDenied));
    }

    [Fact]
    public void The_time_to_reply_is_a_clock_and_no_veto()
    {
        var shared = At(IncidentState.Triaged, IncidentState.UnderVerification, IncidentState.Refuted, IncidentState.SharedWithParties);
        var until = Now + Duration.FromDays(6);
        MoveIncident.Decide(shared, new(new(7), IncidentState.ReplyPeriod, Text), Anybody).ShouldRefuse("incident/reply-period-unfit");
        MoveIncident.Decide(shared, new(new(7), IncidentState.ReplyPeriod, Text, ReplyUntil: Now), Anybody).ShouldRefuse("incident/reply-period-unfit");
        var open = Given<Incident>(
            new IncidentEntered(Account, Now), new IncidentMoved(IncidentState.SharedWithParties, Text), new IncidentMoved(IncidentState.ReplyPeriod, Text, ReplyUntil: until));
        MoveIncident.Decide(open, new(new(7), IncidentState.Closed, Text), Anybody).ShouldRefuse("incident/reply-period-runs");
        MoveIncident.Decide(open, new(new(7), IncidentState.Closed, Text), Anybody with { Now = until }).ShouldRecord(new IncidentMoved(IncidentState.Closed, Text));
    }

    [Fact]
    public void A_duplicate_names_the_other_and_both_stay()
    {
        var other = At() with { Id = new(8) };
        MoveIncident.Decide(At(IncidentState.Triaged), new(new(7), IncidentState.Duplicate, Text), Anybody).ShouldRefuse("incident/duplicate-of-what");
        MergeDuplicate.Decide(At(), other, new(new(7), new(8), Text), Anybody).ShouldRefuse("incident/not-triaged");
        MergeDuplicate.Decide(At(IncidentState.Triaged), At(), new(new(7), new(7), Text), Anybody).ShouldRefuse("relation/to-itself");
        MergeDuplicate.Decide(At(IncidentState.Triaged), At(IncidentState.Triaged, IncidentState.Duplicate) with { Id = new(8) }, new(new(7), new(8), Text), Anybody)
            .ShouldRefuse("incident/duplicate-of-duplicate");
        MergeDuplicate.Decide(At(IncidentState.Triaged), other, new(new(7), new(8), Text), Anybody).ShouldRecord(
            new IncidentMoved(IncidentState.Duplicate, Text), new RelationStated(new Id<Incident>(7), RelationRole.Duplicates, new Id<Incident>(8)));
    }

    [Fact]
    public void A_correction_of_what_was_closed_is_a_step_of_the_work_and_of_what_is_open_is_none()
    {
        CorrectIncident.Decide(At(), Marking.Green, null, new(new(7), Account, Text), Anybody).ShouldRefuse("incident/nothing-corrected");
        CorrectIncident.Decide(At(), Marking.Green, null, new(new(7), Account with { Title = Other }, Text), Anybody)
            .ShouldRecord(new IncidentCorrected(Account with { Title = Other }, Text));
        var corrected = new IncidentCorrected(Account with { Title = Other }, Text);
        Given<Incident>(new IncidentEntered(Account, Now), corrected).State.ShouldBe(IncidentState.Received);
        var closed = Given<Incident>(new IncidentEntered(Account, Now), new IncidentMoved(IncidentState.Closed, Text), corrected);
        closed.State.ShouldBe(IncidentState.Corrected);
        closed.Account.Title.ShouldBe(Other);
    }
}
