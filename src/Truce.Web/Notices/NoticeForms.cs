using Truce.Web.Forms;
using Truce.Web.Watch;
using static Truce.Web.Forms.CommonFields;
using static Truce.Web.Transmissions.TransmissionWords;

namespace Truce.Web.Notices;

/// <summary>The forms of notices and of their receipts.</summary>
public static class NoticeForms
{
    public static void MapNoticeForms(this IEndpointRouteBuilder app)
    {
        app.MapForm("/notices/new", nameof(SendNotice), New);
        app.MapForm<Notice>("/notices/{id}/confirm", nameof(ConfirmNotice), Confirm);
        app.MapForm<Notice>("/notices/{id}/withdraw", nameof(WithdrawNotice), (visit, one) => new(
            visit.Text(one.Account.Title).Text, [Reason], form => new WithdrawNotice(one.Id, form.Local("reason")), visit.PageOf(one.Id)));
        app.MapForm<Notice>("/notices/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Account.Title));
    }

    private static VerbForm New(Visit visit) => new(
        null,
        [
            new LocalField("notice-title", TextCheck.Name), new LocalField("notice-words", TextCheck.Statement),
            new ChoicesField("notice-to", Addressees.OptionsOf(visit), [], IsOptional: false), new MomentField("sent-at", Today(visit)),
            new ChoiceField("sent-by", Codes.Options<SentBy>(visit.Words, "sent-by"), Codes.Of(SentBy.Record)),
            new TextField("about-thing", Initial: Addressees.Asked(visit), IsOptional: true), .. OwnMarkingFields(visit),
        ],
        form =>
        {
            form.Some("notice-to");
            return new SendNotice(
                new NoticeAccount(form.Local("notice-title"), form.Local("notice-words"), form.Moment("sent-at"), form.Code<SentBy>("sent-by")),
                [.. Addressees.AllOf(visit, form, "notice-to")], Addressees.ThingOf(visit, form, "about-thing"), OwnMarking(form));
        },
        "/notices");

    // Whoever sent it can say of each that it was delivered; an addressee speaks for itself.
    private static VerbForm Confirm(Visit visit, Notice one)
    {
        var own = visit.Organisation?.Id;
        var isSender = own == one.By;
        return new VerbForm(
            visit.Text(one.Account.Title).Text,
            [
                new ChoiceField(
                    "notice-receipt", [.. Codes.Options<NoticeReceipt>(visit.Words, "notice-receipt").Where(option => !isSender || option.Value == Codes.Of(NoticeReceipt.Delivered))]),
                .. isSender ? [new ChoiceField("receipt-of", [.. one.To.Select(to => ($"{to.Organisation}", visit.NameOf(to.Organisation)))])] : Array.Empty<Field>(),
                new MomentField("received-at", Today(visit)), AsField(visit),
            ],
            form => new ConfirmNotice(
                one.Id, form.Code<NoticeReceipt>("notice-receipt"), form.Moment("received-at"), isSender ? form.Reference<Organisation>("receipt-of") : null,
                form.OptionalReference<DutyFunction>("receipt-as")),
            visit.PageOf(one.Id));
    }
}
