using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace Truce.Web.Api;

/// <summary>How answers for programs are written.</summary>
public static class Writing
{
    /// <summary>Arabic and Hebrew as they are.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A whole answer with a fingerprint of its bytes: who has it already gets 304.</summary>
    public static IResult Whole(HttpContext context, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options)) write(json);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)))[..32]}\"");
        context.Response.Headers.ETag = tag.ToString();
        var known = context.Request.GetTypedHeaders().IfNoneMatch ?? [];
        return known.Any(one => one.Compare(tag, useStrongComparison: false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(buffer.ToArray(), "application/json; charset=utf-8");
    }
}
