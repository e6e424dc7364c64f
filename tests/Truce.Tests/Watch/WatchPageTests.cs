using Truce.Core.Crossings;
using Truce.Core.Relations;
using Truce.Core.Watch;
using Truce.Store.Viewing;
using Truce.Tests.Web;
using Truce.Web.Language;

namespace Truce.Tests.Watch;

/// <summary>The watch of the worked example over HTTP: refusals first.</summary>
[Collection(WebSite.Name)]
public sealed class WatchPageTests(WebSite.Example site)
{
    private const string Evening = "2025-10-29T20:15", AfterNight = "2025-10-30T18:15";

    private View Watch => site.Host.Centre.View(site.Guest("Watch keeper").Member);

    [Fact]
    public async Task The_public_neither_writes_nor_sees_the_room()
    {
        using var visitor = site.Visit();
        foreach (var form in (string[])["/log/new", "/tasks/new", "/requests/new", "/shifts/new", "/functions/new", "/watch/reminders", "/decisions/new"])
            (await visitor.Get(form)).Status.ShouldBe(403, form);
        var page = await visitor.Get($"/watch?asOf={Evening}");
        page.Status.ShouldBe(200);
        page.Main.ShouldNotContain("Kissufim");
        (await visitor.Get($"/shifts/{Watch.All<Shift>().First().Id}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_task_asked_of_nobody_and_a_log_entry_from_the_future_are_refused_in_the_reader_s_language()
    {
        using var visitor = site.Visit("ar");
        await visitor.Be(site, "Watch keeper");
        var task = await visitor.Send(await visitor.Get("/tasks/new"), ("task-what.en", "Somebody do something"), ("asked-of", ""));
        task.Status.ShouldBe(422);
        task.Main.ShouldContain(Words.Of("ar")["refusal.function/to-nobody"]);
        var function = Watch.All<DutyFunction>().First(one => one.Account.Name.En == "Watch keeper, day");
        var entry = await visitor.Send(await visitor.Get("/log/new"), ("log-what.en", "Not yet"), ("log-by", $"{function.Id}"), ("log-at", "2027-01-01T10:00"));
        entry.Status.ShouldBe(422);
        Watch.All<LogEntry>().ShouldNotContain(one => one.Account.What.En == "Not yet");
    }

    [Fact]
    public async Task A_shift_is_handed_over_to_another_seat_and_what_was_entered_in_it_is_new_to_the_next()
    {
        using var day = site.Visit();
        await day.Be(site, "Watch keeper");
        var function = Watch.All<DutyFunction>().First(one => one.Account.Name.En == "Watch keeper, day").Id;
        var gate = Watch.All<Crossing>().First(one => one.Account.Name.En == "Kissufim").Id;
        var opened = await day.Send(await day.Get("/shifts/new"), ("shift-function", $"{function}"), ("marking", "GREEN"));
        opened.Status.ShouldBe(303);
        var shift = Watch.All<Shift>().Last();
        var entered = await day.Send(
            await day.Get($"/log/new?about={gate}"), ("log-what.en", "A call came in"), ("log-by", $"{function}"), ("marking", "GREEN"), ("log-at", "2026-11-20T11:00"));
        entered.Status.ShouldBe(303);
        Watch.Under<Relation>(gate).ShouldContain(one => one.Of.Kind == Core.Journal.StreamKind.LogEntry && one.To == gate.Reference && one.Role == RelationRole.Concerns);
        (await day.Send(await day.Get($"/shifts/{shift.Id}/hand-over"), ("handover-notes.en", "Quiet."))).Status.ShouldBe(303);
        var own = await day.Send(await day.Get($"/shifts/{shift.Id}/accept"), ("shift-function", $"{function}"));
        own.Status.ShouldBe(422);
        own.Main.ShouldContain(Words.Of("en")["refusal.shift/own-handover"]);

        using var night = site.Visit();
        await night.Be(site, "Night watch");
        var accepted = await night.Send(await night.Get($"/shifts/{shift.Id}/accept"), ("shift-function", $"{function}"), ("handover-remark.en", "Taken over."));
        accepted.Status.ShouldBe(303);
        var page = await night.Get($"/shifts/{shift.Id}");
        page.Main.ShouldContain("Taken over.");
        page.Main.ShouldContain("A call came in");
        Watch.Find(shift.Id)!.State.ShouldBe(ShiftState.Accepted);
    }

    [Fact]
    public async Task Since_a_shift_counts_each_thing_once_and_only_what_the_viewer_may_see()
    {
        using var night = site.Visit();
        await night.Be(site, "Night watch");
        var page = await night.Get($"/watch/since?asOf={AfterNight}");
        page.Main.ShouldContain("The end of your own last shift");
        var rows = page.Document.QuerySelectorAll("table.kinds tbody tr").ToDictionary(row => row.Children[0].TextContent.Trim(), row => row.Children.Skip(1).Select(cell => cell.TextContent.Trim()).ToArray());
        rows["Incidents"].ShouldBe(["1", "–", "–", "–"]);
        rows["Tasks"].ShouldBe(["–", "1", "–", "–"]);
        page.Main.ShouldContain("Exercise: say which trucks wait for scanning at Kissufim");

        // The public sees nothing of the room, not even in a number.
        using var visitor = site.Visit();
        var open = await visitor.Get($"/watch/since?asOf={AfterNight}&since=2025-10-30T07:00");
        open.Document.QuerySelectorAll("table.kinds tbody th").Select(one => one.TextContent.Trim()).ShouldNotContain("Tasks");
        open.Document.QuerySelectorAll("table.kinds tbody th").Select(one => one.TextContent.Trim()).ShouldContain("Incidents");
    }

    [Fact]
    public async Task What_lies_is_shown_by_the_clock_of_the_moment_looked_at()
    {
        using var keeper = site.Visit();
        await keeper.Be(site, "Watch keeper");
        var evening = (await keeper.Get($"/watch?asOf={Evening}")).Document.QuerySelector("ul.reminders")!.TextContent;
        evening.ShouldContain("Does the crossing at Zikim open again for aid?");
        evening.ShouldContain("Exercise: until what hour");
        var morning = (await keeper.Get("/watch?asOf=2025-10-29T08:30")).Document.QuerySelector("ul.reminders");
        (morning?.TextContent ?? "").ShouldNotContain("Exercise: until what hour");
        (await keeper.Get($"/floor?asOf={Evening}")).Main.ShouldContain("Decision due: Does the crossing at Zikim open again for aid?");
    }
}
