using NodaTime;
using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Figures;
using Truce.Core.Journal;
using Truce.Core.Language;
using Truce.Core.Questions;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Figures: whoever may not see the claim, the question or the total that one follows from learns nothing of it.</summary>
internal sealed class FigureChapter : Chapter<Figure>
{
    private static readonly string[] Defining = ["figure.stated/1", "figure.corrected/1"];

    public override int MarkWeight => 1;

    public override string TitleField => "counts";

    public override IReadOnlyList<string> Beginnings => ["figure.stated/1"];

    public override IReadOnlyList<string> Changes => ["figure.corrected/1", "figure.revised/1"];

    public override IReadOnlyList<Act> Acts => [new(10, State), new(3, Correct), new(3, Revise), new(2, Withdraw)];

    public override IEnumerable<string>? HangsOn(Deed first) =>
        !first.HasBody ? null : first["from"].Length > 0 ? [first["claim"], first["question"], first["from"]] : [first["claim"], first["question"]];

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var last = life.Last(deed => Defining.Contains(deed.Name));
        var value = life.Last(deed => deed.Fields.ContainsKey("value"))["value"];
        var before = life.Where(deed => deed.Name == "figure.revised/1").Select(deed => deed["reason"]);
        return $"{last["counts"]} {value} of {life[0]["claim"]} on {life[0]["question"]} from {life[0]["from"]} leaving {last["left"]} "
            + $"revised {string.Join(' ', before)} corrected {life.Count(deed => deed.Name == "figure.corrected/1")} "
            + $"back {life.FirstOrDefault(deed => deed.Name == "figure.withdrawn/1")?["reason"]}";
    }

    public override IEnumerable<ViewDoor> AtView =>
    [
        .. from kind in (string[])["CLM", "QST"]
           select ViewDoors.List(nameof(View.Under), 20, kind, ask => (who, one, index) => Of(ask.Telling, ask.Log, who, one, index), (view, one) => view.Under<Figure>(Ref(one)).Select(figure => $"{figure.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(StateFigure), "CLM", (seen, one) => new StateFigure(Id<Claim>(one), Id<Question>(seen("QST")), Plain(CommandDoors.Text, 3, null))),
        new(nameof(StateFigure), "QST", (seen, one) => new StateFigure(Id<Claim>(seen("CLM")), Id<Question>(one), Plain(CommandDoors.Text, 3, null))),
        new(nameof(StateFigure), "FGR", (seen, one) => new StateFigure(Id<Claim>(seen("CLM")), Id<Question>(seen("QST")), Plain(CommandDoors.Text, 3, one))),
        new(nameof(CorrectFigure), "FGR", (_, one) => new CorrectFigure(Id<Figure>(one), Plain(CommandDoors.Text, 3, null), CommandDoors.Text)),
        new(nameof(ReviseFigure), "FGR", (_, one) => new ReviseFigure(Id<Figure>(one), Plain(CommandDoors.Text, 3, null), new LocalDate(2025, 10, 10), CommandDoors.Text)),
        new(nameof(WithdrawFigure), "FGR", (_, one) => new WithdrawFigure(Id<Figure>(one), CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/figures", 5, ask => ask.Titles("FGR")),
        Thing("/figures/{id}", "FGR", ask => [ask.Title(ask.Id), Last(ask, ask.Id)["left"], .. ask.Titles([First(ask)["claim"], First(ask)["question"]]), .. History(ask)]),
        Thing("/questions/{id}/figures.csv", "QST", ask => Shown(ask).SelectMany(one => (string[])[one, ask.Title(one), Last(ask, one)["left"]])),
        Thing("/questions/{id}/methods.txt", "QST", ask => [ask.Title(ask.Id), .. Shown(ask).SelectMany(one => (string[])[one, ask.Title(one), Last(ask, one)["left"]])]),
        .. Form("/claims/{id}/figure", "CLM", Recording, ask => About(ask).Concat(ask.Titles("QST"))),
        .. Form("/figures/{id}/correct", "FGR", Recording, About),
        .. Form("/figures/{id}/revise", "FGR", Recording, About),
        .. Form("/figures/{id}/withdraw", "FGR", Recording, About),
        .. Form("/figures/{id}/marking", "FGR", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(Figure one) =>
        $"{Rendering.Say(one.Stated.Definition.Counts)} {one.Stated.Value!.Least} of {one.Claim} on {one.Question} from {one.Stated.Derivation?.From} "
        + $"leaving {Rendering.Say(one.Stated.Definition.LeavesOut)} revised {Rendering.Join(one.Revisions.Select(revision => Rendering.Say(revision.Reason)))} "
        + $"corrected {one.Corrections} back {Rendering.Say(one.Withdrawn)}";

    /// <summary>The figures on a question, as a page about it must show them.</summary>
    public static IEnumerable<string> Shown(WebAsking ask) => Of(ask.Telling, ask.Log, ask.Who, ask.Id, ask.Index);

    private static IEnumerable<string> Of(Telling telling, Log log, Who who, string thing, long index) => !telling.Stands(who, thing, index) ? [] :
        telling.All(who, "FGR", index).Where(one => log.Of(one)[0]["claim"] == thing || log.Of(one)[0]["question"] == thing);

    private static Deed First(WebAsking ask) => ask.Log.Of(ask.Id)[0];

    private static Deed Last(WebAsking ask, string one) =>
        ask.Log.Of(one).Last(deed => deed.Index <= ask.Index && deed.HasBody && Defining.Contains(deed.Name));

    private static StatedFigure Plain(LocalText counts, int value, string? from, LocalText? left = null) => new(
        new FigureDefinition(counts, "trucks", CountUnit.Truck, FigurePer.Total, LeavesOut: left), StatedValue.Of(new Amount(value)),
        new FigurePeriod(CommandDoors.Days, "Asia/Gaza"), FigureKind.Stated, Derivation: from is null ? null : new Derivation(Id<Figure>(from), new Amount(2)));

    private static void State(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        var (claim, question) = (story.Target(actor, "CLM"), story.Target(actor, "QST"));
        if (claim is null || question is null) return;
        var from = story.Chance.Next(3) == 0 ? story.Target(actor, "FGR") : null;
        var mark = story.Chance.Next(2) == 0 ? Mark.Clear : story.AnyMark(story.OrganisationOf(actor));
        var (counts, value) = (story.Say(out var token), story.Chance.Next(1, 900));
        var left = story.Optional(out var without);
        story.Do(actor, new StateFigure(Id<Claim>(claim), Id<Question>(question), Plain(counts, value, from, left), Story.Of(mark)),
            new Part(null, "figure.stated/1", Body(("counts", token), ("value", $"{value}"), ("left", without), ("claim", claim), ("question", question), ("from", from ?? "")), mark));
    }

    private static void Correct(Story story) => story.With(Duties.Recording, "FGR", (actor, figure) =>
    {
        var (counts, left, reason) = (story.Say(out var token), story.Optional(out var without), story.Say(out var why));
        var (before, value) = (Now(story, actor, figure), story.Chance.Next(1_000, 9_000));
        var stated = before with { Value = StatedValue.Of(new Amount(value)), Definition = before.Definition with { Counts = counts, LeavesOut = left } };
        story.Do(actor, new CorrectFigure(Id<Figure>(figure), stated, reason),
            new Part(figure, "figure.corrected/1", Body(("counts", token), ("value", $"{value}"), ("left", without), ("reason", why))));
    }, figure => !story.Ended.Contains(figure));

    // A revised number counts what the one before counted: the event says nothing of that.
    private static void Revise(Story story) => story.With(Duties.Recording, "FGR", (actor, figure) =>
    {
        var (value, reason) = (story.Chance.Next(10_000, 90_000), story.Say(out var why));
        var stated = Now(story, actor, figure) with { Value = StatedValue.Of(new Amount(value)) };
        story.Do(actor, new ReviseFigure(Id<Figure>(figure), stated, new LocalDate(2025, 10, 10), reason),
            new Part(figure, "figure.revised/1", Body(("value", $"{value}"), ("reason", why))));
    }, figure => !story.Ended.Contains(figure));

    // What is not changed is taken from where it stands.
    private static StatedFigure Now(Story story, string actor, string figure) => story.Test.Centre.View(Id<Member>(actor)).Find(Id<Figure>(figure))!.Stated;

    private static void Withdraw(Story story) => story.With(Duties.Recording, "FGR", (actor, figure) =>
    {
        story.Ended.Add(figure);
        var reason = story.Say(out var why);
        story.Do(actor, new WithdrawFigure(Id<Figure>(figure), reason), new Part(figure, "figure.withdrawn/1", Body(("reason", why))));
    }, figure => !story.Ended.Contains(figure));
}
