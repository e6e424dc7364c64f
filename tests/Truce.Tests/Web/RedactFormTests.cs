using Truce.Core.Access;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Questions;
using Truce.Core.Sources;

namespace Truce.Tests.Web;

/// <summary>Erasing parts of an event on the web.</summary>
public sealed class RedactFormTests
{
    [Theory]
    [InlineData("en", "This is the one act that changes every moment")]
    [InlineData("he", "זו הפעולה היחידה שמשנה כל רגע")]
    public async Task A_data_protection_officer_erases_a_part_under_a_rule_and_is_warned_first(string language, string warning)
    {
        await using var centre = await RealCentre.OpenAsync();
        var opened = centre.Test.Do(new OpenQuestion(new LocalText("A name that must not stand here"), Subject.Aid)).Index;
        using var officer = await centre.SignedInAsync(centre.Admit(Duties.DataProtection), language);
        (await officer.Get($"/record/{opened}")).Document.QuerySelector($"a[href='/record/{opened}/redact']").ShouldNotBeNull();
        var page = await officer.Get($"/record/{opened}/redact");
        page.Main.ShouldContain(warning);
        page.Document.QuerySelectorAll("input[name=erased-parts]").Select(box => box.GetAttribute("value")).ShouldBe(["body"]);

        var empty = await officer.Send(page, ("rule.en", "Article 7"), ("reason.en", "It names a person"));
        empty.Status.ShouldBe(422);
        empty.Document.QuerySelector("input[name='rule.en']")!.GetAttribute("value").ShouldBe("Article 7");
        (await officer.Send(page, ("erased-parts", "head"), ("rule.en", "Article 7"), ("reason.en", "It names a person"))).Status.ShouldBe(422);

        var done = await officer.Send(page, ("erased-parts", "body"), ("rule.en", "Article 7"), ("reason.en", "It names a person"));
        done.Status.ShouldBe(303);
        (await officer.Get(done.Location!)).Status.ShouldBe(200);
        centre.Centre.View(null).Event(opened)!.Event.ShouldBe(Erased.Body);
        var redacted = (PartsRedacted)centre.Centre.View(null).EventsBefore(long.MaxValue, 1).Single().Event;
        (redacted.Rule.En, redacted.Reason.En).ShouldBe(("Article 7", "It names a person"));
        (await officer.Get($"/record/{opened}")).Document.QuerySelector($"a[href='/record/{opened}/redact']").ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_else_sees_the_form_and_an_event_out_of_sight_has_none()
    {
        await using var centre = await RealCentre.OpenAsync();
        var opened = centre.Test.Do(new OpenQuestion(new LocalText("Open"), Subject.Aid)).Index;
        var hidden = centre.Test.Do(new OpenQuestion(new LocalText("Hidden"), Subject.Aid, Marking: Marking.Red(centre.Secretary))).Index;
        using var keeper = await centre.SignedInAsync(centre.Admit(Duties.Recording));
        (await keeper.Get($"/record/{opened}")).Document.QuerySelector($"a[href='/record/{opened}/redact']").ShouldBeNull();
        (await keeper.Get($"/record/{opened}/redact")).Status.ShouldBe(403);
        using var officer = await centre.SignedInAsync(centre.Admit(Duties.DataProtection));
        (await officer.Get($"/record/{hidden}/redact")).Status.ShouldBe(404);
        (await officer.Get("/record/1/redact")).Document.QuerySelectorAll("input[name=erased-parts]").ShouldBeEmpty();
    }
}
