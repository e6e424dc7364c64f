using Truce.Core.Access;
using Truce.Core.Geography;
using Truce.Core.Places;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Places: public geography, so that everybody sees them unless somebody marks one otherwise.</summary>
internal sealed class PlaceChapter : Chapter<Place>
{
    public override int Weight => 2;

    public override int MarkWeight => 1;

    public override string ListPath => "places";

    public override IReadOnlyList<string> Beginnings => ["place.registered/1"];

    public override IReadOnlyList<string> Changes => ["place.corrected/1"];

    public override IReadOnlyList<Act> Acts => [new(5, Register), new(3, Correct)];

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var last = life.Last(deed => deed.Name is "place.registered/1" or "place.corrected/1");
        return $"{last["name"]} by {last["basis"]} in {life[0]["within"]} at {last["centre"]}";
    }

    public override IEnumerable<ViewDoor> AtView =>
    [
        ViewDoors.List(nameof(View.Under), 20, "PLC", ask => (who, place, index) => !ask.Telling.Stands(who, place, index) ? [] :
            ask.Telling.All(who, "PLC", index).Where(one => ask.Log.Of(one)[0]["within"] == place), (view, one) => view.Under<Place>(Ref(one)).Select(place => $"{place.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(RegisterPlace), "PLC", (_, one) => new RegisterPlace(CommandDoors.Text, PlaceKind.Site, CommandDoors.Text, Within: Id<Place>(one))),
        new(nameof(CorrectPlace), "PLC", (_, one) => new CorrectPlace(Id<Place>(one), CommandDoors.Text, CommandDoors.Text, CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/places", 3, ask => ask.Titles("PLC")),
        Thing("/places/{id}", "PLC", ask => [.. About(ask), .. Standing(ask, "place.registered/1", "place.corrected/1").TakeLast(1).Select(deed => deed["basis"]), .. History(ask)]),
        .. Form("/places/new", null, Recording, ask => ask.Titles("PLC")),
        .. Form("/places/{id}/correct", "PLC", Recording, About),
        .. Form("/places/{id}/marking", "PLC", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(Place one) => $"{Rendering.Say(one.Name)} by {Rendering.Say(one.Basis)} in {one.Within} at {one.Centre}";

    private static void Register(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        var within = story.Chance.Next(2) == 0 ? story.Target(actor, "PLC") : null;
        var (name, basis) = (story.Say(out var token), story.Say(out var why));
        var centre = Somewhere(story);
        story.Do(actor, new RegisterPlace(name, PlaceKind.Locality, basis, Within: within is null ? null : Id<Place>(within), Centre: centre),
            new Part(null, "place.registered/1", Body(("name", token), ("basis", why), ("within", within ?? ""), ("centre", $"{centre}")), Mark.Clear));
    }

    private static void Correct(Story story) => story.With(Duties.Recording, "PLC", (actor, place) =>
    {
        var (name, basis, reason) = (story.Say(out var token), story.Say(out var from), story.Say(out var why));
        var centre = Somewhere(story);
        story.Do(actor, new CorrectPlace(Id<Place>(place), name, basis, reason, centre),
            new Part(place, "place.corrected/1", Body(("name", token), ("basis", from), ("reason", why), ("centre", $"{centre}"))));
    });

    private static Position? Somewhere(Story story) =>
        story.Chance.Next(3) == 0 ? null : new Position(315_000_000 + story.Chance.Next(1_000_000), 344_000_000 + story.Chance.Next(1_000_000));
}
