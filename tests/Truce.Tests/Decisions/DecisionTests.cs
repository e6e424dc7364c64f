using System.Collections.Immutable;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Decisions;
using Truce.Core.Journal;
using Truce.Core.Organisations;
using Truce.Core.Reports;
using Truce.Core.Sources;
using Truce.Core.Watch;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Decisions;

public class DecisionTests
{
    private static readonly Id<Organisation> Own = new(2), One = new(3), Two = new(4);
    private static readonly Instant Since = Now - Duration.FromDays(10), Due = Now - Duration.FromDays(3);
    private static readonly DecisionAccount Account = new(Text, Text, Subject.Aid, new Asked(Since, Due));
    private static readonly Decision Open = Needed(Quorum.Any, [One]), Both = Needed(Quorum.All, [One, Two]);

    private static Decision Needed(Quorum quorum, Id<Organisation>[] of, params IEvent[] then) =>
        Given<Decision>([new DecisionNeeded(Account, Own, [.. of.Select(one => new Addressee(one))], quorum), .. then]);

    private static Addressed Of(Id<Organisation> one) =>
        new(new Addressee(one), Given<Organisation>(new OrganisationRegistered(Text, OrganisationKind.Party)) with { Id = one }, null);

    private static DecisionStatement Said(Id<Organisation> by, DecisionStance stance = DecisionStance.Decides, int hoursAgo = 24, long index = 5) =>
        Given<DecisionStatement>(new StatedOnDecision(new(7), by, new StatementAccount(stance, Text, Now - Duration.FromHours(hoursAgo)))) with { Index = index, Id = new((int)index) };

    private static Ruling State(StatementAccount account, Id<Organisation>? by = null, Decision? decision = null) =>
        StateOnDecision.Decide(decision ?? Open, new(new(7), by ?? Own, account), Anybody);

    [Fact]
    public void Refuses_one_that_is_put_to_nobody_twice_to_the_same_or_due_before_it_was_asked()
    {
        Ruling Need(ImmutableArray<Addressed> deciders, DecisionAccount account) => NeedDecision.Decide(deciders, new(account, [.. deciders.Select(one => one.To)]), Anybody);
        Need([], Account).ShouldRefuse("function/to-nobody");
        Need([Of(One), Of(One)], Account).ShouldRefuse("decision/deciders-unfit");
        Need([Of(One) with { Organisation = null }], Account).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        Need([Of(One)], Account with { Asked = new Asked(Since, Since) }).ShouldRefuse("watch/due-before-asked");
        Need([Of(One)], Account with { Asked = new Asked(Since) }).ShouldRefuse("decision/due-missing");
        Need([Of(One)], Account).ShouldRecord(new DecisionNeeded(Account, Own, [new Addressee(One)], Quorum.Any));
        NeedDecision.Decide([Of(One)], new(Account, [new Addressee(One)]), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
    }

    [Fact]
    public void Refuses_words_put_into_another_s_mouth_and_words_from_the_future_or_from_before_it_was_needed()
    {
        var account = new StatementAccount(DecisionStance.Decides, Text, Now);
        State(account, One).ShouldRefuse("decision/through-missing");
        State(account with { Through = new Id<Report>(3) }, One).Refusal.ShouldBeNull();
        State(account with { Through = new Reference(StreamKind.Question, 3) }, One).ShouldRefuse("decision/through-unfit");
        State(account with { StatedAt = Now + Duration.FromSeconds(1) }).ShouldRefuse("decision/stated-in-the-future");
        State(account with { StatedAt = Since - Duration.FromSeconds(1) }).ShouldRefuse("decision/stated-before-asked");
        State(account, decision: Needed(Quorum.Any, [One], new DecisionEnded(DecisionEnd.Overtaken, Text))).ShouldRefuse("decision/ended");
        StateOnDecision.Decide(Open, new(new(7), Own, account), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
    }

    [Fact]
    public void An_outcome_of_one_to_whom_it_was_not_put_is_recorded_and_decides_nothing()
    {
        State(new StatementAccount(DecisionStance.Decides, Text, Now)).Refusal.ShouldBeNull();
        var standing = DecisionStanding.Of(Open, [Said(Own)], Now);
        (standing.State, standing.Outcomes.Count, standing.ByOthers.Count).ShouldBe((DecisionState.Open, 0, 1));
    }

    [Fact]
    public void Where_any_can_decide_the_first_word_does_and_where_it_takes_all_the_last()
    {
        DecisionStanding.Of(Open, [Said(One)], Now).State.ShouldBe(DecisionState.Decided);
        var half = DecisionStanding.Of(Both, [Said(One, hoursAgo: 48)], Now);
        (half.State, half.Heard, half.IsOpen).ShouldBe((DecisionState.InPart, 1, true));
        var whole = DecisionStanding.Of(Both, [Said(One, hoursAgo: 48), Said(Two, hoursAgo: 24, index: 6)], Now);
        (whole.State, whole.Age).ShouldBe((DecisionState.Decided, Duration.FromDays(9)));
        whole.Late.ShouldBe(Duration.FromDays(2));
    }

    [Fact]
    public void Its_age_counts_from_when_it_was_needed_however_often_its_time_was_moved()
    {
        var moved = Needed(Quorum.Any, [One], new DecisionDueMoved(Now + Duration.FromDays(5), Text), new DecisionDueMoved(Now + Duration.FromDays(9), Text));
        var standing = DecisionStanding.Of(moved, [], Now);
        (standing.Age, standing.Late).ShouldBe((Duration.FromDays(10), null));
        moved.Steps.Length.ShouldBe(3);
        DecisionStanding.Of(Open, [], Now).Late.ShouldBe(Duration.FromDays(3));
        MoveDecision.Decide(moved, new(new(7), moved.Due, Text), Anybody).ShouldRefuse("decision/due-then-already");
        MoveDecision.Decide(moved, new(new(7), Since, Text), Anybody).ShouldRefuse("watch/due-before-asked");
    }

    [Fact]
    public void Dissent_stands_beside_and_changes_nothing_of_the_outcome()
    {
        var standing = DecisionStanding.Of(Open, [Said(One), Said(Two, DecisionStance.Dissents, index: 6), Said(One, DecisionStance.Dissents, index: 7)], Now);
        (standing.State, standing.Outcomes.Count, standing.Dissents.Count).ShouldBe((DecisionState.Decided, 1, 2));
        DecisionStanding.Of(Open, [Said(One) with { Withdrawn = Text }], Now).State.ShouldBe(DecisionState.Open);
    }

    [Fact]
    public void Reopened_or_put_to_others_it_waits_again_and_what_was_said_before_stays()
    {
        var reopened = Open with { OpenSince = 6 };
        var standing = DecisionStanding.Of(reopened, [Said(One)], Now);
        (standing.State, standing.Past.Count).ShouldBe((DecisionState.Open, 1));
        DecisionStanding.Of(reopened, [Said(One), Said(One, index: 8)], Now).State.ShouldBe(DecisionState.Decided);
        Needed(Quorum.Any, [One], new DecisionEnded(DecisionEnd.Withdrawn, Text), new DecisionReopened(Text)).End.ShouldBeNull();

        var put = Needed(Quorum.Any, [One], new DecisionPutTo([new Addressee(Two)], Quorum.Any, Text));
        DecisionStanding.Of(put, [Said(One)], Now).ByOthers.Count.ShouldBe(1);
        PutDecision.Decide(put, [Of(Two)], new(new(7), [new Addressee(Two)], Quorum.Any, Text), Anybody).ShouldRefuse("decision/with-them-already");
    }

    [Fact]
    public void Only_whoever_needs_it_or_keeps_the_record_changes_it()
    {
        var speaker = Anybody with { Duties = Duties.Speaking, For = One };
        EndDecision.Decide(Open, new(new(7), DecisionEnd.Overtaken, Text), speaker).ShouldRefuse("decision/not-asked-by-you");
        EndDecision.Decide(Open, new(new(7), DecisionEnd.Overtaken, Text), speaker with { For = null }).ShouldRecord(new DecisionEnded(DecisionEnd.Overtaken, Text));
        CorrectDecision.Decide(Open, new(new(7), Text, Text, Subject.Aid, Text), Anybody).ShouldRefuse("decision/nothing-corrected");
        WithdrawDecisionStatement.Decide(Said(One), Two, new(new(5), Text), Anybody).ShouldRefuse("decision/not-your-statement");
        WithdrawDecisionStatement.Decide(Said(Own) with { Withdrawn = Text }, Two, new(new(5), Text), Anybody).ShouldRefuse("decision/statement-withdrawn");
    }
}
