using Truce.Web.Forms;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Agreements;

/// <summary>The forms of agreements and their phases; what each asks for stands below.</summary>
public static class AgreementForms
{
    public static void MapAgreementForms(this IEndpointRouteBuilder app)
    {
        app.MapForm("/agreements/new", nameof(RegisterAgreement), New);
        app.MapForm<Agreement>("/agreements/{id}/correct", nameof(CorrectAgreement), Correct);
        app.MapForm<Agreement>("/agreements/{id}/phase", nameof(AddPhase), Add);
        app.MapForm<Agreement>("/agreements/{id}/phase-begin", nameof(BeginPhase), Begin);
        app.MapForm<Agreement>("/agreements/{id}/phase-end", nameof(EndPhase), End);
        app.MapForm<Agreement>("/agreements/{id}/phase-correct", nameof(CorrectPhase), CorrectOne);
        app.MapForm<Agreement>("/agreements/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Terms.Name));
    }

    private static VerbForm New(Visit visit) => new(
        null,
        [.. TermFields(visit, null), .. MarkingFields(visit, Marking.Clear)],
        form => new RegisterAgreement(TermsOf(form), form.Marking("marking")),
        "/agreements");

    private static VerbForm Correct(Visit visit, Agreement one) => new(
        visit.Text(one.Terms.Name).Text,
        [.. TermFields(visit, one.Terms), Reason],
        form => new CorrectAgreement(one.Id, TermsOf(form), form.Local("reason")),
        visit.PageOf(one.Id));

    private static VerbForm Add(Visit visit, Agreement one) => new(
        visit.Text(one.Terms.Name).Text,
        [new NumberField("phase-number", Initial: one.Phases.Select(phase => phase.Number).DefaultIfEmpty().Max() + 1), Name()],
        form => new AddPhase(one.Id, form.Number("phase-number"), form.Local("name")),
        visit.PageOf(one.Id));

    private static VerbForm Begin(Visit visit, Agreement one) => new(
        visit.Text(one.Terms.Name).Text,
        [PhaseField(visit, one, phase => phase.Begun is null), .. EndFields(visit, "begun")],
        form => new BeginPhase(one.Id, form.Number("phase"), EndOf(form, "begun")),
        visit.PageOf(one.Id));

    private static VerbForm End(Visit visit, Agreement one) => new(
        visit.Text(one.Terms.Name).Text,
        [PhaseField(visit, one, phase => phase is { Begun: not null, Ended: null }), .. EndFields(visit, "ended")],
        form => new EndPhase(one.Id, form.Number("phase"), EndOf(form, "ended")),
        visit.PageOf(one.Id));

    private static VerbForm CorrectOne(Visit visit, Agreement one) => new(
        visit.Text(one.Terms.Name).Text,
        [
            PhaseField(visit, one, _ => true), Name(), .. EndFields(visit, "begun", isOptional: true), .. EndFields(visit, "ended", isOptional: true), Reason,
        ],
        form => new CorrectPhase(
            one.Id, new Phase(form.Number("phase"), form.Local("name"), OptionalEndOf(form, "begun"), OptionalEndOf(form, "ended")), form.Local("reason")),
        visit.PageOf(one.Id));

    private static IReadOnlyList<Field> TermFields(Visit visit, AgreementTerms? terms)
    {
        var organisations = OrganisationsOf(visit);
        return
        [
            Name(terms?.Name),
            new ChoicesField("parties", organisations, [.. (terms?.Parties ?? []).Select(one => one.ToString())]),
            new ChoicesField("guarantors", organisations, [.. (terms?.Guarantors ?? []).Select(one => one.ToString())]),
            new DayField("signed", IsOptional: true, terms?.Signed),
            new MomentField("in-force", terms?.InForce?.InZone(visit.Profile.Zone).LocalDateTime, IsOptional: true),
            new ChoicesField("texts", ReportsOf(visit), [.. (terms?.Texts ?? []).Select(one => one.ToString())]),
            new LocalField("agreement-note", TextCheck.Statement, terms?.Note, IsOptional: true),
        ];
    }

    private static AgreementTerms TermsOf(FormInput form) => new(
        form.Local("name"), [.. form.References<Organisation>("parties")], [.. form.References<Organisation>("guarantors")],
        [.. form.References<Report>("texts")], form.OptionalDay("signed"), form.OptionalMoment("in-force"), form.Optional("agreement-note"));

    private static ChoiceField PhaseField(Visit visit, Agreement one, Func<Phase, bool> fits) =>
        new("phase", [.. one.Phases.Where(fits).Select(phase => ($"{phase.Number}", $"{phase.Number} · {visit.Text(phase.Name).Text}"))]);

    private static IReadOnlyList<Field> EndFields(Visit visit, string name, bool isOptional = false) =>
    [
        new DaysField(name, IsOptional: isOptional), new ChoiceField($"{name}-report", ReportsOf(visit), IsOptional: isOptional),
        new LocalField($"{name}-words", TextCheck.Statement, IsOptional: true),
    ];

    private static PhaseEnd EndOf(FormInput form, string name) =>
        new(form.Days(name), form.Reference<Report>($"{name}-report"), form.Optional($"{name}-words"));

    private static PhaseEnd? OptionalEndOf(FormInput form, string name) =>
        form.OptionalDays(name) is null && form.OptionalReference<Report>($"{name}-report") is null ? null : EndOf(form, name);
}
