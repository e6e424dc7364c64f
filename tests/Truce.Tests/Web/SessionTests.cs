using System.Net;
using NodaTime;
using Truce.Web.Access;
using Truce.Web.Hosting;

namespace Truce.Tests.Web;

/// <summary>How a session begins and ends in a real centre.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task A_session_ends_after_its_longest_time_however_busy_its_member_is()
    {
        await using var centre = await RealCentre.OpenAsync();
        using var visitor = await centre.SignedInAsync();
        for (var spent = Duration.Zero; spent + Duration.FromMinutes(40) < Sessions.Longest; spent += Duration.FromMinutes(40))
        {
            (await visitor.Get("/members")).Status.ShouldBe(200, $"{spent}");
            centre.Test.Clock.Now += Duration.FromMinutes(40);
        }

        centre.Test.Clock.Now += Duration.FromMinutes(40);
        (await visitor.Get("/members")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_session_ends_when_nothing_was_asked_for_a_while()
    {
        await using var centre = await RealCentre.OpenAsync();
        using var visitor = await centre.SignedInAsync();
        centre.Test.Clock.Now += Sessions.LongestIdle - Duration.FromMinutes(1);
        (await visitor.Get("/members")).Status.ShouldBe(200);
        centre.Test.Clock.Now += Sessions.LongestIdle + Duration.FromMinutes(1);
        (await visitor.Get("/members")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_cookie_that_was_copied_dies_with_the_sign_out()
    {
        await using var centre = await RealCentre.OpenAsync();
        using var visitor = await centre.SignedInAsync();
        using var thief = centre.Visit();
        foreach (Cookie cookie in visitor.Cookies.GetAllCookies()) thief.Cookies.Add(cookie);
        (await thief.Get("/members")).Status.ShouldBe(200);
        var page = await visitor.Get("/members/new");
        (await visitor.Post("/sign-out", [.. Visitor.Filled(page).Where(one => one.Name == "__RequestVerificationToken")])).Status.ShouldBe(303);
        (await visitor.Get("/members")).Status.ShouldBe(404);
        (await thief.Get("/members")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Behind_TLS_every_cookie_is_secure_and_links_lead_to_the_public_name()
    {
        await using var centre = await RealCentre.OpenAsync(adjust: host => host with { PublicUrl = new Uri("https://record.centre.example") });
        using var visitor = centre.Visit();
        foreach (var path in (string[])["/sign-in", "/language/he"])
        {
            var answer = await visitor.Get(path);
            answer.Header("Set-Cookie")!.ShouldContain("; secure", Case.Insensitive, path);
            answer.Header("Strict-Transport-Security").ShouldBeNull();
        }

        (await visitor.Get("/record", ("Host", "elsewhere.example"))).Main.ShouldContain("https://record.centre.example/ledger");
    }

    [Fact]
    public async Task Without_a_public_name_a_cookie_travels_as_the_request_did()
    {
        await using var centre = await RealCentre.OpenAsync();
        using var visitor = centre.Visit();
        (await visitor.Get("/sign-in")).Header("Set-Cookie")!.ShouldNotContain("secure", Case.Insensitive);
    }

    [Theory]
    [InlineData("https://record.centre.example", true)]
    [InlineData("https://record.centre.example:8443/", true)]
    [InlineData("https://record.centre.example/truce", false)]
    [InlineData("record.centre.example", false)]
    [InlineData("ftp://record.centre.example", false)]
    public void A_public_url_is_a_scheme_and_a_host(string url, bool fits)
    {
        string[] arguments = ["--data", "none", "--public-url", url];
        if (fits) TruceOptions.Parse(arguments).PublicUrl!.Host.ShouldBe("record.centre.example");
        else Should.Throw<ArgumentException>(() => TruceOptions.Parse(arguments)).Message.ShouldContain(url);
        Should.Throw<ArgumentException>(() => TruceOptions.Parse(arguments[2..]));
    }
}
