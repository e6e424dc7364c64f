using System.Globalization;
using NodaTime.Text;
using Truce.Formats.Pictures;
using Truce.Web.Forms;
using Truce.Web.Incidents;
using Truce.Web.Pages;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Evidence;

/// <summary>The forms of evidence: describing a file that was sent, correcting what is stated of it, custody from hand to hand.</summary>
public static class EvidenceForms
{
    public static void MapEvidenceForms(this IEndpointRouteBuilder app)
    {
        app.MapForm("/evidence/uploads/{upload}", nameof(TakeEvidence), UploadOf, EvidenceRefusals.UploadGone(), Describe);
        app.MapForm<EvidenceItem>("/evidence/{id}/correct", nameof(CorrectEvidence), Correct);
        app.MapForm("/evidence/{id}/release/{upload}", nameof(ReleaseCopy), CopyOf, EvidenceRefusals.UploadGone(), Release);
        app.MapForm<EvidenceItem>("/evidence/{id}/hand-over", nameof(HandOverCustody), HandOver);
        app.MapForm<EvidenceItem>("/evidence/{id}/accept", nameof(AcceptCustody), Accept);
        app.MapForm<EvidenceItem>("/evidence/{id}/decline", nameof(DeclineCustody), Decline);
        app.MapForm<EvidenceItem>("/evidence/{id}/withdraw", nameof(WithdrawEvidence), Withdraw);
        app.MapForm<EvidenceItem>("/evidence/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Account.Title));
    }

    private sealed record Copy(EvidenceItem Item, FilePrint File, string Name);

    private static EvidenceUpload? UploadOf(Visit visit) =>
        visit.Member is { } member ? visit.Context.RequestServices.GetRequiredService<EvidenceUploads>().Find($"{visit.Context.GetRouteValue("upload")}", member.Id) : null;

    // Of a picture the cleaned copy goes out, never the one that was sent.
    private static Copy? CopyOf(Visit visit)
    {
        if (!Id<EvidenceItem>.TryParse($"{visit.Context.GetRouteValue("id")}", out var id) || visit.View.Find(id) is not { } item || UploadOf(visit) is not { } upload) return null;
        var file = upload.Released ?? (PictureCleaner.Cleans(upload.Original.MediaType) ? null : upload.Original);
        return file is null ? null : new Copy(item, file, upload.File.Name ?? $"{item.Id}");
    }

    private static VerbForm Describe(Visit visit, EvidenceUpload upload)
    {
        var camera = upload.File.Camera;
        return new VerbForm(
            visit.About(upload),
            [
                .. AccountFields(visit, null, upload), new MomentField("told-at", visit.Now.InZone(visit.Profile.Zone).LocalDateTime),
                new ChoiceField("came-with", ReportsOf(visit), visit.Context.Request.Query["with"].ToString(), IsOptional: true), .. MarkingFields(visit, Marking.Green),
                new ChoiceField("original-marking", Labels(visit), CanonicalValues.Label(TlpLabel.AmberStrict)), new ChoicesField("original-marking.organisations", OrganisationsOf(visit), []),
            ],
            form => new TakeEvidence(
                AccountOf(form, null), upload.Original, upload.File with { Camera = camera }, form.Moment("told-at"), upload.Released, upload.Fault,
                form.OptionalReference<Report>("came-with")?.Reference, form.Marking("marking"), form.Marking("original-marking")),
            "/evidence");
    }

    private static VerbForm Correct(Visit visit, EvidenceItem one) => new(
        visit.Text(one.Account.Title).Text, [.. AccountFields(visit, one.Account, null), Reason],
        form => new CorrectEvidence(one.Id, AccountOf(form, one.Account), form.Local("reason")), visit.PageOf(one.Id));

    private static VerbForm Release(Visit visit, Copy copy) => new(
        $"{visit.Text(copy.Item.Account.Title).Text} · {copy.Name}", [new LocalField("release-how", TextCheck.Statement)],
        form => new ReleaseCopy(copy.Item.Id, copy.File, form.Local("release-how")), visit.PageOf(copy.Item.Id));

    private static VerbForm HandOver(Visit visit, EvidenceItem one) => new(
        visit.Text(one.Account.Title).Text, [new ChoiceField("hand-to", OrganisationsOf(visit)), new LocalField("hand-how", TextCheck.Statement)],
        form => new HandOverCustody(one.Id, form.Reference<Organisation>("hand-to"), form.Local("hand-how")), visit.PageOf(one.Id));

    private static VerbForm Accept(Visit visit, EvidenceItem one) => new(
        visit.Text(one.Account.Title).Text, [new LocalField("hand-state", TextCheck.Statement)],
        form => new AcceptCustody(one.Id, form.Local("hand-state")), visit.PageOf(one.Id));

    private static VerbForm Decline(Visit visit, EvidenceItem one) => new(
        visit.Text(one.Account.Title).Text, [Reason], form => new DeclineCustody(one.Id, form.Local("reason")), visit.PageOf(one.Id));

    private static VerbForm Withdraw(Visit visit, EvidenceItem one) => new(
        visit.Text(one.Account.Title).Text, [Reason], form => new WithdrawEvidence(one.Id, form.Local("reason")), visit.PageOf(one.Id));

    // What was stated of time and place stays where the fields are left empty.
    private static IReadOnlyList<Field> AccountFields(Visit visit, EvidenceAccount? stands, EvidenceUpload? upload)
    {
        var words = visit.Words;
        var kind = stands?.Kind ?? (upload is null ? null : KindOf(upload.Original.MediaType));
        return
        [
            new ChoiceField("evidence-kind", Codes.Options<EvidenceKind>(words, "evidence-kind"), kind is { } known ? Codes.Of(known) : ""),
            new LocalField("evidence-title", TextCheck.Name, stands?.Title), new OccurrenceField("captured", IsOptional: true), new WhereField("captured-where", IncidentForms.PlacesOf(visit), IsOptional: true),
            new ChoiceField("evidence-licence", Codes.Options<EvidenceLicence>(words, "evidence-licence"), stands is null ? "" : Codes.Of(stands.Licence)),
            new LocalField("evidence-credit", TextCheck.Name, stands?.Credit, IsOptional: true),
            new ChoiceField("evidence-consent", Codes.Options<EvidenceConsent>(words, "evidence-consent"), stands is null ? "" : Codes.Of(stands.Consent)),
            new ChoiceField("evidence-graphic", [("no", words["evidence.graphic-no"]), ("yes", words["evidence.graphic-yes"])], stands is null ? "" : stands.IsGraphic ? "yes" : "no"),
            new LocalField("evidence-remark", TextCheck.Statement, stands?.Note, IsOptional: true),
        ];
    }

    private static EvidenceAccount AccountOf(FormInput form, EvidenceAccount? stands) => new(
        form.Code<EvidenceKind>("evidence-kind"), form.Local("evidence-title"), form.Code<EvidenceLicence>("evidence-licence"), form.Code<EvidenceConsent>("evidence-consent"),
        form.Raw("captured.from").Length == 0 ? stands?.Captured : form.Occurrence("captured"), form.Where("captured-where") ?? stands?.Where,
        form.Text("evidence-graphic") == "yes", form.Optional("evidence-credit"), form.Optional("evidence-remark"));

    private static EvidenceKind? KindOf(string mediaType) => mediaType.Split('/')[0] switch
    {
        "image" => EvidenceKind.Photograph,
        "video" => EvidenceKind.Video,
        "audio" => EvidenceKind.Sound,
        _ => mediaType == "application/pdf" ? EvidenceKind.Document : null,
    };
}
