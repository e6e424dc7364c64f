using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Journal;
using Truce.Core.Judgements;
using Truce.Core.Organisations;
using Truce.Core.Replies;
using Truce.Core.Sources;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Incidents;

public class JudgementDecisionTests
{
    private static readonly Id<Organisation> Own = new(2), Theirs = new(3);
    private static readonly GiveJudgement Plain = new(new(7), new JudgedAnswer(2), Text);

    private static Ruling Give(JudgedAnswer finding) => GiveJudgement.Decide(Own, Plain with { Answer = finding }, Anybody);

    private static Judgement AJudgement(JudgedAnswer? finding = null) => Given<Judgement>(new JudgementGiven(new(7), Own, finding ?? new JudgedAnswer(2), Text, Day.Start));

    [Fact]
    public void Refuses_a_judgement_by_a_member_without_the_duty() =>
        GiveJudgement.Decide(Own, Plain, Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);

    [Fact]
    public void Answers_exactly_one_of_the_three_questions()
    {
        var who = new Attribution(AttributionDegree.Likely, Theirs);
        var breach = new BreachFinding(BreachDegree.Breach);
        Give(new JudgedAnswer()).ShouldRefuse("judgement/one-question");
        Give(new JudgedAnswer(2, who)).ShouldRefuse("judgement/one-question");
        Give(new JudgedAnswer(null, who, breach)).ShouldRefuse("judgement/one-question");
        Give(new JudgedAnswer(6)).ShouldRefuse("judgement/level-unknown");
        Give(new JudgedAnswer(2)).ShouldRecord(new JudgementGiven(new(7), Own, new JudgedAnswer(2), Text, Now.InUtc().Date));
    }

    [Fact]
    public void Names_an_actor_unless_nothing_can_be_laid_to_anybody()
    {
        Give(new JudgedAnswer(Attribution: new(AttributionDegree.Attributed))).ShouldRefuse("judgement/actor-unfit");
        Give(new JudgedAnswer(Attribution: new(AttributionDegree.NotAttributable, Theirs))).ShouldRefuse("judgement/actor-unfit");
        Give(new JudgedAnswer(Attribution: new(AttributionDegree.NotAttributable))).Refusal.ShouldBeNull();
        Give(new JudgedAnswer(Attribution: new(AttributionDegree.Contested))).Refusal.ShouldBeNull();
        Give(new JudgedAnswer(Attribution: new(AttributionDegree.Likely, Named: Text))).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Says_severity_of_a_breach_and_measures_by_a_provision()
    {
        Give(new JudgedAnswer(Breach: new(BreachDegree.PermittedAct, Severity.Minor))).ShouldRefuse("judgement/severity-unfit");
        Give(new JudgedAnswer(Breach: new(BreachDegree.Breach, Provision: new Reference(StreamKind.Claim, 5)))).ShouldRefuse("judgement/provision-unfit");
        Give(new JudgedAnswer(Breach: new(BreachDegree.OutsideAgreement, Provision: new Reference(StreamKind.Provision, 5)))).ShouldRefuse("judgement/provision-unfit");
        Give(new JudgedAnswer(Breach: new(BreachDegree.Breach, Severity.Grave, Intent.Unknown, new Reference(StreamKind.Provision, 5)))).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Speaks_for_another_only_through_a_claim_of_an_organisation() =>
        GiveJudgement.Decide(null, Plain with { Through = new(9) }, Anybody).ShouldRefuse("judgement/origin-without-organisation");

    [Fact]
    public void Is_given_in_the_past()
    {
        GiveJudgement.Decide(Own, Plain with { On = new(2025, 10, 23) }, Anybody).ShouldRefuse("judgement/in-the-future");
        GiveJudgement.Decide(Own, Plain with { On = new(2025, 10, 22) }, Anybody).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Only_its_owner_corrects_it_and_to_the_same_question()
    {
        CorrectJudgement.Decide(AJudgement(), Theirs, new(new(7), new JudgedAnswer(3), Text, Text), Anybody).ShouldRefuse("access/not-yours", RefusalKind.Forbidden);
        CorrectJudgement.Decide(AJudgement(), Own, new(new(7), new JudgedAnswer(2), Text, Text), Anybody).ShouldRefuse("judgement/nothing-corrected");
        CorrectJudgement.Decide(AJudgement(), Own, new(new(7), new JudgedAnswer(Breach: new(BreachDegree.Breach)), Text, Text), Anybody).ShouldRefuse("judgement/other-question");
        CorrectJudgement.Decide(AJudgement(), Own, new(new(7), new JudgedAnswer(3), Text, Other), Anybody).ShouldRecord(new JudgementCorrected(new JudgedAnswer(3), Text, Other));
        WithdrawJudgement.Decide(AJudgement() with { Withdrawn = Text }, Own, new(new(7), Text), Anybody).ShouldRefuse("judgement/withdrawn");
        WithdrawJudgement.Decide(AJudgement(), Own, new(new(7), Text), Anybody).ShouldRecord(new JudgementWithdrawn(Text));
    }

    [Fact]
    public void The_last_of_each_organisation_on_each_question_stands_and_none_is_merged()
    {
        Judgement[] all =
        [
            AJudgement(new(1)), AJudgement(new(2)) with { Id = new(8) }, AJudgement(new(3)) with { Id = new(9), Withdrawn = Text },
            AJudgement(new(Breach: new(BreachDegree.Breach))) with { Id = new(10) }, AJudgement(new(0)) with { Id = new(11), By = Theirs },
        ];
        Judgement.Standing(all).Select(one => one.Id.Number).ShouldBe([8, 10, 11], ignoreOrder: true);
    }

    [Fact]
    public void Sources_sharing_an_origin_count_once()
    {
        var claim = AClaim();
        Source Of(int organisation) => ASource() with { Organisation = new(organisation) };
        Bearing Count(Func<Id<Source>, Source?> sources, params Claim[] claims) => Bearing.Of(claims, sources, own => own, acknowledged: false);
        var repeated = Enumerable.Range(0, 30).Select(number => claim with { Id = new(number), Chain = [new(7), new(100 + number)] }).ToArray();
        Count(_ => null, repeated).ShouldBe(new Bearing(1, 1, 30));
        Claim[] two = [claim with { Chain = [new(1)] }, claim with { Chain = [new(2)] }];
        Count(_ => null, two).ShouldBe(new Bearing(2, 2, 2));
        Count(_ => Of(5), two).ShouldBe(new Bearing(1, 1, 2), "a ministry and its spokesperson are one origin");
        Bearing.Of(two, source => Of(source.Number), _ => new(9), acknowledged: false).ShouldBe(new Bearing(1, 1, 2), "an army speaks with the voice of its state");
        Count(_ => null).ShouldBe(new Bearing(0, 0, 0));
        Count(_ => null, claim with { End = ClaimEnd.Withdrawn }, claim with { Links = [new(new(1), Stance.Denies)] }).ShouldBe(new Bearing(0, 0, 0));
        Bearing.Of(two, _ => null, own => own, acknowledged: true).Level.ShouldBe(5);
    }

    [Fact]
    public void Nobody_puts_words_into_another_s_mouth()
    {
        var said = new ReplyAccount(ReplyStance.Denies, Text, null, Day.Start);
        RecordReply.Decide(new(new(7), Theirs, said), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        RecordReply.Decide(new(new(7), Theirs, said), Anybody).ShouldRefuse("reply/through-missing");
        RecordReply.Decide(new(new(7), Own, said), Anybody).ShouldRecord(new ReplyRecorded(new(7), Own, said));
        var speaker = Anybody with { Duties = Duties.Speaking };
        RecordReply.Decide(new(new(7), Own, said), speaker).ShouldRecord(new ReplyRecorded(new(7), Own, said));
        RecordReply.Decide(new(new(7), Theirs, said with { Through = new Reference(StreamKind.Claim, 4) }), speaker).ShouldRefuse("access/not-yours", RefusalKind.Forbidden);
        var carried = said with { Through = new Reference(StreamKind.Claim, 4) };
        RecordReply.Decide(new(new(7), Theirs, carried), Anybody).ShouldRecord(new ReplyRecorded(new(7), Theirs, carried));
        RecordReply.Decide(new(new(7), Theirs, said with { Through = new Reference(StreamKind.Question, 4) }), Anybody).ShouldRefuse("reply/through-unfit");
    }

    [Fact]
    public void Silence_counts_from_the_day_of_asking_and_has_no_words()
    {
        Ruling Record(ReplyAccount account) => RecordReply.Decide(new(new(7), Own, account), Anybody);
        Record(new(ReplyStance.NoStatement)).ShouldRefuse("reply/asked-on-missing");
        Record(new(ReplyStance.NoStatement, Text, Day.Start)).ShouldRefuse("reply/words-unfit");
        Record(new(ReplyStance.Denies, AskedOn: Day.Start)).ShouldRefuse("reply/words-unfit");
        Record(new(ReplyStance.Denies, Text, Day.Start, Day.Start.PlusDays(-1))).ShouldRefuse("reply/answered-before-asked");
        Record(new(ReplyStance.Denies, Text, null, new(2025, 10, 23))).ShouldRefuse("reply/in-the-future");
        Record(new(ReplyStance.NoStatement, AskedOn: Day.Start)).Refusal.ShouldBeNull();
    }
}
