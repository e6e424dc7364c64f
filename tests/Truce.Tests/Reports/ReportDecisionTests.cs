using NodaTime;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Reports;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Reports;

public class ReportDecisionTests
{
    private static readonly ReceiveReport Plain = new(new(7), Text, Day, Now, "en");

    private static Ruling Receive(ReceiveReport command) => ReceiveReport.Decide(command, ASource(), Anybody);

    [Fact]
    public void Refuses_a_report_of_a_source_that_the_caller_may_not_see() =>
        ReceiveReport.Decide(Plain, null, Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);

    [Fact]
    public void Refuses_a_report_by_a_member_without_the_duty() =>
        ReceiveReport.Decide(Plain, ASource(), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);

    [Fact]
    public void Refuses_a_receipt_before_publication_or_still_to_come()
    {
        Receive(Plain with { ReceivedAt = Now - Duration.FromDays(3) }).ShouldRefuse("report/received-before-published");
        Receive(Plain with { ReceivedAt = Now + Duration.FromSeconds(1) }).ShouldRefuse("report/received-in-the-future");
    }

    [Fact]
    public void Refuses_a_language_a_link_or_a_marking_that_is_none()
    {
        Receive(Plain with { Language = "english language" }).ShouldRefuse("report/language-unknown");
        Receive(Plain with { Language = "" }).ShouldRefuse("report/language-unknown");
        Receive(Plain with { Link = "javascript:alert(1)" }).ShouldRefuse("report/link-unfit");
        Receive(Plain with { Marking = new Marking(TlpLabel.Amber) }).ShouldRefuse("access/marking-malformed");
        Receive(Plain with { TextMarking = new Marking(TlpLabel.Clear, []) }).ShouldRefuse("access/marking-malformed");
    }

    [Fact]
    public void Refuses_a_text_that_is_too_large_or_not_text()
    {
        Receive(Plain with { Text = new string('ש', TextCheck.VerbatimBytes / 2 + 1) }).ShouldRefuse("report/text-too-large");
        Receive(Plain with { Text = "\ud800" }).ShouldRefuse("text/not-text");
    }

    [Fact]
    public void Keeps_the_text_as_a_guarded_part_and_its_fingerprint_in_the_open()
    {
        var ruling = Receive(Plain with { Text = "שלום" });
        ruling.ShouldRecord(new ReportReceived(
            new(7), Text, Day, Now, "en", Text: new TextPrint("b7ac0398ef74193ab738b21df0912329303df10d868c2bac37a84a59d12c0e2f", 8)));
        ruling.Events[0].Guarded!.Single().ShouldBe(new GuardedPart("verbatim", Marking.Green, new Verbatim("שלום")));
    }

    [Fact]
    public void Corrects_only_where_something_changes_and_withdraws_once()
    {
        CorrectReport.Decide(AReport(), new(new(7), Text, Day, Text), Anybody).ShouldRefuse("report/nothing-to-correct");
        CorrectReport.Decide(AReport(), new(new(7), Other, Day, Text), Anybody).ShouldRecord(new ReportCorrected(Other, Day, Text));
        WithdrawReport.Decide(AReport(), new(new(7), Text), Anybody).ShouldRecord(new ReportWithdrawn(Text));
        WithdrawReport.Decide(AReport() with { Withdrawn = Text }, new(new(7), Text), Anybody).ShouldRefuse("report/withdrawn");
        WithdrawReport.Decide(null, new(new(7), Text), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
    }
}
