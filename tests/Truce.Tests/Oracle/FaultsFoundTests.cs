using NodaTime;
using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Questions;
using Truce.Core.Reports;
using Truce.Core.Sources;

namespace Truce.Tests.Oracle;

/// <summary>What the oracle found, each as the smallest case.</summary>
public class FaultsFoundTests
{
    private static readonly LocalText Text = new("Some text");
    private static readonly LocalDate Day = new(2025, 10, 10);

    [Fact]
    public void An_empty_set_under_amber_means_the_owner_alone_and_nobody_for_whom_the_owner_acts()
    {
        using var test = new TestCentre();
        var owner = test.Centre.View(test.Secretary).Viewer.Organisation!.Value;
        var principal = test.New<Organisation>(new RegisterOrganisation(Text, OrganisationKind.Party));
        var member = test.New<Member>(new AdmitMember(principal, Text, Duties.None));
        test.Do(new DeclareRepresentation(owner, principal, Day));
        var mine = test.New<Question>(new OpenQuestion(Text, Subject.Aid, Marking: Marking.Amber()));
        var released = test.New<Question>(new OpenQuestion(Text, Subject.Aid, Marking: Marking.Amber(owner)));
        test.Centre.View(member).Find(mine).ShouldBeNull();
        test.Centre.View(member).Find(released).ShouldNotBeNull();
        test.Centre.View(test.Secretary).Find(mine).ShouldNotBeNull();
    }

    [Fact]
    public void A_claim_does_not_say_that_it_is_linked_to_a_question_that_may_not_be_seen()
    {
        using var test = new TestCentre();
        var (claim, open, hidden) = LinkedClaim(test);
        test.Do(new LinkClaim(claim, new Link(hidden, Stance.Denies)));
        test.Centre.View(null).Find(claim)!.Links.ShouldHaveSingleItem().Question.ShouldBe(open);
        test.Centre.View(null).Under<Claim>(open).ShouldHaveSingleItem().Links.Length.ShouldBe(1);
        test.Centre.View(test.Secretary).Find(claim)!.Links.Length.ShouldBe(2);
    }

    [Fact]
    public void A_thing_whose_beginning_was_erased_is_not_counted_after_a_new_start_either()
    {
        using var test = new TestCentre();
        var opened = test.Do(new OpenQuestion(Text, Subject.Aid));
        test.Do(new ChangeMarking(opened.Stream, Marking.Green, Text));
        test.Do(new RedactParts([new ErasedParts(opened.Index, ["body"])], Text, Text));
        test.Centre.View(test.Secretary).Count<Question>().ShouldBe(0);
        test.Reopen();
        test.Centre.View(test.Secretary).All<Question>().ShouldBeEmpty();
        test.Centre.View(test.Secretary).Count<Question>().ShouldBe(0);
    }

    [Fact]
    public void Claims_on_a_question_keep_their_order_when_something_about_one_of_them_is_erased()
    {
        using var test = new TestCentre();
        var (first, question, _) = LinkedClaim(test);
        var report = test.Centre.View(null).Find(first)!.Report;
        var source = test.Centre.View(null).Find(first)!.Origin;
        var second = test.New<Claim>(new RecordClaim(report, Text, new DateInterval(Day, Day), [source], Link: new Link(question, Stance.Denies)));
        var corrected = test.Do(new CorrectClaim(first, new LocalText("Other text"), Text));
        test.Do(new RedactParts([new ErasedParts(corrected.Index, ["body"])], Text, Text));
        test.Centre.View(null).Under<Claim>(question).Select(claim => claim.Id).ShouldBe([first, second]);
        test.Reopen();
        test.Centre.View(null).Under<Claim>(question).Select(claim => claim.Id).ShouldBe([first, second]);
    }

    [Fact]
    public void Nobody_hears_of_the_end_of_a_hidden_link_whose_beginning_was_erased()
    {
        using var test = new TestCentre();
        var (claim, _, hidden) = LinkedClaim(test);
        var linked = test.Do(new LinkClaim(claim, new Link(hidden, Stance.Denies)));
        var unlinked = test.Do(new UnlinkClaim(claim, hidden, Text));
        test.Do(new RedactParts([new ErasedParts(linked.Index, ["body"])], Text, Text));
        test.Centre.View(null).Event(unlinked.Index).ShouldBeNull();
        test.Centre.View(null).ChangesAfter(unlinked.Index - 1).ShouldNotContain(one => one.Thing == claim.Reference);
    }

    private static (Id<Claim> Claim, Id<Question> Open, Id<Question> Hidden) LinkedClaim(TestCentre test)
    {
        var source = test.New<Source>(new RegisterSource(Text, SourceKind.PressOutlet));
        var report = test.New<Report>(new ReceiveReport(source, Text, new DateInterval(Day, Day), test.Clock.Now, "en"));
        var open = test.New<Question>(new OpenQuestion(Text, Subject.Aid));
        var hidden = test.New<Question>(new OpenQuestion(Text, Subject.Aid, Marking: Marking.AmberStrict()));
        var claim = test.New<Claim>(new RecordClaim(report, Text, new DateInterval(Day, Day), [source], Link: new Link(open, Stance.Affirms)));
        return (claim, open, hidden);
    }
}
