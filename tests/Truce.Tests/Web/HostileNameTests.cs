using Truce.Core.Access;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Web.Language;
using Truce.Web.Visits;

namespace Truce.Tests.Web;

/// <summary>Names of seats, organisations and the centre are texts of people too.</summary>
public sealed class HostileNameTests
{
    private const string Controls = "\u202e\u202c\u2066\u200b\u061c";
    private static readonly LocalText Hostile = new("Safe\u202egnp.exe\u202c \u2066x\u2069 \u200b\u061c end");

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task Names_that_would_turn_the_reading_direction_are_shown_by_their_codes_on_every_page(string language)
    {
        await using var centre = await RealCentre.OpenAsync(adjust: host => host with
        {
            Profile = new CentreProfile(Hostile, Hostile, [new ClockZone(Hostile, NodaTime.DateTimeZone.Utc)], null),
        });
        var organisation = centre.Test.New<Organisation>(new RegisterOrganisation(Hostile, OrganisationKind.Party));
        var member = centre.Admit(Duties.Secretariat, Hostile, organisation);
        using var visitor = await centre.SignedInAsync(member, language);
        var link = centre.Accounts.Invite(member);
        foreach (var path in (string[])["/members", "/sign-in", $"/link/{link}", "/questions", "/organisations", "/trust", "/record", "/members/new", $"/members/{member}/standing"])
        {
            var page = await visitor.Get(path);
            page.Status.ShouldBe(200, path);
            var shown = page.Document.DocumentElement.TextContent;
            shown.ShouldContain("Safe[U+202E]gnp", Case.Sensitive, path);
            foreach (var control in Controls) shown.ShouldNotContain(control, path);
        }
    }

    [Fact]
    public void Words_within_words_keep_their_isolated_names() =>
        Words.Of("ar")["quantity.hedged", "about", new Phrase("\u2068Gaza\u2069")].ShouldNotContain("U+2068");
}
