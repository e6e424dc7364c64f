using NodaTime;
using Truce.Core.Access;
using Truce.Core.HotLine;
using Truce.Core.Organisations;
using Truce.Core.Relations;
using Truce.Core.Watch;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Calls of the hot line: entered, answered, done.</summary>
internal sealed class HotLineChapter : Chapter<HotLineCall>
{
    public override int MarkWeight => 1;

    public override string TitleField => "asked";

    public override string ListPath => "hot-line";

    public override IReadOnlyList<string> Beginnings => ["hot-line.called/1"];

    public override IReadOnlyList<string> Changes => ["hot-line.answered/1", "hot-line.done/1"];

    public override IReadOnlyList<Act> Acts => [new(6, Enter), new(3, Answer), new(2, Close)];

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index) =>
        $"{life[0]["asked"]} from {life[0]["from"]} to {life[0]["to"]} answered {Of(life, "hot-line.answered/1")} done {Of(life, "hot-line.done/1")}";

    public override IEnumerable<ViewDoor> AtView =>
    [
        ViewDoors.List(nameof(View.Under), 8, "ORG", ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
            ask.Telling.All(who, "HLC", index).Where(each => ask.Log.Of(each)[0]["from"] == one || ask.Log.Of(each)[0]["to"] == one),
            (view, one) => view.Under<HotLineCall>(Ref(one)).Select(each => $"{each.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(EnterCall), "ORG", (_, one) => new EnterCall(Plain, new Addressee(Id<Organisation>(one)))),
        new(nameof(EnterCall), "ORG", (seen, one) => new EnterCall(Plain, new Addressee(Id<Organisation>(seen("ORG"))), Id<Organisation>(one))),
        new(nameof(EnterCall), "FNC", (seen, one) => new EnterCall(Plain, new Addressee(Id<Organisation>(seen("ORG")), Id<DutyFunction>(one)))),
        new(nameof(EnterCall), "INC", (seen, one) => new EnterCall(Plain, new Addressee(Id<Organisation>(seen("ORG"))), About: Ref(one))),
        new(nameof(AnswerCall), "HLC", (_, one) => new AnswerCall(Id<HotLineCall>(one), Instant.FromUtc(2030, 1, 1, 0, 0))),
        new(nameof(CloseCall), "HLC", (_, one) => new CloseCall(Id<HotLineCall>(one), CommandDoors.Text)),
        new(nameof(StateRelation), "HLC", (seen, one) => new StateRelation(Ref(one), RelationRole.Concerns, Ref(seen("PLC")))),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/hot-line", 5, ask => ask.Titles("HLC").Reverse().Take(50)),
        Thing("/hot-line/{id}", "HLC", ask => [.. About(ask), .. Standing(ask, "hot-line.answered/1", "hot-line.done/1").Select(deed => deed["words"]), .. Tied.To(ask, ask.Id), .. History(ask)]),
        .. Form("/hot-line/new", null, DecisionChapter.Watching, ask => ask.Titles("ORG")),
        .. Form("/hot-line/{id}/answer", "HLC", DecisionChapter.Watching, About),
        .. Form("/hot-line/{id}/close", "HLC", DecisionChapter.Watching, About),
        .. Form("/hot-line/{id}/marking", "HLC", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(HotLineCall one) =>
        $"{Rendering.Say(one.Account.Asked)} from {one.From} to {one.To.Organisation} answered {Rendering.Say(one.Answer)} done {Rendering.Say(one.Done)}";

    private static CallAccount Plain => new(CommandDoors.Text, Instant.FromUtc(2030, 1, 1, 0, 0));

    private static string Of(IReadOnlyList<Deed> life, string name) => life.FirstOrDefault(deed => deed.Name == name)?["words"] ?? "";

    private static void Enter(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        if (story.Target(actor, "ORG") is not { } from || story.Target(actor, "ORG") is not { } to) return;
        var mark = story.Chance.Next(2) == 0 ? Mark.Green : story.AnyMark(story.OrganisationOf(actor));
        var (asked, about) = (story.Say(out var token), Tied.About(story, actor));
        Tied.Do(story, actor,
            new EnterCall(new CallAccount(asked, story.Test.Clock.Now - Duration.FromMinutes(30)), new Addressee(Id<Organisation>(to)), Id<Organisation>(from), about is null ? null : Ref(about), Story.Of(mark)),
            about, new Part(null, "hot-line.called/1", Body(("asked", token), ("from", from), ("to", to)), mark));
    }

    private static void Answer(Story story) => story.With(Duties.Recording, "HLC", (actor, call) =>
    {
        var words = story.Say(out var token);
        story.Do(actor, new AnswerCall(Id<HotLineCall>(call), story.Test.Clock.Now, words), new Part(call, "hot-line.answered/1", Body(("words", token))));
    });

    private static void Close(Story story) => story.With(Duties.Recording, "HLC", (actor, call) =>
    {
        var done = story.Say(out var token);
        story.Do(actor, new CloseCall(Id<HotLineCall>(call), done), new Part(call, "hot-line.done/1", Body(("words", token))));
    });
}
