using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Text;
using Truce.Formats.Imports;
using Truce.Formats.Tables;
using Truce.Store.Importing;
using Truce.Web.Forms;
using Truce.Web.Pages;
using Truce.Web.Wording;

namespace Truce.Web.Tables;

/// <summary>What the import page shows: what was sent, what is wrong with it, what it would change.</summary>
/// <param name="Upload">Under which the file is held; null where none is.</param>
/// <param name="Missing">What was not sent: <c>table-file</c> or <c>mapping</c>.</param>
/// <param name="MappingErrors">What is wrong in the mapping.</param>
/// <param name="Comparison">Null where the file cannot be compared.</param>
/// <param name="Remarks">What the guide to wording has to say of the title, the definitions and the notes of a table that is opened.</param>
public sealed record ImportView(
    string Mapping, string Published, string? Upload = null, string? FileName = null, IReadOnlyList<string>? Missing = null, ImportException? MappingErrors = null, TableDraft? Draft = null,
    TableIntake? Intake = null, TableComparison? Comparison = null, Refusal? Refusal = null, IReadOnlyList<FieldRemark>? Remarks = null);

/// <summary>
/// Taking a table in on the web, without script: a file and its mapping are sent, what would change is shown, and one button takes it in.
/// Between the two the file is held; what lands is compared anew, and shown anew where somebody else took an edition in meanwhile.
/// </summary>
public static class TableImportEndpoints
{
    private const string Path = "/tables/import";

    public static void MapTableImport(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (Visit visit) => Closed(visit) is { } refusal ? Refusals.Show(refusal) : Show(new ImportView("", "")));
        app.MapPost(Path, PreviewAsync).WithMetadata(new TakesTyping());
        app.MapPost(Path + "/{token}", TakeAsync);
    }

    private static async Task<IResult> PreviewAsync(Visit visit, IAntiforgery antiforgery, TableUploads uploads)
    {
        var isOurs = await antiforgery.IsRequestValidAsync(visit.Context);
        if (!isOurs && !visit.Context.Request.HasFormContentType) return Refusals.Show(WebRefusals.FormTooOld());
        var form = await visit.Context.Request.ReadFormAsync();
        if (Closed(visit) is { } closed) return Refusals.Show(isOurs ? closed : WebRefusals.FormTooOld());
        var (mapping, published) = (await MappingAsync(form), form["published"].ToString().Trim());
        if (!isOurs) return Show(new ImportView(mapping, published, Refusal: WebRefusals.FormTooOld()), StatusCodes.Status400BadRequest);

        var earlier = uploads.Find(form["upload"].ToString(), visit.Member!.Id);
        var sent = form.Files.GetFile("table-file") is { Length: > 0 } file ? new TableUpload(visit.Member.Id, file.FileName, await BytesAsync(file), mapping, published, visit.Now) : null;
        var upload = sent ?? (earlier is null ? null : earlier with { Mapping = mapping, Published = published, At = visit.Now });
        List<string> missing = [.. upload is null ? ["table-file"] : Array.Empty<string>(), .. mapping.Length == 0 ? ["mapping"] : Array.Empty<string>()];
        if (earlier is not null) uploads.Drop(form["upload"].ToString());
        if (upload is null) return Show(new ImportView(mapping, published, Missing: missing), StatusCodes.Status422UnprocessableEntity);
        var token = uploads.Hold(upload);
        if (missing.Count > 0) return Show(new ImportView(mapping, published, token, upload.Name, missing), StatusCodes.Status422UnprocessableEntity);
        var view = Read(visit, upload) with { Upload = token };
        return Show(view, view.Comparison is { Refusal: null } ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> TakeAsync(string token, Visit visit, IAntiforgery antiforgery, TableUploads uploads)
    {
        var isOurs = await antiforgery.IsRequestValidAsync(visit.Context);
        if (!isOurs && !visit.Context.Request.HasFormContentType) return Refusals.Show(WebRefusals.FormTooOld());
        var form = await visit.Context.Request.ReadFormAsync();
        if (Closed(visit) is { } closed) return Refusals.Show(isOurs ? closed : WebRefusals.FormTooOld());
        if (uploads.Find(token, visit.Member!.Id) is not { } upload) return Refusals.Show(AccessRefusals.NotFound(token));
        var view = Read(visit, upload) with { Upload = token };
        if (!isOurs) return Show(view with { Refusal = WebRefusals.FormTooOld() }, StatusCodes.Status400BadRequest);
        if (view is not { Intake: { } intake, Comparison: { Refusal: null } comparison }) return Show(view, StatusCodes.Status422UnprocessableEntity);

        // The guide may err: what it remarks on lands once somebody says that it was looked at.
        if (view.Remarks is { Count: > 0 } remarks && form[WordingAid.Confirmed].ToString() != WordingAid.PrintOf(remarks)) return Show(view, StatusCodes.Status422UnprocessableEntity);

        // What was agreed to is what was shown: the edition that stood then stands still.
        var standing = comparison.Table?.Edition?.Number ?? 0;
        if (form["standing"].ToString() != $"{standing}") return Show(view with { Refusal = TableRefusals.OtherEdition($"{standing}") }, StatusCodes.Status409Conflict);
        var outcome = await TableImport.RunAsync(visit.Centre, visit.Member.Id, intake, cut: visit.Context.RequestAborted);
        if (outcome.Refusal is { } no) return Show(view with { Refusal = no }, Refusals.StatusOf(no.Kind));
        if (outcome.IsCut) return Show(view, StatusCodes.Status422UnprocessableEntity);
        uploads.Drop(token);
        visit.Context.Response.StatusCode = StatusCodes.Status303SeeOther;
        var landed = visit.Centre.View(visit.Member.Id).Find(outcome.Table!.Value)!.Edition!;
        visit.Context.Response.Headers.Location = $"/tables/{outcome.Table}?recorded={landed.Index}";
        return Results.Empty;
    }

    private static ImportView Read(Visit visit, TableUpload upload)
    {
        var view = new ImportView(upload.Mapping, upload.Published, FileName: upload.Name);
        var errors = new ImportErrors();
        var mapping = TableMappingReader.Read("mapping.yaml", System.Text.Encoding.UTF8.GetBytes(upload.Mapping.ReplaceLineEndings("\n")), errors);
        var published = LocalDatePattern.Iso.Parse(upload.Published) is { Success: true } day ? day.Value : (LocalDate?)null;
        if (mapping is null || errors.Count > 0) return view with { MappingErrors = new ImportException(errors.All, errors.Count) };
        var draft = TableDraftReader.Read(upload.Name, () => new MemoryStream(upload.Bytes, writable: false), mapping, TableLimits.Uploaded);
        view = view with { Draft = draft };
        if (!draft.IsReadable) return view;
        var intake = TableIntakes.Of(visit.View, draft, published, errors);
        if (intake is null) return view with { MappingErrors = new ImportException(errors.All, errors.Count) };
        var comparison = TableComparison.Of(visit.View, intake);
        var isNew = comparison.Table is null || !CanonicalValues.Same(comparison.Table.Terms, intake.Terms);
        var remarks = isNew ? visit.Context.RequestServices.GetRequiredService<WordingAid>().Remarks(intake.Terms.Texts) : [];
        return view with { Intake = intake, Comparison = comparison, Remarks = remarks };
    }

    // A mapping is written into the page, or lies in a file: the file comes first, and is shown in the page from then on.
    private static async Task<string> MappingAsync(IFormCollection form)
    {
        if (form.Files.GetFile("mapping-file") is not { Length: > 0 and <= 1024 * 1024 } file) return form["mapping"].ToString().Trim();
        using var reader = new StreamReader(file.OpenReadStream());
        return (await reader.ReadToEndAsync()).Trim();
    }

    private static async Task<byte[]> BytesAsync(IFormFile file)
    {
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static Refusal? Closed(Visit visit) => Doing.Closed(visit, nameof(OpenTable));

    private static RazorComponentResult Show(ImportView view, int status = StatusCodes.Status200OK) =>
        new(typeof(TableImportPage), new Dictionary<string, object?> { [nameof(TableImportPage.Import)] = view }) { StatusCode = status };
}
