using NodaTime;
using Truce.Core.Decisions;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Sources;
using Truce.Core.Watch;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Decisions;

public class LikenessTests
{
    private static readonly Reference Gate = new(StreamKind.Crossing, 1), OtherGate = new(StreamKind.Crossing, 2), Incident = new(StreamKind.Incident, 3);

    private static DecisionCase Case(int id, string question, int daysAgo, Subject subject = Subject.Aid, int decider = 3, params Reference[] blocks)
    {
        var account = new DecisionAccount(new LocalText(question), Text, subject, new Asked(Now - Duration.FromDays(daysAgo), Now));
        var decision = Given<Decision>(new DecisionNeeded(account, new(2), [new Addressee(new(decider))], Quorum.Any));
        return new DecisionCase(decision with { Id = new(id) }, [.. blocks]);
    }

    [Theory]
    [InlineData("école", "ecole")]
    [InlineData("قَرَارٌ", "قرار")]
    [InlineData("إلى الأُمَّة", "الي الامه")]
    [InlineData("الـــمعبر", "المعبر")]
    [InlineData("הַחְלָטָה", "החלטה")]
    [InlineData("Zikim, NORTH!", "zikim north")]
    public void Words_are_compared_without_marks(string written, string plain) => PlainWords.Plain(written).ShouldBe(plain);

    [Fact]
    public void Short_and_empty_words_say_nothing() =>
        PlainWords.Of(new LocalText("Does the crossing open?", "هل يُفتح المعبر إلى", "האם המעבר")).ShouldBe(["does", "crossing", "open", "يفتح", "المعبر", "המעבר"], ignoreOrder: true);

    [Fact]
    public void Every_reason_is_named_with_its_weight()
    {
        var asked = Case(1, "Does the crossing at Zikim open again?", 1, blocks: [Gate, Incident]);
        var earlier = Case(2, "When does the crossing at Zikim close?", 30, blocks: [Gate]);
        var like = LikeCases.Of(asked, [asked, earlier], 5).ShouldHaveSingleItem();
        like.Decision.Id.ShouldBe(new(2));
        like.Reasons.Select(one => (one.In, one.Weight)).ShouldBe(
            [(LikeIn.Thing, 8), (LikeIn.Decider, 3), (LikeIn.Subject, 2), (LikeIn.Word, 1), (LikeIn.Word, 1), (LikeIn.Word, 1)]);
        like.Reasons.Where(one => one.In == LikeIn.Word).Select(one => one.Word).ShouldBe(["crossing", "does", "zikim"]);
        like.Weight.ShouldBe(16);
    }

    [Fact]
    public void The_same_kind_of_thing_counts_less_than_the_same_thing_and_is_not_counted_with_it()
    {
        var asked = Case(1, "alpha", 1, Subject.Aid, 3, Gate);
        LikeCases.Of(asked, [Case(2, "beta", 2, Subject.Diplomacy, 3, OtherGate)], 5)[0].Reasons.Select(one => one.In).ShouldBe([LikeIn.Kind, LikeIn.Decider]);
        LikeCases.Of(asked, [Case(2, "beta", 2, Subject.Diplomacy, 4, Gate)], 5)[0].Reasons.Select(one => one.In).ShouldBe([LikeIn.Thing]);
    }

    [Fact]
    public void One_subject_alone_is_not_enough_and_what_came_later_is_no_precedent()
    {
        var asked = Case(1, "alpha", 10, blocks: [Gate]);
        LikeCases.Of(asked, [Case(2, "beta", 20, decider: 4), Case(3, "gamma", 5, blocks: [Gate])], 5).ShouldBeEmpty();
    }

    [Fact]
    public void Words_together_count_no_more_than_five_and_the_most_alike_comes_first()
    {
        const string Long = "alpha beta gamma delta epsilon zeta eta theta";
        var asked = Case(1, Long, 1, blocks: [Gate]);
        var all = LikeCases.Of(asked, [Case(2, Long, 40, Subject.Diplomacy, 9), Case(3, "other", 2, Subject.Diplomacy, 9, Gate), Case(4, Long, 30, Subject.Diplomacy, 9)], 2);
        all.Select(one => (one.Decision.Id.Number, one.Weight)).ShouldBe([(3, 8), (4, 5)]);
    }
}
