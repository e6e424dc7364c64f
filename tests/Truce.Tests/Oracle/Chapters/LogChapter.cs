using NodaTime;
using Truce.Core.Access;
using Truce.Core.Relations;
using Truce.Core.Watch;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>The log of the room: an entry that puts another right is seen only with that one.</summary>
internal sealed class LogChapter : Chapter<LogEntry>
{
    private const string Watching = "Recording+Speaking";

    public override int MarkWeight => 1;

    public override string TitleField => "what";

    public override IReadOnlyList<string> Beginnings => ["log.entered/1"];

    public override IReadOnlyList<Act> Acts => [new(7, Enter), new(3, Correct)];

    public override IEnumerable<string>? HangsOn(Deed first) => first.HasBody ? [.. first["corrects"].Length > 0 ? [first["corrects"]] : Array.Empty<string>()] : null;

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index) =>
        $"{life[0]["what"]} by {life[0]["by"]} corrects {life[0]["corrects"]} for {life[0]["reason"]}";

    public override IEnumerable<ViewDoor> AtView =>
    [
        .. from role in (string[])["by", "corrects"]
           select ViewDoors.List(nameof(View.Under), 8, role == "by" ? "FNC" : "LOG", ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
               ask.Telling.All(who, "LOG", index).Where(entry => ask.Log.Of(entry)[0][role] == one), (view, one) => view.Under<LogEntry>(Ref(one)).Select(entry => $"{entry.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(EnterLog), "FNC", (_, one) => new EnterLog(Plain(one))),
        new(nameof(EnterLog), "INC", (seen, one) => new EnterLog(Plain(seen("FNC")), Ref(one))),
        new(nameof(CorrectLog), "LOG", (seen, one) => new CorrectLog(Id<LogEntry>(one), Plain(seen("FNC")), CommandDoors.Text)),
        new(nameof(CorrectLog), "FNC", (seen, one) => new CorrectLog(Id<LogEntry>(seen("LOG")), Plain(one), CommandDoors.Text)),
        new(nameof(StateRelation), "LOG", (seen, one) => new StateRelation(Ref(one), RelationRole.Concerns, Ref(seen("PLC")))),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        // What the log shows there depends on the hour; the tasks and requests that lie open are asked of their own chapters.
        Page("/watch", 6, ask => [.. TaskChapter.Open(ask), .. RequestChapter.Open(ask)]),
        Page("/watch/since", 6, _ => []),
        Thing("/log/{id}", "LOG", ask => [.. About(ask), ask.Log.Of(ask.Id)[0]["reason"], .. ask.Titles(Later(ask)), .. Tied.To(ask, ask.Id), .. History(ask)]),
        .. Form("/log/new", null, Watching, ask => ask.Titles("ORG")),
        .. Form("/log/{id}/correct", "LOG", Watching, About),
        .. Form("/log/{id}/marking", "LOG", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(LogEntry one) => $"{Rendering.Say(one.Account.What)} by {one.Account.By} corrects {one.Corrects} for {Rendering.Say(one.Reason)}";

    private static IEnumerable<string> Later(WebAsking ask) => ask.Telling.All(ask.Who, "LOG", ask.Index).Where(one => ask.Log.Of(one)[0]["corrects"] == ask.Id);

    private static LogAccount Plain(string function) => new(Instant.FromUtc(2025, 10, 11, 0, 0), Id<DutyFunction>(function), CommandDoors.Text);

    private static void Enter(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        if (DutyFunctionChapter.Own(story, actor) is not { } function) return;
        var mark = story.Chance.Next(2) == 0 ? Mark.Green : story.AnyMark(story.OrganisationOf(actor));
        var (what, about) = (story.Say(out var token), Tied.About(story, actor));
        var account = new LogAccount(story.Test.Clock.Now - Duration.FromMinutes(story.Chance.Next(1, 90)), Id<DutyFunction>(function), what);
        Tied.Do(story, actor, new EnterLog(account, about is null ? null : Ref(about), Of(mark)), about,
            new Part(null, "log.entered/1", Body(("what", token), ("by", function), ("corrects", ""), ("reason", "")), mark));
    }

    private static void Correct(Story story) => story.With(Duties.Recording, "LOG", (actor, entry) =>
    {
        if (DutyFunctionChapter.Own(story, actor) is not { } function) return;
        var (what, reason) = (story.Say(out var token), story.Say(out var why));
        story.Do(actor, new CorrectLog(Id<LogEntry>(entry), new LogAccount(story.Test.Clock.Now - Duration.FromMinutes(5), Id<DutyFunction>(function), what), reason),
            new Part(null, "log.entered/1", Body(("what", token), ("by", function), ("corrects", entry), ("reason", why)), story.Oracle.MarkOf(entry)));
    });
}
