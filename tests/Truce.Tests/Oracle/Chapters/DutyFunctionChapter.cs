using Truce.Core.Access;
using Truce.Core.Organisations;
using Truce.Core.Watch;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Duty functions: whose they are and what they are called.</summary>
internal sealed class DutyFunctionChapter : Chapter<DutyFunction>
{
    public override int Weight => 2;

    public override int MarkWeight => 1;

    public override IReadOnlyList<string> Beginnings => ["duty-function.established/1"];

    public override IReadOnlyList<string> Changes => ["duty-function.corrected/1", "duty-function.closed/1"];

    public override IReadOnlyList<Act> Acts => [new(5, Establish), new(2, Correct), new(1, Close)];

    public override void Begin(Story story)
    {
        for (var at = 0; at < 8; at++) Establish(story);
    }

    /// <summary>A standing function of an organisation that the actor sees; null where there is none.</summary>
    public static string? Own(Story story, string actor) => story.Target(actor, "FNC", one =>
        story.Log.Of(one)[0]["organisation"] == story.OrganisationOf(actor) && !story.Log.Of(one).Any(deed => deed.Name == "duty-function.closed/1"));

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var last = life.Last(deed => deed.Fields.ContainsKey("name"));
        return $"{last["name"]} in {last["cell"]} of {last["organisation"]} closed {life.LastOrDefault(deed => deed.Name == "duty-function.closed/1")?["reason"] ?? ""}";
    }

    public override IEnumerable<ViewDoor> AtView =>
    [
        ViewDoors.List(nameof(View.Under), 8, "ORG", ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
            ask.Telling.All(who, "FNC", index).Where(function => ask.Log.Of(function)[0]["organisation"] == one), (view, one) => view.Under<DutyFunction>(Ref(one)).Select(function => $"{function.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(EstablishFunction), "ORG", (_, one) => new EstablishFunction(new DutyAccount(CommandDoors.Text, Id<Organisation>(one)))),
        new(nameof(CorrectFunction), "FNC", (seen, one) => new CorrectFunction(Id<DutyFunction>(one), new DutyAccount(CommandDoors.Text, Id<Organisation>(seen("ORG"))), CommandDoors.Text)),
        new(nameof(CorrectFunction), "ORG", (seen, one) => new CorrectFunction(Id<DutyFunction>(seen("FNC")), new DutyAccount(CommandDoors.Text, Id<Organisation>(one)), CommandDoors.Text)),
        new(nameof(CloseFunction), "FNC", (_, one) => new CloseFunction(Id<DutyFunction>(one), CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/functions", 3, ask => ask.Titles("FNC")),
        Thing("/functions/{id}", "FNC", ask => [.. About(ask), ask.Telling.Last(ask.Id, ask.Index, "cell"), .. History(ask)]),
        .. Form("/functions/new", null, Either, ask => ask.Titles("ORG")),
        .. Form("/functions/{id}/correct", "FNC", Either, ask => [.. About(ask), .. ask.Titles("ORG")]),
        .. Form("/functions/{id}/close", "FNC", Either, About),
        .. Form("/functions/{id}/marking", "FNC", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. Form("/watch/reminders", null, Secretariat, _ => []),
    ];

    protected override string Render(DutyFunction one) =>
        $"{Rendering.Say(one.Account.Name)} in {Rendering.Say(one.Account.Cell)} of {one.Account.Organisation} closed {Rendering.Say(one.Closed)}";

    private static void Establish(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        var own = story.OrganisationOf(actor);
        if (!story.Seen(actor, "ORG").Contains(own)) return;
        var mark = story.Chance.Next(3) == 0 ? story.AnyMark(own) : Mark.Green;
        var (name, cell) = (story.Say(out var token), story.Optional(out var where));
        story.Do(actor, new EstablishFunction(new DutyAccount(name, Id<Organisation>(own), cell), Of(mark)),
            new Part(null, "duty-function.established/1", Body(("name", token), ("cell", where), ("organisation", own)), mark));
    }

    private static void Correct(Story story) => story.With(Duties.Recording, "FNC", (actor, function) =>
    {
        var own = story.Log.Of(function)[0]["organisation"];
        if (!story.Seen(actor, "ORG").Contains(own)) return;
        var (name, cell, reason) = (story.Say(out var token), story.Optional(out var where), story.Say(out var why));
        story.Do(actor, new CorrectFunction(Id<DutyFunction>(function), new DutyAccount(name, Id<Organisation>(own), cell), reason),
            new Part(function, "duty-function.corrected/1", Body(("name", token), ("cell", where), ("organisation", own), ("reason", why))));
    });

    private static void Close(Story story) => story.With(Duties.Recording, "FNC", (actor, function) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new CloseFunction(Id<DutyFunction>(function), reason), new Part(function, "duty-function.closed/1", Body(("reason", why))));
    });
}
