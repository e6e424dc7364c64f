using System.Globalization;
using Truce.Web.Agreements;
using Truce.Web.Forms;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Provisions;

/// <summary>The forms of provisions; what each asks for stands below.</summary>
public static class ProvisionForms
{
    public static void MapProvisionForms(this IEndpointRouteBuilder app)
    {
        app.MapForm<Agreement>("/agreements/{id}/provisions/new", nameof(SetProvision), New);
        app.MapForm<Provision>("/provisions/{id}/correct", nameof(CorrectProvision), Correct);
        app.MapForm<Provision>("/provisions/{id}/waits", nameof(PutDependency), Wait);
        app.MapForm<Provision>("/provisions/{id}/waits-end", nameof(RemoveDependency), EndWait);
        app.MapForm<Provision>("/provisions/{id}/measure", nameof(StateRelation), Measure);
        app.MapForm<Provision>("/provisions/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Terms.Text));
    }

    /// <summary>What a form says that it is about: number and text.</summary>
    public static string About(Visit visit, Provision one) => $"{one.Terms.Number} · {visit.Text(one.Terms.Text).Text}";

    /// <summary>The provisions of an agreement, by number.</summary>
    public static IReadOnlyList<(string Value, string Label)> ProvisionsOf(Visit visit, Id<Agreement> agreement) =>
    [
        .. visit.View.Under<Provision>(agreement).Where(one => one.Agreement == agreement).OrderBy(one => one.Terms.Number, NaturalOrder.Instance)
            .Select(one => (one.Id.ToString(), About(visit, one))),
    ];

    private static VerbForm New(Visit visit, Agreement agreement) => new(
        visit.Text(agreement.Terms.Name).Text,
        [.. TermFields(visit, agreement, null), .. MarkingFields(visit, Marking.Clear)],
        form => new SetProvision(agreement.Id, TermsOf(form), [], form.Marking("marking")),
        visit.PageOf(agreement.Id));

    private static VerbForm Correct(Visit visit, Provision one) => new(
        About(visit, one),
        [.. visit.View.Find(one.Agreement) is { } agreement ? TermFields(visit, agreement, one.Terms) : [], Reason],
        form => new CorrectProvision(one.Id, TermsOf(form), form.Local("reason")),
        visit.PageOf(one.Id));

    private static VerbForm Wait(Visit visit, Provision one) => new(
        About(visit, one),
        [
            new ChoiceField("waits-for", [.. ProvisionsOf(visit, one.Agreement).Where(option => option.Value != one.Id.ToString())]),
            new NumberField("within-hours", IsOptional: true), new ChoiceField("tied-by", OrganisationsOf(visit), IsOptional: true),
            new LocalField("tie-words", TextCheck.Statement, IsOptional: true),
        ],
        form => new PutDependency(
            one.Id,
            new Dependency(
                form.Reference<Provision>("waits-for"), (int?)form.OptionalNumber("within-hours"), form.OptionalReference<Organisation>("tied-by"),
                form.Optional("tie-words"))),
        visit.PageOf(one.Id));

    private static VerbForm EndWait(Visit visit, Provision one) => new(
        About(visit, one),
        [
            new ChoiceField("waits-for", [.. one.DependsOn.Select(tie => visit.View.Find(tie.On)).OfType<Provision>().Select(other => (other.Id.ToString(), About(visit, other)))]),
            Reason,
        ],
        form => new RemoveDependency(one.Id, form.Reference<Provision>("waits-for"), form.Local("reason")),
        visit.PageOf(one.Id));

    private static VerbForm Measure(Visit visit, Provision one) => new(
        About(visit, one),
        [new ChoiceField("measured-by", QuestionsOf(visit)), new LocalField("measure-note", TextCheck.Statement, IsOptional: true)],
        form => new StateRelation(form.Reference<Question>("measured-by"), RelationRole.Measures, one.Id, form.Optional("measure-note")),
        visit.PageOf(one.Id));

    private static IReadOnlyList<Field> TermFields(Visit visit, Agreement agreement, ProvisionTerms? terms) =>
    [
        new TextField("provision-number", Initial: terms?.Number ?? ""), new LocalField("provision-text", TextCheck.Statement, terms?.Text),
        new ChoiceField("family", Codes.Options<ProvisionFamily>(visit.Words, "family"), terms?.Family.Code() ?? ""),
        new ChoicesField("owes", OrganisationsOf(visit), [.. (terms?.Owes ?? []).Select(one => one.ToString())]),
        new LocalField("owed-as", TextCheck.Name, terms?.OwedAs, IsOptional: true),
        new ChoiceField("recurrence", Codes.Options<Recurrence>(visit.Words, "recurrence"), terms?.Recurrence.Code() ?? ""),
        Flag(visit, "declared-limit", terms?.DeclaredLimit ?? false),
        new DayField("due-by", IsOptional: true, terms?.Due?.By), Flag(visit, "due-derived", terms?.Due?.Derived ?? false),
        new LocalField("due-words", TextCheck.Statement, terms?.Due?.Words, IsOptional: true),
        new NumberField("threshold-least", IsOptional: true, terms?.Threshold?.Least), new NumberField("threshold-most", IsOptional: true, terms?.Threshold?.Most),
        new TextField("threshold-unit", Initial: terms?.Threshold?.Unit ?? "", IsOptional: true),
        new ChoiceField("threshold-per", Codes.Options<Per>(visit.Words, "per"), terms?.Threshold?.Per.Code() ?? "", IsOptional: true),
        new LocalField("threshold-words", TextCheck.Statement, terms?.Threshold?.Words, IsOptional: true),
        new ChoiceField(
            "phase", [.. agreement.Phases.Select(phase => ($"{phase.Number}", $"{phase.Number} · {visit.Text(phase.Name).Text}"))],
            terms?.Phase?.ToString(CultureInfo.InvariantCulture) ?? "", IsOptional: true),
        new ChoicesField("texts", ReportsOf(visit), [.. (terms?.Texts ?? []).Select(one => one.ToString())]),
    ];

    private static ProvisionTerms TermsOf(FormInput form) => new(
        form.Text("provision-number"), form.Local("provision-text"), form.Code<ProvisionFamily>("family"), [.. form.References<Organisation>("owes")],
        form.Code<Recurrence>("recurrence"), [.. form.References<Report>("texts")], form.Optional("owed-as"), IsTicked(form, "declared-limit"),
        DueOf(form), ThresholdOf(form), (int?)form.OptionalNumber("phase"));

    private static Due? DueOf(FormInput form)
    {
        var (by, words) = (form.OptionalDay("due-by"), form.Optional("due-words"));
        return by is null && words is null ? null : new Due(by, IsTicked(form, "due-derived"), words);
    }

    private static Threshold? ThresholdOf(FormInput form)
    {
        var (least, most, unit) = (form.OptionalNumber("threshold-least"), form.OptionalNumber("threshold-most"), form.OptionalText("threshold-unit"));
        return least is null && most is null && unit is null
            ? null
            : new Threshold(least, most, unit ?? "", form.Code<Per>("threshold-per"), form.Optional("threshold-words"));
    }

    private static ChoicesField Flag(Visit visit, string name, bool initial) => new(name, [("yes", visit.Words[$"field.{name}.yes"])], initial ? ["yes"] : []);

    private static bool IsTicked(FormInput form, string name) => form.RawAll(name).Count > 0;
}
