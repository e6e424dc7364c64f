using NodaTime;
using Truce.Core.Access;
using Truce.Core.Assessments;
using Truce.Core.Organisations;
using Truce.Core.Provisions;
using Truce.Core.Relations;
using Truce.Core.Reports;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Assessments: each of one organisation; nobody sees one without its provision and without whose it is.</summary>
internal sealed class AssessmentChapter : Chapter<Assessment>
{
    private const string ToChange = "Speaking+Recording";

    public override int MarkWeight => 1;

    public override string TitleField => "words";

    public override IReadOnlyList<string> Beginnings => ["assessment.made/1"];

    public override IReadOnlyList<string> Changes => ["assessment.corrected/1", "assessment.withdrawn/1"];

    public override IReadOnlyList<Act> Acts => [new(8, Assess), new(8, Hear), new(4, Correct), new(2, Withdraw)];

    public override IEnumerable<string>? HangsOn(Deed first) => first.HasBody ? [first["provision"], By(first)] : null;

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var last = life.Last(deed => deed.Fields.ContainsKey("words"));
        return $"{last["words"]} {last["status"]} on {last["day"]} by {By(life[0])} of {life[0]["provision"]} in {life[0]["report"]} withdrawn {Withdrawn(life)}";
    }

    public override IEnumerable<ViewDoor> AtView =>
    [
        .. from prefix in (string[])["ORG", "RPT"]
           select ViewDoors.List(nameof(View.Under), 15, prefix, ask => (who, one, index) => Under(ask.Telling, who, one, index), (view, one) => view.Under<Assessment>(Ref(one)).Select(assessment => $"{assessment.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(AssessProvision), "PRV", (_, one) => new AssessProvision(Id<Provision>(one), CommandDoors.Days, ProvisionStatus.Complete)),
        new(nameof(RecordAssessment), "PRV", (seen, one) => Heard(one, seen("ORG"), seen("RPT"))),
        new(nameof(RecordAssessment), "ORG", (seen, one) => Heard(seen("PRV"), one, seen("RPT"))),
        new(nameof(RecordAssessment), "RPT", (seen, one) => Heard(seen("PRV"), seen("ORG"), one)),
        new(nameof(CorrectAssessment), "ASM", (_, one) => new CorrectAssessment(Id<Assessment>(one), CommandDoors.Days, CommandDoors.Text, ProvisionStatus.Overtaken)),
        new(nameof(WithdrawAssessment), "ASM", (_, one) => new WithdrawAssessment(Id<Assessment>(one), CommandDoors.Text)),
        new(nameof(StateRelation), "ASM", (seen, one) => new StateRelation(Ref(seen("CLM")), RelationRole.Supports, Ref(one))),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Thing("/assessments/{id}", "ASM", ask => [.. Told(ask, ask.Id), .. ask.Titles([ask.Log.Of(ask.Id)[0]["provision"]]), .. History(ask)]),
        .. Form("/assessments/{id}/correct", "ASM", ToChange, Whose),
        .. Form("/assessments/{id}/withdraw", "ASM", ToChange, Whose),
        .. Form("/assessments/{id}/evidence", "ASM", Recording, Whose),
        .. Form("/assessments/{id}/marking", "ASM", Either, ask => Whose(ask).Concat(ask.Titles("ORG"))),
    ];

    /// <summary>The assessments of a provision, in the order in which they came to.</summary>
    public static IEnumerable<string> Of(Telling telling, Who who, string provision, long index) => !telling.Stands(who, provision, index) ? [] :
        telling.All(who, "ASM", index).Where(one => telling.Oracle.Log.Of(one)[0]["provision"] == provision);

    /// <summary>What a page that shows an assessment must say of it.</summary>
    public static IEnumerable<string> Told(WebAsking ask, string assessment)
    {
        var first = ask.Log.Of(assessment)[0];
        return ask.Telling.Stands(ask.Who, By(first), ask.Index) ? [ask.Title(assessment), .. ask.Titles([By(first), first["report"]])] : [];
    }

    /// <summary>What each organisation says of a provision last, by the day of which it says it.</summary>
    public static IEnumerable<string> Held(WebAsking ask, string provision) =>
        from one in Of(ask.Telling, ask.Who, provision, ask.Index)
        let life = ask.Log.Of(one).Where(deed => deed.HasBody && deed.Index <= ask.Index).ToList()
        where Withdrawn(life).Length == 0 && ask.Telling.Stands(ask.Who, By(life[0]), ask.Index)
        group (Day: life.Last(deed => deed.Fields.ContainsKey("words"))["day"], life[0].Index, One: one) by By(life[0]) into ours
        select ask.Title(ours.OrderBy(one => one.Day, StringComparer.Ordinal).ThenBy(one => one.Index).Last().One);

    protected override string Render(Assessment one) =>
        $"{Rendering.Say(one.Words)} {one.Status} on {one.On.End:uuuu-MM-dd} by {one.By} of {one.Provision} in {one.Report} withdrawn {Rendering.Say(one.Withdrawn)}";

    // Its own view, or that of the organisation in whose name it was given, or of whoever was heard.
    private static string By(Deed first) => first["by"].Length > 0 ? first["by"] : first.For ?? first.Organisation;

    private static string Withdrawn(IReadOnlyList<Deed> life) => life.FirstOrDefault(deed => deed.Name == "assessment.withdrawn/1")?["reason"] ?? "";

    private static IEnumerable<string> Whose(WebAsking ask) => ask.Titles([By(ask.Log.Of(ask.Id)[0]), ask.Log.Of(ask.Id)[0]["provision"]]);

    private static IEnumerable<string> Under(Telling telling, Who who, string thing, long index) => !telling.Stands(who, thing, index) ? [] :
        telling.All(who, "ASM", index).Where(one => By(telling.Oracle.Log.Of(one)[0]) == thing || telling.Oracle.Log.Of(one)[0]["report"] == thing);

    private static RecordAssessment Heard(string provision, string by, string report) =>
        new(Id<Provision>(provision), Id<Organisation>(by), Id<Report>(report), CommandDoors.Days, ProvisionStatus.Complete);

    private static (DateInterval On, ProvisionStatus? Status, Core.Language.LocalText Words, Dictionary<string, string> Body) AnyView(Story story)
    {
        var day = story.Today.PlusDays(-story.Chance.Next(1, 30));
        var status = story.Chance.Next(3) == 0 ? (ProvisionStatus?)null : (ProvisionStatus)story.Chance.Next(1, 10);
        var words = story.Say(out var token);
        return (new DateInterval(day, day), status, words, Body(("words", token), ("status", $"{status}"), ("day", Iso(day))));
    }

    private static void Assess(Story story)
    {
        var actor = story.Actor(Duties.Speaking);
        if (story.Target(actor, "PRV") is not { } provision) return;
        var mark = story.Chance.Next(2) == 0 ? Mark.Clear : story.AnyMark(story.OrganisationOf(actor));
        var (on, status, words, body) = AnyView(story);
        (body["provision"], body["by"], body["report"]) = (provision, "", "");
        story.Do(actor, new AssessProvision(Id<Provision>(provision), on, status, words, Marking: Story.Of(mark)), new Part(null, "assessment.made/1", body, mark));
    }

    private static void Hear(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        if (story.Target(actor, "PRV") is not { } provision || story.Target(actor, "RPT", one => !story.Ended.Contains(one)) is not { } report) return;
        var by = story.Any(story.Seen(actor, "ORG"))!;
        var mark = story.Chance.Next(2) == 0 ? Mark.Clear : story.AnyMark(story.OrganisationOf(actor));
        var (on, status, words, body) = AnyView(story);
        (body["provision"], body["by"], body["report"]) = (provision, by, report);
        story.Do(actor, new RecordAssessment(Id<Provision>(provision), Id<Organisation>(by), Id<Report>(report), on, status, words, Marking: Story.Of(mark)),
            new Part(null, "assessment.made/1", body, mark));
    }

    private static void Correct(Story story) => Change(story, (actor, assessment) =>
    {
        var (on, status, words, body) = AnyView(story);
        var reason = story.Say(out var why);
        body["reason"] = why;
        story.Do(actor, new CorrectAssessment(Id<Assessment>(assessment), on, reason, status, words), new Part(assessment, "assessment.corrected/1", body));
    });

    private static void Withdraw(Story story) => Change(story, (actor, assessment) =>
    {
        var reason = story.Say(out var why);
        if (story.Do(actor, new WithdrawAssessment(Id<Assessment>(assessment), reason), new Part(assessment, "assessment.withdrawn/1", Body(("reason", why)))) is not null)
            story.Ended.Add(assessment);
    });

    // Whoever made it here changes it; one that was heard is the recorders'.
    private static void Change(Story story, Action<string, string> act) => story.With(Duties.Recording, "ASM", (actor, assessment) =>
    {
        var first = story.Log.Of(assessment)[0];
        if (first["report"].Length > 0 || By(first) == story.OrganisationOf(actor)) act(actor, assessment);
    }, one => !story.Ended.Contains(one));
}
