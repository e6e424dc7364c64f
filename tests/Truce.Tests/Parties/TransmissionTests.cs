using NodaTime;
using Truce.Core.Access;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.Journal;
using Truce.Core.Notices;
using Truce.Core.Organisations;
using Truce.Core.Replies;
using Truce.Core.Time;
using Truce.Core.Transmissions;
using Truce.Core.Watch;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Parties;

public class TransmissionTests
{
    private static readonly Id<Organisation> Own = new(2), Theirs = new(3);
    private static readonly Caller Addressee = Anybody with { Organisation = Theirs };
    private static readonly TransmissionAccount Account = new(Text, Now - Duration.FromHours(10), SentBy.LiaisonOfficer, Now + Duration.FromHours(10));
    private static readonly Transmission Sent = Put(Account);

    private static readonly Incident AnIncident = Given<Incident>(
        new IncidentEntered(
            new IncidentAccount(Text, "fire", Occurrence.OfDays(Day, DateTimeZone.Utc), new PlaceStated(Words: Text), [], new Effects([]), []), Now),
        new IncidentMoved(IncidentState.Triaged, Text));

    private static Transmission Put(TransmissionAccount account, params IEvent[] then) =>
        Given<Transmission>([new AllegationTransmitted(new(7), Own, new Addressee(Theirs), 2, 1, account), .. then]);

    private static Addressed To(Id<Organisation> one) =>
        new(new Addressee(one), Given<Organisation>(new OrganisationRegistered(Text, OrganisationKind.Party)) with { Id = one }, null);

    private static Ruling Transmit(TransmissionAccount account, Marking? marking = null, Id<Organisation>? to = null) =>
        TransmitAllegation.Decide(AnIncident, marking ?? Marking.Green, Own, To(to ?? Theirs), new(new(7), new Addressee(to ?? Theirs), account), Anybody);

    private static Reply Said(int hoursFromNow, Id<Organisation>? by = null, ReplyStance stance = ReplyStance.Explains) =>
        Given<Reply>(new ReplyRecorded(new(7), by ?? Theirs, new ReplyAccount(stance, Text, null, Day.Start))) with { RecordedAt = Now + Duration.FromHours(hoursFromNow) };

    [Fact]
    public void Refuses_what_is_put_to_oneself_to_whom_may_not_see_it_or_with_times_that_do_not_fit()
    {
        Transmit(Account, to: Own).ShouldRefuse("transmission/to-itself");
        Transmit(Account, Marking.Amber([new(9)])).ShouldRefuse("transmission/not-released");
        Transmit(Account, Marking.Red()).ShouldRefuse("transmission/not-released");
        Transmit(Account with { SentAt = Now + Duration.FromHours(1) }).ShouldRefuse("transmission/in-the-future");
        Transmit(Account with { ReplyUntil = Account.SentAt }).ShouldRefuse("transmission/reply-before-sent");
        Transmit(Account with { By = 0 }).ShouldRefuse("transmission/way-missing");
    }

    [Fact]
    public void Names_the_version_of_the_incident_that_it_puts()
    {
        Transmit(Account, Marking.Amber([Theirs])).ShouldRecord(new AllegationTransmitted(new(7), Own, new Addressee(Theirs), 2, 1, Account));
        AnIncident.Version.ShouldBe(2);
        AnIncident.Entry.ShouldBe(1);
    }

    [Fact]
    public void Arrival_is_said_by_the_addressee_or_the_sender_once_each()
    {
        Ruling Confirm(Transmission one, Caller caller, int hoursAgo = 1) => ConfirmAllegation.Decide(one, new(one.Id, Now - Duration.FromHours(hoursAgo)), caller);
        Confirm(Sent, Anybody with { Organisation = new(8) }).ShouldRefuse("transmission/not-to-you");
        Confirm(Sent, Addressee, hoursAgo: 11).ShouldRefuse("transmission/received-before-sent");
        Confirm(Sent, Addressee, hoursAgo: -1).ShouldRefuse("transmission/in-the-future");
        var received = new AllegationReceived(new Addressee(Theirs), Now - Duration.FromHours(1));
        Confirm(Sent, Addressee).ShouldRecord(received);
        var arrived = Put(Account, new AllegationReceived(new Addressee(Own), Now), received);
        Confirm(arrived, Addressee).ShouldRefuse("transmission/received-already");
        TransmissionStanding.Of(arrived, [], Now).Receipt!.By.Organisation.ShouldBe(Theirs);
    }

    [Fact]
    public void Silence_follows_from_the_clock_and_a_late_answer_counts_all_the_same()
    {
        TransmissionStanding At(int hours, params Reply[] replies) => TransmissionStanding.Of(Sent, replies, Now + Duration.FromHours(hours));
        At(0).State.ShouldBe(TransmissionState.Sent);
        At(0).Left.ShouldBe(Duration.FromHours(10));
        At(10).State.ShouldBe(TransmissionState.Silent);
        At(12).Silence.ShouldBe(Duration.FromHours(2));
        At(12, Said(5)).State.ShouldBe(TransmissionState.Answered);
        At(12, Said(5)).AnsweredAfter.ShouldBe(Duration.FromHours(15));
        At(12, Said(5)).IsLate.ShouldBeFalse();
        At(12, Said(11)).IsLate.ShouldBeTrue();
        At(12, Said(5, Own)).State.ShouldBe(TransmissionState.Silent);
        At(12, Said(-1)).State.ShouldBe(TransmissionState.Silent);
        At(12, Said(5, stance: ReplyStance.NoStatement)).State.ShouldBe(TransmissionState.Silent);
    }

    [Fact]
    public void Only_the_sender_moves_the_time_to_reply_and_earlier_ones_stay()
    {
        var later = Now + Duration.FromHours(30);
        MoveReplyPeriod.Decide(Sent, new(Sent.Id, later, Text), Addressee).ShouldRefuse("transmission/not-sent-by-you");
        MoveReplyPeriod.Decide(Sent, new(Sent.Id, Account.ReplyUntil!.Value, Text), Anybody).ShouldRefuse("transmission/period-unchanged");
        var moved = Put(Account, new ReplyPeriodMoved(later, Text));
        moved.Periods.Select(one => one.Until).ShouldBe([Account.ReplyUntil, later]);
        TransmissionStanding.Of(moved, [], Now + Duration.FromHours(12)).State.ShouldBe(TransmissionState.Sent);
        Reminders.Of(Sent, TransmissionStanding.Of(Sent, [], later), later, ReminderTerms.Standing)!.Kind.ShouldBe(ReminderKind.ReplySilent);
        var withdrawn = Put(Account, new TransmissionWithdrawn(Text));
        WithdrawTransmission.Decide(withdrawn, new(Sent.Id, Text), Anybody).ShouldRefuse("transmission/withdrawn");
        TransmissionStanding.Of(withdrawn, [Said(1)], later).State.ShouldBe(TransmissionState.Withdrawn);
    }
}

public class NoticeTests
{
    private static readonly Id<Organisation> Own = new(2), Theirs = new(3);
    private static readonly NoticeAccount Account = new(Text, Text, Now - Duration.FromHours(1), SentBy.Record);
    private static readonly Notice Sent = Given<Notice>(new NoticeSent(Own, [new Addressee(Theirs)], Account));

    private static Addressed To(Id<Organisation> one) =>
        new(new Addressee(one), Given<Organisation>(new OrganisationRegistered(Text, OrganisationKind.Party)) with { Id = one }, null);

    private static Ruling Confirm(NoticeReceipt receipt, Id<Organisation> by, Id<Organisation>? of = null, Notice? one = null) =>
        ConfirmNotice.Decide(one ?? Sent, new(Sent.Id, receipt, Now, of), Anybody with { Organisation = by });

    [Fact]
    public void Goes_to_other_organisations_each_once()
    {
        SendNotice.Decide([], new(Account, []), Anybody).ShouldRefuse("function/to-nobody");
        SendNotice.Decide([To(Own)], new(Account, []), Anybody).ShouldRefuse("notice/addressees-unfit");
        SendNotice.Decide([To(Theirs), To(Theirs)], new(Account, []), Anybody).ShouldRefuse("notice/addressees-unfit");
        SendNotice.Decide([To(Theirs)], new(Account, []), Anybody).Events[0].Marking.ShouldBe(Marking.Amber([Own, Theirs]));
    }

    [Fact]
    public void Read_and_acknowledged_are_said_by_the_addressee_alone()
    {
        Confirm(NoticeReceipt.Read, Own, Theirs).ShouldRefuse("notice/not-yours-to-confirm");
        Confirm(NoticeReceipt.Acknowledged, new(8)).ShouldRefuse("notice/not-addressed");
        Confirm(NoticeReceipt.Delivered, new(8), Theirs).ShouldRefuse("notice/not-yours-to-confirm");
        Confirm(NoticeReceipt.Delivered, Own, Theirs).ShouldRecord(new NoticeConfirmed(Theirs, NoticeReceipt.Delivered, new Addressee(Own), Now));
        Confirm(NoticeReceipt.Acknowledged, Theirs).ShouldRecord(new NoticeConfirmed(Theirs, NoticeReceipt.Acknowledged, new Addressee(Theirs), Now));
        var read = Given<Notice>(new NoticeSent(Own, [new Addressee(Theirs)], Account), new NoticeConfirmed(Theirs, NoticeReceipt.Read, new Addressee(Theirs), Now));
        Confirm(NoticeReceipt.Read, Theirs, one: read).ShouldRefuse("notice/confirmed-already");
        Confirm(NoticeReceipt.Acknowledged, Theirs, one: read).Refusal.ShouldBeNull();
        WithdrawNotice.Decide(read, new(read.Id, Text), Anybody with { Organisation = Theirs }).ShouldRefuse("notice/not-sent-by-you");
    }
}
