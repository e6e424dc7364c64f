using Truce.Web.Forms;
using Truce.Web.Incidents;
using Truce.Web.Lines;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Alerts;

/// <summary>The forms of alerts. A form has one area; a file or a program can send more.</summary>
public static class AlertForms
{
    private static readonly Duration Usual = Duration.FromHours(24);

    public static void MapAlertForms(this IEndpointRouteBuilder app)
    {
        app.MapForm("/alerts/new", nameof(IssueAlert), New);
        app.MapForm<Alert>("/alerts/{id}/update", nameof(UpdateAlert), Update);
        app.MapForm<Alert>("/alerts/{id}/cancel", nameof(CancelAlert), Cancel);
        app.MapForm<Alert>("/alerts/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Account.Headline));
    }

    private static VerbForm New(Visit visit) => new(
        null, [.. AccountFields(visit, null), .. MarkingFields(visit, Marking.Clear)],
        form => new IssueAlert(AccountOf(visit, form, null), form.Marking("marking")), "/alerts");

    private static VerbForm Update(Visit visit, Alert one) => new(
        visit.Text(one.Account.Headline).Text, [.. AccountFields(visit, one.Account), Reason],
        form => new UpdateAlert(one.Id, AccountOf(visit, form, one.Account), form.Local("reason")), visit.PageOf(one.Id));

    private static VerbForm Cancel(Visit visit, Alert one) => new(
        visit.Text(one.Account.Headline).Text, [Reason], form => new CancelAlert(one.Id, form.Local("reason")), visit.PageOf(one.Id));

    private static IReadOnlyList<Field> AccountFields(Visit visit, AlertAccount? now)
    {
        var (words, area) = (visit.Words, now?.Areas[0]);
        LocalDateTime Local(Instant moment) => moment.InZone(visit.Profile.Zone).LocalDateTime;
        return
        [
            new ChoiceField("alert-hazard", Codes.Options<AlertHazard>(words, "alert-hazard"), now?.Hazard.Code() ?? ""),
            new ChoiceField("alert-category", Codes.Options<AlertCategory>(words, "alert-category"), now?.Category.Code() ?? ""),
            new ChoiceField("alert-urgency", Codes.Options<AlertUrgency>(words, "alert-urgency"), now?.Urgency.Code() ?? ""),
            new ChoiceField("alert-severity", Codes.Options<AlertSeverity>(words, "alert-severity"), now?.Severity.Code() ?? ""),
            new ChoiceField("alert-certainty", Codes.Options<AlertCertainty>(words, "alert-certainty"), now?.Certainty.Code() ?? ""),
            new LocalField("headline", TextCheck.Name, now?.Headline), new LocalField("alert-description", TextCheck.Statement, now?.Description),
            new LocalField("instruction", TextCheck.Statement, now?.Instruction, IsOptional: true),
            new ChoicesField("alert-responses", Codes.Options<AlertResponse>(words, "alert-response"), [.. (now?.Responses ?? []).Select(one => one.Code())]),
            new LocalField("area-words", TextCheck.Name, area?.Words), new ChoiceField("area-place", IncidentForms.PlacesOf(visit), $"{area?.Place}", IsOptional: true),
            new PositionField("area-centre", area?.Centre, IsOptional: true), new NumberField("area-radius", IsOptional: true, area?.RadiusMetres),
            new TextField("geometry", IsLong: true, IsOptional: true),
            new MomentField("effective", Local(now?.Effective ?? visit.Now)), new MomentField("onset", now?.Onset is { } onset ? Local(onset) : null, IsOptional: true),
            new MomentField("expires", Local(now?.Expires ?? visit.Now + Usual)),
            new ChoiceField("alert-status", Codes.Options<AlertStatus>(words, "alert-status"), (now?.Status ?? AlertStatus.Actual).Code()),
        ];
    }

    // Ground that is not sent anew stays as it was, and so do areas beyond the first.
    private static AlertAccount AccountOf(Visit visit, FormInput form, AlertAccount? now)
    {
        var sent = LineForms.Ground(visit, form, "geometry");
        if (sent is { Area: null }) form.Problem("geometry", visit.Words["form.not-geometry", visit.Words["form.one-shape"]]);
        var area = new AlertArea(
            form.Local("area-words"), form.OptionalReference<Place>("area-place"), form.OptionalPosition("area-centre"),
            (int?)Math.Min(form.OptionalNumber("area-radius") ?? 0, int.MaxValue) is { } radius and > 0 ? radius : null, sent is null ? now?.Areas[0].Ground : sent.Area);
        List<AlertResponse> responses = [];
        foreach (var code in form.RawAll("alert-responses"))
            if (Codes.TryRead<AlertResponse>(code, out var response)) responses.Add(response);
        return new AlertAccount(
            form.Code<AlertHazard>("alert-hazard"), form.Code<AlertCategory>("alert-category"), form.Code<AlertUrgency>("alert-urgency"),
            form.Code<AlertSeverity>("alert-severity"), form.Code<AlertCertainty>("alert-certainty"), form.Local("headline"), form.Local("alert-description"),
            form.Moment("effective"), form.Moment("expires"), [area, .. now?.Areas.Skip(1) ?? []], form.Optional("instruction"), responses.Count == 0 ? null : [.. responses],
            form.OptionalMoment("onset"), form.Code<AlertStatus>("alert-status"));
    }
}
