using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Truce.Web.Feeds;

/// <summary>
/// An answer for programs that come back for it: made whole, named by the hash of its bytes, and not sent again to whoever holds them. One
/// that is the same for everybody may be kept for a minute by whoever passes it on; one that is cut to a viewer by nobody but its reader,
/// who asks for its name each time.
/// </summary>
/// <param name="made">The answer.</param>
/// <param name="isForEverybody">Whether nobody's rights went into it.</param>
internal sealed class FeedAnswer(IResult made, bool isForEverybody) : IResult
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
        response.Headers.CacheControl = isForEverybody ? "public, max-age=60" : "private, no-cache";
        response.Headers.Vary = isForEverybody ? "Accept-Language, Cookie" : "Accept-Language, Cookie, Authorization";
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
