using System.Diagnostics;
using System.Text.RegularExpressions;
using Truce.Web.Health;

namespace Truce.Tests.Oracle;

/// <summary>The oracle at every route of the application: nothing that may not be seen is in an answer, and all that must be there is.</summary>
public partial class WebOracleTests(ITestOutputHelper output)
{
    private const int Seed = 20251018;

    private static readonly (string? Path, string Prefix)[] Counted =
        [.. from chapter in Contents.All where chapter.ListPath is not null select (chapter.ListPath, chapter.Prefix)];

    [Fact]
    public async Task Every_route_stands_in_the_table_of_doors_and_every_row_has_its_route()
    {
        using var story = new Story(Seed, reopens: false);
        await using var site = await Site.OpenAsync(story);
        WebDoors.All.Select(door => door.Name).Distinct().Concat(WebDoors.Apart).Order().ShouldBe(site.Routes.Order());
    }

    [Fact]
    public async Task Every_page_shows_a_viewer_what_the_oracle_says_and_nothing_else()
    {
        const int Requests = 4_800;
        var tally = new Tally();
        var watch = Stopwatch.StartNew();
        using var story = new Story(Seed, reopens: false);
        await using var site = await Site.OpenAsync(story);
        output.WriteLine($"seed {Seed}: {story.Log.Head + 1} events, {story.Members.Count} members, {watch.ElapsedMilliseconds} ms");
        foreach (var days in (int[])[0, 3, 12])
        {
            story.Ask(days);
            await site.BecomeAnewAsync();
            await Parallel.ForAsync(0, (Requests / 3) + 1, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (at, _) =>
                await AskOneAsync(site, new Random((Seed * 31) + (days * 10_007) + at), tally));
        }

        output.WriteLine($"asked, {watch.ElapsedMilliseconds} ms");
        tally.Report(output);
        tally.ShouldBeUnanimous();
        KnownFaults.OnPages.ShouldBeSubsetOf(tally.Noted, "a known fault no longer shows: take its line out of KnownFaults");
    }

    [Fact]
    public async Task Doors_that_change_who_looks_or_hold_no_content_give_nothing_away()
    {
        var tally = new Tally();
        using var story = new Story(Seed + 1, reopens: false);
        await using var site = await Site.OpenAsync(story);
        var chance = new Random(Seed);
        for (var at = 0; at < 20; at++) await AskApartAsync(site, chance, tally);
        tally.Report(output);
        tally.ShouldBeUnanimous();
    }

    [Fact]
    public void The_check_itself_sees_a_text_and_a_reference_that_must_not_be_there_and_a_text_that_must()
    {
        using var story = new Story(Seed, reopens: false);
        var ask = Now(story, null);
        var hidden = story.Log.Deeds.First(deed => deed.Tokens.Count > 0 && !story.Oracle.Sees(ask.Who, deed.Stream, ask.Index));
        var open = story.Log.Deeds.First(deed => deed.Tokens.Count > 0 && story.Oracle.Sees(ask.Who, deed.Stream, ask.Index));
        var door = new WebDoor("GET", "/", 1, _ => 200, _ => [open.Tokens[0]]);
        Disagreements(open.Stream + " " + open.Tokens[0]).ShouldBe(0);
        Disagreements(open.Tokens[0] + hidden.Tokens[0]).ShouldBe(1);
        Disagreements(open.Tokens[0] + " /" + hidden.Stream).ShouldBe(1);
        Disagreements("").ShouldBe(1);

        int Disagreements(string body)
        {
            var tally = new Tally();
            var answer = new Response(200, "", body, "text/plain");
            Leaks(ask, door, "/", answer, tally);
            Lacks(ask, door, "/", answer, tally);
            return tally.Disagreements;
        }
    }

    private static async Task AskApartAsync(Site site, Random chance, Tally tally)
    {
        var story = site.Story;
        var member = chance.Next(5) == 0 ? null : story.Members[chance.Next(story.Members.Count)];
        using var browser = site.NewBrowser();
        await browser.BecomeAsync(null);

        // As the public, then as a member, then as the public again: nothing of one viewer is left for the next.
        foreach (var asker in (string?[])[null, member, null])
        {
            if (asker is not null) await AskAsync("POST /viewer", "/viewer", 303, () => browser.BecomeAsync(asker));
            else await AskAsync("POST /sign-out", "/sign-out", 303, () => browser.PostAsync("/sign-out"));
            await browser.RefreshAsync();
            await AskAsync("GET /", "/", 302, () => browser.GetAsync("/"));
            await AskAsync("GET /viewer", "/viewer", 200, () => browser.GetAsync("/viewer"), Chooser);
            await AskAsync("GET /questions", "/questions", 200, () => browser.GetAsync("/questions"));

            async Task AskAsync(string door, string address, int status, Func<Task<Response>> send, Func<WebAsking, IEnumerable<string>>? may = null)
            {
                var answer = await send();
                var ask = Now(story, asker);
                tally.Compare(door, $"{status}", $"{answer.Status}", () => ask.Account(door, address));
                Leaks(ask, new WebDoor("", door, 1, _ => status, _ => []) { MayRead = may ?? (_ => []), MayName = may is null ? _ => [] : may }, address, answer, tally);
                if (door == "GET /questions") Lacks(ask, new WebDoor("", door, 1, _ => 200, one => one.Titles("QST")), address, answer, tally);
            }
        }

        // Answers that are alike for everybody hold neither a text nor a reference.
        var stranger = site.Of(member);
        using var forgetful = site.NewBrowser();
        await BareAsync("POST /viewer, a seat that is none", 404, await stranger.PostAsync("/viewer", ("member", "MEM-222-222-2")));
        await BareAsync("GET /language/{code}", 303, await forgetful.GetAsync("/language/he?back=/reports"));
        await BareAsync("GET /language/{code}, unknown", 404, await stranger.GetAsync("/language/xx"));
        await BareAsync("GET /ledger/checkpoint", 200, await stranger.GetAsync("/ledger/checkpoint"));
        await BareAsync("GET /ledger/key", 200, await stranger.GetAsync("/ledger/key"));
        var (last, width) = (story.Proved / 256, story.Proved % 256);
        foreach (var tile in (string[])["0/000", "entries/000", $"0/{last:000}.p/{width}", $"entries/{last:000}.p/{width}"])
            await BareAsync("GET /ledger/{**tile}", 200, await stranger.GetAsync($"/ledger/tile/{tile}"));
        await BareAsync("GET /ledger/{**tile}, beyond", 404, await stranger.GetAsync($"/ledger/tile/0/{last + chance.Next(1, 5):000}"));
        await BareAsync("GET /map/basemap.pmtiles, none at hand", 404, await stranger.GetAsync("/map/basemap.pmtiles"));
        var waits = story.Test.Clock.Now - story.Log.Deeds[(int)story.Proved].At >= HealthReading.LongestUnproved;
        foreach (var path in (string[])["/health", "/health/ready"]) await BareAsync($"GET {path}", waits ? 503 : 200, await stranger.GetAsync(path));
        await BareAsync("GET /health/live", 200, await stranger.GetAsync("/health/live"));
        var seesHealth = member is not null && Now(story, member).Has(WebDoors.Secretariat) && story.Oracle.Viewer(member).Member is not null;
        await BareAsync("GET /health, the page", seesHealth ? 200 : 404, await stranger.GetAsync("/health", "text/html"));
        await BareAsync("POST /api/commands/{verb}, not JSON", 415, await stranger.PostAsync("/api/commands/grade-claim"));
        await BareAsync("POST /api/commands/{verb}, unknown", 404, await stranger.PostAsync("/api/commands/none"));
        await BareAsync("error page, no such page", 404, await stranger.GetAsync("/nonsense"));
        await BareAsync("error page, an index that is none", 404, await stranger.GetAsync("/record/none"));
        await BareAsync("error page, a moment that is none", 400, await stranger.GetAsync("/questions?asOf=yesterday"));
        await BareAsync("error page, a form without its token", 400, await forgetful.PostAsync("/questions/new"));

        Task BareAsync(string door, int status, Response answer)
        {
            var ask = Now(story, member);
            tally.Compare(door, $"{status}", $"{answer.Status}", () => ask.Account(door, door));
            Leaks(ask, new WebDoor("", door, 1, _ => status, _ => []), "", answer, tally);
            return Task.CompletedTask;
        }
    }

    private static bool IsPublic(WebDoor door) => door.Route.StartsWith("/public/", StringComparison.Ordinal);

    private static WebAsking Now(Story story, string? asker)
    {
        for (var seed = 0; ; seed++)
            if (new WebAsking(story, new Random(seed), asker) is { AsOf: null } ask) return ask;
    }

    // In an example everybody may be anybody: the chooser names each seat, and its organisation as that seat sees it.
    private static IEnumerable<string> Chooser(WebAsking ask) =>
        ask.Story.Members.SelectMany(member => (string[])[member, ask.Title(member), .. Organisation(ask, member)]);

    private static IEnumerable<string> Organisation(WebAsking ask, string member)
    {
        var organisation = ask.Log.Of(member)[0]["organisation"];
        return ask.Oracle.Sees(ask.Oracle.Viewer(member), organisation, ask.Log.Head) ? [ask.Title(organisation)] : [];
    }

    private static async Task AskOneAsync(Site site, Random chance, Tally tally)
    {
        var members = site.Story.Members;
        var ask = new WebAsking(site.Story, chance, chance.Next(7) == 0 ? null : members[chance.Next(members.Count)]);
        var at = chance.Next(WebDoors.All.Sum(door => door.Weight));
        var door = WebDoors.All.First(door => (at -= door.Weight) < 0);
        if (door.Kind is { } kind) ask.TakeId(kind);
        else ask.TakeEntry();
        if (IsPublic(door)) ask.AsThePublic();

        var browser = site.Of(ask.Asker);
        door.Prepare?.Invoke(ask);
        var route = door.Words.Aggregate(door.Route, (path, place) => path.Replace(place.Place, place.Word, StringComparison.Ordinal));
        var more = (door.Query?.Invoke(ask) ?? "") + door.More;
        var address = ask.Address(route, more: door.Prepare is not null ? ask.More : more + (chance.Next(10) == 0 ? $"&recorded={chance.NextInt64(ask.Log.Head + 2)}" : ""));
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

        // No token has a blank: what the product itself says, such as the name of a source that it makes, stands in the reader's language.
        var missing = door.Must(ask).Where(one => one.Length > 0 && !one.Contains(' ') && !answer.Body.Contains(one, StringComparison.Ordinal)).Distinct().ToList();
        if (missing.Count > 0 && missing.Select(one => KnownFaults.BehindLack(ask, door.Name, one)).Distinct().ToList() is [{ } fault]) tally.Note(fault);
        else if (missing.Count > 0) tally.Disagree($"{door.Name} lacks", $"{ask.Account(door.Name, address)}\n  must be shown: {Describe(ask, missing)}");
        if (door.Counts?.Invoke(ask) is { } counted && Regex.Count(answer.Body, counted.Pattern) is var found && found != counted.Times)
            tally.Disagree($"{door.Name} counts", $"{ask.Account(door.Name, address)}\n  expected: {counted.Times}\n  got:      {found}");
        if (answer.ContentType != "text/html" || door.IsPiece || IsPublic(door)) return;
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
        // Every page carries who looks, so one that was asked for by the viewer's own reference names it twice.
        if (ask.Id == ask.Asker) return;
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
