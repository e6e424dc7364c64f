using System.Collections.Immutable;
using Truce.Web.Forms;
using Truce.Web.Watch;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Decisions;

/// <summary>The forms of decisions and of what is stated on them.</summary>
public static class DecisionForms
{
    public static void MapDecisionForms(this IEndpointRouteBuilder app)
    {
        app.MapForm("/decisions/new", nameof(NeedDecision), Need);
        app.MapForm<Decision>("/decisions/{id}/state", nameof(StateOnDecision), State);
        app.MapForm<Decision>("/decisions/{id}/put", nameof(PutDecision), Put);
        app.MapForm<Decision>("/decisions/{id}/move", nameof(MoveDecision), (visit, one) => About(
            visit, one, [new MomentField("decision-due", one.Due.InZone(visit.Profile.Zone).LocalDateTime), Reason],
            form => new MoveDecision(one.Id, form.Moment("decision-due"), form.Local("reason"))));
        app.MapForm<Decision>("/decisions/{id}/correct", nameof(CorrectDecision), (visit, one) => About(
            visit, one, [.. QuestionFields(visit, one.Account), Reason],
            form => new CorrectDecision(one.Id, form.Local("decision-question"), form.Local("decision-why"), form.Code<Subject>("subject"), form.Local("reason"))));
        app.MapForm<Decision>("/decisions/{id}/reopen", nameof(ReopenDecision), (visit, one) => About(visit, one, [Reason], form => new ReopenDecision(one.Id, form.Local("reason"))));
        app.MapForm<Decision>("/decisions/{id}/end", nameof(EndDecision), (visit, one) => About(
            visit, one, [new ChoiceField("decision-end", Codes.Options<DecisionEnd>(visit.Words, "decision-end")), Reason],
            form => new EndDecision(one.Id, form.Code<DecisionEnd>("decision-end"), form.Local("reason"))));
        app.MapForm<Decision>("/decisions/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Account.Question));
        app.MapForm<DecisionStatement>("/decision-statements/{id}/withdraw", nameof(WithdrawDecisionStatement), (visit, one) => new(
            visit.Text(one.Account.Words).Text, [Reason], form => new WithdrawDecisionStatement(one.Id, form.Local("reason")), visit.PageOf(one.Decision)));
        app.MapForm<DecisionStatement>("/decision-statements/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Account.Words));
    }

    private static VerbForm Need(Visit visit) => new(
        null,
        [
            .. QuestionFields(visit, null), new ChoicesField("deciders", Addressees.OptionsOf(visit), [], IsOptional: false),
            new ChoiceField("quorum", Codes.Options<Quorum>(visit.Words, "quorum"), Codes.Of(Quorum.Any)), new MomentField("decision-due", null),
            new TextField("blocks-thing", Initial: Addressees.Asked(visit), IsOptional: true),
            new MomentField("asked-at", visit.Now.InZone(visit.Profile.Zone).LocalDateTime), .. MarkingFields(visit, Marking.Green),
        ],
        form => new NeedDecision(
            new DecisionAccount(
                form.Local("decision-question"), form.Local("decision-why"), form.Code<Subject>("subject"), new Asked(form.Moment("asked-at"), form.Moment("decision-due"))),
            DecidersOf(visit, form), form.Code<Quorum>("quorum"), Addressees.ThingOf(visit, form, "blocks-thing"), form.Marking("marking")),
        "/decisions");

    private static VerbForm Put(Visit visit, Decision one) => About(
        visit, one,
        [
            new ChoicesField("deciders", Addressees.OptionsOf(visit), [.. one.Deciders.Select(to => $"{to.Function?.Reference ?? to.Organisation.Reference}")], IsOptional: false),
            new ChoiceField("quorum", Codes.Options<Quorum>(visit.Words, "quorum"), Codes.Of(one.Quorum)), Reason,
        ],
        form => new PutDecision(one.Id, DecidersOf(visit, form), form.Code<Quorum>("quorum"), form.Local("reason")));

    private static VerbForm State(Visit visit, Decision one) => About(
        visit, one,
        [
            new ChoiceField("decision-stance", Codes.Options<DecisionStance>(visit.Words, "decision-stance")),
            new LocalField("statement-words", TextCheck.Statement), new ChoiceField("decision-by", OrganisationsOf(visit), $"{visit.Organisation?.Id}"),
            new LocalField("capacity", TextCheck.Name, IsOptional: true), new MomentField("said-at", visit.Now.InZone(visit.Profile.Zone).LocalDateTime),
            new TextField("carried-by", IsOptional: true), .. MarkingFields(visit, Marking.Clear),
        ],
        form => new StateOnDecision(
            one.Id, form.Reference<Organisation>("decision-by"),
            new StatementAccount(
                form.Code<DecisionStance>("decision-stance"), form.Local("statement-words"), form.Moment("said-at"), form.Optional("capacity"),
                Addressees.ThingOf(visit, form, "carried-by")),
            form.Marking("marking")));

    private static IReadOnlyList<Field> QuestionFields(Visit visit, DecisionAccount? stands) =>
    [
        new LocalField("decision-question", TextCheck.Name, stands?.Question), new LocalField("decision-why", TextCheck.Statement, stands?.Why),
        new ChoiceField("subject", Codes.Options<Subject>(visit.Words, "subject"), stands is null ? "" : Codes.Of(stands.Subject)),
    ];

    private static ImmutableArray<Addressee> DecidersOf(Visit visit, FormInput form)
    {
        var chosen = Addressees.AllOf(visit, form, "deciders");
        if (form.RawAll("deciders").Count == 0) form.Problem("deciders", visit.Words["form.required"]);
        return [.. chosen];
    }

    private static VerbForm About(Visit visit, Decision one, IReadOnlyList<Field> fields, Func<FormInput, ICommand> command) =>
        new(visit.Text(one.Account.Question).Text, fields, command, visit.PageOf(one.Id));
}
