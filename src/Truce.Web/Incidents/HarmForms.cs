using Truce.Web.Forms;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Incidents;

/// <summary>The forms by which counts of people harmed are stated, one count of one source at a time.</summary>
public static class HarmForms
{
    public static void MapHarmForms(this IEndpointRouteBuilder app)
    {
        app.MapForm<Incident>("/incidents/{id}/harm", nameof(StateHarm), State);
        app.MapForm<Incident>("/incidents/{id}/harm-withdraw", nameof(WithdrawHarm), Withdraw);
    }

    private static VerbForm State(Visit visit, Incident one) => new(
        visit.Text(one.Account.Title).Text,
        [
            new ChoiceField("harm-source", SourcesOf(visit)), .. KeyFields(visit), new NumberField("harm-least", IsOptional: true), new NumberField("harm-most", IsOptional: true),
            new ChoiceField("harm-claim", ClaimsOn(visit, one), IsOptional: true), new LocalField("harm-basis", TextCheck.Statement, IsOptional: true),
        ],
        form => new StateHarm(
            one.Id, form.Reference<Source>("harm-source"),
            new HarmCount(
                form.Code<HarmCategory>("harm-category"), form.Code<AgeBand>("age-band"), form.Code<Sex>("sex"), form.Code<Addition>("addition"),
                Small(form, "harm-least"), Small(form, "harm-most")),
            form.OptionalReference<Claim>("harm-claim"), form.Optional("harm-basis")),
        visit.PageOf(one.Id));

    private static VerbForm Withdraw(Visit visit, Incident one) => new(
        visit.Text(one.Account.Title).Text,
        [new ChoiceField("harm-source", SourcesOf(visit)), .. KeyFields(visit), Reason],
        form => new WithdrawHarm(
            one.Id, form.Reference<Source>("harm-source"), form.Code<HarmCategory>("harm-category"), form.Code<AgeBand>("age-band"), form.Code<Sex>("sex"),
            form.Code<Addition>("addition"), form.Local("reason")),
        visit.PageOf(one.Id));

    private static IEnumerable<Field> KeyFields(Visit visit) =>
    [
        new ChoiceField("harm-category", Codes.Options<HarmCategory>(visit.Words, "harm")),
        new ChoiceField("age-band", Codes.Options<AgeBand>(visit.Words, "age-band"), Codes.Of(AgeBand.All)),
        new ChoiceField("sex", Codes.Options<Sex>(visit.Words, "sex"), Codes.Of(Sex.All)),
        new ChoiceField("addition", Codes.Options<Addition>(visit.Words, "addition"), Codes.Of(Addition.NotStated)),
    ];

    private static IReadOnlyList<(string Value, string Label)> ClaimsOn(Visit visit, Incident one) =>
        [.. IncidentFile.Of(one, visit.View).Claims.Select(claim => (claim.Claim.Id.ToString(), visit.Text(claim.Claim.Statement).Text))];

    private static int? Small(FormInput form, string name) => form.OptionalNumber(name) is { } value ? (int)Math.Clamp(value, int.MinValue, int.MaxValue) : null;
}
