using Truce.Core.Access;
using Truce.Core.Claims;
using Truce.Core.Incidents;
using Truce.Core.Judgements;
using Truce.Core.Organisations;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Judgements: of one organisation, on one question, and never shown to whoever may not see the incident.</summary>
internal sealed class JudgementChapter : Chapter<Judgement>
{
    public override int MarkWeight => 1;

    public override string TitleField => "basis";

    public override IReadOnlyList<string> Beginnings => ["judgement.given/1"];

    public override IReadOnlyList<string> Changes => ["judgement.corrected/1", "judgement.withdrawn/1"];

    public override IReadOnlyList<Act> Acts => [new(8, Give), new(3, Correct), new(2, Withdraw)];

    public override IEnumerable<string>? HangsOn(Deed first) => first.HasBody ? [first["incident"], .. first["through"].Length > 0 ? [first["through"]] : Array.Empty<string>()] : null;

    /// <summary>What an incident's page must show of its judgements: of each organisation on each question the last that was not taken back.</summary>
    public static IEnumerable<string> On(WebAsking ask, string incident) =>
        from one in ask.Telling.All(ask.Who, "JDG", ask.Index)
        let life = ask.Log.Of(one).Where(deed => deed.Index <= ask.Index && deed.HasBody).ToList()
        where life[0]["incident"] == incident && !life.Any(deed => deed.Name == "judgement.withdrawn/1")
        group (Basis: life.Last(deed => deed.Fields.ContainsKey("basis"))["basis"], one) by (life[0]["by"], life[0]["question"]) into same
        select same.Last().Basis;

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index) =>
        $"{life.Last(deed => deed.Fields.ContainsKey("basis"))["basis"]} by {life[0]["by"]} on {life[0]["incident"]} {life[0]["question"]} withdrawn {life.FirstOrDefault(deed => deed.Name == "judgement.withdrawn/1")?["reason"] ?? ""}";

    public override IEnumerable<ViewDoor> AtView =>
    [
        .. from kind in (string[])["incident", "by", "through"]
           let prefix = kind switch { "incident" => "INC", "by" => "ORG", _ => "CLM" }
           select ViewDoors.List(nameof(View.Under), 15, prefix, ask => (who, one, index) => !ask.Telling.Stands(who, one, index) ? [] :
               ask.Telling.All(who, "JDG", index).Where(judgement => ask.Log.Of(judgement)[0][kind] == one), (view, one) => view.Under<Judgement>(Ref(one)).Select(judgement => $"{judgement.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(GiveJudgement), "INC", (_, one) => new GiveJudgement(Id<Incident>(one), new JudgedAnswer(1), CommandDoors.Text)),
        new(nameof(GiveJudgement), "ORG", (seen, one) => new GiveJudgement(Id<Incident>(seen("INC")), new JudgedAnswer(Attribution: new(AttributionDegree.Likely, Id<Organisation>(one))), CommandDoors.Text)),
        new(nameof(GiveJudgement), "CLM", (seen, one) => new GiveJudgement(Id<Incident>(seen("INC")), new JudgedAnswer(1), CommandDoors.Text, Through: Id<Claim>(one))),
        new(nameof(CorrectJudgement), "JDG", (_, one) => new CorrectJudgement(Id<Judgement>(one), new JudgedAnswer(2), CommandDoors.Text, CommandDoors.Text)),
        new(nameof(CorrectJudgement), "ORG", (seen, one) => new CorrectJudgement(Id<Judgement>(seen("JDG")), new JudgedAnswer(Attribution: new(AttributionDegree.Likely, Id<Organisation>(one))), CommandDoors.Text, CommandDoors.Text)),
        new(nameof(WithdrawJudgement), "JDG", (_, one) => new WithdrawJudgement(Id<Judgement>(one), CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        .. Form("/judgements/{id}/correct", "JDG", Grading, About),
        .. Form("/judgements/{id}/withdraw", "JDG", Grading, About),
        .. Form("/judgements/{id}/marking", "JDG", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(Judgement one) =>
        $"{Rendering.Say(one.Basis)} by {one.By} on {one.Incident} {one.Answer.Question} withdrawn {Rendering.Say(one.Withdrawn)}";

    private static JudgedAnswer Any(Story story, string question) => question switch
    {
        "Happened" => new JudgedAnswer(story.Chance.Next(6)),
        "Who" => new JudgedAnswer(Attribution: new Attribution(AttributionDegree.NotAttributable)),
        _ => new JudgedAnswer(Breach: new BreachFinding(BreachDegree.PermittedAct)),
    };

    private static void Give(Story story) => story.With(Duties.Grading, "INC", (actor, incident) =>
    {
        var question = ((string[])["Happened", "Who", "Breach"])[story.Chance.Next(3)];
        var claim = story.Chance.Next(3) == 0
            ? story.Target(actor, "CLM", one => OriginOf(story, one) is { Length: > 0 } source && story.Seen(actor, "SRC").Contains(source) && story.Log.Of(source)[0]["organisation"].Length > 0)
            : null;
        var by = claim is null ? story.OrganisationOf(actor) : story.Log.Of(OriginOf(story, claim))[0]["organisation"];
        var mark = story.Chance.Next(2) == 0 ? Mark.Clear : story.AnyMark(story.OrganisationOf(actor));
        var basis = story.Say(out var token);
        story.Do(actor, new GiveJudgement(Id<Incident>(incident), Any(story, question), basis, Through: claim is null ? null : Id<Claim>(claim), Marking: Of(mark)),
            new Part(null, "judgement.given/1", Body(("incident", incident), ("by", by), ("question", question), ("basis", token), ("through", claim ?? "")), mark));
    });

    private static string OriginOf(Story story, string claim) => story.Log.Of(claim)[0]["chain"].Split('>')[0];

    private static void Correct(Story story) => Own(story, (actor, judgement) =>
    {
        var (basis, reason) = (story.Say(out var token), story.Say(out var why));
        story.Do(actor, new CorrectJudgement(Id<Judgement>(judgement), Any(story, story.Log.Of(judgement)[0]["question"]), basis, reason),
            new Part(judgement, "judgement.corrected/1", Body(("basis", token), ("reason", why))));
    });

    private static void Withdraw(Story story) => Own(story, (actor, judgement) =>
    {
        var reason = story.Say(out var why);
        story.Do(actor, new WithdrawJudgement(Id<Judgement>(judgement), reason), new Part(judgement, "judgement.withdrawn/1", Body(("reason", why))));
    });

    private static void Own(Story story, Action<string, string> act)
    {
        var actor = story.Actor(Duties.Grading);
        if (story.Target(actor, "JDG", one => story.Oracle.Owner(one) == story.OrganisationOf(actor)) is { } judgement) act(actor, judgement);
    }
}
