using Truce.Web.Forms;
using Truce.Web.Watch;
using static Truce.Web.Forms.CommonFields;
using static Truce.Web.Transmissions.TransmissionWords;

namespace Truce.Web.Transmissions;

/// <summary>The forms of what is put to the parties.</summary>
public static class TransmissionForms
{
    public static void MapTransmissionForms(this IEndpointRouteBuilder app)
    {
        app.MapForm<Incident>("/incidents/{id}/transmit", nameof(TransmitAllegation), Transmit);
        app.MapForm<Transmission>("/transmissions/{id}/confirm", nameof(ConfirmAllegation), (visit, one) => About(
            visit, one, [new MomentField("received-at", Today(visit)), new LocalField("receipt-remark", TextCheck.Statement, IsOptional: true), AsField(visit)],
            form => new ConfirmAllegation(one.Id, form.Moment("received-at"), form.Optional("receipt-remark"), form.OptionalReference<DutyFunction>("receipt-as"))));
        app.MapForm<Transmission>("/transmissions/{id}/move", nameof(MoveReplyPeriod), (visit, one) => About(
            visit, one, [new MomentField("reply-period", one.ReplyUntil?.InZone(visit.Profile.Zone).LocalDateTime), Reason],
            form => new MoveReplyPeriod(one.Id, form.Moment("reply-period"), form.Local("reason"))));
        app.MapForm<Transmission>("/transmissions/{id}/withdraw", nameof(WithdrawTransmission), (visit, one) => About(
            visit, one, [Reason], form => new WithdrawTransmission(one.Id, form.Local("reason"))));
        app.MapForm<Transmission>("/transmissions/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Account.Words));
    }

    private static VerbForm Transmit(Visit visit, Incident one) => new(
        visit.Text(one.Account.Title).Text,
        [
            new ChoiceField("put-to", Addressees.OptionsOf(visit)), new LocalField("put-words", TextCheck.Statement), new MomentField("sent-at", Today(visit)),
            new ChoiceField("sent-by", Codes.Options<SentBy>(visit.Words, "sent-by"), Codes.Of(SentBy.Record)), new MomentField("reply-period", null, IsOptional: true),
            .. OwnMarkingFields(visit),
        ],
        form => new TransmitAllegation(
            one.Id, Addressees.Of(visit, form, "put-to"),
            new TransmissionAccount(form.Local("put-words"), form.Moment("sent-at"), form.Code<SentBy>("sent-by"), form.OptionalMoment("reply-period")), OwnMarking(form)),
        visit.PageOf(one.Id));

    private static VerbForm About(Visit visit, Transmission one, IReadOnlyList<Field> fields, Func<FormInput, ICommand> command) =>
        new(visit.Text(one.Account.Words).Text, fields, command, visit.PageOf(one.Id));
}
