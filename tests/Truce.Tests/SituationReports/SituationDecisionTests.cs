using NodaTime;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Places;
using Truce.Core.SituationReports;
using static Truce.Tests.Rulings;

namespace Truce.Tests.SituationReports;

public class SituationDecisionTests
{
    private static readonly Instant CutOff = Now - Duration.FromHours(1);
    private static readonly SituationTerms Terms = new(20, Text, CutOff - Duration.FromDays(1), CutOff, "Asia/Gaza", TlpLabel.Clear);
    private static readonly Composition Nothing = new(11, [], [], [], []);
    private static readonly FewThings Empty = new(Given<Organisation>(new OrganisationRegistered(Text, OrganisationKind.Un)) with { Id = new(31) });
    private static readonly Caller Second = Anybody with { Organisation = new(31) };
    private static readonly SituationDrafted Drafted = new(Terms, new SituationTexts(Text), Nothing);

    private static SituationDraft ADraft(params IEvent[] then) => Given<SituationDraft>([Drafted, .. then]);

    private static SituationDraft Shown(params IEvent[] then) => Given<SituationDraft>([Drafted with { Composition = Nothing with { Partners = [new(31)] } }, .. then]);

    private static SituationReport AReport(params IEvent[] then) => Given<SituationReport>([new SituationPublished(Terms, new SituationTexts(Text), Nothing, new(2), new(31)), .. then]);

    private static Ruling Draft(SituationTerms terms, SituationTexts? texts = null, Marking? marking = null, params Id<Organisation>[] named) =>
        DraftSituationReport.Decide(Empty, Empty, new(terms, texts ?? new SituationTexts(), [.. named], [], marking), Anybody);

    [Fact]
    public void Refuses_terms_that_no_report_can_have()
    {
        Draft(Terms with { CutOff = Now + Duration.FromSeconds(1) }).ShouldRefuse("situation/cut-off-in-the-future");
        Draft(Terms with { From = CutOff }).ShouldRefuse("situation/period-unfit");
        Draft(Terms with { From = CutOff - Duration.FromDays(94) }).ShouldRefuse("situation/period-unfit");
        Draft(Terms with { Zone = "Gaza/Asia" }).ShouldRefuse("time/zone-unknown");
        Draft(Terms with { Zone = new string('x', 500_000) }).ShouldRefuse("time/zone-unknown");
        Draft(Terms with { Number = 0 }).ShouldRefuse("situation/number-unfit");
        Draft(Terms with { Audience = TlpLabel.Amber }).ShouldRefuse("situation/audience-unfit");
        Draft(Terms with { Area = new Id<Place>(5) }).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        Draft(Terms, named: new Id<Organisation>(32)).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        Draft(Terms, marking: Marking.Clear).ShouldRefuse("situation/draft-too-open");
        DraftSituationReport.Decide(Empty, Empty, new(Terms, new SituationTexts(), [], []), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
    }

    [Fact]
    public void Refuses_texts_that_are_none_or_too_long_or_hold_a_number_of_a_person()
    {
        Draft(Terms, new SituationTexts(new LocalText("a\u0001b"))).ShouldRefuse("text/not-text");
        Draft(Terms, new SituationTexts(new LocalText(new string('x', 2 * 1024 * 1024)))).ShouldRefuse("text/too-long");
        Draft(Terms, new SituationTexts(Coverage: new LocalText(Ar: "اتصلوا على 0599123456"))).ShouldRefuse("wording/personal-number");
        Draft(Terms, new SituationTexts(Text)).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Two_drafts_of_one_cut_off_may_stand_and_what_is_left_out_stands_in_no_event()
    {
        Draft(Terms).Refusal.ShouldBeNull();
        var without = DraftSituationReport.Decide(Empty, Empty, new(Terms, new SituationTexts(), [], [new(31)]), Anybody);
        without.ShouldRecord(new SituationDrafted(Terms, new SituationTexts(), Composer.Compose(Empty, Terms, new(2), [])));
        without.Events[0].Marking.ShouldBe(Marking.Green);
    }

    [Fact]
    public void Only_its_authors_rewrite_and_send_and_rewriting_asks_everybody_anew()
    {
        RewriteSituationReport.Decide(ADraft(), new(new(7), new SituationTexts(Other), Text), Second).ShouldRefuse("access/not-yours", RefusalKind.Forbidden);
        RewriteSituationReport.Decide(ADraft(), new(new(7), new SituationTexts(Text), Text), Anybody).ShouldRefuse("situation/nothing-changed");
        SendForReview.Decide(ADraft(), new(new(7)), Second).ShouldRefuse("access/not-yours", RefusalKind.Forbidden);
        SendForReview.Decide(ADraft(new SituationSentForReview(0)), new(new(7)), Anybody).ShouldRefuse("situation/sent-already");
        ReviewSituationReport.Decide(ADraft(), new(new(7), Text), Second).ShouldRefuse("situation/not-in-review");
        var rewritten = Shown(new SituationSentForReview(0), new PartnerConsented(new(31)), new SituationApproved(new(31)), new SituationRewritten(new SituationTexts(Other), Text));
        (rewritten.Stage, rewritten.Consented.IsEmpty, rewritten.ApprovedBy).ShouldBe((DraftStage.Writing, true, null));
    }

    [Fact]
    public void A_partner_that_is_shown_answers_for_itself_and_may_change_its_mind()
    {
        Ruling Answer(SituationDraft draft, bool consents, Caller? caller = null) => AnswerToPublication.Decide(draft, new(new(7), consents), caller ?? Second);
        Answer(Shown(), true).ShouldRefuse("situation/not-in-review");
        Answer(ADraft(new SituationSentForReview(0)), true).ShouldRefuse("situation/not-shown");
        Answer(Shown(new SituationSentForReview(0)), true, Anybody).ShouldRefuse("situation/not-shown");
        Answer(Shown(new SituationSentForReview(0)), true).ShouldRecord(new PartnerConsented(new(31)));
        Answer(Shown(new SituationSentForReview(0), new PartnerConsented(new(31))), true).ShouldRefuse("situation/answered-already");
        Answer(Shown(new SituationSentForReview(0), new PartnerConsented(new(31))), false).ShouldRecord(new PartnerDeclined(new(31)));
        Shown(new PartnerConsented(new(31)), new PartnerDeclined(new(31))).Awaited.ShouldBe([new Id<Organisation>(31)]);
    }

    [Fact]
    public void Whoever_wrote_it_does_not_let_it_out_nor_does_one_who_acts_for_the_author()
    {
        var sent = ADraft(new SituationSentForReview(0));
        ApproveSituationReport.Decide(sent, new(new(7)), Anybody).ShouldRefuse("situation/four-eyes");
        ApproveSituationReport.Decide(sent, new(new(7)), Second with { For = new(2) }).ShouldRefuse("situation/four-eyes");
        ApproveSituationReport.Decide(sent with { DraftedFor = new(31) }, new(new(7)), Second).ShouldRefuse("situation/four-eyes");
        ApproveSituationReport.Decide(ADraft(), new(new(7)), Second).ShouldRefuse("situation/not-in-review");
        ApproveSituationReport.Decide(sent, new(new(7)), Second).ShouldRecord(new SituationApproved(new(31)));
        ApproveSituationReport.Decide(ADraft(new SituationSentForReview(0), new SituationApproved(new(31))), new(new(7)), Second).ShouldRefuse("situation/approved-already");
    }

    [Fact]
    public void Publication_waits_for_the_second_organisation_and_for_every_partner()
    {
        Ruling Publish(SituationDraft draft, IOverview? now = null, Caller? caller = null) => PublishSituationReport.Decide(draft, null, now ?? Empty, new(new(7)), caller ?? Anybody);
        IEvent[] approved = [new SituationSentForReview(0), new SituationApproved(new(31))];
        Publish(ADraft(new SituationSentForReview(0))).ShouldRefuse("situation/not-approved");
        Publish(ADraft(approved), caller: Second).ShouldRefuse("access/not-yours", RefusalKind.Forbidden);
        Publish(ADraft(approved), caller: Anybody with { Duties = Duties.Recording }).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        Publish(Shown(approved)).ShouldRefuse("situation/partners-awaited");
        Publish(Shown([.. approved, new PartnerDeclined(new(31))])).ShouldRefuse("situation/partners-awaited");
        Publish(ADraft(approved), new FewThings(AReport())).ShouldRefuse("situation/number-taken");
        Publish(ADraft([.. approved, new SituationPutOut(new(99))])).ShouldRefuse("situation/put-out");
        var published = Publish(Shown([.. approved, new PartnerConsented(new(31))]));
        published.ShouldRecord(
            new SituationPublished(Terms, new SituationTexts(Text), Nothing with { Partners = [new(31)] }, new(2), new(31)), new SituationPutOut(new(99)));
        published.Events[0].Marking.ShouldBe(Marking.Clear);
    }

    [Fact]
    public void What_was_closed_since_it_was_drafted_is_not_published()
    {
        var figure = new Reference(StreamKind.Figure, 5);
        var line = new FrozenLine(1, ReportSection.Numbers, Text, ReportColumn.ThirdParty, Text, "questions", [figure]);
        var draft = Given<SituationDraft>(Drafted with { Composition = Nothing with { Lines = [line] } }, new SituationSentForReview(0), new SituationApproved(new(31)));
        PublishSituationReport.Decide(draft, null, new FewThings { Hidden = [figure] }, new(new(7)), Anybody).ShouldRefuse("situation/no-longer-open");
        PublishSituationReport.Decide(draft, null, new FewThings(), new(new(7)), Anybody).Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_correction_is_of_a_report_that_stands_and_comes_to_stand_beside_it()
    {
        var terms = new CorrectionTerms(new(7), Text, Other);
        Ruling Correct(SituationReport? report, Instant at) => DraftCorrection.Decide(report, Empty, Empty, new(terms, at, [], [], []), Anybody);
        Correct(null, Now).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        Correct(AReport(new SituationWithdrawn(Text)), Now).ShouldRefuse("situation/withdrawn");
        Correct(AReport(), CutOff).ShouldRefuse("situation/correction-too-early");
        Correct(AReport(), Now + Duration.FromSeconds(1)).ShouldRefuse("situation/cut-off-in-the-future");
        Correct(AReport(), Now).ShouldRecord(new SituationDrafted(Terms with { CutOff = Now }, new SituationTexts(), Composer.Difference(Nothing, Composer.Compose(Empty, Terms, new(2), []), []), terms));

        var draft = Given<SituationDraft>(Drafted with { Corrects = terms, Terms = Terms with { CutOff = Now } }, new SituationSentForReview(0), new SituationApproved(new(31)));
        RewriteSituationReport.Decide(draft, new(new(7), new SituationTexts(Other), Text), Anybody).ShouldRefuse("situation/correction-drafted-anew");
        PublishSituationReport.Decide(draft, AReport(new SituationWithdrawn(Text)), Empty, new(new(7)), Anybody).ShouldRefuse("situation/withdrawn");
        PublishSituationReport.Decide(draft, AReport(), Empty, new(new(7)), Anybody)
            .ShouldRecord(new SituationCorrected(Text, Other, Now, Nothing, new(31)), new SituationPutOut(new(7)));
        var corrected = AReport(new SituationCorrected(Text, Other, Now, Nothing, new(31)));
        (corrected.Texts.Summary, corrected.Corrections.Length, corrected.Corrections[0].Number).ShouldBe((Text, 1, 1));
    }

    [Fact]
    public void Its_own_organisation_takes_a_report_back_once()
    {
        WithdrawSituationReport.Decide(AReport(), new(new(7), Text), Second).ShouldRefuse("access/not-yours", RefusalKind.Forbidden);
        WithdrawSituationReport.Decide(AReport(), new(new(7), Text), Anybody).ShouldRecord(new SituationWithdrawn(Text));
        WithdrawSituationReport.Decide(AReport(new SituationWithdrawn(Text)), new(new(7), Text), Anybody).ShouldRefuse("situation/withdrawn");
    }
}
