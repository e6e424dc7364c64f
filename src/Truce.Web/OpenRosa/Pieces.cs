using System.Collections.Immutable;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Truce.Store.Blobs;

namespace Truce.Web.OpenRosa;

/// <summary>What came in one request: the filled-in form, and files, each kept already under its digest.</summary>
/// <param name="Form">Null where there was none.</param>
internal sealed record Pieces(byte[]? Form, ImmutableArray<SentFile> Files, bool IsTooLarge)
{
    private const string FormPart = "xml_submission_file";
    private const int MostForm = TextCheck.VerbatimBytes, MostHeaders = 16;

    /// <summary>Reads a request piece by piece; files go to the disk as they come.</summary>
    /// <exception cref="IOException">The connection ended before all had arrived.</exception>
    /// <exception cref="InvalidDataException">It is no multipart of the kind.</exception>
    public static async Task<Pieces> ReadAsync(HttpRequest request, BlobStore blobs, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != "multipart/form-data") return new Pieces(null, [], false);
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > 200) throw new InvalidDataException("There is no boundary.");
        var reader = new MultipartReader(boundary, request.Body) { HeadersCountLimit = MostHeaders };
        byte[]? form = null;
        var files = ImmutableArray.CreateBuilder<SentFile>();
        while (await reader.ReadNextSectionAsync(cancel) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var said)) continue;
            var name = NameOf(said);
            if (said.Name == FormPart)
            {
                form = await BytesAsync(section.Body, cancel);
                if (form is null) return new Pieces(null, [], true);
            }
            else if (name is not null && files.Count < ReceiveSubmission.MostFiles)
            {
                if (await blobs.PutAsync(section.Body, Limits.MostSubmissionBytes, cancel) is not { } blob) return new Pieces(null, [], true);
                files.Add(new SentFile(name, blob.Sha256, blob.Bytes, blob.MediaType));
            }
        }

        // The same file twice in one request is one.
        return new Pieces(form, [.. files.DistinctBy(file => (file.Name, file.Sha256))], false);
    }

    private static async Task<byte[]?> BytesAsync(Stream body, CancellationToken cancel)
    {
        using var bytes = new MemoryStream(16 * 1024);
        var piece = new byte[16 * 1024];
        while (await body.ReadAsync(piece, cancel) is > 0 and var read)
        {
            if (bytes.Length + read > MostForm) return null;
            bytes.Write(piece, 0, read);
        }

        return bytes.ToArray();
    }

    // A name without a way to it; what is no file of the form, such as the mark that more is to come, has none.
    private static string? NameOf(ContentDispositionHeaderValue said)
    {
        var name = said.FileNameStar.HasValue ? said.FileNameStar.Value : HeaderUtilities.RemoveQuotes(said.FileName).Value;
        if (string.IsNullOrEmpty(name)) return null;
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        return name.Length is 0 or > 200 || TextCheck.FirstIllFormed(name) >= 0 ? null : name;
    }
}
