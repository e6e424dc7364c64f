using NodaTime;
using Truce.Core.Access;
using Truce.Core.Language;
using Truce.Core.Organisations;

namespace Truce.Tests.Web;

/// <summary>The centre's name is content of the record like any other.</summary>
public sealed class CentreNameTests
{
    [Fact]
    public async Task The_name_is_that_of_the_moment_shown()
    {
        await using var centre = await RealCentre.OpenAsync();
        using var visitor = centre.Visit();
        (await Name(visitor, "/questions")).ShouldBe("Test centre");
        centre.Test.Clock.Now += Duration.FromDays(2);
        centre.Test.Do(new RenameOrganisation(centre.Centre.Founder!.Value.Organisation, new LocalText("Joint centre"), new LocalText("Merged")));
        (await Name(visitor, "/questions")).ShouldBe("Joint centre");
        (await Name(visitor, "/questions?asOf=2025-10-18")).ShouldBe("Test centre");
        (await Name(visitor, "/questions?asOf=2024-01-01")).ShouldBe("Truce");
    }

    [Fact]
    public async Task Whoever_may_not_see_the_organisation_is_not_told_its_name()
    {
        await using var centre = await RealCentre.OpenAsync();
        using var visitor = centre.Visit();
        using var secretary = await centre.SignedInAsync();
        centre.Test.Do(new ChangeMarking(centre.Centre.Founder!.Value.Organisation.Reference, Marking.Green, new LocalText("Members first")));
        (await Name(visitor, "/questions")).ShouldBe("Truce");
        foreach (var path in (string[])["/questions", "/sign-in", "/trust"]) (await visitor.Get(path)).Text.ShouldNotContain("Test centre", Case.Sensitive, path);
        (await Name(secretary, "/questions")).ShouldBe("Test centre");
    }

    private static async Task<string> Name(Visitor visitor, string path) => (await visitor.Get(path)).Document.QuerySelector(".centre b")!.TextContent.Trim();
}
