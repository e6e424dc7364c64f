using NodaTime;
using Truce.Core.Journal;
using Truce.Core.Organisations;
using Truce.Core.Rosters;
using Truce.Core.Watch;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Watch;

public class TaskDecisionTests
{
    private static readonly Id<Organisation> Own = new(2), Theirs = new(3);
    private static readonly Organisation Us = Given<Organisation>(new OrganisationRegistered(Text, OrganisationKind.Centre)) with { Id = Own };
    private static readonly Organisation Them = Us with { Id = Theirs };
    private static readonly DutyFunction Desk = Given<DutyFunction>(new FunctionEstablished(new DutyAccount(Text, Theirs)));
    private static readonly TaskAccount Account = new(Text, new Asked(Now - Duration.FromHours(1), Now + Duration.FromHours(8)));
    private static readonly Addressed ToThem = new(new Addressee(Theirs), Them, null), ToUs = new(new Addressee(Own), Us, null);

    private static WatchTask Asked(params IEvent[] then) => Given<WatchTask>([new TaskAsked(Account, Theirs, new Addressee(Own)), .. then]);

    private static readonly WatchTask Taken = Asked(new TaskTaken(new Addressee(Own)));

    [Fact]
    public void Refuses_without_the_duty_and_what_may_not_be_seen()
    {
        AskTask.Decide(ToThem, new(Account, ToThem.To), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        AskTask.Decide(ToThem with { Organisation = null }, new(Account, ToThem.To), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        AskTask.Decide(new Addressed(new Addressee(Theirs, Desk.Id), Them, null), new(Account, ToThem.To), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        FinishTask.Decide(null, new(new(7), Text), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        TakeTask.Decide(Asked(), ToUs, new(new(7)), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
    }

    [Fact]
    public void Refuses_a_task_that_is_asked_of_nobody_of_another_s_function_or_of_a_closed_one()
    {
        AskTask.Decide(null, new(Account, null), Anybody).ShouldRefuse("function/to-nobody");
        PassTask.Decide(Asked(), null, new(new(7), null, Text), Anybody).ShouldRefuse("function/to-nobody");
        AskTask.Decide(new Addressed(new Addressee(Own, Desk.Id), Us, Desk), new(Account, null), Anybody).ShouldRefuse("function/not-of-organisation");
        var closed = Given<DutyFunction>(new FunctionEstablished(new DutyAccount(Text, Theirs)), new FunctionClosed(Text));
        AskTask.Decide(new Addressed(new Addressee(Theirs, closed.Id), Them, closed), new(Account, null), Anybody).ShouldRefuse("function/closed");
    }

    [Fact]
    public void Refuses_a_time_that_is_due_before_it_was_asked_and_one_asked_in_the_future()
    {
        Ruling With(Asked asked) => AskTask.Decide(ToThem, new(Account with { Asked = asked }, ToThem.To), Anybody);
        With(new Asked(Now, Now)).ShouldRefuse("watch/due-before-asked");
        With(new Asked(Now, Now - Duration.FromHours(1))).ShouldRefuse("watch/due-before-asked");
        With(new Asked(Now + Duration.FromSeconds(1))).ShouldRefuse("watch/asked-in-the-future");
        With(new Asked(Now)).Refusal.ShouldBeNull();
        With(Account.Asked).ShouldRecord(new TaskAsked(Account, Own, ToThem.To));
    }

    [Fact]
    public void Only_whoever_was_asked_takes_it_and_only_once()
    {
        TakeTask.Decide(Asked(), ToUs, new(new(7)), Anybody with { For = Theirs }).ShouldRefuse("task/not-asked-of-you");
        TakeTask.Decide(Taken, ToUs, new(new(7)), Anybody).ShouldRefuse("task/taken");
        TakeTask.Decide(Asked(), ToUs, new(new(7)), Anybody).ShouldRecord(new TaskTaken(new Addressee(Own)));
        TakeTask.Decide(Asked(new TaskHandedBack(Own, Text)), ToUs, new(new(7)), Anybody).Refusal.ShouldBeNull();
        TakeTask.Decide(Asked(new TaskDropped(Text)), ToUs, new(new(7)), Anybody).ShouldRefuse("task/ended");
    }

    [Fact]
    public void Only_whoever_has_it_says_how_it_goes_and_that_it_is_done()
    {
        ReportOnTask.Decide(Asked(), new(new(7), Text), Anybody).ShouldRefuse("task/not-taken-by-you");
        FinishTask.Decide(Taken, new(new(7), Text), Anybody with { For = Theirs }).ShouldRefuse("task/not-taken-by-you");
        FinishTask.Decide(Taken, new(new(7), Text), Anybody).ShouldRecord(new TaskDone(Own, Text));
        HandBackTask.Decide(Taken, new(new(7), Text), Anybody).ShouldRecord(new TaskHandedBack(Own, Text));
        HandBackTask.Decide(Asked(), new(new(7), Text), Anybody).ShouldRecord(new TaskHandedBack(Own, Text));
        HandBackTask.Decide(Asked(new TaskHandedBack(Own, Text)), new(new(7), Text), Anybody).ShouldRefuse("task/handed-back");
        HandBackTask.Decide(Taken, new(new(7), new()), Anybody).ShouldRefuse("text/missing");
    }

    [Fact]
    public void Only_whoever_asked_passes_it_on_or_drops_it_and_not_back_to_the_same()
    {
        PassTask.Decide(Asked(), ToThem, new(new(7), ToThem.To, Text), Anybody).ShouldRefuse("task/not-asked-by-you");
        DropTask.Decide(Taken, new(new(7), Text), Anybody).ShouldRefuse("task/not-asked-by-you");
        var asker = Anybody with { For = Theirs };
        PassTask.Decide(Asked(new TaskHandedBack(Own, Text)), ToUs, new(new(7), ToUs.To, Text), asker).ShouldRefuse("task/with-them-already");
        PassTask.Decide(Taken, ToThem, new(new(7), ToThem.To, Text), asker).ShouldRecord(new TaskPassedOn(ToThem.To, Text));
    }

    [Fact]
    public void What_was_passed_on_is_with_the_next_and_nobody_has_it_until_it_is_taken()
    {
        var passed = Asked(new TaskTaken(new Addressee(Own)), new TaskReportedOn(Own, Text), new TaskPassedOn(new Addressee(Theirs), Text));
        (passed.State, passed.TakenBy, passed.To.Organisation).ShouldBe((TaskState.Asked, null, Theirs));
        Taken.TakenBy.ShouldBe(new Addressee(Own));
        WatchTask.Under(Taken).ShouldBe([Own.Reference, Theirs.Reference]);
        Asked(new TaskTaken(new Addressee(Own)), new TaskReportedOn(Own, Text)).State.ShouldBe(TaskState.Taken);
    }

    [Fact]
    public void The_speciality_it_needs_is_named_with_the_task_or_later_by_whoever_asked_or_was_asked()
    {
        AskTask.Decide(ToThem, new(Account, ToThem.To, Speciality: Speciality.Transport), Anybody)
            .ShouldRecord(new TaskAsked(Account, Own, ToThem.To), new TaskSpecialityNamed(Speciality.Transport, Own));
        AskTask.Decide(ToThem, new(Account, ToThem.To, Speciality: (Speciality)99), Anybody).ShouldRefuse("task/speciality-missing");
        NameSpeciality.Decide(null, new(new(7), Speciality.Transport), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        NameSpeciality.Decide(Asked(), new(new(7), Speciality.Transport), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        NameSpeciality.Decide(Asked(), new(new(7), Speciality.Transport), Anybody with { For = new(9) }).ShouldRefuse("task/not-between-you");
        NameSpeciality.Decide(Asked(), new(new(7), 0), Anybody).ShouldRefuse("task/speciality-missing");
        NameSpeciality.Decide(Asked(new TaskDropped(Text)), new(new(7), Speciality.Transport), Anybody).ShouldRefuse("task/ended");
        NameSpeciality.Decide(Asked(), new(new(7), Speciality.Transport), Anybody).ShouldRecord(new TaskSpecialityNamed(Speciality.Transport, Own));
        var named = Asked(new TaskSpecialityNamed(Speciality.Transport, Own));
        (named.Speciality, named.State, named.Steps.Length).ShouldBe((Speciality.Transport, TaskState.Asked, 1));
        NameSpeciality.Decide(named, new(new(7), Speciality.Transport), Anybody).ShouldRefuse("task/speciality-stands");
        NameSpeciality.Decide(named, new(new(7), Speciality.Security), Anybody with { For = Theirs }).ShouldRecord(new TaskSpecialityNamed(Speciality.Security, Theirs));
    }
}
