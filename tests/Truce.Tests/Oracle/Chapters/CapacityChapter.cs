using Truce.Core.Access;
using Truce.Core.Organisations;
using Truce.Core.Rosters;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Rosters: what an organisation states that it can give, seen only together with it.</summary>
internal sealed class CapacityChapter : Chapter<Capacity>
{
    private const string Stating = "Recording+Speaking";

    public override int Weight => 2;

    public override int MarkWeight => 1;

    public override string TitleField => "cell";

    public override IReadOnlyList<string> Beginnings => ["capacity.stated/1"];

    public override IReadOnlyList<string> Changes => ["capacity.corrected/1", "capacity.withdrawn/1"];

    public override IReadOnlyList<Act> Acts => [new(4, State), new(2, Correct), new(1, Withdraw)];

    public override IEnumerable<string>? HangsOn(Deed first) => first.HasBody ? [first["organisation"]] : null;

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var last = life.Last(deed => deed.Fields.ContainsKey("cell"));
        return $"{last["cell"]} {last["people"]} {last["post"]} of {life[0]["organisation"]} withdrawn {life.FirstOrDefault(deed => deed.Name == "capacity.withdrawn/1")?["reason"] ?? ""}";
    }

    public override IEnumerable<ViewDoor> AtView =>
    [
        ViewDoors.List(nameof(View.Under), 8, "ORG", ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
            ask.Telling.All(who, "CAP", index).Where(capacity => ask.Log.Of(capacity)[0]["organisation"] == one), (view, one) => view.Under<Capacity>(Ref(one)).Select(capacity => $"{capacity.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(StateCapacity), "ORG", (_, one) => new StateCapacity(Id<Organisation>(one), Plain())),
        new(nameof(CorrectCapacity), "CAP", (_, one) => new CorrectCapacity(Id<Capacity>(one), Plain(), CommandDoors.Text)),
        new(nameof(WithdrawCapacity), "CAP", (_, one) => new WithdrawCapacity(Id<Capacity>(one), CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Thing("/capacities/{id}", "CAP", ask => [.. About(ask), ask.Telling.Last(ask.Id, ask.Index, "post"), .. ask.Titles([ask.Log.Of(ask.Id)[0]["organisation"]]), .. History(ask)]),
        .. Form("/capacities/new", null, Stating, ask => ask.Titles("ORG")),
        .. Form("/capacities/{id}/correct", "CAP", Stating, About),
        .. Form("/capacities/{id}/withdraw", "CAP", Stating, About),
        .. Form("/capacities/{id}/marking", "CAP", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(Capacity one) =>
        $"{Rendering.Say(one.Account.Cell)} {one.Account.People} {string.Join('+', one.Account.Posts.Select(post => Rendering.Say(post.Function)))} of {one.Organisation} withdrawn {Rendering.Say(one.Withdrawn)}";

    private static CapacityAccount Plain() => new(CommandDoors.Text, Speciality.Transport, ShiftHours.Day, CommandDoors.Days, 3, []);

    private static (CapacityAccount Account, Dictionary<string, string> Body) Told(Story story)
    {
        var (cell, post) = (story.Say(out var token), story.Say(out var function));
        var people = story.Chance.Next(40);
        return (Plain() with { Cell = cell, People = people, Posts = [new DutyPost(post, story.Chance.Next(2) == 0)] }, Body(("cell", token), ("post", function), ("people", $"{people}")));
    }

    private static void State(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        if (story.Target(actor, "ORG") is not { } organisation) return;
        var mark = story.Chance.Next(2) == 0 ? Mark.Clear : story.AnyMark(story.OrganisationOf(actor));
        var (account, body) = Told(story);
        body["organisation"] = organisation;
        story.Do(actor, new StateCapacity(Id<Organisation>(organisation), account, Of(mark)), new Part(null, "capacity.stated/1", body, mark));
    }

    private static void Correct(Story story) => story.With(Duties.Recording, "CAP", (actor, capacity) =>
    {
        var (account, body) = Told(story);
        var reason = story.Say(out var why);
        body["reason"] = why;
        story.Do(actor, new CorrectCapacity(Id<Capacity>(capacity), account, reason), new Part(capacity, "capacity.corrected/1", body));
    });

    private static void Withdraw(Story story) => story.With(Duties.Recording, "CAP", (actor, capacity) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new WithdrawCapacity(Id<Capacity>(capacity), reason), new Part(capacity, "capacity.withdrawn/1", Body(("reason", why))));
    });
}
