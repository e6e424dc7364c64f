using NodaTime;
using Truce.Core.Access;
using Truce.Core.Agreements;
using Truce.Core.Assessments;
using Truce.Core.Exchanges;
using Truce.Core.Provisions;
using Truce.Store.Viewing;
using static Truce.Tests.Oracle.Story;
using static Truce.Tests.Oracle.WebDoors;

namespace Truce.Tests.Oracle;

/// <summary>Agreements: who is bound, who vouches, the texts, the phases.</summary>
internal sealed class AgreementChapter : Chapter<Agreement>
{
    public override int Weight => 2;

    public override int MarkWeight => 1;

    public override string ListPath => "agreements";

    public override IReadOnlyList<string> Changes => ["agreement.corrected/1", "agreement.phase-begun/1"];

    public override void Begin(Story story)
    {
        for (var at = 0; at < 2; at++) Register(story);
    }

    public override IReadOnlyList<Act> Acts => [new(3, Register), new(2, Correct), new(3, AddAPhase), new(2, BeginAPhase)];

    public override string Tell(Telling telling, Who who, IReadOnlyList<Deed> life, long index)
    {
        var terms = life.Last(deed => deed.Fields.ContainsKey("name"));
        var phases = life.Where(deed => deed.Name == "agreement.phase-added/1").Select(deed => (Number: int.Parse(deed["number"], null), Name: deed["phase"])).OrderBy(one => one.Number);
        var begun = life.Where(deed => deed.Name == "agreement.phase-begun/1").ToDictionary(deed => int.Parse(deed["number"], null), deed => $"{deed["report"]} {deed["words"]}");
        return $"{terms["name"]} of {terms["parties"]} on {terms["texts"]} note {terms["note"]} phases {string.Join(' ', phases.Select(one => $"{one.Number} {one.Name} {begun.GetValueOrDefault(one.Number, "")}"))}";
    }

    public override IEnumerable<ViewDoor> AtView =>
    [
        ViewDoors.List(nameof(View.Under), 20, "AGR", ask => (who, one, index) => ProvisionChapter.Of(ask.Telling, who, one, index), (view, one) => view.Under<Provision>(Ref(one)).Select(provision => $"{provision.Id}")),
        ViewDoors.List(nameof(View.Under), 10, "AGR", ask => (who, one, index) => ExchangeChapter.Of(ask.Telling, who, one, index), (view, one) => view.Under<ExchangeLedger>(Ref(one)).Select(ledger => $"{ledger.Id}")),
    ];

    public override IEnumerable<CommandDoor> AtCommands =>
    [
        new(nameof(RegisterAgreement), "ORG", (_, one) => new RegisterAgreement(Terms(one))),
        new(nameof(RegisterAgreement), "RPT", (seen, one) => new RegisterAgreement(Terms(seen("ORG"), one))),
        new(nameof(CorrectAgreement), "AGR", (seen, one) => new CorrectAgreement(Id<Agreement>(one), Terms(seen("ORG")), CommandDoors.Text)),
        new(nameof(CorrectAgreement), "ORG", (seen, one) => new CorrectAgreement(Id<Agreement>(seen("AGR")), Terms(one), CommandDoors.Text)),
        new(nameof(CorrectAgreement), "RPT", (seen, one) => new CorrectAgreement(Id<Agreement>(seen("AGR")), Terms(seen("ORG"), one), CommandDoors.Text)),
        new(nameof(AddPhase), "AGR", (_, one) => new AddPhase(Id<Agreement>(one), 90, CommandDoors.Text)),
        new(nameof(BeginPhase), "AGR", (seen, one) => new BeginPhase(Id<Agreement>(one), 1, End(seen("RPT")))),
        new(nameof(BeginPhase), "RPT", (seen, one) => new BeginPhase(Id<Agreement>(seen("AGR")), 1, End(one))),
        new(nameof(EndPhase), "AGR", (seen, one) => new EndPhase(Id<Agreement>(one), 1, End(seen("RPT")))),
        new(nameof(EndPhase), "RPT", (seen, one) => new EndPhase(Id<Agreement>(seen("AGR")), 1, End(one))),
        new(nameof(CorrectPhase), "AGR", (seen, one) => new CorrectPhase(Id<Agreement>(one), new Phase(1, CommandDoors.Text, End(seen("RPT"))), CommandDoors.Text)),
        new(nameof(CorrectPhase), "RPT", (seen, one) => new CorrectPhase(Id<Agreement>(seen("AGR")), new Phase(1, CommandDoors.Text, End(one)), CommandDoors.Text)),
    ];

    public override IEnumerable<WebDoor> AtWeb =>
    [
        Page("/agreements", 4, ask => ask.Titles("AGR")),
        Thing("/agreements/{id}", "AGR", Shown) with { Counts = ask => ("<tr id=\"PRV-", ProvisionChapter.Of(ask.Telling, ask.Who, ask.Id, ask.Index).Count()) },
        .. Form("/agreements/new", null, Recording, ask => ask.Titles("ORG").Concat(ask.Titles("RPT").Take(0))),
        .. Form("/agreements/{id}/correct", "AGR", Recording, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. Form("/agreements/{id}/phase", "AGR", Recording, About),
        .. Form("/agreements/{id}/phase-begin", "AGR", Recording, About),
        .. Form("/agreements/{id}/phase-end", "AGR", Recording, About),
        .. Form("/agreements/{id}/phase-correct", "AGR", Recording, About),
        .. Form("/agreements/{id}/provisions/new", "AGR", Recording, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. Form("/agreements/{id}/exchanges/new", "AGR", Recording, ask => About(ask).Concat(ask.Titles("ORG"))),
        .. Form("/agreements/{id}/marking", "AGR", Either, ask => About(ask).Concat(ask.Titles("ORG"))),
    ];

    protected override string Render(Agreement one) =>
        $"{Rendering.Say(one.Terms.Name)} of {string.Join('+', one.Terms.Parties)} on {string.Join('+', one.Terms.Texts)} note {Rendering.Say(one.Terms.Note)} "
        + $"phases {Rendering.Join(one.Phases.Select(phase => $"{phase.Number} {Rendering.Say(phase.Name)} {(phase.Begun is { } begun ? $"{begun.Report} {Rendering.Say(begun.Words)}" : "")}"))}";

    // What is told of it, and each of its provisions with what each organisation says of that last.
    private static IEnumerable<string> Shown(WebAsking ask)
    {
        var terms = Standing(ask, "agreement.registered/1", "agreement.corrected/1").Last();
        var phases = Standing(ask, "agreement.phase-added/1").Select(deed => deed["phase"]);
        var begun = Standing(ask, "agreement.phase-begun/1").SelectMany(deed => ask.Titles([deed["report"]]).Append(deed["words"]));
        var provisions = ProvisionChapter.Of(ask.Telling, ask.Who, ask.Id, ask.Index).ToList();
        var held = provisions.SelectMany(one => AssessmentChapter.Held(ask, one));
        return
        [
            terms["name"], terms["note"], .. ask.Titles(terms["parties"].Split('+')), .. ask.Titles(terms["texts"].Split('+')), .. phases,
            .. ask.Telling.All(ask.Who, "AGR", ask.Index).Contains(ask.Id) ? begun : [], .. provisions.Select(ask.Title), .. held, .. History(ask),
        ];
    }

    private static AgreementTerms Terms(string organisation, string? report = null) =>
        new(CommandDoors.Text, [Id<Core.Organisations.Organisation>(organisation)], [], report is null ? [] : [Id<Core.Reports.Report>(report)]);

    private static PhaseEnd End(string report) => new(CommandDoors.Days, Id<Core.Reports.Report>(report));

    private static (AgreementTerms Terms, Dictionary<string, string> Body) AnyTerms(Story story, string actor)
    {
        var name = story.Say(out var token);
        var note = story.Optional(out var why);
        var parties = story.Seen(actor, "ORG").OrderBy(_ => story.Chance.Next()).Take(2).ToList();
        var texts = story.Seen(actor, "RPT").OrderBy(_ => story.Chance.Next()).Take(story.Chance.Next(3)).ToList();
        return (
            new AgreementTerms(name, [.. parties.Select(Id<Core.Organisations.Organisation>)], [], [.. texts.Select(Id<Core.Reports.Report>)], Note: note),
            Body(("name", token), ("note", why), ("parties", string.Join('+', parties)), ("texts", string.Join('+', texts))));
    }

    private static void Register(Story story)
    {
        var actor = story.Actor(Duties.Recording);
        var mark = story.AnyMark(story.OrganisationOf(actor));
        var (terms, body) = AnyTerms(story, actor);
        story.Do(actor, new RegisterAgreement(terms, Story.Of(mark)), new Part(null, "agreement.registered/1", body, mark));
    }

    private static void Correct(Story story) => story.With(Duties.Recording, "AGR", (actor, agreement) =>
    {
        var (terms, body) = AnyTerms(story, actor);
        var reason = story.Say(out var why);
        body["reason"] = why;
        story.Do(actor, new CorrectAgreement(Id<Agreement>(agreement), terms, reason), new Part(agreement, "agreement.corrected/1", body));
    });

    private static void AddAPhase(Story story) => story.With(Duties.Recording, "AGR", (actor, agreement) =>
    {
        var (name, number) = (story.Say(out var token), story.Chance.Next(1, 5));
        story.Do(actor, new AddPhase(Id<Agreement>(agreement), number, name),
            new Part(agreement, "agreement.phase-added/1", Body(("number", $"{number}"), ("phase", token))));
    });

    private static void BeginAPhase(Story story) => story.With(Duties.Recording, "AGR", (actor, agreement) =>
    {
        if (story.Target(actor, "RPT") is not { } report) return;
        var (words, number, day) = (story.Optional(out var token), story.Chance.Next(1, 5), story.Today.PlusDays(-1));
        story.Do(actor, new BeginPhase(Id<Agreement>(agreement), number, new PhaseEnd(new DateInterval(day, day), Id<Core.Reports.Report>(report), words)),
            new Part(agreement, "agreement.phase-begun/1", Body(("number", $"{number}"), ("report", report), ("words", token))));
    });
}
