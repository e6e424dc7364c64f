using System.Text.Json;
using Truce.Web.Pages;

namespace Truce.Web.Ogc;

/// <summary>A refusal for machines, with a sentence for people: problem details (RFC 9457), in the reader's language.</summary>
public sealed class Problems(Refusal refusal) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var words = Words.Of(LanguageEndpoints.Of(httpContext));
        var status = Refusals.StatusOf(refusal.Kind);
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "application/problem+json";
        httpContext.Response.Headers.ContentLanguage = words.Language;
        await using var json = new Utf8JsonWriter(httpContext.Response.BodyWriter, Json.Options);
        json.WriteStartObject();
        json.WriteString("type", $"urn:truce:refusal:{refusal.Code}");
        json.WriteString("title", words[refusal.Kind == RefusalKind.NotFound ? "notfound.title" : "ogc.problem"]);
        json.WriteNumber("status", status);
        json.WriteString("detail", words.Sentence(refusal));
        json.WriteString("code", refusal.Code);
        json.WriteEndObject();
        await json.FlushAsync(httpContext.RequestAborted);
    }
}
