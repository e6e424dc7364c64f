using System.Collections.Immutable;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Incidents;
using Truce.Core.Journal;
using Truce.Core.Judgements;
using Truce.Core.Organisations;
using Truce.Core.Verifications;
using Truce.Core.Watch;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Verifications;

public class VerificationDecisionTests
{
    private static readonly Id<Organisation> Own = new(2), Theirs = new(3);
    private static readonly Checklist List = ChecklistFile.Of(VerificationMethod.SiteVisit, null);
    private static readonly VerificationOpened Opened = new(new(7), Own, Text, List);
    private static readonly Verification Free = Given<Verification>(Opened), Mine = Given<Verification>(Opened, new VerificationClaimed(new Addressee(Own)));
    private static readonly Caller Another = Anybody with { Member = new(5) };
    private static readonly ReminderTerms Terms = ReminderTerms.Standing;

    private static Ruling Claim(Verification one, Caller caller, int hoursLater = 0) =>
        ClaimVerification.Decide(one, Terms, new(one.Id), caller with { Now = Now + Duration.FromHours(hoursLater) });

    private static Ruling End(EndVerification how, Verification? one = null, int origins = 1) => EndVerification.Decide(one ?? Mine, origins, how with { Verification = Mine.Id }, Anybody);

    private static Verification With(params string[] met) =>
        Given<Verification>([Opened, new VerificationClaimed(new Addressee(Own)), .. met.Select(point => new PointChecked(point, PointState.Met, Text, new Addressee(Own)))]);

    [Fact]
    public void One_seat_has_it_until_it_lies_for_the_hours_that_the_centre_set()
    {
        Claim(Free, Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        Claim(Free, Anybody).ShouldRecord(new VerificationClaimed(new Addressee(Own)));
        Claim(Mine, Anybody).ShouldRefuse("verification/yours-already");
        Claim(Mine, Another, Terms.TaskSilentHours - 1).ShouldRefuse("verification/held");
        Claim(Mine, Another, Terms.TaskSilentHours).ShouldRecord(new VerificationClaimed(new Addressee(Own)));
        Claim(Free, Another with { Organisation = Theirs }).ShouldRefuse("verification/of-another");
    }

    [Fact]
    public void Only_whoever_has_it_looks_hands_on_and_ends()
    {
        var check = new CheckPoint(Free.Id, "place-fixed", PointState.Met, Text);
        CheckPoint.Decide(Free, check, Anybody).ShouldRefuse("verification/not-held-by-you");
        CheckPoint.Decide(Mine, check, Another).ShouldRefuse("verification/not-held-by-you");
        CheckPoint.Decide(Mine, check with { Point = "no-such" }, Anybody).ShouldRefuse("verification/point-unknown");
        CheckPoint.Decide(Mine, check with { State = 0 }, Anybody).ShouldRefuse("verification/state-missing");
        CheckPoint.Decide(Mine, check, Anybody).ShouldRecord(new PointChecked("place-fixed", PointState.Met, Text, new Addressee(Own)));
        HandBackVerification.Decide(Mine, new(Mine.Id, Text), Another).ShouldRefuse("verification/not-held-by-you");
        HandOverVerification.Decide(Mine, new(Mine.Id, new(9), Text), Another).ShouldRefuse("verification/not-held-by-you");
        HandOverVerification.Decide(Mine, new(Mine.Id, new(9), Text), Anybody).ShouldRecord(new VerificationHandedOver(new Addressee(Own, new(9)), Text));
        EndVerification.Decide(Mine, 1, new(Mine.Id, VerificationEnd.Dropped, Text), Another).ShouldRefuse("verification/not-held-by-you");
    }

    [Fact]
    public void A_level_above_what_the_checklist_proves_is_refused_and_says_what_it_bears()
    {
        End(new(default, VerificationEnd.LevelStated, Text)).ShouldRefuse("verification/level-unfit");
        End(new(default, VerificationEnd.Disputed, Text, Level: 1)).ShouldRefuse("verification/level-unfit");
        var some = With("place-fixed", "traces-seen");
        End(new(default, VerificationEnd.LevelStated, Text, Level: 3), some).ShouldRefuse("verification/level-not-proven");
        End(new(default, VerificationEnd.LevelStated, Text, Level: 2), some).ShouldRefuse("verification/level-not-proven");
        End(new(default, VerificationEnd.LevelStated, Text, Level: 2), some, origins: 2).ShouldRecord(new VerificationEnded(VerificationEnd.LevelStated, Text, 2, 2));
        End(new(default, VerificationEnd.LevelStated, Text, Level: 4), With("place-fixed", "traces-seen", "date-fixed", "observers-on-site")).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Unverifiable_and_disputed_are_ends_with_reasons_and_denied_access_names_its_record()
    {
        End(new(default, VerificationEnd.Unverifiable, Text)).ShouldRefuse("verification/obstacle-unfit");
        End(new(default, VerificationEnd.Unverifiable, Text, Obstacle: Obstacle.AccessDenied)).ShouldRefuse("verification/hindrance-missing");
        End(new(default, VerificationEnd.Unverifiable, Text, Obstacle: Obstacle.TracesGone, Hindrance: new(61))).ShouldRefuse("verification/hindrance-unfit");
        var ended = End(new(default, VerificationEnd.Unverifiable, Text, Obstacle: Obstacle.AccessDenied, Hindrance: new(61)));
        ended.Events.Length.ShouldBe(2);
        ended.Events[1].Event.ShouldBeOfType<Truce.Core.Relations.RelationStated>().Of.ShouldBe(new Reference(StreamKind.Hindrance, 61));
        End(new(default, VerificationEnd.Disputed, Text)).ShouldRecord(new VerificationEnded(VerificationEnd.Disputed, Text, null, 1));
        End(new(default, VerificationEnd.Disputed, new())).ShouldRefuse("text/missing");
    }

    [Fact]
    public void What_was_handed_back_does_not_return_to_the_same_seat_first()
    {
        var back = Given<Verification>(Opened, new VerificationClaimed(new Addressee(Own)), new VerificationHandedBack(Text)) with { Id = new(1) };
        var other = Free with { Id = new(2) };
        Id<Verification>[] Order(Id<Member> seat) => [.. VerificationQueue.Order([back, other], seat, Own, Now, Terms).Select(line => line.Verification.Id)];
        Order(Anybody.Member).ShouldBe([other.Id, back.Id]);
        Order(Another.Member).ShouldBe([back.Id, other.Id]);
        VerificationQueue.TurnOf(back, Anybody.Member, Own, Now, Terms).ShouldBe(QueueTurn.YouHandedItBack);
        Claim(back, Anybody).Refusal.ShouldBeNull();
        var anew = Given<Verification>(Opened, new VerificationClaimed(new Addressee(Own)), new VerificationHandedBack(Text), new VerificationReopened(Text));
        anew.HandedBackBy.ShouldBeEmpty();
    }

    [Fact]
    public void The_queue_has_ones_own_first_then_what_is_free_then_what_lies_and_what_others_have_last()
    {
        var late = Free with { Id = new(1), Due = Now };
        var lying = Given<Verification>(Opened, new VerificationClaimed(new Addressee(Own))) with { Id = new(2) };
        lying = lying with { Holder = lying.Holder! with { Seat = new(8), Touched = Now - Duration.FromHours(Terms.TaskSilentHours) } };
        var held = lying with { Id = new(3), Holder = lying.Holder! with { Touched = Now } };
        var theirs = Free with { Id = new(4), By = Theirs };
        var put = Given<Verification>(Opened, new VerificationClaimed(new Addressee(Own)), new VerificationHandedOver(new Addressee(Own, new(9)), Text)) with { Id = new(5) };
        VerificationQueue.Order([theirs, held, lying, Free, late, put, Mine with { Id = new(6) }], Anybody.Member, Own, Now, Terms).Select(line => line.Turn)
            .ShouldBe([QueueTurn.Yours, QueueTurn.PutToFunction, QueueTurn.Free, QueueTurn.Free, QueueTurn.FreeToTakeOver, QueueTurn.HeldByAnother, QueueTurn.OfAnotherOrganisation]);
        VerificationQueue.Order([Free, late], Anybody.Member, Own, Now, Terms)[0].Verification.ShouldBe(late);
    }

    [Fact]
    public void Reminds_of_what_waits_lies_or_is_due()
    {
        Reminder? At(Verification one, int hours) => Reminders.Of(one, Now + Duration.FromHours(hours), Terms);
        At(Free, 1).ShouldBeNull();
        At(Free, Terms.TaskUntakenHours)!.Kind.ShouldBe(ReminderKind.VerificationWaits);
        At(Mine, Terms.TaskSilentHours)!.Kind.ShouldBe(ReminderKind.VerificationSilent);
        At(Mine with { Due = Now + Duration.FromHours(2) }, 1)!.Kind.ShouldBe(ReminderKind.VerificationNear);
        At(Mine with { Due = Now + Duration.FromHours(2) }, 3)!.Kind.ShouldBe(ReminderKind.VerificationOverdue);
        At(Given<Verification>(Opened, new VerificationEnded(VerificationEnd.Dropped, Text, null, 0)), 99).ShouldBeNull();
    }

    [Fact]
    public void A_centre_sets_a_list_of_its_own_and_begun_work_keeps_its_list()
    {
        var own = new Checklist(VerificationMethod.SiteVisit, 2, [new("all", Proof.Event, Text)]);
        SetChecklist.Decide(new(own), null, Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        SetChecklist.Decide(new(own with { Version = 1 }), null, Anybody).ShouldRefuse("verification/version-unfit");
        SetChecklist.Decide(new(own with { Points = [own.Points[0], own.Points[0]] }), null, Anybody).ShouldRefuse("verification/checklist-unfit");
        SetChecklist.Decide(new(own with { Points = default }), null, Anybody).ShouldRefuse("verification/checklist-unfit");
        SetChecklist.Decide(new(List), null, Anybody).ShouldRefuse("terms/nothing-new");
        SetChecklist.Decide(new(own), null, Anybody).ShouldRecord(new ChecklistSet(own));
        var centre = new CentreRecord(CentreRecord.Only, [], 0, null) { Checklists = [own] };
        ChecklistFile.Of(VerificationMethod.SiteVisit, centre).ShouldBe(own);
        ChecklistFile.Of(VerificationMethod.Imagery, centre).Version.ShouldBe(1);
        Mine.List.ShouldBe(List);
    }
}

public class JudgementSeatTests
{
    private static readonly Id<Organisation> Centre = new(2);

    private static Judgement By(JudgedAnswer answer, Id<Organisation>? by = null) =>
        Given<Judgement>(new JudgementGiven(new(7), by ?? Centre, answer, Text, Day.Start)) with { Id = new(50) };

    private static readonly Judgement Happened = By(new JudgedAnswer(2));

    private static Refusal? Refuse(JudgedQuestion question, Id<Member> seat, params Judgement[] before) => JudgementSeats.Refuse(Centre, question, null, before, seat);

    [Fact]
    public void A_seat_gives_one_of_the_three_for_the_centre()
    {
        Refuse(JudgedQuestion.Breach, new(1), Happened)!.Code.ShouldBe("judgement/same-seat");
        Refuse(JudgedQuestion.Who, new(1), Happened)!.Code.ShouldBe("judgement/same-seat");
        Refuse(JudgedQuestion.Happened, new(1), Happened).ShouldBeNull();
        Refuse(JudgedQuestion.Breach, new(5), Happened).ShouldBeNull();
    }

    [Fact]
    public void What_was_taken_back_does_not_count_and_what_another_organisation_holds_neither()
    {
        Refuse(JudgedQuestion.Who, new(1), Happened with { Withdrawn = Text }).ShouldBeNull();
        Refuse(JudgedQuestion.Who, new(1), By(new JudgedAnswer(2), new(3))).ShouldBeNull();
    }

    [Fact]
    public void Whoever_corrects_one_has_judged_it_too()
    {
        var corrected = Happened with { Seats = [new(9), new(1)] };
        Refuse(JudgedQuestion.Who, new(1), corrected)!.Code.ShouldBe("judgement/same-seat");
        JudgementSeats.Refuse(Centre, JudgedQuestion.Happened, corrected.Id, [corrected], new(1)).ShouldBeNull();
    }
}
