using Truce.Core.Access;
using Truce.Core.Incidents;
using Truce.Core.Journal;
using Truce.Core.Judgements;
using Truce.Core.Lines;
using Truce.Core.Observations;
using Truce.Core.Relations;
using Truce.Core.Verifications;
using Truce.Core.Watch;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Verifications: files on an incident, claimed, looked at point by point, handed on and ended; seen with the incident alone.</summary>
internal sealed class VerificationChapter : Chapter<Verification>
{
    private const string Working = "Recording+Grading";
    private static readonly string[] Points = ["place-fixed", "date-fixed", "traces-seen", "limits-noted"];

    public override int MarkWeight => 1;

    public override string TitleField => "aim";

    public override string ListPath => "verifications";

    public override IReadOnlyList<string> Beginnings => ["verification.opened/1"];

    public override IReadOnlyList<string> Changes => ["verification.point-checked/1", "verification.handed-back/1", "verification.ended/1", "verification.reopened/1"];

    public override IReadOnlyList<Act> Acts => [new(7, Open), new(8, Claim), new(8, Check), new(2, HandOver), new(2, HandBack), new(3, End), new(1, Reopen)];

    public override IEnumerable<string>? HangsOn(Deed first) => first.HasBody ? [first["incident"]] : null;

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index) =>
        $"{life[0]["aim"]} by {By(life[0])} on {life[0]["incident"]} said {Rendering.Join(Said(life))} ended {HasEnded(life)}";

    public override IEnumerable<ViewDoor> AtView =>
    [
        .. from kind in (string[])["incident", "by"]
           select ViewDoors.List(nameof(View.Under), 10, kind == "incident" ? "INC" : "ORG", ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
               ask.Telling.All(who, "VRF", index).Where(file => (kind == "by" ? By(ask.Log.Of(file)[0]) : ask.Log.Of(file)[0][kind]) == one),
               (view, one) => view.Under<Verification>(Ref(one)).Select(file => $"{file.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(OpenVerification), "INC", (_, one) => new OpenVerification(Id<Incident>(one), VerificationMethod.SiteVisit, CommandDoors.Text)),
        new(nameof(ClaimVerification), "VRF", (_, one) => new ClaimVerification(Id<Verification>(one))),
        new(nameof(ClaimVerification), "FNC", (seen, one) => new ClaimVerification(Id<Verification>(seen("VRF")), Id<DutyFunction>(one))),
        new(nameof(CheckPoint), "VRF", (_, one) => new CheckPoint(Id<Verification>(one), "nothing", PointState.Met, CommandDoors.Text)),
        new(nameof(CheckPoint), "CLM", (seen, one) => new CheckPoint(Id<Verification>(seen("VRF")), "nothing", PointState.Met, CommandDoors.Text, Ref(one))),
        new(nameof(HandOverVerification), "VRF", (seen, one) => new HandOverVerification(Id<Verification>(one), Id<DutyFunction>(seen("FNC")), CommandDoors.Text)),
        new(nameof(HandOverVerification), "FNC", (seen, one) => new HandOverVerification(Id<Verification>(seen("VRF")), Id<DutyFunction>(one), CommandDoors.Text)),
        new(nameof(HandBackVerification), "VRF", (_, one) => new HandBackVerification(Id<Verification>(one), CommandDoors.Text)),
        new(nameof(EndVerification), "VRF", (_, one) => new EndVerification(Id<Verification>(one), VerificationEnd.Dropped, CommandDoors.Text, Level: 5)),
        new(nameof(EndVerification), "HIN", (seen, one) => new EndVerification(Id<Verification>(seen("VRF")), VerificationEnd.Dropped, CommandDoors.Text, Level: 5, Hindrance: Id<Hindrance>(one))),
        new(nameof(ReopenVerification), "VRF", (_, one) => new ReopenVerification(Id<Verification>(one), CommandDoors.Text)),
        new(nameof(StateRelation), "VRF", (seen, one) => new StateRelation(Ref(seen("CLM")), RelationRole.Supports, Ref(one))),
        new(nameof(GiveJudgement), "LNV", (seen, one) => new GiveJudgement(Id<Incident>(seen("INC")), new JudgedAnswer(1), CommandDoors.Text, Line: Id<LineVersion>(one))),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/verifications", 5, ask => ask.Titles(ask.Telling.All(ask.Who, "VRF", ask.Index).Where(one => !HasEnded([.. ask.Log.Of(one).Where(deed => deed.Index <= ask.Index && deed.HasBody)])))),
        Page("/verifications/checklists", 1, _ => []),
        Thing("/verifications/{id}", "VRF", ask => [.. About(ask), .. Said([.. ask.Log.Of(ask.Id).Where(deed => deed.Index <= ask.Index && deed.HasBody)]), .. ask.Titles([ask.Log.Of(ask.Id)[0]["incident"]]), .. History(ask)]),
        Thing("/verifications/{id}/here", "VRF", _ => []) with { Weight = 3, IsPiece = true },
        .. Form("/incidents/{id}/verify", "INC", Working, About),
        .. from verb in (string[])["claim", "check", "hand-over", "hand-back"]
           from door in Form($"/verifications/{{id}}/{verb}", "VRF", Working, About)
           select door,
        .. Form("/verifications/{id}/end", "VRF", Grading, About),
        .. Form("/verifications/{id}/reopen", "VRF", Grading, About),
        .. Form("/verifications/{id}/marking", "VRF", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. Form("/verifications/checklists/set", null, Secretariat, _ => []),
    ];

    protected override string Render(Verification one) =>
        $"{Rendering.Say(one.Aim)} by {one.By} on {one.Incident} said {Rendering.Join(one.Steps.Select(step => Rendering.Say(step.Words)).Where(words => words.Length > 0))} ended {!one.IsOpen}";

    private static string By(Deed first) => first.For ?? first.Organisation;

    private static IEnumerable<string> Said(IReadOnlyList<Deed> life) => life.Where(deed => deed.Name != "marking.changed/1").Select(deed => deed["said"]).Where(said => said.Length > 0);

    private static bool HasEnded(IReadOnlyList<Deed> life) => life.LastOrDefault(deed => deed.Name is "verification.ended/1" or "verification.reopened/1") is { Name: "verification.ended/1" };

    private static void Open(Story story) => story.With(Duties.Recording, "INC", (actor, incident) =>
    {
        var mark = story.Chance.Next(2) == 0 ? Mark.Green : story.AnyMark(story.OrganisationOf(actor));
        var aim = story.Say(out var token);
        story.Do(actor, new OpenVerification(Id<Incident>(incident), VerificationMethod.SiteVisit, aim, Marking: Of(mark)),
            new Part(null, "verification.opened/1", Body(("incident", incident), ("aim", token), ("said", "")), mark));
    });

    private static void Claim(Story story) => story.With(Duties.Recording, "VRF", (actor, file) =>
        story.Do(actor, new ClaimVerification(Id<Verification>(file)), new Part(file, "verification.claimed/1", Body(("said", "")))));

    private static void Check(Story story) => Held(story, Duties.Recording, (actor, file) =>
    {
        var how = story.Say(out var token);
        story.Do(actor, new CheckPoint(Id<Verification>(file), Points[story.Chance.Next(Points.Length)], (PointState)story.Chance.Next(1, 4), how),
            new Part(file, "verification.point-checked/1", Body(("said", token))));
    });

    private static void HandOver(Story story) => Held(story, Duties.Recording, (actor, file) =>
    {
        if (story.Target(actor, "FNC") is not { } function) return;
        var words = story.Say(out var token);
        story.Do(actor, new HandOverVerification(Id<Verification>(file), Id<DutyFunction>(function), words), new Part(file, "verification.handed-over/1", Body(("said", token))));
    });

    private static void HandBack(Story story) => Held(story, Duties.Recording, (actor, file) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new HandBackVerification(Id<Verification>(file), reason), new Part(file, "verification.handed-back/1", Body(("said", why), ("reason", why))));
    });

    private static void End(Story story) => Held(story, Duties.Grading, (actor, file) =>
    {
        var reason = story.Say(out var why);
        var how = (VerificationEnd)story.Chance.Next(1, 5);
        story.Do(actor,
            new EndVerification(
                Id<Verification>(file), how, reason, how == VerificationEnd.LevelStated ? story.Chance.Next(2) : null,
                how == VerificationEnd.Unverifiable ? Obstacle.TracesGone : null),
            new Part(file, "verification.ended/1", Body(("said", why), ("reason", why))));
    });

    private static void Reopen(Story story) => story.With(Duties.Grading, "VRF", (actor, file) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new ReopenVerification(Id<Verification>(file), reason), new Part(file, "verification.reopened/1", Body(("said", why), ("reason", why))));
    });

    // Whoever claimed it last, where that one may still act; the domain refuses the rest.
    private static void Held(Story story, Duties duties, Action<string, string> act)
    {
        var actor = story.Actor(duties);
        if (story.Target(actor, "VRF", one => story.Log.Of(one).LastOrDefault(deed => deed.Name == "verification.claimed/1")?.Member == actor) is { } file) act(actor, file);
    }
}
