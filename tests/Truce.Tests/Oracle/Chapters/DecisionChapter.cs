using System.Collections.Immutable;
using NodaTime;
using Truce.Core.Access;
using Truce.Core.Decisions;
using Truce.Core.Organisations;
using Truce.Core.Relations;
using Truce.Core.Sources;
using Truce.Core.Watch;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Decisions: needed, put to others, moved, reopened, ended; what waits for them are relations.</summary>
internal sealed class DecisionChapter : Chapter<Decision>
{
    public const string Watching = "Recording+Speaking";

    public override int MarkWeight => 1;

    public override string TitleField => "question";

    public override string ListPath => "decisions";

    public override IReadOnlyList<string> Beginnings => ["decision.needed/1"];

    public override IReadOnlyList<string> Changes => ["decision.corrected/1", "decision.put-to/1", "decision.due-moved/1", "decision.reopened/1", "decision.ended/1"];

    public override IReadOnlyList<Act> Acts => [new(7, Need), new(2, Put), new(2, Move), new(2, Correct), new(1, Reopen), new(1, End)];

    public override void Begin(Story story)
    {
        for (var at = 0; at < 3; at++) Need(story);
    }

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var ended = life.LastOrDefault(deed => deed.Name is "decision.ended/1" or "decision.reopened/1") is { Name: "decision.ended/1" };
        return $"{Last(life, "question")} since {Last(life, "why")} by {life[0]["by"]} to {Last(life, "deciders")} ended {ended}: {Rendering.Join(life.Where(deed => deed.Name is not ("decision.corrected/1" or "marking.changed/1")).Select(deed => deed["reason"]).Where(reason => reason.Length > 0))}";
    }

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(NeedDecision), "ORG", (_, one) => new NeedDecision(Plain, To(one))),
        new(nameof(NeedDecision), "FNC", (seen, one) => new NeedDecision(Plain, [new Addressee(Id<Organisation>(seen("ORG")), Id<DutyFunction>(one))])),
        new(nameof(NeedDecision), "CRS", (seen, one) => new NeedDecision(Plain, To(seen("ORG")), Blocks: Ref(one))),
        new(nameof(PutDecision), "DEC", (seen, one) => new PutDecision(Id<Decision>(one), To(seen("ORG")), Quorum.All, CommandDoors.Text)),
        new(nameof(PutDecision), "ORG", (seen, one) => new PutDecision(Id<Decision>(seen("DEC")), To(one), Quorum.All, CommandDoors.Text)),
        new(nameof(MoveDecision), "DEC", (_, one) => new MoveDecision(Id<Decision>(one), Instant.FromUtc(2030, 1, 1, 0, 0), CommandDoors.Text)),
        new(nameof(CorrectDecision), "DEC", (_, one) => new CorrectDecision(Id<Decision>(one), CommandDoors.Text, CommandDoors.Text, Subject.Aid, CommandDoors.Text)),
        new(nameof(ReopenDecision), "DEC", (_, one) => new ReopenDecision(Id<Decision>(one), CommandDoors.Text)),
        new(nameof(EndDecision), "DEC", (_, one) => new EndDecision(Id<Decision>(one), DecisionEnd.Overtaken, CommandDoors.Text)),
        new(nameof(StateRelation), "DEC", (seen, one) => new StateRelation(Ref(one), RelationRole.Blocks, Ref(seen("PLC")))),
        new(nameof(StateRelation), "INC", (seen, one) => new StateRelation(Ref(seen("DEC")), RelationRole.Blocks, Ref(one))),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        // Which of them still wait depends on what is stated on each; all are on the list of all, and none that may not be seen on either.
        Page("/decisions", 6, _ => []),
        Thing("/decisions/{id}", "DEC", ask =>
        [
            .. About(ask), ask.Telling.Last(ask.Id, ask.Index, "why"), .. StatementChapter.On(ask, ask.Id), .. Tied.To(ask, ask.Id), .. History(ask),
        ]),
        .. Form("/decisions/new", null, Watching, ask => ask.Titles("ORG")),
        .. Form("/decisions/{id}/state", "DEC", Watching, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. from verb in (string[])["put", "move", "correct", "reopen", "end"]
           from door in Form($"/decisions/{{id}}/{verb}", "DEC", Watching, About)
           select door,
        .. Form("/decisions/{id}/marking", "DEC", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(Decision one) =>
        $"{Rendering.Say(one.Account.Question)} since {Rendering.Say(one.Account.Why)} by {one.AskedBy} to {string.Join('>', one.Deciders.Select(to => to.Organisation))} ended {one.End is not null}: {Rendering.Join(one.Steps.Select(step => Rendering.Say(step.Reason)).Where(reason => reason.Length > 0))}";

    private static DecisionAccount Plain =>
        new(CommandDoors.Text, CommandDoors.Text, Subject.Aid, new Asked(Instant.FromUtc(2025, 10, 11, 0, 0), Instant.FromUtc(2025, 10, 12, 0, 0)));

    private static string Last(IReadOnlyList<Deed> life, string field) => life.Last(deed => deed.Fields.ContainsKey(field))[field];

    private static ImmutableArray<Addressee> To(params IEnumerable<string> organisations) => [.. organisations.Select(one => new Addressee(Id<Organisation>(one)))];

    private static string[] Deciders(Story story, string actor)
    {
        var seen = story.Seen(actor, "ORG");
        return [.. Enumerable.Range(0, story.Chance.Next(1, 4)).Select(_ => story.Any(seen)!).Distinct()];
    }

    private static void Need(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        var mark = story.Chance.Next(2) == 0 ? Mark.Clear : story.AnyMark(story.OrganisationOf(actor));
        var (question, why, blocks) = (story.Say(out var token), story.Say(out var because), Tied.About(story, actor));
        var deciders = Deciders(story, actor);
        var now = story.Test.Clock.Now;
        var body = Body(("question", token), ("why", because), ("by", ""), ("deciders", string.Join('>', deciders)));
        var before = story.Head;
        Tied.Do(story, actor,
            new NeedDecision(
                new DecisionAccount(question, why, (Subject)story.Chance.Next(1, 8), new Asked(now - Duration.FromHours(story.Chance.Next(1, 90)), now + Duration.FromHours(story.Chance.Next(3, 90)))),
                To(deciders), (Quorum)story.Chance.Next(1, 3), blocks is null ? null : Ref(blocks), Of(mark)),
            blocks, new Part(null, "decision.needed/1", body, mark));
        if (story.Head > before) body["by"] = story.Log.Deeds[(int)before + 1].For ?? story.OrganisationOf(actor);
    }

    private static void Put(Story story) => story.With(Duties.Recording, "DEC", (actor, decision) =>
    {
        var (deciders, reason) = (Deciders(story, actor), story.Say(out var why));
        story.Do(actor, new PutDecision(Id<Decision>(decision), To(deciders), (Quorum)story.Chance.Next(1, 3), reason),
            new Part(decision, "decision.put-to/1", Body(("deciders", string.Join('>', deciders)), ("reason", why))));
    });

    private static void Move(Story story) => story.With(Duties.Recording, "DEC", (actor, decision) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new MoveDecision(Id<Decision>(decision), story.Test.Clock.Now + Duration.FromHours(story.Chance.Next(100, 200)), reason),
            new Part(decision, "decision.due-moved/1", Body(("reason", why))));
    });

    private static void Correct(Story story) => story.With(Duties.Recording, "DEC", (actor, decision) =>
    {
        var (question, since, reason) = (story.Say(out var token), story.Say(out var because), story.Say(out var why));
        story.Do(actor, new CorrectDecision(Id<Decision>(decision), question, since, Subject.Diplomacy, reason),
            new Part(decision, "decision.corrected/1", Body(("question", token), ("why", because), ("reason", why))));
    });

    private static void Reopen(Story story) => story.With(Duties.Recording, "DEC", (actor, decision) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new ReopenDecision(Id<Decision>(decision), reason), new Part(decision, "decision.reopened/1", Body(("reason", why))));
    });

    private static void End(Story story) => story.With(Duties.Recording, "DEC", (actor, decision) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new EndDecision(Id<Decision>(decision), (DecisionEnd)story.Chance.Next(1, 3), reason), new Part(decision, "decision.ended/1", Body(("reason", why))));
    });
}

/// <summary>What organisations state on decisions: seen by whoever sees the decision and what carries the words.</summary>
internal sealed class StatementChapter : Chapter<DecisionStatement>
{
    public override int MarkWeight => 1;

    public override string TitleField => "words";

    public override IReadOnlyList<string> Beginnings => ["decision-statement.made/1"];

    public override IReadOnlyList<string> Changes => ["decision-statement.withdrawn/1"];

    public override IReadOnlyList<Act> Acts => [new(8, State), new(2, Withdraw)];

    public override IEnumerable<string>? HangsOn(Deed first) => first.HasBody ? [first["decision"], .. first["through"].Length > 0 ? [first["through"]] : Array.Empty<string>()] : null;

    /// <summary>What a decision's page must show: the words of every statement that the viewer may see, whoever's and whenever.</summary>
    public static IEnumerable<string> On(WebAsking ask, string decision) =>
        ask.Titles(ask.Telling.All(ask.Who, "DST", ask.Index).Where(one => ask.Log.Of(one)[0]["decision"] == decision));

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index) =>
        $"{life[0]["words"]} by {life[0]["by"]} on {life[0]["decision"]} through {life[0]["through"]} withdrawn {life.FirstOrDefault(deed => deed.Name == "decision-statement.withdrawn/1")?["reason"] ?? ""}";

    public override IEnumerable<ViewDoor> AtView =>
    [
        .. from kind in (string[])["decision", "by", "through"]
           let prefix = kind switch { "decision" => "DEC", "by" => "ORG", _ => "RPT" }
           select ViewDoors.List(nameof(View.Under), 10, prefix, ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
               ask.Telling.All(who, "DST", index).Where(statement => ask.Log.Of(statement)[0][kind] == one), (view, one) => view.Under<DecisionStatement>(Ref(one)).Select(statement => $"{statement.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(StateOnDecision), "DEC", (seen, one) => new StateOnDecision(Id<Decision>(one), Id<Organisation>(seen("ORG")), Plain)),
        new(nameof(StateOnDecision), "ORG", (seen, one) => new StateOnDecision(Id<Decision>(seen("DEC")), Id<Organisation>(one), Plain)),
        new(nameof(StateOnDecision), "RPT", (seen, one) => new StateOnDecision(Id<Decision>(seen("DEC")), Id<Organisation>(seen("ORG")), Plain with { Through = Ref(one) })),
        new(nameof(StateOnDecision), "CLM", (seen, one) => new StateOnDecision(Id<Decision>(seen("DEC")), Id<Organisation>(seen("ORG")), Plain with { Through = Ref(one) })),
        new(nameof(WithdrawDecisionStatement), "DST", (_, one) => new WithdrawDecisionStatement(Id<DecisionStatement>(one), CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        .. Form("/decision-statements/{id}/withdraw", "DST", DecisionChapter.Watching, About),
        .. Form("/decision-statements/{id}/marking", "DST", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(DecisionStatement one) =>
        $"{Rendering.Say(one.Account.Words)} by {one.By} on {one.Decision} through {one.Account.Through} withdrawn {Rendering.Say(one.Withdrawn)}";

    private static StatementAccount Plain => new(DecisionStance.Dissents, CommandDoors.Text, Instant.FromUtc(2030, 1, 1, 0, 0));

    private static void State(Story story) => story.With(Duties.Recording, "DEC", (actor, decision) =>
    {
        if (story.Target(actor, "ORG") is not { } by) return;
        var through = story.Chance.Next(2) == 0 ? story.Target(actor, "RPT") : null;
        if (through is null) by = story.OrganisationOf(actor);
        if (!story.Seen(actor, "ORG").Contains(by)) return;
        var mark = story.Chance.Next(2) == 0 ? Mark.Clear : story.AnyMark(story.OrganisationOf(actor));
        var words = story.Say(out var token);
        var account = new StatementAccount((DecisionStance)story.Chance.Next(1, 3), words, story.Test.Clock.Now, Through: through is null ? null : Ref(through));
        story.Do(actor, new StateOnDecision(Id<Decision>(decision), Id<Organisation>(by), account, Of(mark)),
            new Part(null, "decision-statement.made/1", Body(("decision", decision), ("by", by), ("words", token), ("through", through ?? "")), mark));
    });

    private static void Withdraw(Story story) => story.With(Duties.Recording, "DST", (actor, statement) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new WithdrawDecisionStatement(Id<DecisionStatement>(statement), reason), new Part(statement, "decision-statement.withdrawn/1", Body(("reason", why))));
    });
}
