using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Questions;
using Truce.Core.Reports;
using Truce.Core.Sources;
using static Truce.Tests.Oracle.Story;

namespace Truce.Tests.Oracle;

/// <summary>What happens to claims in a story.</summary>
internal static class ClaimActs
{
    public static IReadOnlyList<Act> All =>
    [
        new(26, New), new(16, Link), new(6, Unlink), new(6, Grade), new(6, Correct), new(5, Remark), new(3, Withdraw), new(5, Restate),
    ];

    private static void New(Story story)
    {
        if (ClaimBy(story, story.Actor(Duties.Recording), null) is not var (actor, claim, parts)) return;
        story.Do(actor, claim, parts);
    }

    private static void Restate(Story story) => story.With(Duties.Recording, "CLM", (actor, old) =>
    {
        var origin = story.Log.Of(old)[0]["chain"].Split('>')[0];
        if (!story.Telling.Stands(story.Oracle.Viewer(actor), origin, story.Head) || ClaimBy(story, actor, origin) is not var (_, claim, parts)) return;
        var reason = story.Say(out var why);
        parts[0].Body["restates"] = old;
        var restated = Body(("reason", why), ("as", ""));
        var made = story.Do(actor, new RestateClaim(Id<Claim>(old), claim, reason), [.. parts, new Part(old, "claim.restated/1", restated)]);
        if (made is null) return;
        restated["as"] = made;
        story.Ended.Add(old);
    }, claim => !story.Ended.Contains(claim));

    private static (string Actor, RecordClaim Claim, Part[] Parts)? ClaimBy(Story story, string actor, string? origin)
    {
        var who = story.Oracle.Viewer(actor);
        bool Fits(string report) => !story.Ended.Contains(report) && story.Telling.Stands(who, story.Log.Of(report)[0]["source"], story.Head) && story.Log.Of(report)[0]["source"] != origin;
        if (story.Target(actor, "RPT", Fits) is not { } report) return null;
        var sources = story.Seen(actor, "SRC");
        List<string> chain = [];
        if (origin is not null) chain.Add(origin);
        for (var more = story.Chance.Next(3); more > 0; more--) chain.Add(sources[story.Chance.Next(sources.Count)]);
        var last = story.Log.Of(report)[0]["source"];
        chain = [.. chain.Where(one => one != last).Distinct(), last];

        var mark = story.AnyMark(story.OrganisationOf(actor));
        var statement = story.Say(out var token);
        var day = story.Today.PlusDays(-1);
        var question = story.Chance.Next(4) == 0 ? null : story.Target(actor, "QST");
        var stance = AnyStance(story);
        var claim = new RecordClaim(
            Id<Report>(report), statement, new DateInterval(day, day), [.. chain.Select(Id<Source>)], Anchor: AnchorIn(story, who, report),
            Link: question is null ? null : LinkTo(question, stance), Marking: Of(mark));
        List<Part> parts = [new(null, "claim.recorded/1", Body(("report", report), ("statement", token), ("chain", string.Join('>', chain)), ("restates", "")), mark)];
        if (question is not null) parts.Add(new(null, "claim.linked/1", Body(("question", question), ("stance", $"{stance}"))));
        return (actor, claim, [.. parts]);
    }

    private static Anchor? AnchorIn(Story story, Who who, string report)
    {
        var first = story.Log.Of(report)[0];
        if (story.Chance.Next(2) == 0 || !story.Oracle.SeesVerbatim(who, first, story.Head)) return null;
        var bytes = Encoding.UTF8.GetBytes(first.Verbatim!);
        return new Anchor(9, 13, Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(9, 4))));
    }

    private static Stance AnyStance(Story story) => (Stance)story.Chance.Next(1, 6);

    private static Link LinkTo(string question, Stance stance) =>
        new(Id<Question>(question), stance, stance == Stance.Quantifies ? new Quantity(3, null, "persons") : null);

    private static void Link(Story story) => story.With(Duties.Recording, "CLM", (actor, claim) =>
    {
        if (story.Target(actor, "QST") is not { } question) return;
        var stance = AnyStance(story);
        story.Do(actor, new LinkClaim(Id<Claim>(claim), LinkTo(question, stance)),
            new Part(claim, "claim.linked/1", Body(("question", question), ("stance", $"{stance}"))));
    }, claim => !story.Ended.Contains(claim));

    private static void Unlink(Story story) => story.With(Duties.Recording, "CLM", (actor, claim) =>
    {
        var who = story.Oracle.Viewer(actor);
        var linked = story.Telling.Links(claim, story.Head).Select(link => link.Question).Where(one => story.Telling.Stands(who, one, story.Head)).ToList();
        if (story.Any(linked) is not { } question) return;
        var reason = story.Say(out var why);
        story.Do(actor, new UnlinkClaim(Id<Claim>(claim), Id<Question>(question), reason),
            new Part(claim, "claim.unlinked/1", Body(("question", question), ("reason", why))));
    });

    private static void Grade(Story story) => story.With(Duties.Grading, "CLM", (actor, claim) =>
    {
        var degree = story.Chance.Next(1, 7);
        var basis = story.Say(out var token);
        story.Do(actor, new GradeClaim(Id<Claim>(claim), degree, basis), new Part(claim, "claim.graded/1", Body(("degree", $"{degree}"), ("basis", token))));
    });

    private static void Correct(Story story) => story.With(Duties.Recording, "CLM", (actor, claim) =>
    {
        var (statement, reason) = (story.Say(out var token), story.Say(out var why));
        story.Do(actor, new CorrectClaim(Id<Claim>(claim), statement, reason), new Part(claim, "claim.corrected/1", Body(("statement", token), ("reason", why))));
    });

    private static void Remark(Story story) => story.With(Duties.Recording, "CLM", (actor, claim) =>
    {
        var remark = story.Say(out var token);
        story.Do(actor, new RemarkOnClaim(Id<Claim>(claim), remark), new Part(claim, "claim.remarked-on/1", Body(("remark", token))));
    });

    private static void Withdraw(Story story) => story.With(Duties.Recording, "CLM", (actor, claim) =>
    {
        var reason = story.Say(out var why);
        if (story.Do(actor, new WithdrawClaim(Id<Claim>(claim), reason), new Part(claim, "claim.withdrawn/1", Body(("reason", why)))) is not null) story.Ended.Add(claim);
    }, claim => !story.Ended.Contains(claim));
}
