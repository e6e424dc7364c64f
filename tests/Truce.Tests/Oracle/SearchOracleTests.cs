namespace Truce.Tests.Oracle;

/// <summary>What is hidden and what does not exist cannot be told apart by searching, nor can it be counted.</summary>
public class SearchOracleTests(ITestOutputHelper output)
{
    private const int Seed = 20251021;

    [Fact]
    public async Task Looking_for_what_is_hidden_and_for_what_does_not_exist_gives_the_same_bytes()
    {
        using var story = new Story(Seed, reopens: false);
        await using var site = await Site.OpenAsync(story);
        var chance = new Random(Seed);
        var (compared, tries) = (0, 0);
        while (compared < 120)
        {
            (++tries).ShouldBeLessThan(10_000);
            var ask = new WebAsking(story, chance, chance.Next(3) == 0 ? null : story.Members[chance.Next(story.Members.Count)]);
            var stream = story.Log.Streams[chance.Next(story.Log.Streams.Count)];
            if (story.Telling.Stands(ask.Who, stream, ask.Index)) continue;
            var (hidden, absent) = chance.Next(2) == 0 ? (stream, ask.Unused(stream[..3])) : (story.Telling.Title(stream, story.Log.Head), "tok99999x");
            if (hidden.Length == 0 || ask.MayRead(hidden)) continue;
            foreach (var route in (string[])["/search", "/search/suggest"])
            {
                var browser = site.Of(ask.Asker);
                var one = await browser.GetAsync(ask.Address(route, more: $"&q={hidden}"));
                var two = await browser.GetAsync(ask.Address(route, more: $"&q={absent}"));
                Plain(one, hidden).ShouldBe(Plain(two, absent), $"seed {Seed}, {route}, viewer {ask.Asker ?? "the public"}, hidden {hidden}, absent {absent}, index {ask.Index}");
                one.Headers.ShouldContain("no-store");
            }

            compared++;
        }

        output.WriteLine($"seed {Seed}: {compared} compared of {tries} tried");
    }

    private static string Plain(Response answer, string typed) => $"{answer.Status}\n{answer.Headers}\n{answer.Body}"
        .Replace(typed, "TYPED", StringComparison.Ordinal).Replace(string.Join(" · ", typed.ToLowerInvariant().Split('-')), "TYPED", StringComparison.Ordinal);
}
