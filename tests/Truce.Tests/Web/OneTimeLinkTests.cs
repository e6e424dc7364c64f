using System.Text.RegularExpressions;
using Truce.Core.Access;

namespace Truce.Tests.Web;

/// <summary>A one-time link sets a password for a seat, so the record tells of each.</summary>
public sealed partial class OneTimeLinkTests
{
    [Fact]
    public async Task A_new_link_leaves_an_event_that_says_who_gave_it_to_whom_and_never_the_link()
    {
        await using var centre = await RealCentre.OpenAsync();
        var member = centre.Admit(Duties.Recording);
        using var secretary = await centre.SignedInAsync();
        var shown = await secretary.Post($"/members/{member}/link", [.. Visitor.Filled(await secretary.Get("/members/new")).Where(one => one.Name == "__RequestVerificationToken")]);
        shown.Status.ShouldBe(200);
        var token = Link().Match(shown.Text).Groups[1].Value;
        centre.Accounts.Peek(token).ShouldBe(member);

        var told = centre.Centre.View(member).EventsBefore(long.MaxValue, 1).Single();
        told.Event.ShouldBe(new LinkIssued(centre.Test.Clock.Now + IssueLink.Life));
        told.Head.Stream.ShouldBe(member.Reference);
        told.Who.Member.ShouldBe(centre.Secretary);
        var secret = token.Split('.')[1];
        foreach (var file in Directory.GetFiles(Path.Combine(centre.Test.Data, "journal"))) (await Stored(file)).ShouldNotContain(secret);
        (await secretary.Get("/record")).Main.ShouldContain("One-time link issued to a member");
    }

    [Fact]
    public async Task Whoever_may_not_give_links_leaves_no_event()
    {
        await using var centre = await RealCentre.OpenAsync();
        var member = centre.Admit(Duties.Recording);
        var head = centre.Centre.View(member).Index;
        using var keeper = await centre.SignedInAsync(member);
        var answer = await keeper.Post($"/members/{member}/link", [.. Visitor.Filled(await keeper.Get("/reports/new")).Where(one => one.Name == "__RequestVerificationToken")]);
        answer.Status.ShouldBe(404);
        centre.Centre.View(member).Index.ShouldBe(head);
    }

    // The journal is open for writing.
    private static async Task<string> Stored(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    [GeneratedRegex("/link/([^<\"]+)")]
    private static partial Regex Link();
}
