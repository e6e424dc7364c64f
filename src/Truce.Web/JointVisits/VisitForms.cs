using Truce.Web.Forms;
using Truce.Web.Incidents;
using Truce.Web.Watch;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.JointVisits;

/// <summary>The forms of joint visits and of what is found on them.</summary>
public static class VisitForms
{
    public static void MapVisitForms(this IEndpointRouteBuilder app)
    {
        app.MapForm<Incident>("/incidents/{id}/visit", nameof(CallJointVisit), Call);
        app.MapForm<JointVisit>("/visits/{id}/answer", nameof(AnswerInvitation), (visit, one) => About(
            visit, one,
            [
                new ChoiceField("invitation-answer", Codes.Options<InvitationAnswer>(visit.Words, "invitation-answer")),
                new LocalField("declined-because", TextCheck.Statement, IsOptional: true),
            ],
            form => new AnswerInvitation(one.Id, form.Code<InvitationAnswer>("invitation-answer"), form.Optional("declined-because"))));
        app.MapForm<JointVisit>("/visits/{id}/team", nameof(NameVisitTeam), (visit, one) => About(
            visit, one,
            [
                new ChoiceField("team-organisation", Ordered(
                    visit, one.Invited.Select(to => to.Organisation).Append(one.By).Where(id => visit.View.Find(id) is not null).Select(id => ($"{id}", visit.NameOf(id))))),
                new LocalField("team-function", TextCheck.Name),
            ],
            form => new NameVisitTeam(one.Id, [.. one.Team, new TeamPlace(form.Reference<Organisation>("team-organisation"), form.Local("team-function"))])));
        app.MapForm<JointVisit>("/visits/{id}/move", nameof(MoveJointVisit), (visit, one) => About(
            visit, one, [.. TimeFields(visit, one.Plan), Reason],
            form => new MoveJointVisit(one.Id, form.Moment("visit-from"), form.Moment("visit-until"), form.Local("reason"))));
        app.MapForm<JointVisit>("/visits/{id}/report", nameof(ReportJointVisit), Report);
        app.MapForm<JointVisit>("/visits/{id}/find", nameof(StateVisitFinding), (visit, one) => About(
            visit, one,
            [
                new ChoiceField("finding-stance", Codes.Options<FindingStance>(visit.Words, "finding-stance")), new LocalField("finding-words", TextCheck.Statement),
                .. MarkingFields(visit, Marking.Clear),
            ],
            form => new StateVisitFinding(one.Id, form.Code<FindingStance>("finding-stance"), form.Local("finding-words"), form.Marking("marking"))));
        app.MapForm<JointVisit>("/visits/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Plan.Purpose));
        app.MapForm<VisitFinding>("/visit-findings/{id}/withdraw", nameof(WithdrawVisitFinding), (visit, one) => new(
            visit.Text(one.Words).Text, [Reason], form => new WithdrawVisitFinding(one.Id, form.Local("reason")), visit.PageOf(one.Visit)));
        app.MapForm<VisitFinding>("/visit-findings/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Words));
    }

    // Where nothing is said of the place, it is that of the incident.
    private static VerbForm Call(Visit visit, Incident one) => new(
        visit.Text(one.Account.Title).Text,
        [
            new LocalField("visit-purpose", TextCheck.Name), new WhereField("visit-where", IncidentForms.PlacesOf(visit), IsOptional: true), .. TimeFields(visit, null),
            new ChoicesField("visit-invited", Addressees.OptionsOf(visit), [], IsOptional: false), .. MarkingFields(visit, Marking.Green),
        ],
        form =>
        {
            form.Some("visit-invited");
            return new CallJointVisit(
                one.Id, new VisitPlan(form.Local("visit-purpose"), form.Where("visit-where") ?? one.Account.Where, form.Moment("visit-from"), form.Moment("visit-until")),
                [.. Addressees.AllOf(visit, form, "visit-invited")], form.Marking("marking"));
        },
        visit.PageOf(one.Id));

    private static VerbForm Report(Visit visit, JointVisit one) => About(
        visit, one,
        [
            new ChoiceField("visit-result", Codes.Options<VisitResult>(visit.Words, "visit-result")), new OccurrenceField("visited"),
            new LocalField("visit-seen", TextCheck.Statement, IsOptional: true), new LocalField("visit-unseen", TextCheck.Statement, IsOptional: true),
            new LocalField("not-held-because", TextCheck.Statement, IsOptional: true),
            new ChoiceField("hindrance-kind", Codes.Options<HindranceKind>(visit.Words, "hindrance-kind"), IsOptional: true),
            new LocalField("visit-hindered", TextCheck.Statement, IsOptional: true), new ChoiceField("hindrance-side", OrganisationsOf(visit), IsOptional: true),
            new NumberField("delay-minutes", IsOptional: true), new LocalField("condition", TextCheck.Statement, IsOptional: true),
        ],
        form => new ReportJointVisit(
            one.Id,
            new VisitReport(
                form.Code<VisitResult>("visit-result"), form.Occurrence("visited"), form.Optional("visit-seen"), form.Optional("visit-unseen"), form.Optional("not-held-because")),
            form.OptionalCode<HindranceKind>("hindrance-kind") is not { } kind ? null : new VisitObstacle(
                kind, form.Local("visit-hindered"), form.OptionalReference<Organisation>("hindrance-side"),
                form.OptionalNumber("delay-minutes") is { } minutes ? (int)Math.Min(minutes, int.MaxValue) : null, form.Optional("condition"))));

    private static IReadOnlyList<Field> TimeFields(Visit visit, VisitPlan? stands) =>
    [
        new MomentField("visit-from", stands?.From.InZone(visit.Profile.Zone).LocalDateTime), new MomentField("visit-until", stands?.Until.InZone(visit.Profile.Zone).LocalDateTime),
    ];

    private static VerbForm About(Visit visit, JointVisit one, IReadOnlyList<Field> fields, Func<FormInput, ICommand> command) =>
        new(visit.Text(one.Plan.Purpose).Text, fields, command, visit.PageOf(one.Id));
}
