using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Truce.Tests.Oracle;

/// <summary>The oracle at every route of the application: nothing that may not be seen is in an answer, and all that must be there is.</summary>
public partial class WebOracleTests(ITestOutputHelper output)
{
    private const int Seed = 20251018;

    private static readonly (string Path, string Prefix)[] Counted = [("questions", "QST"), ("reports", "RPT"), ("organisations", "ORG"), ("sources", "SRC")];

    [Fact]
    public async Task Every_route_stands_in_the_table_of_doors_and_every_row_has_its_route()
    {
        using var story = new Story(Seed, reopens: false);
        await using var site = await Site.OpenAsync(story);
        WebDoors.All.Select(door => door.Name).Concat(WebDoors.Apart).Order().ShouldBe(site.Routes.Order());
    }

    [Fact]
    public async Task Every_page_shows_a_viewer_what_the_oracle_says_and_nothing_else()
    {
        const int Requests = 5_000;
        var tally = new Tally();
        var watch = Stopwatch.StartNew();
        using var story = new Story(Seed, reopens: false);
        await using var site = await Site.OpenAsync(story);
        output.WriteLine($"seed {Seed}: {story.Log.Head + 1} events, {story.Members.Count} members, {watch.ElapsedMilliseconds} ms");
        var chance = new Random(Seed);
        foreach (var days in (int[])[0, 3, 12])
        {
            story.Ask(days);
            for (var at = 0; at < Requests / 3; at++) await AskOneAsync(site, chance, tally);
        }

        output.WriteLine($"asked, {watch.ElapsedMilliseconds} ms");
        tally.Report(output);
        tally.ShouldBeUnanimous();
    }

    private static async Task AskOneAsync(Site site, Random chance, Tally tally)
    {
        var members = site.Story.Members;
        var ask = new WebAsking(site.Story, chance, chance.Next(7) == 0 ? null : members[chance.Next(members.Count)]);
        var at = chance.Next(WebDoors.All.Sum(door => door.Weight));
        var door = WebDoors.All.First(door => (at -= door.Weight) < 0);
        if (door.Kind is { } kind) ask.TakeId(kind);
        else ask.TakeEntry();

        var browser = site.Of(ask.Asker);
        var address = ask.Address(door.Route, more: chance.Next(10) == 0 ? $"&recorded={chance.NextInt64(ask.Log.Head + 2)}" : "");
        var answer = await SendAsync(browser, door, address);
        tally.Compare(door.Name, $"{door.Status(ask)}", $"{answer.Status}", () => ask.Account(door.Name, address));
        Leaks(ask, door, address, answer, tally);
        if (answer.Status == 200) Lacks(ask, door, address, answer, tally);
        if (answer.Status == 404 && door.Kind is not null) await SameAsNothingAsync(browser, ask, door, address, answer, tally);
    }

    private static Task<Response> SendAsync(Browser browser, WebDoor door, string address) =>
        door.Method == "GET" ? browser.GetAsync(address) : browser.PostAsync(address);

    // (a) Every text and every reference in the bytes and headers is one that the viewer may see, or stands in the request.
    private static void Leaks(WebAsking ask, WebDoor door, string address, Response answer, Tally tally)
    {
        var all = answer.Headers + answer.Body;
        var asked = Texts.ReferencesIn(address);
        var texts = Texts.TokensIn(all).Where(token => !ask.MayRead(token)).Except(door.MayRead(ask)).ToList();
        var names = Texts.ReferencesIn(all).Where(name => !ask.MayName(name)).Except(asked).Except(door.MayName(ask)).ToList();
        if (texts.Count > 0) tally.Disagree($"{door.Name} leaks a text", $"{ask.Account(door.Name, address)}\n  may not be shown: {Describe(ask, texts)}\n  {Around(all, texts[0])}");
        if (names.Count > 0) tally.Disagree($"{door.Name} leaks a reference", $"{ask.Account(door.Name, address)}\n  may not be named: {string.Join(' ', names.Select(one => $"{one} {ask.Oracle.MarkOf(one)}"))}\n  {Around(all, names[0])}");
    }

    // (b) Everything that the door is for is there; what is counted is counted as the oracle does.
    private static void Lacks(WebAsking ask, WebDoor door, string address, Response answer, Tally tally)
    {
        var missing = door.Must(ask).Where(one => one.Length > 0 && !answer.Body.Contains(one, StringComparison.Ordinal)).Distinct().ToList();
        if (missing.Count > 0) tally.Disagree($"{door.Name} lacks", $"{ask.Account(door.Name, address)}\n  must be shown: {Describe(ask, missing)}");
        if (door.Counts?.Invoke(ask) is { } counted && Regex.Count(answer.Body, counted.Pattern) is var found && found != counted.Times)
            tally.Disagree($"{door.Name} counts", $"{ask.Account(door.Name, address)}\n  expected: {counted.Times}\n  got:      {found}");
        if (answer.ContentType != "text/html") return;
        foreach (var (path, prefix) in Counted)
        {
            var expected = ask.Telling.All(ask.Who, prefix, ask.Index).Count();
            var got = Regex.Match(answer.Body, $"<a href=\"/{path}(?:\\?[^\"]*)?\"[^>]*>[^<]*<span>([0-9]+)</span>").Groups[1].Value;
            if (got != $"{expected}") tally.Disagree($"{door.Name} counts {path} in the navigation", $"{ask.Account(door.Name, address)}\n  expected: {expected}\n  got:      {got}");
        }
    }

    // What may not be seen and what does not exist: one answer, but for the reference that was asked for.
    private static async Task SameAsNothingAsync(Browser browser, WebAsking ask, WebDoor door, string address, Response answer, Tally tally)
    {
        var unused = ask.Unused(door.Kind!);
        var other = await SendAsync(browser, door, address.Replace(ask.Id, unused, StringComparison.Ordinal));
        var (one, two) = (Plain(answer, ask.Id), Plain(other, unused));
        if (one != two) tally.Disagree($"{door.Name} tells the hidden from the absent", $"{ask.Account(door.Name, address)}\n  hidden: {one}\n  absent: {two}");
    }

    private static string Plain(Response answer, string reference) =>
        $"{answer.Status}\n{answer.Headers}\n{Token().Replace(answer.Body, "")}".Replace(reference, "REFERENCE", StringComparison.Ordinal);

    private static string Describe(WebAsking ask, IEnumerable<string> tokens) => string.Join("; ", tokens.Take(5).Select(token =>
        ask.Log.Of(new Token(token)) is { } deed ? $"{token} of {Telling.Event(deed)} ({ask.Oracle.MarkOf(deed.Stream)})" : token));

    private static string Around(string text, string token)
    {
        var at = text.IndexOf(token, StringComparison.Ordinal);
        return text[Math.Max(0, at - 150)..Math.Min(text.Length, at + 60)].ReplaceLineEndings(" ");
    }

    [GeneratedRegex("<input name=\"__RequestVerificationToken\"[^>]*>")]
    private static partial Regex Token();
}
