using NodaTime;
using Truce.Core.Access;
using Truce.Core.Geography;
using Truce.Core.Incidents;
using Truce.Core.JointVisits;
using Truce.Core.Observations;
using Truce.Core.Organisations;
using Truce.Core.Places;
using Truce.Core.Relations;
using Truce.Core.Time;
using Truce.Core.Watch;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Joint visits: called, answered, moved, with a team, reported; a decline begins a hindrance and its tie in the same commit.</summary>
internal sealed class JointVisitChapter : Chapter<JointVisit>
{
    public override int MarkWeight => 1;

    public override string TitleField => "purpose";

    public override string ListPath => "visits";

    public override IReadOnlyList<string> Beginnings => ["joint-visit.called/1"];

    public override IReadOnlyList<string> Changes => ["joint-visit.moved/1", "joint-visit.reported/1"];

    public override IReadOnlyList<Act> Acts => [new(7, Call), new(4, Accept), new(3, Decline), new(2, Team), new(1, Move), new(4, Report)];

    public override IEnumerable<string>? HangsOn(Deed first) => first.HasBody ? [first["incident"]] : null;

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index) =>
        $"{life[0]["purpose"]} by {By(life[0])} to {life[0]["to"]} on {life[0]["incident"]} said {Rendering.Join(life.Select(deed => deed["said"]).Where(said => said.Length > 0))} team {life.LastOrDefault(deed => deed.Name == "joint-visit.team-named/1")?["team"] ?? ""} seen {life.FirstOrDefault(deed => deed.Name == "joint-visit.reported/1")?["seen"] ?? ""}";

    public override IEnumerable<ViewDoor> AtView =>
    [
        .. from kind in (string[])["INC", "ORG"]
           select ViewDoors.List(nameof(View.Under), 8, kind, ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
               ask.Telling.All(who, "JVS", index).Where(each => kind == "INC" ? ask.Log.Of(each)[0]["incident"] == one : By(ask.Log.Of(each)[0]) == one || ask.Log.Of(each)[0]["to"].Split('>').Contains(one)),
               (view, one) => view.Under<JointVisit>(Ref(one)).Select(each => $"{each.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(CallJointVisit), "INC", (seen, one) => new CallJointVisit(Id<Incident>(one), Plain(), [new Addressee(Id<Organisation>(seen("ORG")))])),
        new(nameof(CallJointVisit), "ORG", (seen, one) => new CallJointVisit(Id<Incident>(seen("INC")), Plain(), [new Addressee(Id<Organisation>(one))])),
        new(nameof(CallJointVisit), "FNC", (seen, one) => new CallJointVisit(Id<Incident>(seen("INC")), Plain(), [new Addressee(Id<Organisation>(seen("ORG")), Id<DutyFunction>(one))])),
        new(nameof(CallJointVisit), "PLC", (seen, one) => new CallJointVisit(Id<Incident>(seen("INC")), Plain() with { Where = new PlaceStated(Id<Place>(one)) }, [new Addressee(Id<Organisation>(seen("ORG")))])),
        new(nameof(AnswerInvitation), "JVS", (_, one) => new AnswerInvitation(Id<JointVisit>(one), InvitationAnswer.Declines)),
        new(nameof(NameVisitTeam), "JVS", (seen, one) => new NameVisitTeam(Id<JointVisit>(one), [new TeamPlace(Id<Organisation>(seen("ORG")), new())])),
        new(nameof(NameVisitTeam), "ORG", (seen, one) => new NameVisitTeam(Id<JointVisit>(seen("JVS")), [new TeamPlace(Id<Organisation>(one), new())])),
        new(nameof(MoveJointVisit), "JVS", (_, one) => new MoveJointVisit(Id<JointVisit>(one), default, default, CommandDoors.Text)),
        new(nameof(ReportJointVisit), "JVS", (_, one) => new ReportJointVisit(Id<JointVisit>(one), Unfit)),
        new(nameof(ReportJointVisit), "ORG", (seen, one) => new ReportJointVisit(Id<JointVisit>(seen("JVS")), Unfit, new VisitObstacle(HindranceKind.Denied, CommandDoors.Text, Id<Organisation>(one)))),
        new(nameof(StateRelation), "JVS", (seen, one) => new StateRelation(Ref(seen("CLM")), RelationRole.Concerns, Ref(one))),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/visits", 5, ask => ask.Titles("JVS").Reverse().Take(50)),
        Thing("/visits/{id}", "JVS", ask =>
        [
            .. About(ask), .. Standing(ask, "joint-visit.called/1", "joint-visit.invitation-answered/1", "joint-visit.moved/1", "joint-visit.reported/1").SelectMany(deed => (string[])[deed["said"], deed["seen"]]),
            .. VisitFindingChapter.On(ask, ask.Id), .. ask.Titles([ask.Log.Of(ask.Id)[0]["incident"]]), .. History(ask),
        ]),
        .. Form("/incidents/{id}/visit", "INC", DecisionChapter.Watching, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. from verb in (string[])["answer", "team", "move", "report"]
           from door in Form($"/visits/{{id}}/{verb}", "JVS", DecisionChapter.Watching, About)
           select door,
        .. Form("/visits/{id}/find", "JVS", "Speaking", About),
        .. Form("/visits/{id}/marking", "JVS", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(JointVisit one) =>
        $"{Rendering.Say(one.Plan.Purpose)} by {one.By} to {string.Join('>', one.Invited.Select(to => to.Organisation))} on {one.Incident} said {Rendering.Join(one.Steps.Select(step => Rendering.Say(step.Words)).Where(words => words.Length > 0))} team {string.Join('>', one.Team.Select(place => Rendering.Say(place.Function)))} seen {Rendering.Say(one.Report?.Seen)}";

    public static string By(Deed first) => first.For ?? first.Organisation;

    private static VisitPlan Plain() => new(CommandDoors.Text, new PlaceStated(Words: CommandDoors.Text), Instant.FromUtc(2025, 10, 12, 8, 0), Instant.FromUtc(2025, 10, 12, 8, 0));

    private static VisitReport Unfit => new(VisitResult.Held, Occurrence.OfDays(CommandDoors.Days, DateTimeZone.Utc));

    private static void Call(Story story) => story.With(Duties.Recording, "INC", (actor, incident) =>
    {
        var seen = story.Seen(actor, "ORG");
        string[] to = [.. Enumerable.Range(0, story.Chance.Next(1, 4)).Select(_ => story.Any(seen)!).Distinct()];
        var mark = story.Chance.Next(2) == 0 ? Mark.Green : story.AnyMark(story.OrganisationOf(actor));
        var (purpose, from) = (story.Say(out var token), story.Test.Clock.Now + Duration.FromHours(story.Chance.Next(1, 50)));
        story.Do(actor,
            new CallJointVisit(
                Id<Incident>(incident), new VisitPlan(purpose, new PlaceStated(Words: CommandDoors.Text), from, from + Duration.FromHours(3)),
                [.. to.Select(one => new Addressee(Id<Organisation>(one)))], Of(mark)),
            new Part(null, "joint-visit.called/1", Body(("incident", incident), ("purpose", token), ("to", string.Join('>', to)), ("said", ""), ("seen", "")), mark));
    });

    private static void Accept(Story story) => Invited(story, (actor, visit) =>
        story.Do(actor, new AnswerInvitation(Id<JointVisit>(visit), InvitationAnswer.Accepts), new Part(visit, "joint-visit.invitation-answered/1", Body(("said", ""), ("seen", "")))));

    // The hindrance has its side from whoever answers, and that is known only once it is recorded.
    private static void Decline(Story story) => Invited(story, (actor, visit) =>
    {
        var reason = story.Say(out var why);
        var mark = story.Oracle.MarkOf(visit);
        if (mark.Label is not (Label.Clear or Label.Green)) return;
        var by = By(story.Log.Of(visit)[0]);
        var hindered = Body(("hindered", by), ("observation", ""), ("through", ""), ("side", ""), ("place", ""), ("words", why));
        var tie = Body(("of", ""), ("to", visit), ("note", ""));
        var before = (int)story.Head;
        story.Do(actor, new AnswerInvitation(Id<JointVisit>(visit), InvitationAnswer.Declines, reason),
            new Part(visit, "joint-visit.invitation-answered/1", Body(("said", why), ("seen", ""))), new Part("HIN", "hindrance.recorded/1", hindered, mark), new Part("REL", "relation.stated/1", tie, Mark.Clear));
        if (story.Head == before) return;
        hindered["side"] = By(story.Log.Deeds[before + 1]);
        tie["of"] = story.Log.Deeds[before + 2].Stream;
    });

    private static void Team(Story story) => Own(story, (actor, visit) =>
    {
        if (!story.Seen(actor, "ORG").Contains(By(story.Log.Of(visit)[0]))) return;
        var function = story.Say(out var token);
        story.Do(actor, new NameVisitTeam(Id<JointVisit>(visit), [new TeamPlace(Id<Organisation>(By(story.Log.Of(visit)[0])), function)]),
            new Part(visit, "joint-visit.team-named/1", Body(("team", token), ("said", ""), ("seen", ""))));
    });

    private static void Move(Story story) => Own(story, (actor, visit) =>
    {
        var (reason, from) = (story.Say(out var why), story.Test.Clock.Now + Duration.FromHours(story.Chance.Next(51, 90)));
        story.Do(actor, new MoveJointVisit(Id<JointVisit>(visit), from, from + Duration.FromHours(2), reason), new Part(visit, "joint-visit.moved/1", Body(("said", why), ("reason", why), ("seen", ""))));
    });

    private static void Report(Story story) => Own(story, (actor, visit) =>
    {
        var (seen, now) = (story.Say(out var token), story.Test.Clock.Now);
        story.Do(actor,
            new ReportJointVisit(Id<JointVisit>(visit), new VisitReport(VisitResult.Held, new Occurrence(now - Duration.FromHours(3), now - Duration.FromHours(1), TimePrecision.Hour, "UTC"), seen)),
            new Part(visit, "joint-visit.reported/1", Body(("seen", token), ("said", ""))));
    });

    private static void Invited(Story story, Action<string, string> act)
    {
        var actor = story.Actor(Duties.Recording);
        if (story.Target(actor, "JVS", one => story.Log.Of(one)[0]["to"].Split('>').Contains(story.OrganisationOf(actor))) is { } visit) act(actor, visit);
    }

    private static void Own(Story story, Action<string, string> act)
    {
        var actor = story.Actor(Duties.Recording);
        if (story.Target(actor, "JVS", one => By(story.Log.Of(one)[0]) == story.OrganisationOf(actor)) is { } visit) act(actor, visit);
    }
}

/// <summary>What each side states after a visit: seen by whoever sees the visit.</summary>
internal sealed class VisitFindingChapter : Chapter<VisitFinding>
{
    public override int MarkWeight => 1;

    public override string TitleField => "words";

    public override IReadOnlyList<string> Beginnings => ["visit-finding.stated/1"];

    public override IReadOnlyList<string> Changes => ["visit-finding.withdrawn/1"];

    public override IReadOnlyList<Act> Acts => [new(6, State), new(2, Withdraw)];

    public override IEnumerable<string>? HangsOn(Deed first) => first.HasBody ? [first["visit"]] : null;

    /// <summary>What a visit's page must show: every finding and dissent that the viewer may see.</summary>
    public static IEnumerable<string> On(WebAsking ask, string visit) =>
        ask.Titles(ask.Telling.All(ask.Who, "VFD", ask.Index).Where(one => ask.Log.Of(one)[0]["visit"] == visit));

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index) =>
        $"{life[0]["words"]} by {JointVisitChapter.By(life[0])} on {life[0]["visit"]} withdrawn {life.FirstOrDefault(deed => deed.Name == "visit-finding.withdrawn/1")?["reason"] ?? ""}";

    public override IEnumerable<ViewDoor> AtView =>
    [
        .. from kind in (string[])["JVS", "ORG"]
           select ViewDoors.List(nameof(View.Under), 8, kind, ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
               ask.Telling.All(who, "VFD", index).Where(each => (kind == "JVS" ? ask.Log.Of(each)[0]["visit"] : JointVisitChapter.By(ask.Log.Of(each)[0])) == one),
               (view, one) => view.Under<VisitFinding>(Ref(one)).Select(each => $"{each.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(StateVisitFinding), "JVS", (_, one) => new StateVisitFinding(Id<JointVisit>(one), FindingStance.Dissents, new())),
        new(nameof(WithdrawVisitFinding), "VFD", (_, one) => new WithdrawVisitFinding(Id<VisitFinding>(one), CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        .. Form("/visit-findings/{id}/withdraw", "VFD", "Speaking", About),
        .. Form("/visit-findings/{id}/marking", "VFD", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(VisitFinding one) => $"{Rendering.Say(one.Words)} by {one.By} on {one.Visit} withdrawn {Rendering.Say(one.Withdrawn)}";

    private static void State(Story story) => story.With(Duties.Speaking, "JVS", (actor, visit) =>
    {
        var mark = story.Chance.Next(2) == 0 ? Mark.Clear : story.AnyMark(story.OrganisationOf(actor));
        var words = story.Say(out var token);
        story.Do(actor, new StateVisitFinding(Id<JointVisit>(visit), (FindingStance)story.Chance.Next(1, 3), words, Of(mark)),
            new Part(null, "visit-finding.stated/1", Body(("visit", visit), ("words", token)), mark));
    });

    private static void Withdraw(Story story) => story.With(Duties.Speaking, "VFD", (actor, finding) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new WithdrawVisitFinding(Id<VisitFinding>(finding), reason), new Part(finding, "visit-finding.withdrawn/1", Body(("reason", why))));
    });
}
