using NodaTime;
using Truce.Core.Access;
using Truce.Core.Organisations;
using Truce.Core.Rosters;
using Truce.Core.Watch;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Tasks: asked, taken, reported on, handed back, passed on, done, dropped.</summary>
internal sealed class TaskChapter : Chapter<WatchTask>
{
    private const string Watching = "Recording+Speaking";

    public override int MarkWeight => 1;

    public override string TitleField => "what";

    public override IReadOnlyList<string> Beginnings => ["task.asked/1"];

    public override IReadOnlyList<string> Changes =>
        ["task.speciality-named/1", "task.taken/1", "task.reported-on/1", "task.handed-back/1", "task.passed-on/1", "task.done/1", "task.dropped/1"];

    public override IReadOnlyList<Act> Acts => [new(6, Ask), new(5, Take), new(3, Report), new(2, HandBack), new(2, Pass), new(2, Finish), new(1, Drop), new(2, Name)];

    /// <summary>What the watch's page must show: every task that is still to be done.</summary>
    public static IEnumerable<string> Open(WebAsking ask) =>
        ask.Titles(ask.Telling.All(ask.Who, "TSK", ask.Index).Where(one => State(Life(ask.Log, one, ask.Index)) is not ("done" or "dropped")));

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var to = life.Last(deed => deed.Fields.ContainsKey("to"));
        return $"{life[0]["what"]} {life[0]["note"]} by {life[0]["by"]} to {to["to"]} {to["function"]} for {life.LastOrDefault(deed => deed.Name == "task.speciality-named/1")?["speciality"]} is {State(Own(life))}: {Rendering.Join(Own(life).Select(deed => deed["words"] + deed["reason"]).Where(words => words.Length > 0))}";
    }

    public override IEnumerable<ViewDoor> AtView =>
    [
        .. from prefix in (string[])["ORG", "FNC"]
           select ViewDoors.List(nameof(View.Under), 8, prefix, ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
               from task in ask.Telling.All(who, "TSK", index)
               let since = Since(Life(ask.Log, task, index), one)
               where since >= 0
               orderby since
               select task, (view, one) => view.Under<WatchTask>(Ref(one)).Select(task => $"{task.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(AskTask), "ORG", (_, one) => new AskTask(Plain, new Addressee(Id<Organisation>(one)))),
        new(nameof(AskTask), "FNC", (seen, one) => new AskTask(Plain, new Addressee(Id<Organisation>(seen("ORG")), Id<DutyFunction>(one)))),
        new(nameof(AskTask), "CRS", (seen, one) => new AskTask(Plain, new Addressee(Id<Organisation>(seen("ORG"))), Ref(one))),
        new(nameof(PassTask), "TSK", (seen, one) => new PassTask(Id<WatchTask>(one), new Addressee(Id<Organisation>(seen("ORG"))), CommandDoors.Text)),
        new(nameof(PassTask), "ORG", (seen, one) => new PassTask(Id<WatchTask>(seen("TSK")), new Addressee(Id<Organisation>(one)), CommandDoors.Text)),
        new(nameof(NameSpeciality), "TSK", (_, one) => new NameSpeciality(Id<WatchTask>(one), Speciality.Transport)),
        new(nameof(TakeTask), "TSK", (_, one) => new TakeTask(Id<WatchTask>(one))),
        new(nameof(TakeTask), "FNC", (seen, one) => new TakeTask(Id<WatchTask>(seen("TSK")), Id<DutyFunction>(one))),
        new(nameof(ReportOnTask), "TSK", (_, one) => new ReportOnTask(Id<WatchTask>(one), CommandDoors.Text)),
        new(nameof(FinishTask), "TSK", (_, one) => new FinishTask(Id<WatchTask>(one), CommandDoors.Text)),
        new(nameof(HandBackTask), "TSK", (_, one) => new HandBackTask(Id<WatchTask>(one), CommandDoors.Text)),
        new(nameof(DropTask), "TSK", (_, one) => new DropTask(Id<WatchTask>(one), CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/tasks", 4, ask => ask.Titles(ask.Telling.All(ask.Who, "TSK", ask.Index).Reverse().Take(50))),
        Thing("/tasks/{id}", "TSK", ask => [.. About(ask), .. Standing(ask, [.. Changes, "task.asked/1"]).SelectMany(deed => (string[])[deed["note"], deed["words"], deed["reason"]]), .. Tied.To(ask, ask.Id), .. History(ask)]),
        .. Form("/tasks/new", null, Watching, ask => ask.Titles("ORG")),
        .. from verb in (string[])["speciality", "take", "report", "finish", "hand-back", "drop", "pass"]
           from door in Form($"/tasks/{{id}}/{verb}", "TSK", Watching, About)
           select door,
        .. Form("/tasks/{id}/marking", "TSK", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(WatchTask one) =>
        $"{Rendering.Say(one.Account.What)} {Rendering.Say(one.Account.Note)} by {one.AskedBy} to {one.To.Organisation} {one.To.Function} for {one.Speciality} is {one.State.ToString().ToLowerInvariant()}: {Rendering.Join(one.Steps.Select(step => Rendering.Say(step.Words)).Where(words => words.Length > 0))}";

    private static TaskAccount Plain => new(CommandDoors.Text, new Asked(Instant.FromUtc(2025, 10, 11, 0, 0)));

    private static string State(IEnumerable<Deed> life) => life.Last(deed => deed.Name is not ("task.reported-on/1" or "task.speciality-named/1")).Name switch
    {
        "task.taken/1" => "taken",
        "task.handed-back/1" => "handedback",
        "task.done/1" => "done",
        "task.dropped/1" => "dropped",
        _ => "asked",
    };

    private static List<Deed> Life(Log log, string task, long index) => [.. Own(log.Of(task).Where(deed => deed.Index <= index && deed.HasBody))];

    // A change of marking is no step of the task.
    private static IEnumerable<Deed> Own(IEnumerable<Deed> life) => life.Where(deed => deed.Name.StartsWith("task.", StringComparison.Ordinal));

    // From which index on a thing is named without a break: as who asks, of whom it is asked, who has it.
    private static long Since(List<Deed> life, string thing)
    {
        var since = -1L;
        for (var at = 0; at < life.Count; at++)
        {
            var (to, past) = (life[..(at + 1)].Last(deed => deed.Fields.ContainsKey("to")), life[..(at + 1)]);
            List<string> named = [life[0]["by"], to["to"], to["function"]];
            if (State(past) == "taken") named.AddRange([past.Last(deed => deed.Name == "task.taken/1")["taker"], past.Last(deed => deed.Name == "task.taken/1")["as"]]);
            if (!named.Contains(thing)) since = -1;
            else if (since < 0) since = life[at].Index;
        }

        return since;
    }

    // An organisation that the actor sees, now and then with one of its functions.
    internal static (Addressee To, string Organisation, string Function)? Somebody(Story story, string actor)
    {
        if (story.Target(actor, "ORG") is not { } organisation) return null;
        var function = story.Chance.Next(2) == 0 ? null : story.Target(actor, "FNC", one =>
            story.Log.Of(one)[0]["organisation"] == organisation && !story.Log.Of(one).Any(deed => deed.Name == "duty-function.closed/1"));
        return (new Addressee(Id<Organisation>(organisation), function is null ? null : Id<DutyFunction>(function)), organisation, function ?? "");
    }

    private static void Ask(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        if (Somebody(story, actor) is not { } to) return;
        var mark = story.Chance.Next(2) == 0 ? Mark.Green : story.AnyMark(story.OrganisationOf(actor));
        var (what, note, about) = (story.Say(out var token), story.Optional(out var more), Tied.About(story, actor));
        var account = new TaskAccount(what, new Asked(story.Test.Clock.Now - Duration.FromHours(1), story.Test.Clock.Now + Duration.FromHours(story.Chance.Next(2, 40))), note);
        var body = Body(("what", token), ("note", more), ("by", ""), ("to", to.Organisation), ("function", to.Function));
        var before = story.Head;
        Tied.Do(story, actor, new AskTask(account, to.To, about is null ? null : Ref(about), Of(mark)), about, new Part(null, "task.asked/1", body, mark));
        if (story.Head > before) body["by"] = Said(story.Log.Deeds[(int)before + 1]);
    }

    private static string Said(Deed deed) => deed.For ?? deed.Organisation;

    private static void Take(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        var own = story.OrganisationOf(actor);
        if (story.Target(actor, "TSK", one => Holder(story, one).To == own && State(Life(story.Log, one, story.Head)) is "asked" or "handedback") is not { } task) return;
        if (!story.Seen(actor, "ORG").Contains(own)) return;
        var function = story.Chance.Next(2) == 0 ? null : DutyFunctionChapter.Own(story, actor);
        var body = Body(("taker", own), ("as", function ?? ""));
        story.Do(actor, new TakeTask(Id<WatchTask>(task), function is null ? null : Id<DutyFunction>(function)), new Part(task, "task.taken/1", body));
    }

    private static void Report(Story story) => Held(story, (actor, task) =>
    {
        var words = story.Say(out var token);
        story.Do(actor, new ReportOnTask(Id<WatchTask>(task), words), new Part(task, "task.reported-on/1", Body(("words", token))));
    });

    private static void Finish(Story story) => Held(story, (actor, task) =>
    {
        var result = story.Say(out var token);
        story.Do(actor, new FinishTask(Id<WatchTask>(task), result), new Part(task, "task.done/1", Body(("words", token))));
    });

    private static void HandBack(Story story) => Held(story, (actor, task) =>
    {
        var reason = story.Say(out var token);
        story.Do(actor, new HandBackTask(Id<WatchTask>(task), reason), new Part(task, "task.handed-back/1", Body(("reason", token))));
    });

    private static void Pass(Story story) => Asker(story, (actor, task) =>
    {
        if (Somebody(story, actor) is not { } to) return;
        var reason = story.Say(out var token);
        story.Do(actor, new PassTask(Id<WatchTask>(task), to.To, reason),
            new Part(task, "task.passed-on/1", Body(("to", to.Organisation), ("function", to.Function), ("reason", token))));
    });

    private static void Name(Story story) => Asker(story, (actor, task) =>
    {
        var speciality = (Speciality)(1 + story.Chance.Next(5));
        story.Do(actor, new NameSpeciality(Id<WatchTask>(task), speciality), new Part(task, "task.speciality-named/1", Body(("speciality", $"{speciality}"))));
    });

    private static void Drop(Story story) => Asker(story, (actor, task) =>
    {
        var reason = story.Say(out var token);
        story.Do(actor, new DropTask(Id<WatchTask>(task), reason), new Part(task, "task.dropped/1", Body(("reason", token))));
    });

    private static void Held(Story story, Action<string, string> act)
    {
        var actor = story.Actor(Duties.Recording);
        if (story.Target(actor, "TSK", one => State(Life(story.Log, one, story.Head)) == "taken" && Holder(story, one).Taker == story.OrganisationOf(actor)) is { } task) act(actor, task);
    }

    private static void Asker(Story story, Action<string, string> act)
    {
        var actor = story.Actor(Duties.Recording);
        if (story.Target(actor, "TSK", one => story.Log.Of(one)[0]["by"] == story.OrganisationOf(actor)) is { } task) act(actor, task);
    }

    private static (string To, string Taker) Holder(Story story, string task)
    {
        var life = Life(story.Log, task, story.Head);
        return (life.Last(deed => deed.Fields.ContainsKey("to"))["to"], life.LastOrDefault(deed => deed.Name == "task.taken/1")?["taker"] ?? "");
    }
}
