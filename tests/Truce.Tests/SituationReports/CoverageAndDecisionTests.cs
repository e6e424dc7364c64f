using NodaTime;
using Truce.Core.Access;
using Truce.Core.Decisions;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Observations;
using Truce.Core.Organisations;
using Truce.Core.Places;
using Truce.Core.SituationReports;
using Truce.Core.Sources;
using Truce.Core.Time;
using Truce.Core.Watch;

namespace Truce.Tests.SituationReports;

/// <summary>Two sections of a report: where somebody looked and where nobody did, and which decisions wait.</summary>
public sealed class CoverageAndDecisionTests : IDisposable
{
    private readonly TestCentre test = new();
    private readonly Id<Place> north, south;
    private readonly Id<Organisation> partner;

    public CoverageAndDecisionTests()
    {
        north = test.New<Place>(new RegisterPlace(new LocalText("North"), PlaceKind.Governorate, new LocalText("Basis"), "PS01"));
        south = test.New<Place>(new RegisterPlace(new LocalText("South"), PlaceKind.Governorate, new LocalText("Basis"), "PS02"));
        partner = test.New<Organisation>(new RegisterOrganisation(new LocalText("Relief organisation"), OrganisationKind.Ngo));
    }

    private Id<Organisation> Own => test.Centre.Founder!.Value.Organisation;

    public void Dispose() => test.Dispose();

    [Fact]
    public void Where_nobody_looked_is_said_and_is_not_the_same_as_nothing_seen()
    {
        Observation(Own, north, ObservationResult.NothingSeen);
        var lines = Lines(ReportSection.Coverage);
        lines.Select(line => (line.Subject.En, line.Words.En)).ShouldBe(
        [
            ("North", "observations: something seen 0, nothing seen 1, could not look 0"), ("South", "nobody looked: no observation and no attempt is recorded"),
        ]);
        lines.ShouldAllBe(line => line.Column == ReportColumn.RecordedByUs);
        lines[1].From.ShouldBe(south.Reference);
        lines[0].From!.Value.Kind.ShouldBe(StreamKind.Observation);
    }

    [Fact]
    public void Each_organisation_s_looking_is_a_line_of_its_own_and_a_partner_is_asked_for_its()
    {
        Observation(Own, north, ObservationResult.CouldNotLook);
        Observation(partner, north, ObservationResult.SomethingSeen);
        Observation(partner, north, ObservationResult.NothingSeen);
        var composed = Compose();
        composed.Lines.Where(line => line.Section == ReportSection.Coverage && line.Place == north).Select(line => (line.Column, line.By?.En, line.Words.En)).ShouldBe(
        [
            (ReportColumn.RecordedByUs, test.Centre.View(test.Secretary).Find(Own)!.Name.En, "observations: something seen 0, nothing seen 0, could not look 1"),
            (ReportColumn.ThirdParty, "Relief organisation", "observations: something seen 1, nothing seen 1, could not look 0"),
        ], ignoreOrder: true);
        composed.Partners.ShouldBe([partner]);

        // Without its word its looking is left out; the place is then not one at which nobody looked, since the centre tried.
        var without = Composer.Compose(test.Centre.Overview(TlpLabel.Clear, test.Clock.Now), Terms, Own, [partner]);
        without.Lines.Where(line => line.Section == ReportSection.Coverage && line.Place == north).ShouldHaveSingleItem().Column.ShouldBe(ReportColumn.RecordedByUs);
    }

    [Fact]
    public void Hindrances_are_counted_with_those_because_of_which_nobody_could_look_and_only_of_the_period()
    {
        Hindrance(HindranceKind.Denied, HindranceOutcome.NotCompleted);
        Hindrance(HindranceKind.Delayed, HindranceOutcome.Completed);
        Hindrance(HindranceKind.Denied, HindranceOutcome.NotCompleted, hoursAgo: 40);
        var line = Lines(ReportSection.Coverage).Single(one => one.Place == north && one.Words.En!.StartsWith("times hindered", StringComparison.Ordinal));
        line.Words.En.ShouldBe("times hindered: 2; of these, nobody could look because of 1");
        line.Things.Count(one => one.Kind == StreamKind.Hindrance).ShouldBe(2);
    }

    [Fact]
    public void What_members_alone_may_see_is_no_looking_for_everybody()
    {
        Observation(Own, north, ObservationResult.SomethingSeen, Marking.Green);
        Lines(ReportSection.Coverage).ShouldAllBe(line => line.Words.En!.StartsWith("nobody looked", StringComparison.Ordinal));
        Compose(TlpLabel.Green).Lines.Single(line => line.Section == ReportSection.Coverage && line.Place == north).Words.En.ShouldStartWith("observations: something seen 1");
    }

    [Fact]
    public void Decisions_that_wait_stand_with_their_age_and_how_many_were_heard_the_one_due_first_first()
    {
        var late = Decision("Late", dueInHours: -5);
        var due = Decision("Due", dueInHours: 10);
        test.Do(new StateOnDecision(due, Own, new StatementAccount(DecisionStance.Decides, new LocalText("Yes"), test.Clock.Now), Marking.Clear));
        var lines = Lines(ReportSection.Decisions);
        lines.Select(line => line.From).ShouldBe([late.Reference, due.Reference]);
        lines[0].Words.En.ShouldStartWith("overdue since ");
        lines[0].Words.En.ShouldEndWith("days waiting: 2; 0 of 2 who decide have stated an outcome");
        lines[1].Words.En.ShouldStartWith("due ");
        lines[1].Words.En.ShouldEndWith("1 of 2 who decide have stated an outcome");
        lines.ShouldAllBe(line => line.Words.Present.Count() == 3);
    }

    [Fact]
    public void What_is_decided_ended_withdrawn_or_for_members_alone_does_not_wait_before_everybody()
    {
        var decided = Decision("Decided", 10, Quorum.Any);
        test.Do(new StateOnDecision(decided, Own, new StatementAccount(DecisionStance.Decides, new LocalText("Yes"), test.Clock.Now), Marking.Clear));
        test.Do(new EndDecision(Decision("Overtaken", 10), DecisionEnd.Overtaken, new LocalText("It came otherwise.")));
        Decision("For members", 10, marking: Marking.Green);
        Lines(ReportSection.Decisions).ShouldBeEmpty();
        Compose(TlpLabel.Green).Lines.Where(line => line.Section == ReportSection.Decisions).Select(line => line.Subject.En).ShouldBe(["For members"]);
    }

    private SituationTerms Terms => Of(TlpLabel.Clear);

    private SituationTerms Of(TlpLabel audience) => new(1, new LocalText("Daily report"), test.Clock.Now - Duration.FromDays(1), test.Clock.Now, "Asia/Gaza", audience);

    private Composition Compose(TlpLabel audience = TlpLabel.Clear) => Composer.Compose(test.Centre.Overview(audience, test.Clock.Now), Of(audience), Own, []);

    private List<FrozenLine> Lines(ReportSection section) => [.. Compose().Lines.Where(line => line.Section == section)];

    private Occurrence Hours(int ago) => new(test.Clock.Now - Duration.FromHours(ago), test.Clock.Now - Duration.FromHours(ago - 1), TimePrecision.Hour, "Asia/Gaza");

    private void Observation(Id<Organisation> by, Id<Place> place, ObservationResult result, Marking? marking = null) => test.New<Observation>(new RecordObservation(
        by,
        new ObservationAccount(
            new LocalText("A patrol"), ObservationKind.Patrol, [Means.DirectObservation], new PlaceStated(place), Hours(5), result,
            result == ObservationResult.SomethingSeen ? new LocalText("Something") : null, result == ObservationResult.CouldNotLook ? [SightLimit.NoAccess] : [],
            result == ObservationResult.CouldNotLook ? new LocalText("All of it") : null),
        test.Clock.Now, Marking: marking ?? Marking.Clear));

    private void Hindrance(HindranceKind kind, HindranceOutcome outcome, int hoursAgo = 5) => test.New<Hindrance>(new RecordHindrance(
        Own, new HindranceAccount(kind, Hours(hoursAgo), new PlaceStated(north), new LocalText("At the gate"), outcome, DelayMinutes: kind == HindranceKind.Delayed ? 30 : null), test.Clock.Now, Marking: Marking.Clear));

    private Id<Decision> Decision(string question, int dueInHours, Quorum quorum = Quorum.All, Marking? marking = null) => test.New<Decision>(new NeedDecision(
        new DecisionAccount(
            new LocalText(question), new LocalText("Something waits"), Subject.Aid, new Asked(test.Clock.Now - Duration.FromHours(50), test.Clock.Now + Duration.FromHours(dueInHours))),
        [new Addressee(Own), new Addressee(partner)], quorum, Marking: marking ?? Marking.Clear));
}
