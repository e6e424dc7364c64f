using NodaTime;
using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Questions;

namespace Truce.Tests.Web;

/// <summary>What is stated may be entered for somebody else: the page says by whom, for whom.</summary>
public sealed class OnBehalfOfTests
{
    private static readonly (string Name, string Value)[] Question = [("question-text.en", "Did it happen?"), ("subject", "aid"), ("marking", "CLEAR")];

    [Fact]
    public async Task A_member_enters_something_for_an_organisation_that_its_own_acts_for_and_the_pages_say_so()
    {
        await using var centre = await RealCentre.OpenAsync();
        var (agent, principal, _) = Organisations(centre);
        using var keeper = await centre.SignedInAsync(centre.Admit(Duties.Recording, organisation: agent));
        var page = await keeper.Get("/questions/new");
        page.Document.QuerySelectorAll("select[name=on-behalf-of] option").Select(option => option.GetAttribute("value")).ShouldBe(["", $"{principal}"]);
        var done = await keeper.Send(page, [.. Question, ("on-behalf-of", $"{principal}")]);
        done.Status.ShouldBe(303);
        var index = long.Parse(done.Location!.Split('=')[1]);
        centre.Centre.View(null).Event(index)!.Who.ShouldBe(new Who(centre.Centre.View(centre.Secretary).Event(index)!.Who.Member, agent, principal));
        centre.Centre.Prove();
        foreach (var path in (string[])["/record", $"/record/{index}"]) (await keeper.Get(path)).Main.ShouldContain("The agent for The principal", Case.Sensitive, path);

        // In one's own name, as before; and the same key with another name is another command.
        (await keeper.Send(await keeper.Get("/questions/new"), Question)).Status.ShouldBe(303);
        (await keeper.Send(page, Question)).Status.ShouldBe(422);
    }

    [Fact]
    public async Task Nobody_speaks_for_an_organisation_that_its_own_does_not_act_for()
    {
        await using var centre = await RealCentre.OpenAsync();
        var (agent, principal, other) = Organisations(centre);
        using var stranger = await centre.SignedInAsync(centre.Admit(Duties.Recording, organisation: other));
        (await stranger.Get("/questions/new")).Document.QuerySelector("[name=on-behalf-of]").ShouldBeNull();
        using var keeper = await centre.SignedInAsync(centre.Admit(Duties.Recording, organisation: agent));
        var page = await keeper.Get("/questions/new");
        var refused = await keeper.Send(page, [.. Question, ("on-behalf-of", $"{other}")]);
        refused.Status.ShouldBe(403);
        refused.Main.ShouldContain("does not act for");
        centre.Test.Do(new EndRepresentation(agent, principal, centre.Test.Clock.Now.InUtc().Date.PlusDays(-1)));
        (await keeper.Send(page, [.. Question, ("on-behalf-of", $"{principal}")])).Status.ShouldBe(403);
        centre.Centre.View(null).Count<Question>().ShouldBe(0);
    }

    private static (Id<Organisation> Agent, Id<Organisation> Principal, Id<Organisation> Other) Organisations(RealCentre centre)
    {
        Id<Organisation> Register(string name) => centre.Test.New<Organisation>(new RegisterOrganisation(new LocalText(name), OrganisationKind.Un));
        var (agent, principal, other) = (Register("The agent"), Register("The principal"), Register("Another"));
        centre.Test.Do(new DeclareRepresentation(agent, principal, centre.Test.Clock.Now.InUtc().Date.PlusDays(-3)));
        return (agent, principal, other);
    }
}
