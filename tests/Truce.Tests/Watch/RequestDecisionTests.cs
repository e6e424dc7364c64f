using NodaTime;
using Truce.Core.Journal;
using Truce.Core.Organisations;
using Truce.Core.Watch;
using static Truce.Tests.Rulings;

namespace Truce.Tests.Watch;

public class RequestDecisionTests
{
    private static readonly Id<Organisation> Own = new(2), Theirs = new(3);
    private static readonly Instant By = Now + Duration.FromHours(8);
    private static readonly RequestAccount Account = new(Text, Text, new Asked(Now - Duration.FromHours(1), By));
    private static readonly Addressed ToThem =
        new(new Addressee(Theirs), Given<Organisation>(new OrganisationRegistered(Text, OrganisationKind.Ngo)) with { Id = Theirs }, null);

    private static InformationRequest Made(params IEvent[] then) => Given<InformationRequest>([new RequestMade(Account, Own, ToThem.To), .. then]);

    [Fact]
    public void Refuses_one_to_nobody_without_a_purpose_or_without_a_time()
    {
        RequestInformation.Decide(ToThem, new(Account, ToThem.To), Reader).ShouldRefuse("access/not-your-duty", RefusalKind.Forbidden);
        RequestInformation.Decide(null, new(Account, null), Anybody).ShouldRefuse("function/to-nobody");
        RequestInformation.Decide(ToThem, new(Account with { Purpose = new() }, ToThem.To), Anybody).ShouldRefuse("text/missing");
        RequestInformation.Decide(ToThem, new(Account with { Asked = new Asked(Now) }, ToThem.To), Anybody).ShouldRefuse("request/needed-by-missing");
        RequestInformation.Decide(ToThem, new(Account with { Asked = new Asked(Now, Now) }, ToThem.To), Anybody).ShouldRefuse("watch/due-before-asked");
    }

    [Fact]
    public void Anybody_answers_in_parts_and_only_whoever_was_asked_says_that_it_cannot()
    {
        AnswerRequest.Decide(Made(), new(new(7), Text), Anybody).ShouldRecord(new RequestAnswered(Own, Text));
        DeclineRequest.Decide(Made(), new(new(7), Text), Anybody).ShouldRefuse("request/not-asked-of-you");
        DeclineRequest.Decide(Made(), new(new(7), Text), Anybody with { For = Theirs }).ShouldRecord(new RequestNotAnswerable(Theirs, Text));
        var part = Made(new RequestAnswered(Theirs, Text));
        (part.State, part.IsOpen, part.Answers.Count()).ShouldBe((RequestState.AnsweredInPart, true, 1));
        var whole = Made(new RequestAnswered(Theirs, Text), new RequestAnswered(Own, Other, IsWhole: true));
        (whole.State, whole.IsOpen, whole.Answers.Count()).ShouldBe((RequestState.Answered, false, 2));
        AnswerRequest.Decide(whole, new(new(7), Text), Anybody).ShouldRefuse("request/ended");
    }

    [Fact]
    public void Only_whoever_asked_moves_or_withdraws_it_and_a_move_is_no_answer()
    {
        var later = By + Duration.FromHours(2);
        MoveRequest.Decide(Made(), new(new(7), later, Text), Anybody with { For = Theirs }).ShouldRefuse("request/not-asked-by-you");
        MoveRequest.Decide(Made(), new(new(7), By, Text), Anybody).ShouldRefuse("request/needed-then-already");
        MoveRequest.Decide(Made(), new(new(7), Account.Asked.At, Text), Anybody).ShouldRefuse("watch/due-before-asked");
        WithdrawRequest.Decide(Made(), new(new(7), Text), Anybody with { For = Theirs }).ShouldRefuse("request/not-asked-by-you");
        var moved = Made(new RequestAnswered(Theirs, Text), new RequestMoved(later, Text));
        (moved.NeededBy, moved.State, moved.Answers.Count()).ShouldBe((later, RequestState.AnsweredInPart, 1));
    }
}
