using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Questions;
using Truce.Core.Sources;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Questions;

public class QuestionDecisionTests
{
    [Fact]
    public void Refuses_a_question_without_words_duty_or_a_marking_that_fits()
    {
        OpenQuestion.Decide(new(new LocalText(), Subject.Aid), Anybody).ShouldRefuse("text/missing");
        OpenQuestion.Decide(new(Text, Subject.Aid), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        OpenQuestion.Decide(new(Text, Subject.Aid, Marking: new Marking(TlpLabel.Red)), Anybody).ShouldRefuse("access/marking-malformed");
        OpenQuestion.Decide(new(Text, Subject.Aid, Other), Anybody).ShouldRecord(new QuestionOpened(Text, Subject.Aid, Other));
    }

    [Fact]
    public void Rewords_only_where_the_words_change()
    {
        RewordQuestion.Decide(null, new(new(7), Other, null, Text), Anybody).ShouldRefuse("access/not-found", RefusalKind.NotFound);
        RewordQuestion.Decide(AQuestion(), new(new(7), Text, null, Text), Anybody).ShouldRefuse("question/nothing-to-reword");
        RewordQuestion.Decide(AQuestion(), new(new(7), Other, null, Text), Anybody).ShouldRecord(new QuestionReworded(Other, null, Text));
    }

    [Fact]
    public void Tells_two_different_terms_apart_once()
    {
        DistinguishTerms.Decide(AQuestion(), new(new(7), Text, Text, Text), Anybody).ShouldRefuse("question/terms-alike");
        DistinguishTerms.Decide(AQuestion(), new(new(7), Text, Other, Text), Anybody).ShouldRecord(new TermsDistinguished(Text, Other, Text));
        var told = AQuestion() with { Distinctions = [new(Text, Other, Text)] };
        DistinguishTerms.Decide(told, new(new(7), Text, Other, Other), Anybody).ShouldRefuse("question/distinction-stands");
    }
}
