using Truce.Core.Access;
using Truce.Core.Relations;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Relations: whoever may not see both of two things learns nothing of what the one is to the other.</summary>
internal sealed class RelationChapter : Chapter<Relation>
{
    public override int MarkWeight => 1;

    public override string TitleField => "note";

    public override IReadOnlyList<string> Beginnings => ["relation.stated/1"];

    public override IReadOnlyList<string> Changes => ["relation.ended/1"];

    public override IReadOnlyList<Act> Acts => [new(8, State), new(2, End)];

    public override IEnumerable<string>? HangsOn(Deed first) => first.HasBody ? [first["of"], first["to"]] : null;

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index) =>
        $"{life[0]["of"]} to {life[0]["to"]} {life[0]["note"]} {life.Any(deed => deed.Name == "relation.ended/1")}";

    public override IEnumerable<ViewDoor> AtView =>
    [
        .. from prefix in (string[])["CLM", "PLC", "RPT", "INC", "CRS", "LOG", "TSK", "RFI", "DEC", "QST", "OBS", "VRF", "NTC", "HLC", "JVS", "HIN"]
           select ViewDoors.List(nameof(View.Under), 15, prefix, ask => (who, one, index) => Of(ask, who, one, index), (view, one) => view.Under<Relation>(Ref(one)).Select(relation => $"{relation.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(StateRelation), "CLM", (seen, one) => new StateRelation(Ref(one), RelationRole.Concerns, Ref(seen("PLC")))),
        new(nameof(StateRelation), "PLC", (seen, one) => new StateRelation(Ref(seen("CLM")), RelationRole.Concerns, Ref(one))),
        new(nameof(EndRelation), "REL", (_, one) => new EndRelation(Id<Relation>(one), CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        .. Form("/relations/new", null, Recording, ask => ask.Titles("ORG")),
        .. Form("/relations/{id}/end", "REL", Recording, About),
        .. Form("/relations/{id}/marking", "REL", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    /// <summary>Relations that stand under a thing and that the viewer may see.</summary>
    public static IEnumerable<string> On(WebAsking ask, string thing) =>
        ask.Telling.All(ask.Who, "REL", ask.Index).Where(one =>
            (ask.Log.Of(one)[0]["of"] == thing || ask.Log.Of(one)[0]["to"] == thing)
            && !ask.Log.Of(one).Any(deed => deed.Name == "relation.ended/1" && deed.HasBody && deed.Index <= ask.Index));

    protected override string Render(Relation one) => $"{one.Of} to {one.To} {Rendering.Say(one.Note)} {one.Ended}";

    // A relation that was taken back stands under nothing any more.
    private static IEnumerable<string> Of(Asking ask, Who who, string thing, long index) => !ask.Telling.Stands(who, thing, index) ? [] :
        ask.Telling.All(who, "REL", index).Where(one =>
            (ask.Log.Of(one)[0]["of"] == thing || ask.Log.Of(one)[0]["to"] == thing)
            && !ask.Log.Of(one).Any(deed => deed.Name == "relation.ended/1" && deed.HasBody && deed.Index <= index));

    private static void State(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        var (of, to) = (story.Target(actor, ((string[])["CLM", "CLM", "RPT", "RPT", "OBS"])[story.Chance.Next(5)]), story.Target(actor, ((string[])["PLC", "CRS", "INC", "INC"])[story.Chance.Next(4)]));
        if (of is null || to is null) return;
        var mark = story.Chance.Next(2) == 0 ? Mark.Clear : story.AnyMark(story.OrganisationOf(actor));
        var note = story.Optional(out var token);
        story.Do(actor, new StateRelation(Ref(of), RelationRole.Concerns, Ref(to), note, Story.Of(mark)),
            new Part(null, "relation.stated/1", Body(("of", of), ("to", to), ("note", token)), mark));
    }

    private static void End(Story story) => story.With(Duties.Recording, "REL", (actor, relation) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new EndRelation(Id<Relation>(relation), reason), new Part(relation, "relation.ended/1", Body(("reason", why))));
    });
}
