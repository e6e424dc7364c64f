using System.Text;
using System.Text.Json;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Agendas;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Formats.Calendars;
using Truce.Tests.Ledger;
using Truce.Tests.Web;

namespace Truce.Tests.Feeds;

/// <summary>The agenda as a calendar, held to a reader that nobody here wrote; and the key that opens it.</summary>
public sealed class CalendarTests : IAsyncLifetime
{
    private static readonly AgendaTerms Brief = new(
        new LocalText("Morning brief; all, with a\nbreak \\ and more", "إحاطة", "תדרוך"), new LocalText("Watch"), new LocalDate(2025, 10, 20), "Asia/Gaza", new AgendaHours(510, 30), Repetition.Day,
        new LocalDate(2025, 11, 2), new LocalText("Room 4"));

    private RealCentre centre = null!;

    private TestCentre Test => centre.Test;

    public async ValueTask InitializeAsync() => centre = await RealCentre.OpenAsync();

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public void Lines_are_folded_at_75_octets_and_never_within_a_character()
    {
        var chance = new Random(5);
        string[] letters = ["a", "é", "ب", "א", "😀", ",", ";", "\\", "\n"];
        for (var at = 0; at < 300; at++)
        {
            var text = string.Concat(Enumerable.Range(0, chance.Next(0, 300)).Select(_ => letters[chance.Next(letters.Length)]));
            var bytes = CalendarWriter.Write("n", "en", [new CalendarEntry("u@x", 1, Instant.FromUtc(2025, 1, 1, 0, 0), text) { From = Instant.FromUtc(2025, 1, 2, 0, 0) }]);
            var lines = Encoding.UTF8.GetString(bytes).Split("\r\n");
            foreach (var line in lines) Encoding.UTF8.GetByteCount(line).ShouldBeLessThanOrEqualTo(CalendarWriter.MostOctets);
            lines[^1].ShouldBeEmpty();
            var whole = Encoding.UTF8.GetString(bytes).Replace("\r\n ", "", StringComparison.Ordinal);
            whole.ShouldContain($"SUMMARY;LANGUAGE=en:{CalendarWriter.Text(text)}\r\n");
            whole.ShouldNotContain("\ufffd");
        }
    }

    [Fact]
    public async Task A_reader_that_nobody_here_wrote_reads_each_day_once_with_its_change_and_its_cancellation()
    {
        var item = Set(Brief);
        Test.Do(new MoveAgendaItem(item, new LocalDate(2025, 10, 22), new LocalDate(2025, 10, 23), new AgendaHours(600, 45), new LocalText("Visit")));
        Test.Do(new CancelAgendaItem(item, new LocalDate(2025, 10, 24), AndAfter: false, new LocalText("Rest")));
        using var member = await centre.SignedInAsync();
        var events = Read((await member.Get("/agenda.ics?lang=en")).Body);
        events.Length.ShouldBe(14);
        events.Select(one => one.Uid).Distinct().Count().ShouldBe(14);
        var first = events.First(one => one.Uid == $"{item}-2025-10-20@test.truce");
        (first.Start, first.End, first.Status, first.Sequence).ShouldBe(("2025-10-20T05:30:00Z", "2025-10-20T06:00:00Z", "CONFIRMED", 2));
        first.Summary.ShouldBe("Morning brief; all, with a\nbreak \\ and more");
        first.Location.ShouldBe("Room 4");
        first.Class.ShouldBe("PRIVATE", "the agenda is for members");
        events.First(one => one.Uid == $"{item}-2025-10-22@test.truce").Start.ShouldBe("2025-10-23T07:00:00Z");
        events.First(one => one.Uid == $"{item}-2025-10-24@test.truce").Status.ShouldBe("CANCELLED");

        // Half past eight stays half past eight when the clocks go back on 25 October.
        events.First(one => one.Uid == $"{item}-2025-10-26@test.truce").Start.ShouldBe("2025-10-26T06:30:00Z");
    }

    [Fact]
    public async Task A_key_in_the_address_opens_feeds_for_its_member_and_nothing_else()
    {
        var item = Set(Brief);
        using var member = await centre.SignedInAsync();
        using var program = centre.Visit();
        (await program.Get("/agenda.ics")).Text.ShouldNotContain($"{item}");
        var page = await member.Get("/feeds");
        var form = page.Document.QuerySelector("form[action='/feeds/key'] input")!;
        var made = await member.Post("/feeds/key", (form.GetAttribute("name")!, form.GetAttribute("value")!));
        made.Status.ShouldBe(200);
        var address = made.Document.QuerySelectorAll("a").Select(one => one.GetAttribute("href")!).First(one => one.Contains("/agenda.ics") && one.Contains("key="));
        var key = address[(address.IndexOf("key=", StringComparison.Ordinal) + 4)..];
        (await program.Get(new Uri(address).PathAndQuery)).Text.ShouldContain($"{item}");

        // Everywhere else it says nothing, and a wrong one is no key.
        (await program.Get($"/agenda?key={key}")).Text.ShouldNotContain($"{item}");
        (await program.Get($"/api/agenda-items?key={key}")).Text.ShouldNotContain($"{item}");
        (await program.Get($"/agenda.ics?key={key[..^1]}{(key[^1] == '0' ? '1' : '0')}")).Status.ShouldBe(401);
        (await program.Get("/agenda.ics?key=")).Status.ShouldBe(401);

        // A new one ends the old one; a member who is suspended has none.
        var anew = await member.Post("/feeds/key", (form.GetAttribute("name")!, form.GetAttribute("value")!));
        anew.Status.ShouldBe(200);
        (await program.Get($"/agenda.ics?key={key}")).Status.ShouldBe(401);
        var keeper = centre.Admit(Duties.Recording);
        var second = Truce.Store.Accounts.FeedKeys.MakeFeedKey(centre.Accounts, keeper);
        (await program.Get($"/agenda.ics?key={second}")).Status.ShouldBe(200);
        Test.Do(new ChangeStanding(keeper, MemberStanding.Suspended, new LocalText("Why")));
        (await program.Get($"/agenda.ics?key={second}")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Who_holds_the_bytes_is_not_sent_them_again_and_no_other_viewer_shares_them()
    {
        Set(Brief);
        using var member = await centre.SignedInAsync();
        var answer = await member.Get("/agenda.ics");
        answer.Header("Content-Type").ShouldBe("text/calendar; charset=utf-8");
        answer.Header("Cache-Control").ShouldBe("no-cache, private");
        (await member.Get("/agenda.ics", ("If-None-Match", answer.Header("ETag")!))).Status.ShouldBe(304);
        using var program = centre.Visit();
        (await program.Get("/agenda.ics", ("If-None-Match", answer.Header("ETag")!))).Status.ShouldBe(200);
        Set(Brief with { Title = new LocalText("Another") });
        (await member.Get("/agenda.ics", ("If-None-Match", answer.Header("ETag")!))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_example_s_calendars_are_read_in_three_languages()
    {
        await using var site = new ExampleSite(null);
        await site.InitializeAsync();
        using var visitor = new Visitor(site.Address, "en");
        (await visitor.Be(site, "Watch keeper")).Status.ShouldBe(303);
        foreach (var language in (string[])["en", "ar", "he"])
        {
            Read((await visitor.Get($"/agenda.ics?lang={language}&asOf=2025-12-01")).Body).Length.ShouldBeGreaterThan(10);
            Read((await visitor.Get($"/deadlines.ics?lang={language}&asOf=2026-01-25")).Body).Length.ShouldBeGreaterThan(5);
        }
    }

    private Core.Journal.Id<AgendaItem> Set(AgendaTerms terms) => Test.New<AgendaItem>(new SetAgendaItem(centre.Centre.Founder!.Value.Organisation, terms));

    private sealed record Event(string Uid, string Summary, string? Location, string Start, string? End, string Status, string Class, int Sequence);

    private static Event[] Read(byte[] calendar)
    {
        var node = Command.Find("node");
        var modules = Repository.File("src", "Truce.Web", "Client", "node_modules");
        Assert.SkipWhen(node is null || !Directory.Exists(Path.Combine(modules, "ical.js")), "Node and the package ical.js are not here: npm ci in src/Truce.Web/Client.");
        var folder = Directory.CreateTempSubdirectory("truce-ics-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "feed.ics"), calendar);
            File.WriteAllText(Path.Combine(folder, "read.mjs"), $$"""
                import ICAL from {{JsonSerializer.Serialize(new Uri(Path.Combine(modules, "ical.js", "dist", "ical.js")).AbsoluteUri)}};
                import { readFileSync } from "node:fs";
                const strict = ICAL.parse(readFileSync(process.argv[2], "utf8"));
                const calendar = new ICAL.Component(strict);
                const value = (event, name) => event.getFirstPropertyValue(name)?.toString() ?? null;
                console.log(JSON.stringify(calendar.getAllSubcomponents("vevent").map(event => ({
                  Uid: value(event, "uid"), Summary: value(event, "summary"), Location: value(event, "location"), Start: value(event, "dtstart"), End: value(event, "dtend"),
                  Status: value(event, "status"), Class: value(event, "class"), Sequence: Number(value(event, "sequence")) }))));
                """);
            var (exit, output) = Command.Run(node!, [Path.Combine(folder, "read.mjs"), Path.Combine(folder, "feed.ics")]);
            exit.ShouldBe(0, output);
            return JsonSerializer.Deserialize<Event[]>(output)!;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
