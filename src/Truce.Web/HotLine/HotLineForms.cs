using Truce.Web.Forms;
using Truce.Web.Watch;
using static Truce.Web.Forms.CommonFields;
using static Truce.Web.Transmissions.TransmissionWords;

namespace Truce.Web.HotLine;

/// <summary>The forms of the hot line's tickets.</summary>
public static class HotLineForms
{
    public static void MapHotLineForms(this IEndpointRouteBuilder app)
    {
        app.MapForm("/hot-line/new", nameof(EnterCall), New);
        app.MapForm<HotLineCall>("/hot-line/{id}/answer", nameof(AnswerCall), (visit, one) => About(
            visit, one, [new MomentField("answered-at", Today(visit)), new LocalField("call-answer", TextCheck.Statement, IsOptional: true)],
            form => new AnswerCall(one.Id, form.Moment("answered-at"), form.Optional("call-answer"))));
        app.MapForm<HotLineCall>("/hot-line/{id}/close", nameof(CloseCall), (visit, one) => About(
            visit, one, [new LocalField("call-done", TextCheck.Statement)], form => new CloseCall(one.Id, form.Local("call-done"))));
        app.MapForm<HotLineCall>("/hot-line/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Account.Asked));
    }

    private static VerbForm New(Visit visit) => new(
        null,
        [
            new ChoiceField("call-from", OrganisationsOf(visit), $"{visit.Organisation?.Id}"), new ChoiceField("call-to", Addressees.OptionsOf(visit)),
            new LocalField("call-asked", TextCheck.Statement), new MomentField("called-at", Today(visit)), new MomentField("answered-at", null, IsOptional: true),
            new TextField("about-thing", Initial: Addressees.Asked(visit), IsOptional: true), .. MarkingFields(visit, Marking.Green),
        ],
        form => new EnterCall(
            new CallAccount(form.Local("call-asked"), form.Moment("called-at"), form.OptionalMoment("answered-at")), Addressees.Of(visit, form, "call-to"),
            form.Reference<Organisation>("call-from"), Addressees.ThingOf(visit, form, "about-thing"), form.Marking("marking")),
        "/hot-line");

    private static VerbForm About(Visit visit, HotLineCall one, IReadOnlyList<Field> fields, Func<FormInput, ICommand> command) =>
        new(visit.Text(one.Account.Asked).Text, fields, command, visit.PageOf(one.Id));
}
