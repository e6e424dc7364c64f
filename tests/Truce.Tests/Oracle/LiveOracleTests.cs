using Truce.Core.Access;

namespace Truce.Tests.Oracle;

/// <summary>The oracle at the stream: each viewer hears of exactly what the oracle says may be seen, and nothing else is named in the bytes.</summary>
public class LiveOracleTests(ITestOutputHelper output)
{
    private const int Seed = 20251021;

    [Fact]
    public async Task Every_viewer_hears_of_what_the_oracle_says_from_any_index_and_goes_on_hearing()
    {
        var tally = new Tally();
        using var story = new Story(Seed, reopens: false);
        await using var site = await Site.OpenAsync(story);
        var chance = new Random(Seed);
        foreach (var member in story.Members.Append(null))
        {
            // Sessions last half a day; whoever was suspended is the public.
            await site.BecomeAnewAsync();
            var after = chance.NextInt64(-1, story.Log.Head);
            using var stream = await site.Of(member).FollowAsync(after);
            await CompareAsync(site, stream, member, after, tally);
            var then = story.Log.Head;
            for (var more = 0; more < 6; more++) story.ActWithoutRights();
            await CompareAsync(site, stream, member, then, tally);
        }

        output.WriteLine($"seed {Seed}: {story.Members.Count} members and the public, {story.Log.Head + 1} events");
        tally.Report(output);
        tally.ShouldBeUnanimous();
    }

    [Fact]
    public async Task Of_two_viewers_the_one_who_may_not_see_gets_the_same_bytes_whether_something_hidden_happened_or_not()
    {
        using var story = new Story(Seed + 1, reopens: false);
        await using var site = await Site.OpenAsync(story);
        using var one = await site.Of(null).FollowAsync(story.Log.Head);
        site.Live.Beat();
        (await one.NextAsync())!.Event.ShouldBe("beat");
        var before = one.Raw;
        var asker = story.Members.First(member => story.Oracle.Viewer(member).Member is not null);
        story.Test.Do(new AdmitMember(story.Test.Centre.Founder!.Value.Organisation, new Core.Language.LocalText("One more"), Duties.Recording));
        using var other = await site.Of(asker).FollowAsync(story.Log.Head);
        site.Live.Beat();
        (await other.NextAsync())!.New.Length.ShouldBe(1, "members see who is admitted");
        (await one.NextAsync())!.Event.ShouldBe("beat");
        one.Raw.ShouldBe(before + "event: beat\ndata: -\n\n");
    }

    private static async Task CompareAsync(Site site, Live.EventStream stream, string? member, long after, Tally tally)
    {
        var (story, log) = (site.Story, site.Story.Log);
        var who = story.Oracle.Viewer(member);
        site.Live.Beat();
        List<string> got = [], named = [];
        for (var sent = await stream.NextAsync(); sent is { Event: not "beat" }; sent = await stream.NextAsync())
        {
            sent.Event.ShouldBe("message");
            got.AddRange([.. sent.New.Select(one => one + " new"), .. sent.Changed.Select(one => one + " changed")]);
            named.AddRange(Texts.ReferencesIn(sent.Data));
            sent.Data.ShouldNotContain("tok");
        }

        var expected = log.Deeds.Where(deed => deed.Index > after && story.Oracle.Sees(who, deed, log.Head)).DistinctBy(deed => deed.Stream)
            .Select(deed => deed.Stream + (log.Of(deed.Stream)[0].Index > after ? " new" : " changed"));
        string Account() => $"seed {story.Seed}, GET /live, viewer {member ?? "the public"}, after {after} of {log.Head}";
        tally.Compare("GET /live", string.Join('\n', expected.Order(StringComparer.Ordinal)), string.Join('\n', got.Order(StringComparer.Ordinal)), Account);
        tally.Compare("GET /live, what it names", "", string.Join(' ', named.Where(one => !story.Oracle.Sees(who, one, log.Head))), Account);
    }
}
