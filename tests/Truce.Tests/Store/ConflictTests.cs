using NodaTime;
using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Questions;
using Truce.Core.Reports;
using Truce.Core.Sources;
using Truce.Store.Centres;

namespace Truce.Tests.Store;

/// <summary>Two members change the same things at once: what a decision was made on still stands when it is recorded.</summary>
public sealed class ConflictTests : IDisposable
{
    private const int Rounds = 40;

    private static readonly LocalText Text = new("Some text");
    private static readonly DateInterval Day = new(new(2025, 10, 10), new(2025, 10, 10));

    private readonly TestCentre test = new();
    private readonly Id<Member> other;
    private readonly Id<Source> source;
    private readonly Id<Report> report;

    public ConflictTests()
    {
        var organisation = test.New<Organisation>(new RegisterOrganisation(Text, OrganisationKind.Ngo));
        other = test.New<Member>(new AdmitMember(organisation, Text, Duties.Recording | Duties.Grading));
        source = test.New<Source>(new RegisterSource(Text, SourceKind.PressOutlet));
        report = test.New<Report>(new ReceiveReport(source, Text, Day, test.Clock.Now, "en"));
    }

    [Fact]
    public void Changes_of_one_stream_by_many_all_land_in_order()
    {
        var question = test.New<Question>(new OpenQuestion(Text, Subject.Aid));
        var landed = new System.Collections.Concurrent.ConcurrentBag<string>();
        Workers.Run(6, worker =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                var term = $"term {worker} {round}";
                var answer = Execute(new DistinguishTerms(question, new LocalText(term), new LocalText("other"), Text), worker % 2 == 0 ? test.Secretary : other);
                if (answer.Refusal is null) landed.Add(term);
                else answer.Refusal.Code.ShouldBe("record/busy");
            }
        });
        var standing = test.Centre.View(null).Find(question)!.Distinctions.Select(one => one.First.En!).ToArray();
        standing.Order().ShouldBe(landed.Order());
        test.Centre.View(null).LifeOf(question.Reference).Select(one => one.Head.Version).ShouldBe(Enumerable.Range(1, standing.Length + 1));
    }

    [Fact]
    public void Nothing_is_linked_once_a_claim_is_withdrawn()
    {
        var question = test.New<Question>(new OpenQuestion(Text, Subject.Aid));
        for (var round = 0; round < Rounds; round++)
        {
            var claim = NewClaim();
            AtOnce(
                () => Execute(new LinkClaim(claim, new Link(question, Stance.Affirms)), other),
                () => Execute(new WithdrawClaim(claim, Text), test.Secretary).Refusal.ShouldBeNull());
            var life = test.Centre.View(null).LifeOf(claim.Reference).Select(one => one.Event.GetType()).ToArray();
            life[^1].ShouldBe(typeof(ClaimWithdrawn));
        }
    }

    [Fact]
    public void A_question_that_is_closed_meanwhile_takes_no_link_from_whom_it_is_closed_to()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var question = test.New<Question>(new OpenQuestion(Text, Subject.Aid));
            var claim = NewClaim();
            Answer closing = null!, linking = null!;
            AtOnce(
                () => closing = Execute(new ChangeMarking(question.Reference, Marking.Amber(), Text), test.Secretary),
                () => linking = Execute(new LinkClaim(claim, new Link(question, Stance.Affirms)), other));
            closing.Refusal.ShouldBeNull();
            if (linking.Refusal is null) linking.Index.ShouldBeLessThan(closing.Index);
            else linking.Refusal.Code.ShouldBe("access/not-found");
        }
    }

    [Fact]
    public void A_member_who_is_suspended_meanwhile_does_nothing_afterwards()
    {
        var organisation = new Id<Organisation>(test.Secretary.Number);
        for (var round = 0; round < Rounds; round++)
        {
            var member = test.New<Member>(new AdmitMember(organisation, Text, Duties.Recording));
            Answer suspension = null!;
            var acts = new List<Answer>();
            AtOnce(
                () =>
                {
                    Thread.SpinWait(round * 500);
                    suspension = Execute(new ChangeStanding(member, MemberStanding.Suspended, Text), test.Secretary);
                },
                () =>
                {
                    for (var act = 0; act < 8; act++) acts.Add(Execute(new OpenQuestion(Text, Subject.Aid), member));
                });
            suspension.Refusal.ShouldBeNull();
            foreach (var act in acts)
            {
                if (act.Refusal is null) act.Index.ShouldBeLessThan(suspension.Index);
                else act.Refusal.Code.ShouldBe("access/sign-in-first");
            }
        }
    }

    public void Dispose() => test.Dispose();

    private Id<Claim> NewClaim() => test.New<Claim>(new RecordClaim(report, Text, Day, [source]));

    private Answer Execute(ICommand command, Id<Member> member) =>
        test.Centre.ExecuteAsync(command, member, Guid.NewGuid().ToString()).GetAwaiter().GetResult();

    private static void AtOnce(params Action[] acts)
    {
        using var barrier = new Barrier(acts.Length);
        Workers.Run(acts.Length, number =>
        {
            barrier.SignalAndWait();
            acts[number]();
        });
    }
}
