using System.Buffers;
using System.Text.Json;
using Truce.Web.Pages;

namespace Truce.Web.Api;

/// <summary>A refusal for programs: problem details (RFC 9457) with its stable code, its sentence in the caller's language.</summary>
public static class Problems
{
    public const string MediaType = "application/problem+json";

    /// <summary>Where programs ask, and are answered so.</summary>
    public static bool IsAskedAt(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/ogc") || path.StartsWithSegments("/tiles");

    /// <summary>The refusal, with the status of its kind unless another is given.</summary>
    /// <param name="fields">What is wrong where; empty where that cannot be said field by field.</param>
    public static IResult Of(HttpContext context, Refusal refusal, int? status = null, IReadOnlyList<(string Path, string Problem)>? fields = null)
    {
        var language = LanguageEndpoints.Of(context);
        var (code, buffer) = (status ?? Refusals.StatusOf(refusal.Kind), new ArrayBufferWriter<byte>());
        using (var json = new Utf8JsonWriter(buffer, Writing.Options))
        {
            json.WriteStartObject();
            json.WriteString("type", $"urn:truce:refusal:{refusal.Code}");
            json.WriteString("title", Words.Of(language).Sentence(refusal));
            json.WriteNumber("status", code);
            json.WriteString("code", refusal.Code);
            if (fields is { Count: > 0 })
            {
                json.WriteStartArray("errors");
                foreach (var (path, problem) in fields)
                {
                    json.WriteStartObject();
                    json.WriteString("path", path);
                    json.WriteString("problem", problem);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        context.Response.Headers.ContentLanguage = language;
        context.Response.StatusCode = code;
        return new Answered(buffer.WrittenMemory, code);
    }

    private sealed class Answered(ReadOnlyMemory<byte> body, int code) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.StatusCode = code;
            context.Response.ContentType = MediaType;
            return context.Response.Body.WriteAsync(body).AsTask();
        }
    }
}
