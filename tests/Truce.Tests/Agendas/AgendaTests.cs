using NodaTime;
using Truce.Core.Access;
using Truce.Core.Agendas;
using Truce.Core.Journal;
using Truce.Core.Organisations;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Agendas;

public class AgendaTests
{
    private static readonly DateTimeZone Gaza = DateTimeZoneProviders.Tzdb["Asia/Gaza"];
    private static readonly LocalDate Monday = new(2025, 10, 20);
    private static readonly AgendaTerms Brief = new(Text, Text, Monday, "Asia/Gaza", new(8 * 60 + 30, 30), Repetition.Day);
    private static readonly Organisation Host = Given<Organisation>(new OrganisationRegistered(Text, OrganisationKind.Centre));
    private static readonly AgendaItem Daily = Given<AgendaItem>(new AgendaItemSet(new(2), Brief, RecordingConsent.NotAsked));

    [Fact]
    public void Refuses_what_has_no_zone_no_fit_hours_or_ends_before_it_begins()
    {
        Ruling With(AgendaTerms terms) => SetAgendaItem.Decide(Host, new(new(2), terms), Anybody);
        SetAgendaItem.Decide(null, new(new(2), Brief), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        SetAgendaItem.Decide(Host, new(new(2), Brief), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        With(Brief with { Zone = "" }).ShouldRefuse("time/zone-unknown");
        With(Brief with { Zone = "Gaza" }).ShouldRefuse("time/zone-unknown");
        With(Brief with { Hours = new(1440, 30) }).ShouldRefuse("agenda/hours-unfit");
        With(Brief with { Hours = new(0, 0) }).ShouldRefuse("agenda/hours-unfit");
        With(Brief with { Last = Monday.PlusDays(-1) }).ShouldRefuse("agenda/days-unfit");
        With(Brief with { Every = Repetition.Once, Last = Monday }).ShouldRefuse("agenda/days-unfit");
        With(Brief with { Hours = null }).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Comes_again_every_day_every_week_or_once()
    {
        On(Brief, Monday, 8).Count.ShouldBe(8);
        On(Brief with { Every = Repetition.Week }, Monday, 15).Select(one => one.On).ShouldBe([Monday, Monday.PlusDays(7), Monday.PlusDays(14)]);
        On(Brief with { Every = Repetition.Once }, Monday, 15).Count.ShouldBe(1);
        On(Brief with { Last = Monday.PlusDays(2) }, Monday, 15).Count.ShouldBe(3);
        On(Brief, Monday.PlusDays(-10), 10).ShouldBeEmpty();
    }

    // On 25 October 2025 Gaza put its clocks back; half past eight stays half past eight.
    [Fact]
    public void Keeps_its_hour_when_the_clocks_change()
    {
        var entries = On(Brief, new LocalDate(2025, 10, 24), 3);
        entries.Select(one => one.From!.Value.InZone(Gaza).TimeOfDay).ShouldAllBe(hour => hour == new LocalTime(8, 30));
        (entries[1].From - entries[0].From).ShouldBe(Duration.FromHours(25));
    }

    [Fact]
    public void Stands_on_the_day_of_whoever_reads_it()
    {
        var late = Brief with { Every = Repetition.Once, Zone = "America/New_York", Hours = new(22 * 60, 60) };
        On(late, Monday, 3).Single().On.ShouldBe(Monday.PlusDays(1));
        On(late with { Hours = null }, Monday, 3).Single().On.ShouldBe(Monday);
    }

    [Fact]
    public void What_was_moved_stands_at_both_places_and_what_was_cancelled_stays_marked()
    {
        var moved = Given<AgendaItem>(
            new AgendaItemSet(new(2), Brief, RecordingConsent.NotAsked), new AgendaItemMoved(Monday, Monday.PlusDays(1), new(600, 30), Text),
            new AgendaItemSkipped(Monday.PlusDays(2), Other), new AgendaItemCancelled(Monday.PlusDays(4), Other));
        var entries = AgendaDay.Of([moved], new(Monday, Monday.PlusDays(5)), Gaza);
        entries.Select(one => (one.On.Day, one.State)).ShouldBe(
        [
            (20, AgendaState.MovedAway), (21, AgendaState.AsSet), (21, AgendaState.MovedHere), (22, AgendaState.Cancelled), (23, AgendaState.AsSet),
            (24, AgendaState.Cancelled), (25, AgendaState.Cancelled),
        ]);
        entries[2].From!.Value.InZone(Gaza).TimeOfDay.ShouldBe(new LocalTime(10, 0));
        entries[0].Reason.ShouldBe(Text);
    }

    [Fact]
    public void Is_moved_and_cancelled_only_on_days_for_which_it_is_set()
    {
        MoveAgendaItem.Decide(Daily, new(Daily.Id, Monday.PlusDays(-1), Monday, null, Text), Anybody).ShouldRefuse("agenda/not-set-for");
        MoveAgendaItem.Decide(Daily, new(Daily.Id, Monday, Monday, Brief.Hours, Text), Anybody).ShouldRefuse("agenda/nothing-changed");
        MoveAgendaItem.Decide(Daily, new(Daily.Id, Monday, Monday, new(-1, 30), Text), Anybody).ShouldRefuse("agenda/hours-unfit");
        MoveAgendaItem.Decide(Daily, new(Daily.Id, Monday, Monday, null, new()), Anybody).ShouldRefuse("text/missing");
        CancelAgendaItem.Decide(Daily, new(Daily.Id, Monday, false, Text), Anybody).ShouldRecord(new AgendaItemSkipped(Monday, Text));
        CancelAgendaItem.Decide(Daily, new(Daily.Id, Monday, true, Text), Anybody).ShouldRecord(new AgendaItemCancelled(Monday, Text));
        var gone = Given<AgendaItem>(new AgendaItemSet(new(2), Brief, RecordingConsent.NotAsked), new AgendaItemCancelled(Monday.PlusDays(1), Text));
        CancelAgendaItem.Decide(gone, new(gone.Id, Monday.PlusDays(1), false, Text), Anybody).ShouldRefuse("agenda/cancelled");
        CorrectAgendaItem.Decide(gone, new(gone.Id, Brief with { Title = Other }, Text), Anybody).ShouldRefuse("agenda/cancelled");
        CorrectAgendaItem.Decide(Daily, new(gone.Id, Brief, Text), Anybody).ShouldRefuse("agenda/nothing-changed");
        CorrectAgendaItem.Decide(null, new(gone.Id, Brief, Text), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
    }

    [Fact]
    public void Its_host_or_whoever_keeps_the_agenda_says_whether_it_may_be_recorded()
    {
        var theirs = Given<AgendaItem>(new AgendaItemSet(new(9), Brief, RecordingConsent.NotAsked));
        var speaker = Anybody with { Duties = Duties.Speaking };
        AnswerRecording.Decide(theirs, new(theirs.Id, RecordingConsent.NotAgreed, Text), speaker).ShouldRefuse("agenda/not-the-host", RefusalKind.Forbidden);
        AnswerRecording.Decide(Daily, new(Daily.Id, RecordingConsent.NotAgreed, Text), speaker).ShouldRecord(new RecordingAnswered(RecordingConsent.NotAgreed, Text));
        AnswerRecording.Decide(Daily, new(Daily.Id, RecordingConsent.NotAsked, Text), speaker).ShouldRefuse("agenda/nothing-changed");
        AnswerRecording.Decide(Daily, new(Daily.Id, default, Text), speaker).ShouldRefuse("agenda/recording-missing");
    }

    private static IReadOnlyList<AgendaEntry> On(AgendaTerms terms, LocalDate from, int days) =>
        AgendaDay.Of([Given<AgendaItem>(new AgendaItemSet(new(2), terms, RecordingConsent.NotAsked))], new(from, from.PlusDays(days - 1)), Gaza);
}
