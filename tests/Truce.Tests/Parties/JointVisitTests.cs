using System.Collections.Immutable;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Geography;
using Truce.Core.HotLine;
using Truce.Core.JointVisits;
using Truce.Core.Journal;
using Truce.Core.Observations;
using Truce.Core.Organisations;
using Truce.Core.Relations;
using Truce.Core.Time;
using Truce.Core.Watch;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Parties;

public class JointVisitTests
{
    private static readonly Id<Organisation> Own = new(2), Theirs = new(3), Silent = new(4);
    private static readonly Caller Invited = Anybody with { Organisation = Theirs };
    private static readonly VisitPlan Plan = new(Text, new PlaceStated(Words: Text), Now + Duration.FromHours(5), Now + Duration.FromHours(8));
    private static readonly JointVisitCalled CalledEvent = new(new(7), Own, Plan, [new Addressee(Theirs), new Addressee(Silent)]);
    private static readonly JointVisit Called = Given<JointVisit>(CalledEvent);
    private static readonly VisitReport Held = new(VisitResult.HeldInPart, new Occurrence(Now - Duration.FromHours(3), Now - Duration.FromHours(1), TimePrecision.Hour, "UTC"), Text, Text);

    private static Ruling Answer(InvitationAnswer answer, bool withReason, Caller? caller = null, Marking? marking = null) =>
        AnswerInvitation.Decide(Called, marking ?? Marking.Green, new(Called.Id, answer, withReason ? Text : null), caller ?? Invited);

    [Fact]
    public void Invites_others_each_once_to_a_place_at_a_time()
    {
        Ruling Call(VisitPlan plan, params Id<Organisation>[] to) => CallJointVisit.Decide(
            [.. to.Select(one => new Addressed(new Addressee(one), Given<Organisation>(new OrganisationRegistered(Text, OrganisationKind.Party)), null))], new(new(7), plan, []), Anybody);
        Call(Plan).ShouldRefuse("function/to-nobody");
        Call(Plan, Own).ShouldRefuse("visit/invited-unfit");
        Call(Plan, Theirs, Theirs).ShouldRefuse("visit/invited-unfit");
        Call(Plan with { Until = Plan.From }, Theirs).ShouldRefuse("visit/time-unfit");
        Call(Plan with { Where = new PlaceStated() }, Theirs).ShouldRefuse("geography/nothing-stated");
        Call(Plan, Theirs).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Whoever_declines_says_why_and_that_becomes_a_hindrance_tied_to_the_visit()
    {
        Answer(InvitationAnswer.Declines, withReason: false).ShouldRefuse("visit/reason-unfit");
        Answer(InvitationAnswer.Accepts, withReason: true).ShouldRefuse("visit/reason-unfit");
        Answer(InvitationAnswer.Accepts, withReason: false, Anybody).ShouldRefuse("visit/not-invited");
        Answer(InvitationAnswer.Accepts, withReason: false).ShouldRecord(new InvitationAnswered(Theirs, InvitationAnswer.Accepts));
        var declined = Answer(InvitationAnswer.Declines, withReason: true);
        declined.Events.Length.ShouldBe(3);
        var hindrance = declined.Events[1].Event.ShouldBeOfType<HindranceRecorded>();
        hindrance.Hindered.ShouldBe(Own);
        hindrance.Account.Side.ShouldBe(Theirs);
        hindrance.Account.Words.ShouldBe(Text);
        declined.Events[2].Event.ShouldBeOfType<RelationStated>().To.ShouldBe(Called.Id.Reference);
        Answer(InvitationAnswer.Declines, withReason: true, marking: Marking.Amber([Theirs])).Events[1].Marking.ShouldBe(Marking.AmberStrict([Own, Theirs]));
    }

    [Fact]
    public void Silence_is_there_being_no_answer_and_a_move_asks_anew()
    {
        var answered = Given<JointVisit>(CalledEvent, new InvitationAnswered(Theirs, InvitationAnswer.Accepts));
        answered.AnswerOf(Theirs)!.Answer.ShouldBe(InvitationAnswer.Accepts);
        answered.AnswerOf(Silent).ShouldBeNull();
        Given<JointVisit>(CalledEvent, new InvitationAnswered(Theirs, InvitationAnswer.Accepts), new JointVisitMoved(Plan.From, Plan.Until + Duration.FromHours(1), Text)).AnswerOf(Theirs).ShouldBeNull();
        Reminders.Of(answered, Now, ReminderTerms.Standing)!.Whose.ShouldBe(Silent);
        Reminders.Of(answered, Plan.Until, ReminderTerms.Standing)!.Kind.ShouldBe(ReminderKind.VisitUnreported);
    }

    [Fact]
    public void Its_report_says_what_was_seen_and_what_not_and_what_hindered_it_is_a_record_of_its_own()
    {
        Ruling Report(VisitReport report, VisitObstacle? obstacle = null, Caller? caller = null) =>
            ReportJointVisit.Decide(Called, Marking.Green, new(Called.Id, report, obstacle), caller ?? Anybody);
        Report(Held, caller: Invited).ShouldRefuse("visit/not-called-by-you");
        Report(Held with { Seen = null }).ShouldRefuse("visit/seen-unfit");
        Report(Held with { Result = VisitResult.NotHeld }).ShouldRefuse("visit/seen-unfit");
        Report(Held with { Result = 0 }).ShouldRefuse("visit/result-missing");
        Report(Held).ShouldRecord(new JointVisitReported(Held));
        Report(Held, new VisitObstacle(HindranceKind.Conditional, Text)).ShouldRefuse("hindrance/condition-unfit");
        var hindered = Report(Held, new VisitObstacle(HindranceKind.Delayed, Text, Theirs, 190));
        hindered.Events[1].Event.ShouldBeOfType<HindranceRecorded>().Account.Outcome.ShouldBe(HindranceOutcome.PartlyCompleted);
        ReportJointVisit.Decide(Given<JointVisit>(CalledEvent, new JointVisitReported(Held)), Marking.Green, new(Called.Id, Held), Anybody).ShouldRefuse("visit/over");
    }

    [Fact]
    public void Each_side_states_for_itself_and_dissent_needs_no_visit_that_was_held()
    {
        var held = Given<JointVisit>(CalledEvent, new JointVisitReported(Held));
        Ruling State(JointVisit visit, FindingStance stance, Caller caller) => StateVisitFinding.Decide(visit, new(visit.Id, stance, Text), caller);
        State(Called, FindingStance.Finds, Anybody).ShouldRefuse("visit/not-held");
        State(held, FindingStance.Finds, Anybody with { Organisation = new(9) }).ShouldRefuse("visit/not-invited");
        State(held, 0, Anybody).ShouldRefuse("visit/stance-missing");
        State(Called, FindingStance.Dissents, Invited).ShouldRecord(new VisitFindingStated(Called.Id, Theirs, FindingStance.Dissents, Text));
        State(held, FindingStance.Finds, Invited).ShouldRecord(new VisitFindingStated(held.Id, Theirs, FindingStance.Finds, Text));
        Given<VisitFinding>(new VisitFindingStated(held.Id, Theirs, FindingStance.Finds, Text)).Standing.ShouldBe(Standing.Stated);
    }

    [Fact]
    public void A_team_is_of_those_who_take_part_and_by_functions()
    {
        Ruling Name(params TeamPlace[] team) => NameVisitTeam.Decide(Called, new(Called.Id, [.. team]), Anybody);
        Name().ShouldRefuse("visit/team-unfit");
        Name(new TeamPlace(new(9), Text)).ShouldRefuse("visit/team-unfit");
        Name(new TeamPlace(Theirs, new())).ShouldRefuse("text/missing");
        Name(new TeamPlace(Theirs, Text)).Refusal.ShouldBeNull();
    }
}

public class HotLineTests
{
    private static readonly Id<Organisation> Own = new(2), One = new(3), Two = new(4);

    private static HotLineCall Call(Id<Organisation> to, int? minutes) => Given<HotLineCall>(
        new HotLineCalled(Own, new Addressee(to), new CallAccount(Text, Now, minutes is { } after ? Now + Duration.FromMinutes(after) : null)));

    [Fact]
    public void Measures_medians_with_their_number_and_counts_what_nobody_answered_beside()
    {
        var lines = ResponseTimes.Of([Call(One, 5), Call(One, 60), Call(One, 10), Call(One, null), Call(Two, 4), Call(Two, 7)]);
        lines.Single(line => line.Of == One).ShouldBe(new ResponseLine(One, 3, 1, Duration.FromMinutes(10)));
        lines.Single(line => line.Of == Two).ShouldBe(new ResponseLine(Two, 2, 0, Duration.FromSeconds(330)));
        ResponseTimes.Of([Call(One, null)]).Single().Median.ShouldBeNull();
        ResponseTimes.Of([]).ShouldBeEmpty();
    }

    [Fact]
    public void A_call_is_answered_once_after_it_was_made_by_those_whom_it_concerns()
    {
        Ruling Answer(HotLineCall call, int minutes, Caller caller) => AnswerCall.Decide(call, new(call.Id, Now + Duration.FromMinutes(minutes)), caller with { Now = Now + Duration.FromHours(1) });
        var speaker = Anybody with { Duties = Duties.Speaking, Organisation = new(9) };
        Answer(Call(One, null), 5, speaker).ShouldRefuse("access/not-yours", RefusalKind.Forbidden);
        Answer(Call(One, null), -5, Anybody).ShouldRefuse("hotline/answered-before");
        Answer(Call(One, null), 61, Anybody).ShouldRefuse("hotline/in-the-future");
        Answer(Call(One, 5), 6, Anybody).ShouldRefuse("hotline/answered-already");
        Answer(Call(One, null), 5, speaker with { Organisation = One }).ShouldRecord(new HotLineAnswered(Now + Duration.FromMinutes(5)));
        CloseCall.Decide(Call(One, null), new(new(7), new()), Anybody).ShouldRefuse("text/missing");
        Call(One, null).State.ShouldBe(CallState.Unanswered);
        Reminders.Of(Call(One, null), Now + Duration.FromHours(1), ReminderTerms.Standing)!.Kind.ShouldBe(ReminderKind.CallUnanswered);
    }
}
