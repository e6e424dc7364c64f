using NodaTime;
using Truce.Core.Decisions;
using Truce.Core.Journal;
using Truce.Core.Organisations;
using Truce.Core.Sources;
using Truce.Core.Watch;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Watch;

public class ReminderTests
{
    private static readonly Id<Organisation> Own = new(2), Theirs = new(3);
    private static readonly ReminderTerms Terms = ReminderTerms.Standing;

    private static WatchTask Ask(Instant? due, params IEvent[] then) =>
        Given<WatchTask>([new TaskAsked(new TaskAccount(Text, new Asked(Now, due)), Own, new Addressee(Theirs)), .. then]);

    private static ReminderKind? At(WatchTask task, Duration after) => Reminders.Of(task, Now + after, Terms)?.Kind;

    private static Duration Hours(int hours) => Duration.FromHours(hours);

    [Fact]
    public void A_task_that_nobody_took_is_shown_after_four_hours_and_one_of_which_nothing_was_said_after_twelve()
    {
        At(Ask(null), Hours(4) - Duration.Epsilon).ShouldBeNull();
        At(Ask(null), Hours(4)).ShouldBe(ReminderKind.TaskNotTaken);
        var taken = Ask(null, new TaskTaken(new Addressee(Theirs)));
        At(taken, Hours(11)).ShouldBeNull();
        At(taken, Hours(12)).ShouldBe(ReminderKind.TaskSilent);
        Reminders.Of(taken, Now + Hours(12), Terms)!.Whose.ShouldBe(Theirs);
        Reminders.Of(taken, Now + Hours(12), Terms with { TaskSilentHours = 13 }).ShouldBeNull();
    }

    [Fact]
    public void A_time_that_has_passed_comes_before_all_else_and_what_was_handed_back_is_the_asker_s_turn()
    {
        At(Ask(Now + Hours(2)), Hours(1)).ShouldBe(ReminderKind.TaskNear);
        At(Ask(Now + Hours(2)), Hours(2)).ShouldBe(ReminderKind.TaskOverdue);
        var back = Ask(null, new TaskHandedBack(Theirs, Text));
        var reminder = Reminders.Of(back, Now, Terms)!;
        (reminder.Kind, reminder.Whose).ShouldBe((ReminderKind.TaskHandedBack, Own));
        At(Ask(Now + Hours(2), new TaskTaken(new Addressee(Theirs)), new TaskDone(Theirs, Text)), Hours(5)).ShouldBeNull();
    }

    [Fact]
    public void A_request_and_a_decision_are_near_and_then_overdue_by_the_clock_of_whoever_looks()
    {
        var request = Given<InformationRequest>(new RequestMade(new RequestAccount(Text, Text, new Asked(Now, Now + Hours(48))), Own, new Addressee(Theirs)));
        Reminders.Of(request, Now, Terms).ShouldBeNull();
        Reminders.Of(request, Now + Hours(24), Terms)!.Kind.ShouldBe(ReminderKind.RequestNear);
        Reminders.Of(request, Now + Hours(48), Terms)!.Kind.ShouldBe(ReminderKind.RequestOverdue);

        var decision = Given<Decision>(new DecisionNeeded(new DecisionAccount(Text, Text, Subject.Aid, new Asked(Now, Now + Hours(96))), Own, [new Addressee(Theirs)], Quorum.Any));
        Reminder? Waits(Duration after) => Reminders.Of(decision, DecisionStanding.Of(decision, [], Now + after), Now + after, Terms);
        Waits(Hours(23)).ShouldBeNull();
        Waits(Hours(24))!.Kind.ShouldBe(ReminderKind.DecisionNear);
        Waits(Hours(96))!.Kind.ShouldBe(ReminderKind.DecisionOverdue);
    }

    [Fact]
    public void A_handover_that_nobody_accepted_is_shown_after_an_hour_and_what_is_late_stands_first()
    {
        var shift = Given<Shift>(new ShiftOpened(new Addressee(Own, new Id<DutyFunction>(7))), new ShiftHandedOver(Text));
        Reminders.Of(shift, Now + Hours(1) - Duration.Epsilon, Terms).ShouldBeNull();
        Reminders.Of(shift, Now + Hours(1), Terms)!.Kind.ShouldBe(ReminderKind.HandoverWaits);
        var near = Reminders.Of(Ask(Now + Hours(2)), Now + Hours(1), Terms);
        Reminders.Ordered([near, null, Reminders.Of(shift, Now + Hours(1), Terms)]).Select(one => one.Kind).ShouldBe([ReminderKind.HandoverWaits, ReminderKind.TaskNear]);
    }

    [Fact]
    public void The_hours_are_terms_of_the_centre_within_bounds()
    {
        SetReminders.Decide(new(Terms with { NearHours = 0 }), null, Anybody).ShouldRefuse("reminders/hours-unfit");
        SetReminders.Decide(new(Terms with { NearHours = 8_761 }), null, Anybody).ShouldRefuse("reminders/hours-unfit");
        SetReminders.Decide(new(Terms), null, Anybody).ShouldRefuse("terms/nothing-new");
        SetReminders.Decide(new(Terms with { NearHours = 6 }), null, Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        SetReminders.Decide(new(Terms with { NearHours = 6 }), null, Anybody).ShouldRecord(new RemindersSet(Terms with { NearHours = 6 }));
    }
}
