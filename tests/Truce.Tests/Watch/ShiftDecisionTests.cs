using NodaTime;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Organisations;
using Truce.Core.Watch;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Watch;

public class ShiftDecisionTests
{
    private static readonly DutyFunction Day = Given<DutyFunction>(new FunctionEstablished(new DutyAccount(Text, new(2)))) with { Id = new(7) };
    private static readonly DutyFunction Theirs = Day with { Id = new(8), Account = new DutyAccount(Text, new(3)) };
    private static readonly Addressee ByDay = new(new(2), Day.Id);

    // Whoever gave it is the first member, as in the rulings.
    private static readonly Shift Open = Given<Shift>(new ShiftOpened(ByDay)), Handed = Given<Shift>(new ShiftOpened(ByDay), new ShiftHandedOver(Text));
    private static readonly Caller Next = Anybody with { Member = new(5) };

    [Fact]
    public void Refuses_a_shift_of_another_s_function_and_of_a_closed_one()
    {
        OpenShift.Decide(null, new(new(7)), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        OpenShift.Decide(Day, new(new(7)), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        OpenShift.Decide(Theirs, new(new(8)), Anybody).ShouldRefuse("watch/not-your-function");
        OpenShift.Decide(Day with { Closed = Text }, new(new(7)), Anybody).ShouldRefuse("function/closed");
        OpenShift.Decide(Day, new(new(7)), Anybody).ShouldRecord(new ShiftOpened(ByDay));
    }

    [Fact]
    public void Refuses_a_handover_that_is_accepted_by_the_seat_that_gave_it()
    {
        AcceptHandover.Decide(Handed, Marking.Green, Day, new(new(7), Day.Id), Anybody).ShouldRefuse("shift/own-handover");
        AcceptHandover.Decide(Open, Marking.Green, Day, new(new(7), Day.Id), Next).ShouldRefuse("shift/not-handed-over");
        AcceptHandover.Decide(Handed, Marking.Green, Theirs, new(new(7), Theirs.Id), Next).ShouldRefuse("watch/not-your-function");
    }

    [Fact]
    public void An_accepted_handover_ends_the_one_and_begins_the_next()
    {
        var ruling = AcceptHandover.Decide(Handed, Marking.Green, Day, new(new(7), Day.Id, Other), Next);
        ruling.ShouldRecord(new ShiftOpened(ByDay, null, new Id<Shift>(7)), new HandoverAccepted(ByDay, new(99), Other));
        var accepted = Given<Shift>(new ShiftOpened(ByDay), new ShiftHandedOver(Text), new HandoverAccepted(ByDay, new(99), Other));
        (accepted.State, accepted.EndIndex).ShouldBe((ShiftState.Accepted, 1L));
        HandOverShift.Decide(accepted, new(new(7), Text), Anybody).ShouldRefuse("shift/not-open");
        EndShift.Decide(accepted, new(new(7), Text), Anybody).ShouldRefuse("shift/ended");
    }

    [Fact]
    public void A_shift_that_nobody_takes_over_ends_with_that_said()
    {
        EndShift.Decide(Handed, new(new(7), Text), Anybody with { For = new(3) }).ShouldRefuse("shift/not-yours");
        EndShift.Decide(Handed, new(new(7), Text), Anybody).ShouldRecord(new ShiftEndedAlone(Text));
        var alone = Given<Shift>(new ShiftOpened(ByDay), new ShiftHandedOver(Text), new ShiftEndedAlone(Text));
        (alone.State, alone.EndIndex).ShouldBe((ShiftState.EndedAlone, 1L));
    }

    [Fact]
    public void The_last_shift_is_the_seat_s_own_before_the_organisation_s()
    {
        Shift Ended(int id, int seat, long index) => Handed with { Id = new(id), Seat = new(seat), EndIndex = index };
        Shift[] all = [Ended(1, 1, 10), Ended(2, 5, 40), Open with { Id = new(3), Seat = new(1) }, Ended(4, 1, 20)];
        Shift.LastOf(new(1), all)!.Id.ShouldBe(new(4));
        Shift.LastOf(new(6), all)!.Id.ShouldBe(new(2));
        Shift.LastOf(new(1), [Open]).ShouldBeNull();
    }

    [Fact]
    public void The_log_refuses_what_is_still_to_come_and_is_put_right_by_a_later_entry()
    {
        var account = new LogAccount(Now - Duration.FromHours(1), Day.Id, Text);
        EnterLog.Decide(Day, new(account with { At = Now + Duration.FromSeconds(1) }), Anybody).ShouldRefuse("watch/log-in-the-future");
        EnterLog.Decide(Theirs, new(account with { By = Theirs.Id }), Anybody).ShouldRefuse("watch/not-your-function");
        EnterLog.Decide(Day, new(account), Anybody).ShouldRecord(new LogEntered(account));
        var entry = Given<LogEntry>(new LogEntered(account));
        CorrectLog.Decide(entry, Marking.Green, Day, new(new(7), account, Text), Anybody).ShouldRefuse("watch/nothing-corrected");
        var right = account with { What = Other };
        CorrectLog.Decide(entry, Marking.Green, Day, new(new(7), right, Text), Anybody).ShouldRecord(new LogEntered(right, new Id<LogEntry>(7), Text));
        LogEntry.HangsOn(Given<LogEntry>(new LogEntered(right, new Id<LogEntry>(9), Text))).ShouldBe([new Id<LogEntry>(9).Reference]);
    }
}
