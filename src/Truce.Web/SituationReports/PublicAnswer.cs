using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Truce.Web.SituationReports;

/// <summary>
/// An answer that is the same for everybody: made whole, named by the hash of its bytes, and not sent again to whoever holds them. It may
/// be kept for a minute; then its name is asked for.
/// </summary>
internal sealed class PublicAnswer(IResult made) : IResult
{
    public async Task ExecuteAsync(HttpContext context)
    {
        var (response, body) = (context.Response, context.Response.Body);
        using var bytes = new MemoryStream();
        response.Body = bytes;
        try
        {
            await made.ExecuteAsync(context);
        }
        finally
        {
            response.Body = body;
        }

        // Weak, since on the way the bytes may be compressed. The language comes from the address, else from the reader's settings.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)))}\"", isWeak: true);
        response.Headers.ETag = tag.ToString();
        response.Headers.CacheControl = "public, max-age=60";
        response.Headers.Vary = "Accept-Language, Cookie";
        if (response.StatusCode == StatusCodes.Status200OK && context.Request.GetTypedHeaders().IfNoneMatch.Any(held => held.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.Headers.ContentType = default;
            response.ContentLength = null;
            return;
        }

        response.ContentLength = null;
        bytes.Position = 0;
        await bytes.CopyToAsync(response.Body, context.RequestAborted);
    }
}
