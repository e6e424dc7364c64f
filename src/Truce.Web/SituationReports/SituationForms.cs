using Truce.Web.Forms;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.SituationReports;

/// <summary>The forms of situation reports: drafted, rewritten, read by others, let out by a second organisation, published, corrected, taken back.</summary>
public static class SituationForms
{
    public static void MapSituationForms(this IEndpointRouteBuilder app)
    {
        app.MapForm("/situation/new", nameof(DraftSituationReport), New);
        app.MapForm<SituationDraft>("/situation/drafts/{id}/rewrite", nameof(RewriteSituationReport), Rewrite);
        app.MapForm<SituationDraft>("/situation/drafts/{id}/send", nameof(SendForReview), (visit, one) => Sure(visit, one, new SendForReview(one.Id)));
        app.MapForm<SituationDraft>("/situation/drafts/{id}/review", nameof(ReviewSituationReport), (visit, one) =>
            Plain(visit, one, [new LocalField("remarks", TextCheck.Statement)], form => new ReviewSituationReport(one.Id, form.Local("remarks"))));
        app.MapForm<SituationDraft>("/situation/drafts/{id}/answer", nameof(AnswerToPublication), Answer);
        app.MapForm<SituationDraft>("/situation/drafts/{id}/approve", nameof(ApproveSituationReport), (visit, one) => Sure(visit, one, new ApproveSituationReport(one.Id)));
        app.MapForm<SituationDraft>("/situation/drafts/{id}/publish", nameof(PublishSituationReport), (visit, one) => Sure(visit, one, new PublishSituationReport(one.Id)));
        app.MapForm<SituationDraft>("/situation/drafts/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Terms.Title));
        app.MapForm<SituationReport>("/situation/{id}/correct", nameof(DraftCorrection), Correct);
        app.MapForm<SituationReport>("/situation/{id}/withdraw", nameof(WithdrawSituationReport), (visit, one) => new VerbForm(
            SituationLinks.NameOf(visit, one.Terms), [new LocalField("reason", TextCheck.Statement)],
            form => new WithdrawSituationReport(one.Id, form.Local("reason")), visit.PageOf(one.Id)));
        app.MapForm<SituationReport>("/situation/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Terms.Title));
    }

    private static VerbForm New(Visit visit)
    {
        var last = visit.View.Newest<SituationReport>().FirstOrDefault();
        var now = visit.Now.InZone(visit.Profile.Zone).LocalDateTime;
        return new VerbForm(
            null,
            [
                new NumberField("report-number", Initial: last is null ? 1 : last.Terms.Number + 1L), new LocalField("report-title", TextCheck.Name, last?.Terms.Title),
                new MomentField("period-from", last is null ? now.PlusDays(-1) : last.Terms.CutOff.InZone(visit.Profile.Zone).LocalDateTime), new MomentField("cut-off", now),
                new TextField("report-zone", Initial: last?.Terms.Zone ?? visit.Profile.Zone.Id),
                new ChoiceField("audience", Audiences(visit), CanonicalValues.Label(TlpLabel.Clear)), new ChoiceField("area", PlacesOf(visit), IsOptional: true),
                .. TextFields(null), new ChoicesField("named", OrganisationsOf(visit), []), new ChoicesField("without", OrganisationsOf(visit), []),
                .. MarkingFields(visit, Marking.Green),
            ],
            form => new DraftSituationReport(
                new SituationTerms(
                    form.Number("report-number"), form.Local("report-title"), form.Moment("period-from"), form.Moment("cut-off"), form.Text("report-zone"), Audience(visit, form),
                    form.OptionalReference<Place>("area")),
                TextsOf(form), [.. form.References<Organisation>("named")], [.. form.References<Organisation>("without")], form.Marking("marking")),
            "/situation");
    }

    private static VerbForm Rewrite(Visit visit, SituationDraft one) =>
        Plain(visit, one, [.. TextFields(one.Texts), Reason], form => new RewriteSituationReport(one.Id, TextsOf(form), form.Local("reason")));

    private static VerbForm Answer(Visit visit, SituationDraft one) => Plain(
        visit, one, [new ChoiceField("partner-answer", [("agrees", visit.Words["partner-answer.agrees"]), ("declines", visit.Words["partner-answer.declines"])])],
        form => new AnswerToPublication(one.Id, form.Text("partner-answer") == "agrees"));

    private static VerbForm Correct(Visit visit, SituationReport one) => new(
        SituationLinks.NameOf(visit, one.Terms),
        [
            new LocalField("correction-what", TextCheck.Statement), new LocalField("correction-why", TextCheck.Statement),
            new MomentField("record-at", visit.Now.InZone(visit.Profile.Zone).LocalDateTime),
            new ChoicesField("sections", [.. one.Composition.Queries.Select(query => (query.Section.Code(), visit.Words[$"section.{query.Section.Code()}"]))], []), new ChoicesField("named", OrganisationsOf(visit), []),
            new ChoicesField("without", OrganisationsOf(visit), []), .. MarkingFields(visit, Marking.Green),
        ],
        form => new DraftCorrection(
            new CorrectionTerms(one.Id, form.Local("correction-what"), form.Local("correction-why")), form.Moment("record-at"),
            [.. form.RawAll("sections").Select(code => Codes.TryRead<ReportSection>(code, out var section) ? section : (ReportSection?)null).OfType<ReportSection>()],
            [.. form.References<Organisation>("named")], [.. form.References<Organisation>("without")], form.Marking("marking")),
        visit.PageOf(one.Id));

    private static VerbForm Plain(Visit visit, SituationDraft one, IReadOnlyList<Field> fields, Func<FormInput, ICommand> command) =>
        new(SituationLinks.NameOf(visit, one.Terms), fields, command, visit.PageOf(one.Id));

    // What has nothing to fill in still takes a deed of its own: nobody lets a report out by a slip.
    private static VerbForm Sure(Visit visit, SituationDraft one, ICommand command) => Plain(
        visit, one, [new ChoiceField("sure", [("read", visit.Words["sure.read"])])],
        form =>
        {
            form.Text("sure");
            return command;
        });

    private static IReadOnlyList<Field> TextFields(SituationTexts? stands) =>
    [
        new LocalField("summary", TextCheck.Statement, stands?.Summary, IsOptional: true),
        new LocalField("coverage", TextCheck.Statement, stands?.Coverage, IsOptional: true),
        new LocalField("earlier-corrections", TextCheck.Statement, stands?.Corrections, IsOptional: true),
    ];

    private static SituationTexts TextsOf(FormInput form) => new(form.Optional("summary"), form.Optional("coverage"), form.Optional("earlier-corrections"));

    private static IReadOnlyList<(string, string)> Audiences(Visit visit) => [.. Labels(visit).Take(2)];

    private static TlpLabel Audience(Visit visit, FormInput form)
    {
        if (CanonicalValues.TryLabel(form.Raw("audience"), out var label)) return label;
        form.Problem("audience", visit.Words["form.required"]);
        return TlpLabel.Clear;
    }

    private static IReadOnlyList<(string Value, string Label)> PlacesOf(Visit visit) => Ordered(
        visit, visit.View.All<Place>().Where(place => place.PlaceKind is PlaceKind.Territory or PlaceKind.Governorate)
            .Select(place => (place.Id.ToString(), visit.Text(place.Name).Text)));
}
