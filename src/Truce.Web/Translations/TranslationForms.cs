using Truce.Web.Forms;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Translations;

/// <summary>The forms about translations: each stands under what it translates.</summary>
public static class TranslationForms
{
    public static void MapTranslationForms(this IEndpointRouteBuilder app)
    {
        app.MapForm<Report>("/reports/{id}/translate", nameof(AddTranslation), (visit, one) => Add(visit, one.Id, one.Title));
        app.MapForm<Claim>("/claims/{id}/translate", nameof(AddTranslation), (visit, one) => Add(visit, one.Id, one.Statement));
        app.MapForm<Question>("/questions/{id}/translate", nameof(AddTranslation), (visit, one) => Add(visit, one.Id, one.Text));
        app.MapForm<Translation>("/translations/{id}/withdraw", nameof(WithdrawTranslation), Withdraw);
    }

    /// <summary>The form for a thing that holds somebody's words.</summary>
    public static VerbForm Add(Visit visit, Reference of, LocalText about) => new(
        visit.Text(about).Text,
        [
            new TextField("translation-language"), new TextField("translation-text", IsLong: true, LanguageOf: "translation-language"),
            new ChoiceField("means", Codes.Options<TranslationMeans>(visit.Words, "means")), .. MarkingFields(visit, Marking.Green),
        ],
        form => new AddTranslation(
            of, form.Text("translation-language"), form.Text("translation-text"), form.Code<TranslationMeans>("means"), form.Marking("marking")),
        visit.PageOf(of));

    private static VerbForm Withdraw(Visit visit, Translation one) => new(
        SafeText.Line(one.Text.Length <= 80 ? one.Text : one.Text[..80]), [Reason],
        form => new WithdrawTranslation(one.Id, form.Local("reason")), visit.PageOf(one.Of));
}
