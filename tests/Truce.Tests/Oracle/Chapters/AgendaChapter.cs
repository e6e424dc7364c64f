using Truce.Core.Access;
using Truce.Core.Agendas;
using Truce.Core.Organisations;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>The agenda: what stands on it, with a host who may be hidden.</summary>
internal sealed class AgendaChapter : Chapter<AgendaItem>
{
    private const string Stating = "Recording+Speaking";

    public override int Weight => 2;

    public override int MarkWeight => 1;

    public override string TitleField => "title";

    public override IReadOnlyList<string> Beginnings => ["agenda-item.set/1"];

    public override IReadOnlyList<string> Changes => ["agenda-item.corrected/1", "agenda-item.moved/1", "agenda-item.skipped/1", "agenda-item.cancelled/1"];

    public override IReadOnlyList<Act> Acts => [new(4, Set), new(2, Correct), new(2, Move), new(1, Cancel), new(1, Answer)];

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index) =>
        $"{life.Last(deed => deed.Fields.ContainsKey("title"))["title"]} by {life[0]["host"]} changes {string.Join('>', Changed(life))} cancelled "
        + (life.LastOrDefault(deed => deed.Name == "agenda-item.cancelled/1")?["reason"] ?? "");

    public override IEnumerable<ViewDoor> AtView =>
    [
        ViewDoors.List(nameof(View.Under), 8, "ORG", ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
            ask.Telling.All(who, "AGD", index).Where(item => ask.Log.Of(item)[0]["host"] == one), (view, one) => view.Under<AgendaItem>(Ref(one)).Select(item => $"{item.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(SetAgendaItem), "ORG", (_, one) => new SetAgendaItem(Id<Organisation>(one), Plain())),
        new(nameof(CorrectAgendaItem), "AGD", (_, one) => new CorrectAgendaItem(Id<AgendaItem>(one), Plain(), CommandDoors.Text)),
        new(nameof(MoveAgendaItem), "AGD", (_, one) => new MoveAgendaItem(Id<AgendaItem>(one), CommandDoors.Days.Start, CommandDoors.Days.Start, null, CommandDoors.Text)),
        new(nameof(CancelAgendaItem), "AGD", (_, one) => new CancelAgendaItem(Id<AgendaItem>(one), CommandDoors.Days.Start, true, CommandDoors.Text)),
        new(nameof(AnswerRecording), "AGD", (_, one) => new AnswerRecording(Id<AgendaItem>(one), RecordingConsent.Agreed, CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        // What stands on it depends on the week; that nothing stands there which may not be seen is asked here.
        Page("/agenda", 5, ask => []),
        Thing("/agenda/{id}", "AGD", ask => [.. About(ask), .. ask.Titles([ask.Log.Of(ask.Id)[0]["host"]]), .. History(ask)]),
        .. Form("/agenda/new", null, Either, ask => ask.Titles("ORG")),
        .. Form("/agenda/{id}/correct", "AGD", Either, About),
        .. Form("/agenda/{id}/move", "AGD", Either, About),
        .. Form("/agenda/{id}/cancel", "AGD", Either, About),
        .. Form("/agenda/{id}/recording", "AGD", Stating, About),
        .. Form("/agenda/{id}/marking", "AGD", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(AgendaItem one) =>
        $"{Rendering.Say(one.Terms.Title)} by {one.Host} changes {string.Join('>', one.Changes.Select(change => $"{Iso(change.On)}{Iso(change.To)}{Rendering.Say(change.Reason)}"))} cancelled {Rendering.Say(one.Cancelled)}";

    private static AgendaTerms Plain() => new(CommandDoors.Text, CommandDoors.Text, CommandDoors.Days.Start, "Asia/Gaza", null, Repetition.Day);

    // The last word about a day holds.
    private static IEnumerable<string> Changed(IReadOnlyList<Deed> life)
    {
        List<(string On, string Line)> changes = [];
        foreach (var deed in life.Where(deed => deed.Name is "agenda-item.moved/1" or "agenda-item.skipped/1"))
        {
            changes.RemoveAll(one => one.On == deed["on"]);
            changes.Add((deed["on"], $"{deed["on"]}{deed["to"]}{deed["reason"]}"));
        }

        return changes.Select(one => one.Line);
    }

    private static void Set(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        if (story.Target(actor, "ORG") is not { } host) return;
        var mark = story.Chance.Next(2) == 0 ? Mark.Clear : story.AnyMark(story.OrganisationOf(actor));
        var title = story.Say(out var token);
        story.Do(actor, new SetAgendaItem(Id<Organisation>(host), Plain() with { Title = title }, Marking: Of(mark)),
            new Part(null, "agenda-item.set/1", Body(("host", host), ("title", token)), mark));
    }

    private static void Correct(Story story) => story.With(Duties.Recording, "AGD", (actor, item) =>
    {
        var (title, reason) = (story.Say(out var token), story.Say(out var why));
        story.Do(actor, new CorrectAgendaItem(Id<AgendaItem>(item), Plain() with { Title = title }, reason),
            new Part(item, "agenda-item.corrected/1", Body(("title", token), ("reason", why))));
    });

    private static void Move(Story story) => story.With(Duties.Recording, "AGD", (actor, item) =>
    {
        var on = CommandDoors.Days.Start.PlusDays(story.Chance.Next(3));
        var reason = story.Say(out var why);
        if (story.Chance.Next(3) == 0)
        {
            story.Do(actor, new CancelAgendaItem(Id<AgendaItem>(item), on, false, reason), new Part(item, "agenda-item.skipped/1", Body(("on", Iso(on)), ("reason", why))));
            return;
        }

        var to = on.PlusDays(story.Chance.Next(1, 9));
        story.Do(actor, new MoveAgendaItem(Id<AgendaItem>(item), on, to, null, reason), new Part(item, "agenda-item.moved/1", Body(("on", Iso(on)), ("to", Iso(to)), ("reason", why))));
    });

    private static void Cancel(Story story) => story.With(Duties.Recording, "AGD", (actor, item) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new CancelAgendaItem(Id<AgendaItem>(item), CommandDoors.Days.Start.PlusDays(1), true, reason), new Part(item, "agenda-item.cancelled/1", Body(("reason", why))));
    });

    private static void Answer(Story story) => story.With(Duties.Recording, "AGD", (actor, item) =>
    {
        var basis = story.Say(out var token);
        story.Do(actor, new AnswerRecording(Id<AgendaItem>(item), (RecordingConsent)story.Chance.Next(1, 4), basis),
            new Part(item, "agenda-item.recording-answered/1", Body(("basis", token))));
    });
}
