using NodaTime;
using Truce.Core.Access;
using Truce.Core.Crossings;
using Truce.Core.Organisations;
using Truce.Core.Places;
using Truce.Core.Relations;
using Truce.Core.Sources;
using Truce.Core.Time;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Crossings: what is said of the place itself.</summary>
internal sealed class CrossingChapter : Chapter<Crossing>
{
    public override int Weight => 3;

    public override int MarkWeight => 1;

    public override string ListPath => "crossings";

    public override IReadOnlyList<string> Beginnings => ["crossing.registered/1"];

    public override IReadOnlyList<string> Changes => ["crossing.corrected/1"];

    public override IReadOnlyList<Act> Acts => [new(4, Register), new(3, Correct)];

    public override void Begin(Story story)
    {
        for (var at = 0; at < 2; at++) Register(story);
    }

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var last = life.Last(deed => deed.Fields.ContainsKey("name"));
        return $"{last["name"]} by {last["basis"]} in {last["place"]} run by {last["operator"]}";
    }

    public override IEnumerable<ViewDoor> AtView =>
    [
        .. from named in (string[])["place", "operator"]
           select ViewDoors.List(nameof(View.Under), 12, named == "place" ? "PLC" : "ORG", ask => (who, one, index) => Told(ask, who, one, index, named), (view, one) => view.Under<Crossing>(Ref(one)).Select(crossing => $"{crossing.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(RegisterCrossing), "PLC", (_, one) => new RegisterCrossing(Plain() with { Place = Id<Place>(one) })),
        new(nameof(RegisterCrossing), "ORG", (_, one) => new RegisterCrossing(Plain() with { Operators = [new(CommandDoors.Text, Id<Organisation>(one))] })),
        new(nameof(CorrectCrossing), "CRS", (_, one) => new CorrectCrossing(Id<Crossing>(one), Plain(), CommandDoors.Text)),
        new(nameof(CorrectCrossing), "PLC", (seen, one) => new CorrectCrossing(Id<Crossing>(seen("CRS")), Plain() with { Place = Id<Place>(one) }, CommandDoors.Text)),
        new(nameof(CorrectCrossing), "ORG", (seen, one) => new CorrectCrossing(Id<Crossing>(seen("CRS")), Plain() with { Operators = [new(CommandDoors.Text, Id<Organisation>(one))] }, CommandDoors.Text)),
        new(nameof(StateRelation), "CRS", (seen, one) => new StateRelation(Ref(seen("CLM")), RelationRole.Concerns, Ref(one))),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/crossings", 5, ask => ask.Titles("CRS")),
        Thing("/crossings/{id}", "CRS", ask => [.. About(ask), ask.Telling.Last(ask.Id, ask.Index, "basis"), .. PassageChapter.On(ask, ask.Id), .. History(ask)]),
        .. Form("/crossings/new", null, Recording, ask => ask.Titles("PLC").Concat(ask.Titles("ORG"))),
        .. Form("/crossings/{id}/correct", "CRS", Recording, ask => [.. About(ask), .. ask.Titles("PLC")]),
        .. Form("/crossings/{id}/state", "CRS", Recording, ask => [.. About(ask), .. ask.Titles("SRC"), .. ask.Titles("ORG")]),
        .. Form("/crossings/{id}/marking", "CRS", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(Crossing one) =>
        $"{Rendering.Say(one.Account.Name)} by {Rendering.Say(one.Account.Basis)} in {one.Account.Place} run by {string.Join('>', one.Account.Operators.Select(run => run.Organisation))}";

    private static CrossingAccount Plain() => new(CommandDoors.Text, CommandDoors.Text, [new(PassageChapter.Way)], []);

    private static IEnumerable<string> Told(Asking ask, Who who, string thing, long index, string field) => !ask.Telling.Stands(who, thing, index) ? [] :
        from one in ask.Telling.All(who, "CRS", index)
        let since = Since(ask.Log, one, index, field, thing)
        where since >= 0
        orderby since
        select one;

    private static long Since(Log log, string crossing, long index, string field, string thing)
    {
        var since = -1L;
        foreach (var deed in log.Of(crossing).Where(deed => deed.Index <= index && deed.HasBody && deed.Fields.ContainsKey("operator")))
        {
            if (deed[field] != thing) since = -1;
            else if (since < 0) since = deed.Index;
        }

        return since;
    }

    private static (CrossingAccount Account, Dictionary<string, string> Body) Account(Story story, string actor)
    {
        var (name, basis) = (story.Say(out var token), story.Say(out var why));
        var place = story.Chance.Next(2) == 0 ? story.Target(actor, "PLC") : null;
        var run = story.Chance.Next(2) == 0 ? story.Target(actor, "ORG") : null;
        var account = new CrossingAccount(
            name, basis, [new(PassageChapter.Way), new(PassageChapter.Other)], run is null ? [] : [new(CommandDoors.Text, Id<Organisation>(run))], place is null ? null : Id<Place>(place));
        return (account, Body(("name", token), ("basis", why), ("place", place ?? ""), ("operator", run ?? "")));
    }

    private static void Register(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        var mark = story.Chance.Next(2) == 0 ? Mark.Clear : story.AnyMark(story.OrganisationOf(actor));
        var (account, body) = Account(story, actor);
        story.Do(actor, new RegisterCrossing(account, Of(mark)), new Part(null, "crossing.registered/1", body, mark));
    }

    private static void Correct(Story story) => story.With(Duties.Recording, "CRS", (actor, crossing) =>
    {
        var (account, body) = Account(story, actor);
        var reason = story.Say(out var why);
        body["reason"] = why;
        story.Do(actor, new CorrectCrossing(Id<Crossing>(crossing), account, reason), new Part(crossing, "crossing.corrected/1", body));
    });
}

/// <summary>What sources state of the ways through a crossing: seen by whoever sees the crossing and what carries the statement.</summary>
internal sealed class PassageChapter : Chapter<Passage>
{
    public static readonly Way Way = new(PassageKind.Goods, Direction.In), Other = new(PassageKind.People, Direction.Out);

    public override int MarkWeight => 1;

    public override string TitleField => "words";

    public override IReadOnlyList<string> Beginnings => ["passage.stated/1"];

    public override IReadOnlyList<string> Changes => ["passage.withdrawn/1"];

    public override IReadOnlyList<Act> Acts => [new(8, State), new(2, Withdraw)];

    public override IEnumerable<string>? HangsOn(Deed first) => first.HasBody ? [first["crossing"], .. first["through"].Length > 0 ? [first["through"]] : Array.Empty<string>()] : null;

    /// <summary>What a crossing's page must show: the words of every statement that the viewer may see, those taken back too.</summary>
    public static IEnumerable<string> On(WebAsking ask, string crossing) =>
        from one in ask.Telling.All(ask.Who, "PSG", ask.Index)
        let first = ask.Log.Of(one)[0]
        where first["crossing"] == crossing
        from word in (string[])[ask.Title(one), .. ask.Titles([first["source"]])]
        select word;

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index) =>
        $"{life[0]["words"]} by {life[0]["source"]} on {life[0]["crossing"]} withdrawn {life.FirstOrDefault(deed => deed.Name == "passage.withdrawn/1")?["reason"] ?? ""}";

    public override IEnumerable<ViewDoor> AtView =>
    [
        .. from kind in (string[])["crossing", "source", "through"]
           let prefix = kind switch { "crossing" => "CRS", "source" => "SRC", _ => "RPT" }
           select ViewDoors.List(nameof(View.Under), 12, prefix, ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
               ask.Telling.All(who, "PSG", index).Where(passage => ask.Log.Of(passage)[0][kind] == one), (view, one) => view.Under<Passage>(Ref(one)).Select(passage => $"{passage.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(StatePassage), "CRS", (seen, one) => new StatePassage(Id<Crossing>(one), Plain(), Id<Source>(seen("SRC")))),
        new(nameof(StatePassage), "SRC", (seen, one) => new StatePassage(Id<Crossing>(seen("CRS")), Plain(), Id<Source>(one))),
        new(nameof(StatePassage), "RPT", (seen, one) => new StatePassage(Id<Crossing>(seen("CRS")), Plain(), Id<Source>(seen("SRC")), Ref(one))),
        new(nameof(StatePassage), "CLM", (seen, one) => new StatePassage(Id<Crossing>(seen("CRS")), Plain(), Id<Source>(seen("SRC")), Ref(one))),
        new(nameof(WithdrawPassage), "PSG", (_, one) => new WithdrawPassage(Id<Passage>(one), CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        .. Form("/passages/{id}/withdraw", "PSG", Recording, _ => []),
        .. Form("/passages/{id}/marking", "PSG", Either, ask => ask.Titles("ORG")),
    ];

    protected override string Render(Passage one) => $"{Rendering.Say(one.Account.Words)} by {one.By} on {one.Crossing} withdrawn {Rendering.Say(one.Withdrawn)}";

    private static PassageAccount Plain() =>
        new(Way, PassageState.Open, Footing.Observed, Occurrence.OfDays(CommandDoors.Days, DateTimeZone.Utc), Instant.FromUtc(2025, 10, 11, 0, 0), Words: CommandDoors.Text);

    private static void State(Story story) => story.With(Duties.Recording, "CRS", (actor, crossing) =>
    {
        if (story.Target(actor, "SRC") is not { } source) return;
        var through = story.Chance.Next(2) == 0 ? story.Target(actor, "RPT") : null;
        var mark = story.Chance.Next(2) == 0 ? Mark.Clear : story.AnyMark(story.OrganisationOf(actor));
        var words = story.Say(out var token);
        var at = story.Test.Clock.Now - Duration.FromHours(1);
        var account = new PassageAccount(
            story.Chance.Next(2) == 0 ? Way : Other, (PassageState)story.Chance.Next(1, 5), (Footing)story.Chance.Next(1, 3),
            new Occurrence(at - Duration.FromHours(1), at, TimePrecision.Hour, "Asia/Gaza"), at, Words: words);
        story.Do(actor, new StatePassage(Id<Crossing>(crossing), account, Id<Source>(source), through is null ? null : Ref(through), Of(mark)),
            new Part(null, "passage.stated/1", Body(("crossing", crossing), ("source", source), ("words", token), ("through", through ?? "")), mark));
    });

    private static void Withdraw(Story story) => story.With(Duties.Recording, "PSG", (actor, passage) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new WithdrawPassage(Id<Passage>(passage), reason), new Part(passage, "passage.withdrawn/1", Body(("reason", why))));
    });
}
