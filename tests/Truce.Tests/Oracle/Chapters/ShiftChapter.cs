using Truce.Core.Access;
using Truce.Core.Watch;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Shifts: opened, handed over, accepted by another seat, ended alone.</summary>
internal sealed class ShiftChapter : Chapter<Shift>
{
    private const string Watching = "Recording+Speaking";

    public override int MarkWeight => 1;

    public override string TitleField => "notes";

    public override IReadOnlyList<string> Beginnings => ["shift.opened/1"];

    public override IReadOnlyList<string> Changes => ["shift.handed-over/1", "shift.accepted/1", "shift.ended-alone/1"];

    public override IReadOnlyList<Act> Acts => [new(5, Open), new(4, HandOver), new(5, Accept), new(1, End)];

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var (over, taken, ended) = (Last(life, "shift.handed-over/1"), Last(life, "shift.accepted/1"), Last(life, "shift.ended-alone/1"));
        return $"{life[0]["notes"]} by {life[0]["by"]} {life[0]["function"]} after {life[0]["follows"]}, over {over?["words"]}, taken {taken?["taker"]} {taken?["as"]} {taken?["remark"]} {taken?["next"]}, ended {ended?["reason"]}";
    }

    public override IEnumerable<ViewDoor> AtView =>
    [
        .. from role in (string[])["by", "function"]
           select ViewDoors.List(nameof(View.Under), 8, role == "by" ? "ORG" : "FNC", ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
               ask.Telling.All(who, "SHF", index).Where(shift => ask.Log.Of(shift)[0][role] == one), (view, one) => view.Under<Shift>(Ref(one)).Select(shift => $"{shift.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(OpenShift), "FNC", (_, one) => new OpenShift(Id<DutyFunction>(one))),
        new(nameof(HandOverShift), "SHF", (_, one) => new HandOverShift(Id<Shift>(one), CommandDoors.Text)),
        new(nameof(EndShift), "SHF", (_, one) => new EndShift(Id<Shift>(one), CommandDoors.Text)),
        new(nameof(AcceptHandover), "SHF", (seen, one) => new AcceptHandover(Id<Shift>(one), Id<DutyFunction>(seen("FNC")))),
        new(nameof(AcceptHandover), "FNC", (seen, one) => new AcceptHandover(Id<Shift>(seen("SHF")), Id<DutyFunction>(one))),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/shifts", 4, ask => ask.Telling.All(ask.Who, "SHF", ask.Index).Reverse().Take(50)),
        Thing("/shifts/{id}", "SHF", ask => [.. About(ask), .. Standing(ask, [.. Changes]).SelectMany(deed => (string[])[deed["words"], deed["remark"], deed["reason"]]), .. History(ask)]),
        .. Form("/shifts/new", null, Watching, ask => ask.Titles("ORG")),
        .. from verb in (string[])["hand-over", "accept", "end"]
           from door in Form($"/shifts/{{id}}/{verb}", "SHF", Watching, _ => [])
           select door,
        .. Form("/shifts/{id}/marking", "SHF", Either, ask => ask.Titles("ORG")),
    ];

    protected override string Render(Shift one) =>
        $"{Rendering.Say(one.OpeningNotes)} by {one.By.Organisation} {one.By.Function} after {one.Follows}, over {Rendering.Say(one.Handover?.Notes)}, taken {one.Acceptance?.By.Organisation} {one.Acceptance?.By.Function} {Rendering.Say(one.Acceptance?.Remark)} {one.Acceptance?.Next}, ended {Rendering.Say(one.EndReason)}";

    private static Deed? Last(IReadOnlyList<Deed> life, string name) => life.LastOrDefault(deed => deed.Name == name);

    private static void Open(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        if (DutyFunctionChapter.Own(story, actor) is not { } function) return;
        var mark = story.Chance.Next(2) == 0 ? Mark.Green : story.AnyMark(story.OrganisationOf(actor));
        var notes = story.Say(out var token);
        story.Do(actor, new OpenShift(Id<DutyFunction>(function), notes, Of(mark)),
            new Part(null, "shift.opened/1", Body(("notes", token), ("by", story.OrganisationOf(actor)), ("function", function), ("follows", "")), mark));
    }

    private static void HandOver(Story story) => story.With(Duties.Recording, "SHF", (actor, shift) =>
    {
        var notes = story.Say(out var token);
        story.Do(actor, new HandOverShift(Id<Shift>(shift), notes), new Part(shift, "shift.handed-over/1", Body(("words", token))));
    });

    private static void Accept(Story story) => story.With(Duties.Recording, "SHF", (actor, shift) =>
    {
        if (DutyFunctionChapter.Own(story, actor) is not { } function) return;
        var (own, remark) = (story.OrganisationOf(actor), story.Optional(out var said));
        var taken = Body(("taker", own), ("as", function), ("remark", said), ("next", ""));
        var next = story.Do(actor, new AcceptHandover(Id<Shift>(shift), Id<DutyFunction>(function), remark),
            new Part(null, "shift.opened/1", Body(("notes", ""), ("by", own), ("function", function), ("follows", shift)), story.Oracle.MarkOf(shift)),
            new Part(shift, "shift.accepted/1", taken));
        if (next is not null) taken["next"] = next;
    }, one => story.Log.Of(one).Any(deed => deed.Name == "shift.handed-over/1"));

    private static void End(Story story) => story.With(Duties.Recording, "SHF", (actor, shift) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new EndShift(Id<Shift>(shift), reason), new Part(shift, "shift.ended-alone/1", Body(("reason", why))));
    });
}
