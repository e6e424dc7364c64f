using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Truce.Store.Blobs;
using Truce.Web.Forms;
using Truce.Web.Hosting;
using Truce.Web.Pages;

namespace Truce.Web.Evidence;

/// <summary>
/// Files in and out. In: a file is sent, without script, and described on the next page. Out: only through the view, and only inertly, so that a
/// browser draws pictures and keeps everything else as a file, whatever it is or says it is.
/// </summary>
public static class EvidenceEndpoints
{
    private static readonly RequestSizeLimitAttribute SizeLimit = new(Limits.MostFileRequestBytes);

    public static void MapEvidence(this IEndpointRouteBuilder app)
    {
        app.MapGet("/evidence/new", (Visit visit) => Doing.Closed(visit, nameof(TakeEvidence)) is { } no ? Refusals.Show(no) : Ask(null));
        app.MapPost("/evidence/new", (Visit visit, IAntiforgery antiforgery, EvidenceIntake intake, EvidenceUploads uploads) => SendAsync(visit, antiforgery, intake, uploads, null)).WithMetadata(SizeLimit);
        app.MapGet("/evidence/{id}/release", (string id, Visit visit) => Find(visit, id) is not { } item ? Absent(id) : Doing.Closed(visit, nameof(ReleaseCopy)) is { } no ? Refusals.Show(no) : Ask(null, item));
        app.MapPost("/evidence/{id}/release", (string id, Visit visit, IAntiforgery antiforgery, EvidenceIntake intake, EvidenceUploads uploads) =>
            Find(visit, id) is { } item ? SendAsync(visit, antiforgery, intake, uploads, item) : Task.FromResult(Absent(id))).WithMetadata(SizeLimit);
        app.MapGet("/evidence/{id}/file", (string id, Visit visit, BlobStore blobs) => Find(visit, id) is { Shown: { } shown } item ? Hand(visit, blobs, shown.Print, item) : Absent(id));
        app.MapGet("/evidence/{id}/original", (string id, Visit visit, BlobStore blobs) =>
            Find(visit, id) is { } item && OriginalOf(visit, item) is not null ? Hand(visit, blobs, item.Original, item) : Absent(id));
    }

    /// <summary>What goes with the original; null where the viewer may not have it.</summary>
    public static OriginalFile? OriginalOf(Visit visit, EvidenceItem item) => visit.View.GuardedOf<OriginalFile>(item.Id, EvidenceItem.OriginalPart);

    private static async Task<IResult> SendAsync(Visit visit, IAntiforgery antiforgery, EvidenceIntake intake, EvidenceUploads uploads, EvidenceItem? item)
    {
        var isOurs = await antiforgery.IsRequestValidAsync(visit.Context);
        if (!isOurs && !visit.Context.Request.HasFormContentType) return Refusals.Show(WebRefusals.FormTooOld());
        var form = await visit.Context.Request.ReadFormAsync();
        if (Doing.Closed(visit, item is null ? nameof(TakeEvidence) : nameof(ReleaseCopy)) is { } closed) return Refusals.Show(isOurs ? closed : WebRefusals.FormTooOld());
        if (!isOurs) return Ask(WebRefusals.FormTooOld(), item);
        if (form.Files.GetFile("evidence-file") is not { Length: > 0 } file) return Ask(EvidenceRefusals.FileMissing(), item);
        await using var content = file.OpenReadStream();
        if (await intake.TakeAsync(content, file.FileName, visit.Member!.Id) is not { } upload) return Ask(EvidenceRefusals.FileTooLarge($"{EvidenceIntake.MostBytes / 1_000_000}"), item);
        visit.Context.Response.StatusCode = StatusCodes.Status303SeeOther;
        visit.Context.Response.Headers.Location = item is null ? $"/evidence/uploads/{uploads.Hold(upload)}" : $"/evidence/{item.Id}/release/{uploads.Hold(upload)}";
        return Results.Empty;
    }

    private static EvidenceItem? Find(Visit visit, string id) => Id<EvidenceItem>.TryParse(id, out var parsed) ? visit.View.Find(parsed) : null;

    private static IResult Absent(string id) => Refusals.Show(AccessRefusals.NotFound(id));

    private static IResult Hand(Visit visit, BlobStore blobs, FilePrint file, EvidenceItem item)
    {
        // Bytes that were erased leave their digest behind.
        if (blobs.Open(file.Sha256) is not { } content) return Absent($"{item.Id}");
        var headers = visit.Context.Response.Headers;
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.ETag = $"\"{file.Sha256}\"";
        var isDrawn = MediaTypes.IsPicture(file.MediaType);
        return Results.Stream(
            content, isDrawn ? file.MediaType : MediaTypes.Bytes, isDrawn ? null : $"{item.Id}.{MediaTypes.Ending(file.MediaType)}", enableRangeProcessing: true);
    }

    private static RazorComponentResult Ask(Refusal? refusal, EvidenceItem? item = null) => new(typeof(EvidenceUploadPage), new Dictionary<string, object?>
    {
        [nameof(EvidenceUploadPage.Refusal)] = refusal,
        [nameof(EvidenceUploadPage.Item)] = item,
    })
    {
        StatusCode = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
    };
}
