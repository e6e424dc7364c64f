namespace Truce.Tests.Web;

/// <summary>Whom a visitor chooses to be.</summary>
[Collection(WebSite.Name)]
public sealed class ViewerTests(WebSite.Example site)
{
    [Fact]
    public async Task A_choice_without_the_form_s_own_token_is_refused()
    {
        using var visitor = site.Visit("he");
        var answer = await visitor.Post("/viewer", ("member", $"{site.Guest("Watch keeper").Member}"), ("back", "/questions"));
        answer.Status.ShouldBe(400);
        answer.Language.ShouldBe("he-IL");
        (answer.Header("Set-Cookie") ?? "").ShouldNotContain("truce-member");
        (await visitor.Post("/sign-out")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Nobody_but_the_guests_of_the_example_can_be_chosen()
    {
        using var visitor = site.Visit();
        var chooser = await visitor.Get("/viewer");
        var token = chooser.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var member in (string[])["MEM-222-222-2", "nobody", $"{site.Centre.Founder!.Value.Member}"])
        {
            var answer = await visitor.Post("/viewer", ("__RequestVerificationToken", token), ("member", member));
            answer.Status.ShouldBe(404, member);
            answer.Header("Set-Cookie").ShouldBeNull();
        }
    }

    [Fact]
    public async Task A_change_of_viewer_clears_what_the_browser_kept()
    {
        using var visitor = site.Visit();
        var chosen = await visitor.Be(site, "Watch keeper", "/reports");
        chosen.Status.ShouldBe(303);
        chosen.Location.ShouldBe("/reports");
        chosen.Header("Clear-Site-Data").ShouldBe("\"cache\", \"storage\"");
        chosen.Header("Set-Cookie")!.ShouldContain("httponly", Case.Insensitive);
        var page = await visitor.Get("/reports");
        page.Document.QuerySelector(".seeas")!.TextContent.ShouldContain("Watch keeper");
        page.Document.DocumentElement.GetAttribute("data-viewer").ShouldBe($"{site.Guest("Watch keeper").Member}");

        var left = await visitor.Be(site, "");
        left.Status.ShouldBe(303);
        left.Header("Clear-Site-Data").ShouldBe("\"cache\", \"storage\"");
        (await visitor.Get("/reports")).Document.QuerySelector(".seeas")!.TextContent.ShouldContain("the public");
    }

    [Fact]
    public async Task A_cookie_that_was_altered_is_the_public()
    {
        using var visitor = site.Visit();
        await visitor.Be(site, "Watch keeper");
        var cookie = visitor.Cookies.GetCookies(site.Address)["truce-member"]!;
        cookie.Value = cookie.Value[..^6] + "AAAAAA";
        (await visitor.Get("/questions")).Document.DocumentElement.GetAttribute("data-viewer").ShouldBe("public");
    }
}
