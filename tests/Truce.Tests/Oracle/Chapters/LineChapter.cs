using Truce.Core.Access;
using Truce.Core.Lines;
using Truce.Core.Places;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Lines: a name, a territory that may be hidden, and what speaks of them.</summary>
internal sealed class LineChapter : Chapter<Line>
{
    public override int MarkWeight => 1;

    public override string ListPath => "lines";

    public override IReadOnlyList<string> Beginnings => ["line.registered/1"];

    public override IReadOnlyList<string> Changes => ["line.corrected/1"];

    public override IReadOnlyList<Act> Acts => [new(5, Register), new(2, Correct)];

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var last = life.Last(deed => deed.Fields.ContainsKey("name"));
        return $"{last["name"]} by {last["basis"]} in {life[0]["territory"]}";
    }

    public override IEnumerable<ViewDoor> AtView =>
    [
        ViewDoors.List(nameof(View.Under), 12, "PLC", ask => (who, place, index) => !ask.Telling.Stands(who, place, index) ? [] :
            ask.Telling.All(who, "LIN", index).Where(one => ask.Log.Of(one)[0]["territory"] == place), (view, one) => view.Under<Line>(Ref(one)).Select(line => $"{line.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(RegisterLine), "PLC", (_, one) => new RegisterLine(CommandDoors.Text, Id<Place>(one), CommandDoors.Text)),
        new(nameof(CorrectLine), "LIN", (_, one) => new CorrectLine(Id<Line>(one), CommandDoors.Text, CommandDoors.Text, CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/lines", 3, ask => ask.Titles("LIN")),
        Page("/lines/where", 1, _ => []),
        Thing("/lines/{id}", "LIN", ask =>
            [.. About(ask), .. Standing(ask, "line.registered/1", "line.corrected/1").TakeLast(1).Select(deed => deed["basis"]), .. History(ask)]),
        .. Form("/lines/new", null, Recording, ask => ask.Titles("ORG")),
        .. Form("/lines/{id}/correct", "LIN", Recording, About),
        .. Form("/lines/{id}/marking", "LIN", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. Form("/lines/{id}/versions/new", "LIN", Recording, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. Form("/lines/{id}/markers/new", "LIN", Recording, ask => About(ask).Concat(ask.Titles("SRC"))),
    ];

    protected override string Render(Line one) => $"{Rendering.Say(one.Name)} by {Rendering.Say(one.Basis)} in {one.Territory}";

    /// <summary>The forms of what hangs on a line are headed by the line's name.</summary>
    public static IEnumerable<string> AboutItsLine(WebAsking ask) => ask.Titles([ask.Log.Of(ask.Id)[0]["line"]]);

    private static void Register(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        if (story.Target(actor, "PLC") is not { } territory) return;
        var mark = story.Chance.Next(2) == 0 ? Mark.Clear : story.AnyMark(story.OrganisationOf(actor));
        var (name, basis) = (story.Say(out var token), story.Say(out var why));
        story.Do(actor, new RegisterLine(name, Id<Place>(territory), basis, Marking: Story.Of(mark)),
            new Part(null, "line.registered/1", Body(("name", token), ("basis", why), ("territory", territory)), mark));
    }

    private static void Correct(Story story) => story.With(Duties.Recording, "LIN", (actor, line) =>
    {
        var (name, basis, reason) = (story.Say(out var token), story.Say(out var from), story.Say(out var why));
        story.Do(actor, new CorrectLine(Id<Line>(line), name, basis, reason),
            new Part(line, "line.corrected/1", Body(("name", token), ("basis", from), ("reason", why))));
    });
}
