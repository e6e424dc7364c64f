using Truce.Core.Journal;
using Truce.Core.Sources;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Sources;

public class SourceDecisionTests
{
    [Fact]
    public void Refuses_a_source_without_a_name_or_the_duty()
    {
        RegisterSource.Decide(new(new(), SourceKind.Unnamed), Anybody).ShouldRefuse("text/missing");
        RegisterSource.Decide(new(Text, SourceKind.Unnamed), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        RegisterSource.Decide(new(Text, SourceKind.Unnamed), Anybody).ShouldRecord(new SourceRegistered(Text, SourceKind.Unnamed));
    }

    [Fact]
    public void Grades_on_one_subject_and_leaves_the_others_open()
    {
        GradeSource.Decide(ASource(), new(new(7), Subject.Aid, Reliability.B, Text), Anybody).ShouldRecord(new SourceGraded(Subject.Aid, Reliability.B, Text));
        var graded = Given<Source>(
            new SourceRegistered(Text, SourceKind.PressOutlet), new SourceGraded(Subject.Aid, Reliability.D, Text), new SourceGraded(Subject.Aid, Reliability.B, Text));
        graded.On(Subject.Aid).ShouldBe(Reliability.B);
        graded.On(Subject.Casualties).ShouldBe(Reliability.F);
        graded.On(null).ShouldBe(Reliability.F);
        GradeSource.Decide(graded, new(new(7), Subject.Aid, Reliability.B, Text), Anybody).ShouldRefuse("source/grade-unchanged");
        GradeSource.Decide(null, new(new(7), Subject.Aid, Reliability.B, Text), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
    }

    [Fact]
    public void Corrects_a_name_only_to_another()
    {
        CorrectSource.Decide(ASource(), new(new(7), Text, Text), Anybody).ShouldRefuse("source/name-unchanged");
        CorrectSource.Decide(ASource(), new(new(7), Other, Text), Anybody).ShouldRecord(new SourceCorrected(Other, Text));
    }
}
