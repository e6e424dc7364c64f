using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Questions;
using Truce.Core.Sources;
using Truce.Tests.Store;
using Truce.Web.Access;

namespace Truce.Tests.Web;

/// <summary>Whatever answers a form that was filled in, what was typed comes back with it.</summary>
public sealed class NothingTypedIsLostTests
{
    private const string Written = "Did it happen?\n<b>And</b> where & how?";

    [Fact]
    public async Task After_the_session_ended_the_text_stands_below_and_signing_in_leads_back_to_the_form()
    {
        await using var centre = await RealCentre.OpenAsync();
        using var visitor = await centre.SignedInAsync();
        var filled = Filled(await visitor.Get("/questions/new"));
        centre.Test.Clock.Now += Sessions.LongestIdle + NodaTime.Duration.FromMinutes(1);
        var answer = await visitor.Post("/questions/new", filled);
        answer.Status.ShouldBe(400);
        Copyable(answer).ShouldContain(Written);
        answer.Document.QuerySelector("a[href='/sign-in?back=%2Fquestions%2Fnew']").ShouldNotBeNull();
        answer.Text.ShouldNotContain(filled.Single(one => one.Name == "__RequestVerificationToken").Value);
    }

    [Fact]
    public async Task A_form_that_was_opened_in_another_session_is_shown_again_with_its_text_and_can_be_sent()
    {
        await using var centre = await RealCentre.OpenAsync();
        using var visitor = await centre.SignedInAsync();
        var filled = Filled(await visitor.Get("/questions/new"));
        var answer = await visitor.Post("/questions/new", [.. filled.Where(one => one.Name != "__RequestVerificationToken"), ("__RequestVerificationToken", "of another time")]);
        answer.Status.ShouldBe(400);
        answer.Document.QuerySelector("textarea[name='scope.en']")!.TextContent.ShouldBe(Written);
        (await visitor.Send(answer)).Status.ShouldBe(303);
    }

    [Fact]
    public async Task While_the_record_cannot_be_written_the_form_comes_back_under_its_key()
    {
        var disk = new MemoryDisk();
        await using var centre = await RealCentre.OpenAsync(options => options with { Disk = disk });
        using var visitor = await centre.SignedInAsync();
        var page = await visitor.Get("/questions/new");
        disk.Room = 0;
        var answer = await visitor.Post("/questions/new", Filled(page));
        answer.Status.ShouldBe(503);
        answer.Main.ShouldContain("It is not certain whether this was kept");
        answer.Main.ShouldNotContain("Nothing was recorded");
        answer.Document.QuerySelector("textarea[name='scope.en']")!.TextContent.ShouldBe(Written);
        answer.Document.QuerySelector("input[name=key]")!.GetAttribute("value").ShouldBe(page.Document.QuerySelector("input[name=key]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task When_the_thing_is_out_of_sight_meanwhile_or_writing_is_closed_the_text_stands_below()
    {
        await using var centre = await RealCentre.OpenAsync();
        var keeper = centre.Admit(Duties.Recording);
        var question = centre.Test.New<Question>(new OpenQuestion(new LocalText("Before"), Subject.Aid));
        using var visitor = await centre.SignedInAsync(keeper);
        var filled = Visitor.Filled(await visitor.Get($"/questions/{question}/reword"), ("scope.en", Written));
        centre.Test.Do(new ChangeMarking(question.Reference, Marking.Red(centre.Secretary), new LocalText("Closed")));
        var hidden = await visitor.Post($"/questions/{question}/reword", filled);
        hidden.Status.ShouldBe(404);
        Copyable(hidden).ShouldContain(Written);

        var past = await visitor.Post("/questions/new?asOf=2025-10-17T08:00:00Z", filled);
        past.Status.ShouldBe(422);
        Copyable(past).ShouldContain(Written);
    }

    [Fact]
    public async Task A_password_never_comes_back()
    {
        await using var centre = await RealCentre.OpenAsync();
        using var visitor = centre.Visit();
        var answer = await visitor.Post("/sign-in", ("member", $"{centre.Secretary}"), ("password", RealCentre.Password));
        answer.Status.ShouldBe(400);
        answer.Text.ShouldNotContain(RealCentre.Password);
    }

    private static IEnumerable<string> Copyable(Reply answer) => answer.Document.QuerySelectorAll(".form textarea[readonly]").Select(area => area.TextContent);

    private static (string Name, string Value)[] Filled(Reply page) =>
        Visitor.Filled(page, ("question-text.en", "Did it happen?"), ("subject", "aid"), ("marking", "GREEN"), ("scope.en", Written));
}
