using Truce.Web.Forms;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Watch;

/// <summary>The forms of requests for information.</summary>
public static class RequestForms
{
    public static void MapRequestForms(this IEndpointRouteBuilder app)
    {
        app.MapForm("/requests/new", nameof(RequestInformation), Ask);
        app.MapForm<InformationRequest>("/requests/{id}/answer", nameof(AnswerRequest), (visit, one) => About(
            visit, one,
            [new LocalField("answer", TextCheck.Statement), new ChoicesField("answer-whole", [("yes", visit.Words["request.whole"])], [])],
            form => new AnswerRequest(one.Id, form.Local("answer"), form.RawAll("answer-whole").Count > 0)));
        app.MapForm<InformationRequest>("/requests/{id}/decline", nameof(DeclineRequest), (visit, one) => About(visit, one, [Reason], form => new DeclineRequest(one.Id, form.Local("reason"))));
        app.MapForm<InformationRequest>("/requests/{id}/move", nameof(MoveRequest), (visit, one) => About(
            visit, one, [new MomentField("needed-by", one.NeededBy.InZone(visit.Profile.Zone).LocalDateTime), Reason],
            form => new MoveRequest(one.Id, form.Moment("needed-by"), form.Local("reason"))));
        app.MapForm<InformationRequest>("/requests/{id}/withdraw", nameof(WithdrawRequest), (visit, one) => About(visit, one, [Reason], form => new WithdrawRequest(one.Id, form.Local("reason"))));
        app.MapForm<InformationRequest>("/requests/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Account.What));
    }

    private static VerbForm Ask(Visit visit) => new(
        null,
        [
            new LocalField("request-what", TextCheck.Statement), new LocalField("request-purpose", TextCheck.Statement),
            new ChoiceField("asked-of", Addressees.OptionsOf(visit)), new MomentField("needed-by", null),
            new TextField("about-thing", Initial: Addressees.Asked(visit), IsOptional: true),
            new MomentField("asked-at", visit.Now.InZone(visit.Profile.Zone).LocalDateTime), .. MarkingFields(visit, Marking.Green),
        ],
        form => new RequestInformation(
            new RequestAccount(form.Local("request-what"), form.Local("request-purpose"), new Asked(form.Moment("asked-at"), form.Moment("needed-by"))),
            Addressees.Of(visit, form, "asked-of"), Addressees.ThingOf(visit, form, "about-thing"), form.Marking("marking")),
        "/watch");

    private static VerbForm About(Visit visit, InformationRequest one, IReadOnlyList<Field> fields, Func<FormInput, ICommand> command) =>
        new(visit.Text(one.Account.What).Text, fields, command, visit.PageOf(one.Id));
}
