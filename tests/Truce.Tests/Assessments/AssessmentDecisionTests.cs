using NodaTime;
using Truce.Core.Access;
using Truce.Core.Assessments;
using Truce.Core.Journal;
using Truce.Core.Organisations;
using Truce.Core.Reports;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Assessments;

public class AssessmentDecisionTests
{
    private static readonly Organisation Somebody = Given<Organisation>(new OrganisationRegistered(Text, OrganisationKind.Party));

    [Fact]
    public void An_assessment_is_the_caller_s_own_organisation_s_or_the_one_s_in_whose_name_it_is_made()
    {
        AssessProvision.Decide(null, Own(), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        AssessProvision.Decide(AProvision(), Own(), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        AssessProvision.Decide(AProvision(), Own(), Anybody with { Duties = Duties.Recording }).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        AssessProvision.Decide(AProvision(), Own(), Anybody).ShouldRecord(new AssessmentMade(new(7), new(2), Day, ProvisionStatus.Complete));
        AssessProvision.Decide(AProvision(), Own(), Anybody with { For = new(5) }).ShouldRecord(new AssessmentMade(new(7), new(5), Day, ProvisionStatus.Complete));
    }

    [Fact]
    public void An_assessment_says_something_of_a_day_that_has_come()
    {
        AssessProvision.Decide(AProvision(), Own() with { Status = null }, Anybody).ShouldRefuse("assessment/nothing-said");
        AssessProvision.Decide(AProvision(), Own() with { Status = null, Words = Text }, Anybody).Refusal.ShouldBeNull();
        var later = new DateInterval(new LocalDate(2025, 10, 23), new LocalDate(2025, 10, 23));
        AssessProvision.Decide(AProvision(), Own() with { On = later }, Anybody).ShouldRefuse("assessment/in-the-future");
    }

    [Fact]
    public void What_another_organisation_says_stands_with_the_report_in_which_it_was_heard()
    {
        var heard = new RecordAssessment(new(7), new(7), new(7), Day, Words: Text);
        RecordAssessment.Decide(AProvision(), null, AReport(), heard, Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        RecordAssessment.Decide(AProvision(), Somebody, null, heard, Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        RecordAssessment.Decide(AProvision(), Somebody, AReport() with { Withdrawn = Text }, heard, Anybody).ShouldRefuse("report/withdrawn");
        RecordAssessment.Decide(AProvision(), Somebody, AReport(), heard, Anybody)
            .ShouldRecord(new AssessmentMade(new(7), new(7), Day, Words: Text, Report: new Id<Report>(7)));
    }

    [Fact]
    public void Only_its_own_organisation_changes_what_it_assessed_here()
    {
        var change = new CorrectAssessment(new(7), Day, Text, ProvisionStatus.Minimum);
        CorrectAssessment.Decide(AnAssessment(new(3)), change, Anybody).ShouldRefuse("access/not-yours", RefusalKind.Forbidden);
        WithdrawAssessment.Decide(AnAssessment(new(3)), new(new(7), Text), Anybody).ShouldRefuse("access/not-yours", RefusalKind.Forbidden);
        CorrectAssessment.Decide(AnAssessment(), change, Anybody).ShouldRecord(new AssessmentCorrected(Day, Text, ProvisionStatus.Minimum));
        CorrectAssessment.Decide(AnAssessment(new(3), new Id<Report>(7)), change, Anybody).Refusal.ShouldBeNull();
        var speaker = Anybody with { Duties = Duties.Speaking };
        CorrectAssessment.Decide(AnAssessment(new(3), new Id<Report>(7)), change, speaker).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        CorrectAssessment.Decide(AnAssessment(), change with { Status = ProvisionStatus.Complete }, Anybody).ShouldRefuse("assessment/nothing-corrected");
    }

    [Fact]
    public void What_was_taken_back_stays_as_it_was()
    {
        WithdrawAssessment.Decide(AnAssessment(), new(new(7), Text), Anybody).ShouldRecord(new AssessmentWithdrawn(Text));
        WithdrawAssessment.Decide(AnAssessment() with { Withdrawn = Text }, new(new(7), Text), Anybody).ShouldRefuse("assessment/withdrawn");
        CorrectAssessment.Decide(AnAssessment() with { Withdrawn = Text }, new(new(7), Day, Text, ProvisionStatus.Minimum), Anybody).ShouldRefuse("assessment/withdrawn");
    }

    private static AssessProvision Own() => new(new(7), Day, ProvisionStatus.Complete);
}
