using System.Text.Json;
using System.Xml.Linq;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Organisations;
using Truce.Core.Places;
using Truce.Core.SituationReports;
using Truce.Core.Time;

namespace Truce.Tests.Web;

/// <summary>What is published, in a real centre, for whoever has no account; and the way to it over forms.</summary>
public sealed class PublishedReportTests : IAsyncLifetime
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private RealCentre centre = null!;
    private Id<Organisation> second;
    private Id<Member> approver;
    private Id<Place> north;

    private TestCentre Test => centre.Test;

    public async ValueTask InitializeAsync()
    {
        centre = await RealCentre.OpenAsync(adjust: host => host with { PublicUrl = new Uri("http://record.centre.example") });
        second = Test.New<Organisation>(new RegisterOrganisation(new LocalText("Second organisation <b>&"), OrganisationKind.Guarantor));
        approver = centre.Admit(Duties.Speaking, new LocalText("Liaison"), second);
        Area ground = new([new Polygon([new Ring([new(315_000_000, 344_000_000), new(315_000_000, 345_000_000), new(316_000_000, 345_000_000), new(315_000_000, 344_000_000)])])]);
        north = Test.New<Place>(new RegisterPlace(new LocalText("North"), PlaceKind.Governorate, new LocalText("Basis"), "PS01", Area: ground));
        Incident("=1+1 shots <b>&\"heard\"");
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Nobody_without_an_account_sees_a_draft_or_a_report_for_members_or_what_is_not_there()
    {
        var (draft, members) = (Draft(TlpLabel.Clear), Publish(Draft(TlpLabel.Green, number: 2)));
        using var visitor = centre.Visit();
        foreach (var path in (string[])[$"/public/situation/{members}", $"/public/situation/{members}.csv", $"/public/situation/{members}.geojson", $"/public/situation/{draft}", "/public/situation/SIT-222-222-2", $"/situation/drafts/{draft}"])
            (await visitor.Get(path)).Status.ShouldBe(404, path);
        (await visitor.Get("/public/situation")).Text.ShouldNotContain("SIT-");
        (await visitor.Get("/public/situation.atom")).Text.ShouldNotContain("SIT-");

        // Nor does a member who is signed in, at the doors that are the same for everybody.
        using var member = await centre.SignedInAsync();
        (await member.Get($"/situation/{members}")).Status.ShouldBe(200);
        (await member.Get($"/public/situation/{members}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Everybody_reads_a_published_report_small_and_the_same_in_three_languages()
    {
        var report = Publish(Draft(TlpLabel.Clear));
        Test.Centre.Prove();
        using var visitor = centre.Visit();
        var page = await visitor.Get($"/public/situation/{report}?lang=ar");
        (page.Status, page.Language, page.Document.DocumentElement.GetAttribute("dir")).ShouldBe((200, "ar-PS", "rtl"));
        page.Body.Length.ShouldBeLessThan(60 * 1024);
        var english = await visitor.Get($"/public/situation/{report}?lang=en");
        english.Main.ShouldContain("Daily report 1");
        english.Main.ShouldContain("Let out by Second organisation <b>&");
        english.Main.ShouldContain("log entry ");
        english.Document.QuerySelectorAll("main b").ShouldNotContain(one => one.TextContent.StartsWith('&'));
        english.Document.QuerySelectorAll("form, .top, .nav").ShouldBeEmpty();
        using var member = await centre.SignedInAsync();
        (await member.Get($"/public/situation/{report}?lang=en")).Body.ShouldBe(english.Body);
    }

    [Fact]
    public async Task An_answer_carries_the_hash_of_its_bytes_and_is_not_sent_twice()
    {
        var report = Publish(Draft(TlpLabel.Clear));
        Test.Centre.Prove();
        using var visitor = centre.Visit();
        foreach (var path in (string[])[$"/public/situation/{report}", $"/public/situation/{report}.csv", $"/public/situation/{report}.geojson", "/public/situation", "/public/situation.atom", "/public/situation.rss", "/public/corrections.atom"])
        {
            var first = await visitor.Get(path);
            first.Header("Cache-Control").ShouldBe("public, max-age=60");
            var tag = first.Header("ETag")!;
            tag.ShouldBe($"W/\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(first.Body))}\"");
            var again = await visitor.Get(path, ("If-None-Match", tag));
            (again.Status, again.Body.Length).ShouldBe((304, 0), path);
        }
    }

    [Fact]
    public async Task Feeds_are_whole_and_name_the_public_address()
    {
        var report = Publish(Draft(TlpLabel.Clear));
        Correct(report, "Numbers & <names> came later.");
        using var visitor = centre.Visit();
        var atom = XDocument.Parse((await visitor.Get("/public/situation.atom?lang=en")).Text).Root!;
        foreach (var name in (string[])["id", "title", "updated", "author"]) atom.Element(Atom + name).ShouldNotBeNull(name);
        var entry = atom.Elements(Atom + "entry").Single();
        foreach (var name in (string[])["id", "title", "updated", "published", "summary"]) entry.Element(Atom + name)!.Value.ShouldNotBeEmpty(name);
        entry.Element(Atom + "link")!.Attribute("href")!.Value.ShouldBe($"http://record.centre.example/public/situation/{report}");
        entry.Element(Atom + "id")!.Value.ShouldStartWith("tag:test.truce,");
        var correction = XDocument.Parse((await visitor.Get("/public/corrections.atom?lang=en")).Text).Root!.Elements(Atom + "entry").Single();
        correction.Element(Atom + "summary")!.Value.ShouldContain("Numbers & <names> came later.");
        var channel = XDocument.Parse((await visitor.Get("/public/situation.rss")).Text).Root!.Element("channel")!;
        foreach (var name in (string[])["title", "link", "description"]) channel.Element(name)!.Value.ShouldNotBeEmpty(name);
        DateTimeOffset.Parse(channel.Element("item")!.Element("pubDate")!.Value, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime.Year.ShouldBe(2025);
    }

    [Fact]
    public async Task Data_has_one_row_a_line_the_tags_only_when_asked_for_and_nothing_that_a_table_would_run()
    {
        var report = Publish(Draft(TlpLabel.Clear));
        using var visitor = centre.Visit();
        var plain = (await visitor.Get($"/public/situation/{report}.csv?lang=en")).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        plain[0].ShouldStartWith("report,number,correction,note,");
        plain[1].ShouldStartWith($"{report},1,");
        var tagged = (await visitor.Get($"/public/situation/{report}.csv?lang=en&hxl=1")).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        tagged[1].Split(',').ShouldAllBe(tag => tag.StartsWith('#'));
        tagged[1].Split(',').Length.ShouldBe(tagged[0].Split(',').Length);
        tagged.Length.ShouldBe(plain.Length + 1);
        plain.SelectMany(line => line.Split(',')).ShouldNotContain(cell => cell.StartsWith('=') || cell.StartsWith("\"=", StringComparison.Ordinal));
        string.Join('\n', plain).ShouldContain("http://record.centre.example/incidents?family=fire");
    }

    [Fact]
    public async Task Shapes_are_those_of_governorates_and_nothing_narrower()
    {
        var report = Publish(Draft(TlpLabel.Clear));
        using var visitor = centre.Visit();
        using var json = JsonDocument.Parse((await visitor.Get($"/public/situation/{report}.geojson?lang=en")).Body);
        var feature = json.RootElement.GetProperty("features").EnumerateArray().Single();
        feature.GetProperty("properties").GetProperty("code").GetString().ShouldBe("PS01");
        var ring = feature.GetProperty("geometry").GetProperty("coordinates")[0][0];
        (ring[0][0].GetDouble(), ring[0][1].GetDouble()).ShouldBe((34.4, 31.5));
        ring[0].ToString().ShouldBe(ring[ring.GetArrayLength() - 1].ToString());
    }

    [Fact]
    public async Task What_was_closed_or_taken_back_since_is_not_shown_any_more()
    {
        var report = Publish(Draft(TlpLabel.Clear));
        using var visitor = centre.Visit();
        (await visitor.Get($"/public/situation/{report}?lang=en")).Main.ShouldContain("shots");
        var incident = Test.Centre.View(Test.Secretary).All<Incident>().Single();
        Test.Do(new ChangeMarking(incident.Id, Marking.Amber(), new LocalText("Closed")));
        var closed = await visitor.Get($"/public/situation/{report}?lang=en");
        closed.Main.ShouldNotContain("shots");
        closed.Main.ShouldContain("no longer shown");
        (await visitor.Get($"/public/situation/{report}.csv?lang=en")).Text.ShouldNotContain("shots");
        Test.Do(new WithdrawSituationReport(report, new LocalText("The numbers were mistaken")));
        var gone = await visitor.Get($"/public/situation/{report}?lang=en");
        gone.Status.ShouldBe(410);
        gone.Main.ShouldContain("The numbers were mistaken");
        gone.Main.ShouldNotContain("Fire");
        (await visitor.Get($"/public/situation/{report}.csv")).Status.ShouldBe(302);
        (await visitor.Get("/public/corrections.atom?lang=en")).Text.ShouldContain("taken back");
    }

    [Fact]
    public async Task Each_note_opens_what_it_rests_on_as_it_stood()
    {
        var report = Publish(Draft(TlpLabel.Clear));
        using var visitor = centre.Visit();
        var page = await visitor.Get($"/public/situation/{report}?lang=en");
        var links = page.Document.QuerySelectorAll(".fns a").Select(link => link.GetAttribute("href")!).ToList();
        links.ShouldContain(link => link.StartsWith("/incidents?family=fire", StringComparison.Ordinal));
        links.ShouldContain(link => link.StartsWith("/incidents/INC-", StringComparison.Ordinal) && link.Contains("asOf="));
        foreach (var link in links) (await visitor.Get(link)).Status.ShouldBe(200, link);
    }

    [Fact]
    public async Task The_way_to_publication_leads_over_forms_and_nobody_walks_it_alone()
    {
        using var author = await centre.SignedInAsync();
        using var other = await centre.SignedInAsync(approver);
        var form = await author.Get("/situation/new");
        var drafted = await author.Send(form, ("report-number", "9"), ("report-title.en", "Daily report"), ("summary.en", "A quiet day."), ("sure", ""));
        drafted.Status.ShouldBe(303, drafted.Text);
        var path = drafted.Location!.Split('?')[0];
        (await other.Get($"{path}/approve")).Status.ShouldBe(200);
        (await other.Send(await other.Get($"{path}/approve"), ("sure", "read"))).Status.ShouldBe(422);
        (await author.Send(await author.Get($"{path}/send"))).Status.ShouldBe(422);
        (await author.Send(await author.Get($"{path}/send"), ("sure", "read"))).Status.ShouldBe(303);
        (await author.Send(await author.Get($"{path}/approve"), ("sure", "read"))).Main.ShouldContain("a member of a second organisation does");
        (await other.Send(await other.Get($"{path}/approve"), ("sure", "read"))).Status.ShouldBe(303);
        (await other.Get($"{path}/publish")).Status.ShouldBe(403);
        var published = await author.Send(await author.Get($"{path}/publish"), ("sure", "read"));
        published.Status.ShouldBe(303);
        published.Location!.ShouldStartWith("/situation/SIT-");
        (await author.Get(published.Location!)).Main.ShouldContain("Daily report 9");
    }

    [Fact]
    public async Task A_loaded_word_is_pointed_out_and_sent_as_it_is_only_by_whoever_has_seen_that()
    {
        using var author = await centre.SignedInAsync();
        var form = await author.Get("/situation/new");
        (string, string)[] typed = [("report-number", "9"), ("report-title.en", "Daily report"), ("summary.en", "Terrorists came. He wrote “massacre”.")];
        var remarked = await author.Send(form, typed);
        remarked.Status.ShouldBe(422);
        remarked.Document.QuerySelectorAll(".remarks li").Length.ShouldBe(1);
        remarked.Main.ShouldContain("armed person");
        remarked.Document.QuerySelector("textarea[name='summary.en']")!.TextContent.ShouldBe("Terrorists came. He wrote “massacre”.");
        var print = remarked.Document.QuerySelector("input[name='as-it-is']")!.GetAttribute("value")!;
        (await author.Send(remarked)).Status.ShouldBe(422);
        (await author.Send(remarked, ("as-it-is", print), ("summary.en", "Martyrs fell."))).Status.ShouldBe(422);
        (await author.Send(remarked, ("as-it-is", print))).Status.ShouldBe(303);
    }

    [Fact]
    public async Task A_telephone_number_is_refused_and_nothing_typed_is_lost()
    {
        using var author = await centre.SignedInAsync(language: "ar");
        var answer = await author.Send(await author.Get("/situation/new"), ("report-number", "9"), ("report-title.en", "Daily report"), ("summary.ar", "اتصلوا على 0599123456"));
        answer.Status.ShouldBe(422);
        answer.Document.QuerySelector("textarea[name='summary.ar']")!.TextContent.ShouldBe("اتصلوا على 0599123456");
        var remark = answer.Document.QuerySelector("#remarks")!;
        remark.TextContent.ShouldContain("يبدو رقم هاتف أو هوية أو حساب");
        remark.TextContent.ShouldNotContain("0599123456");

        // Whoever sends it all the same is refused: what is published holds no such number.
        var refused = await author.Send(answer, ("as-it-is", answer.Document.QuerySelector("input[name='as-it-is']")!.GetAttribute("value")!));
        refused.Status.ShouldBe(422);
        refused.Document.QuerySelector(".errors")!.TextContent.ShouldNotContain("0599123456");
        refused.Document.QuerySelector("textarea[name='summary.ar']")!.TextContent.ShouldBe("اتصلوا على 0599123456");
        (await author.Send(await author.Get("/situation/new"), ("report-number", "9"), ("report-title.en", "D"), ("cut-off", "2031-01-01T00:00"))).Status.ShouldBe(422);
    }

    private Id<SituationDraft> Draft(TlpLabel audience, int number = 1) => Test.New<SituationDraft>(new DraftSituationReport(
        new SituationTerms(number, new LocalText("Daily report", "التقرير اليومي", "דוח יומי"), Test.Clock.Now - Duration.FromDays(1), Test.Clock.Now, "Asia/Gaza", audience),
        new SituationTexts(new LocalText("A day.")), [], []));

    private Id<SituationReport> Publish(Id<SituationDraft> draft)
    {
        Test.Do(new SendForReview(draft));
        Test.Do(new ApproveSituationReport(draft), approver);
        return new(Test.Do(new PublishSituationReport(draft)).Stream.Number);
    }

    private void Correct(Id<SituationReport> report, string what)
    {
        Test.Clock.Now += Duration.FromHours(1);
        Publish(Test.New<SituationDraft>(new DraftCorrection(new CorrectionTerms(report, new LocalText(what), new LocalText("It came later.")), Test.Clock.Now, [], [], [])));
    }

    private void Incident(string title)
    {
        var from = Test.Clock.Now - Duration.FromHours(3);
        Test.New<Incident>(new EnterIncident(
            new IncidentAccount(
                new LocalText(title), "fire/small-arms", new Occurrence(from, from + Duration.FromHours(1), TimePrecision.Hour, "Asia/Gaza"), new PlaceStated(north), [Means.Media],
                new Effects([new Harm(HarmCategory.Injured, PersonBand.All, 1, 2)]), []),
            from + Duration.FromMinutes(90), Marking: Marking.Clear));
    }
}
