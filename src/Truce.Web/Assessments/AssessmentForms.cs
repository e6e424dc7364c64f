using Truce.Web.Forms;
using Truce.Web.Provisions;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Assessments;

/// <summary>The forms of assessments: one's own, one that was heard, and what each rests on.</summary>
public static class AssessmentForms
{
    public static void MapAssessmentForms(this IEndpointRouteBuilder app)
    {
        app.MapForm<Provision>("/provisions/{id}/assess", nameof(AssessProvision), Assess);
        app.MapForm<Provision>("/provisions/{id}/assessment", nameof(RecordAssessment), Hear);
        app.MapForm<Assessment>("/assessments/{id}/correct", nameof(CorrectAssessment), Correct);
        app.MapForm<Assessment>("/assessments/{id}/withdraw", nameof(WithdrawAssessment), Withdraw);
        app.MapForm<Assessment>("/assessments/{id}/evidence", nameof(StateRelation), Support);
        app.MapForm<Assessment>("/assessments/{id}/marking", nameof(ChangeMarking), (visit, one) => CommonFields.Mark(visit, one.Id, new LocalText(About(visit, one))));
    }

    private static VerbForm Assess(Visit visit, Provision one) => new(
        $"{ProvisionForms.About(visit, one)} · {visit.Words["assessment.in-the-name-of", visit.Organisation is { } ours ? visit.Text(ours.Name).Text : ""]}",
        [.. ViewFields(visit, null), .. MarkingFields(visit, Marking.Clear)],
        form => new AssessProvision(
            one.Id, form.Days("assessed-on"), form.OptionalCode<ProvisionStatus>("provision-status"), form.Optional("assessment-words"),
            form.Optional("assessment-basis"), form.Marking("marking")),
        visit.PageOf(one.Id));

    private static VerbForm Hear(Visit visit, Provision one) => new(
        ProvisionForms.About(visit, one),
        [
            new ChoiceField("assessed-by", OrganisationsOf(visit)), new ChoiceField("heard-in", ReportsOf(visit)), .. ViewFields(visit, null),
            .. MarkingFields(visit, Marking.Clear),
        ],
        form => new RecordAssessment(
            one.Id, form.Reference<Organisation>("assessed-by"), form.Reference<Report>("heard-in"), form.Days("assessed-on"),
            form.OptionalCode<ProvisionStatus>("provision-status"), form.Optional("assessment-words"), form.Optional("assessment-basis"), form.Marking("marking")),
        visit.PageOf(one.Id));

    private static VerbForm Correct(Visit visit, Assessment one) => new(
        About(visit, one),
        [.. ViewFields(visit, one), Reason],
        form => new CorrectAssessment(
            one.Id, form.Days("assessed-on"), form.Local("reason"), form.OptionalCode<ProvisionStatus>("provision-status"),
            form.Optional("assessment-words"), form.Optional("assessment-basis")),
        visit.PageOf(one.Id));

    private static VerbForm Withdraw(Visit visit, Assessment one) => new(
        About(visit, one), [Reason], form => new WithdrawAssessment(one.Id, form.Local("reason")), visit.PageOf(one.Id));

    private static VerbForm Support(Visit visit, Assessment one) => new(
        About(visit, one),
        [new ChoiceField("evidence", [.. ClaimsOf(visit), .. ReportsOf(visit)]), new LocalField("evidence-note", TextCheck.Statement, IsOptional: true)],
        form =>
        {
            if (!Reference.TryParse(form.Raw("evidence"), out var evidence)) form.Problem("evidence", visit.Words["form.required"]);
            return new StateRelation(evidence, RelationRole.Supports, one.Id, form.Optional("evidence-note"));
        },
        visit.PageOf(one.Id));

    private static IReadOnlyList<Field> ViewFields(Visit visit, Assessment? one) =>
    [
        new DaysField("assessed-on", one?.On),
        new ChoiceField("provision-status", Codes.Options<ProvisionStatus>(visit.Words, "provision-status"), one?.Status?.Code() ?? "", IsOptional: true),
        new LocalField("assessment-words", TextCheck.Statement, one?.Words, IsOptional: true),
        new LocalField("assessment-basis", TextCheck.Statement, one?.Basis, IsOptional: true),
    ];

    // The latest ones: what an assessment rests on came in shortly before it.
    private static IEnumerable<(string, string)> ClaimsOf(Visit visit) =>
        visit.View.All<Claim>().Where(one => one.End is null).Reverse().Take(200).Select(one => (one.Id.ToString(), visit.Text(one.Statement).Text));

    private static string About(Visit visit, Assessment one) => string.Join(" · ", ((string?[])[
        visit.View.Find(one.Provision) is { } provision ? ProvisionForms.About(visit, provision) : null,
        visit.View.Find(one.By) is { } by ? visit.Text(by.Name).Text : null,
        visit.Words.Days(one.On)]).OfType<string>());
}
