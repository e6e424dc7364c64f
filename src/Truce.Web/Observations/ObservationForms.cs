using System.Collections.Immutable;
using Truce.Web.Forms;
using Truce.Web.Incidents;
using Truce.Web.Lines;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Observations;

/// <summary>The forms of observations and of hindrances.</summary>
public static class ObservationForms
{
    public static void MapObservationForms(this IEndpointRouteBuilder app)
    {
        app.MapForm("/observations/new", nameof(RecordObservation), New);
        app.MapForm<Observation>("/observations/{id}/correct", nameof(CorrectObservation), Correct);
        app.MapForm<Observation>("/observations/{id}/withdraw", nameof(WithdrawObservation), Withdraw);
        app.MapForm<Observation>("/observations/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Account.Title));
        app.MapForm<Observation>("/observations/{id}/hindrances/new", nameof(RecordHindrance), NewHindrance);
        app.MapForm("/hindrances/new", nameof(RecordHindrance), NewHindrance);
        app.MapForm<Hindrance>("/hindrances/{id}/correct", nameof(CorrectHindrance), Correct);
        app.MapForm<Hindrance>("/hindrances/{id}/withdraw", nameof(WithdrawHindrance), Withdraw);
        app.MapForm<Hindrance>("/hindrances/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Account.Words));
    }

    private static VerbForm New(Visit visit) => new(
        null,
        [
            new ChoiceField("observed-by", OrganisationsOf(visit), $"{visit.Organisation?.Id}"), .. AccountFields(visit, null), Received(visit), Carrier,
            .. MarkingFields(visit, Marking.Green), .. IncidentForms.ExactFields(visit),
        ],
        form => new RecordObservation(
            form.Reference<Organisation>("observed-by"), AccountOf(visit, form, null), form.Moment("told-at"), form.OptionalThing("carried-by"), form.Where("exact"),
            IncidentForms.ExactMarking(form), form.Marking("marking")),
        "/observations");

    // Times, places and shapes that are left empty stay as they are.
    private static VerbForm Correct(Visit visit, Observation one) => new(
        visit.Text(one.Account.Title).Text,
        [.. AccountFields(visit, one.Account), Reason, .. IncidentForms.ExactFields(visit)],
        form => new CorrectObservation(one.Id, AccountOf(visit, form, one.Account), form.Local("reason"), form.Where("exact"), IncidentForms.ExactMarking(form)),
        visit.PageOf(one.Id));

    private static VerbForm Withdraw(Visit visit, Observation one) => new(
        visit.Text(one.Account.Title).Text, [Reason], form => new WithdrawObservation(one.Id, form.Local("reason")), visit.PageOf(one.Id));

    private static VerbForm NewHindrance(Visit visit, Observation one) => new(
        visit.Text(one.Account.Title).Text,
        [.. HindranceFields(visit, null), Received(visit), Carrier, .. MarkingFields(visit, Marking.Green)],
        form => new RecordHindrance(one.By, HindranceOf(form, null), form.Moment("told-at"), one.Id, form.OptionalThing("carried-by"), form.Marking("marking")),
        visit.PageOf(one.Id));

    private static VerbForm NewHindrance(Visit visit) => new(
        null,
        [new ChoiceField("hindered", OrganisationsOf(visit), $"{visit.Organisation?.Id}"), .. HindranceFields(visit, null), Received(visit), Carrier, .. MarkingFields(visit, Marking.Green)],
        form => new RecordHindrance(
            form.Reference<Organisation>("hindered"), HindranceOf(form, null), form.Moment("told-at"), null, form.OptionalThing("carried-by"), form.Marking("marking")),
        "/observations");

    private static VerbForm Correct(Visit visit, Hindrance one) => new(
        visit.Text(one.Account.Words).Text,
        [.. HindranceFields(visit, one.Account), Reason],
        form => new CorrectHindrance(one.Id, HindranceOf(form, one.Account), form.Local("reason")),
        visit.PageOf(one.Id));

    private static VerbForm Withdraw(Visit visit, Hindrance one) => new(
        visit.Text(one.Account.Words).Text, [Reason], form => new WithdrawHindrance(one.Id, form.Local("reason")), visit.PageOf(one.Id));

    private static IReadOnlyList<Field> AccountFields(Visit visit, ObservationAccount? stands)
    {
        var words = visit.Words;
        return
        [
            new LocalField("observation-title", TextCheck.Name, stands?.Title),
            new ChoiceField("observation-kind", Codes.Options<ObservationKind>(words, "observation-kind"), stands is null ? "" : Codes.Of(stands.Kind)),
            new ChoicesField("looked-by", [.. ObservationAccount.Looks.Select(one => (Codes.Of(one), words[$"means.{one.Code()}"]))], [.. stands?.Means.Select(Codes.Of) ?? []], IsOptional: false),
            new LocalField("observer-function", TextCheck.Name, stands?.Function, IsOptional: true),
            new OccurrenceField("observed", stands is not null), new WhereField("observed-where", IncidentForms.PlacesOf(visit), stands is not null),
            new TextField("observed-shape", IsLong: true, IsOptional: true),
            new ChoiceField("observation-result", Codes.Options<ObservationResult>(words, "observation-result"), stands is null ? "" : Codes.Of(stands.Result)),
            new LocalField("seen-words", TextCheck.Statement, stands?.Seen, IsOptional: true),
            new ChoicesField("sight-limits", Codes.Options<SightLimit>(words, "sight-limit"), [.. stands?.Limits.Select(Codes.Of) ?? []]),
            new LocalField("unseen-words", TextCheck.Statement, stands?.Unseen, IsOptional: true),
        ];
    }

    private static ObservationAccount AccountOf(Visit visit, FormInput form, ObservationAccount? stands)
    {
        form.Some("looked-by");
        var shape = LineForms.Ground(visit, form, "observed-shape");
        if (shape is { Area: null } && shape.Traces is not [_]) form.Problem("observed-shape", visit.Words["form.not-geometry", visit.Words["form.one-shape"]]);
        var (area, path) = shape is null ? (stands?.Ground, stands?.Path) : (shape.Area, shape.Traces is [var one] ? one : null);
        return new ObservationAccount(
            form.Local("observation-title"), form.Code<ObservationKind>("observation-kind"), Ticked<Means>(form, "looked-by"),
            form.Where("observed-where") ?? stands?.Where ?? new PlaceStated(),
            stands is not null && form.Raw("observed.from").Length == 0 ? stands.When : form.Occurrence("observed"),
            form.Code<ObservationResult>("observation-result"), form.Optional("seen-words"), Ticked<SightLimit>(form, "sight-limits"), form.Optional("unseen-words"),
            form.Optional("observer-function"), area, path);
    }

    private static IReadOnlyList<Field> HindranceFields(Visit visit, HindranceAccount? stands) =>
    [
        new ChoiceField("hindrance-kind", Codes.Options<HindranceKind>(visit.Words, "hindrance-kind"), stands is null ? "" : Codes.Of(stands.Kind)),
        new LocalField("hindrance-words", TextCheck.Statement, stands?.Words), new OccurrenceField("hindered-at", stands is not null),
        new WhereField("hindered-where", IncidentForms.PlacesOf(visit), stands is not null), new NumberField("delay-minutes", IsOptional: true, stands?.DelayMinutes),
        new LocalField("condition", TextCheck.Statement, stands?.Condition, IsOptional: true),
        new ChoiceField("hindrance-outcome", Codes.Options<HindranceOutcome>(visit.Words, "hindrance-outcome"), stands is null ? "" : Codes.Of(stands.Outcome)),
        new ChoiceField("hindrance-side", OrganisationsOf(visit), $"{stands?.Side}", IsOptional: true),
        new LocalField("side-words", TextCheck.Name, stands?.SideWords, IsOptional: true),
    ];

    private static HindranceAccount HindranceOf(FormInput form, HindranceAccount? stands) => new(
        form.Code<HindranceKind>("hindrance-kind"), stands is not null && form.Raw("hindered-at.from").Length == 0 ? stands.When : form.Occurrence("hindered-at"),
        form.Where("hindered-where") ?? stands?.Where ?? new PlaceStated(), form.Local("hindrance-words"), form.Code<HindranceOutcome>("hindrance-outcome"),
        form.OptionalReference<Organisation>("hindrance-side"), form.Optional("side-words"),
        form.OptionalNumber("delay-minutes") is { } minutes ? (int)Math.Min(minutes, int.MaxValue) : null, form.Optional("condition"));

    private static MomentField Received(Visit visit) => new("told-at", visit.Now.InZone(visit.Profile.Zone).LocalDateTime);

    private static TextField Carrier => new("carried-by", IsOptional: true);

    private static ImmutableArray<T> Ticked<T>(FormInput form, string name)
        where T : struct, Enum =>
        [.. form.RawAll(name).Select(code => Codes.TryRead<T>(code, out var one) ? one : (T?)null).OfType<T>().Distinct().Order()];
}
