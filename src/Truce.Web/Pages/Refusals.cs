using Microsoft.AspNetCore.Http.HttpResults;

namespace Truce.Web.Pages;

/// <summary>A refusal as a page: its status by its kind, its sentence in the reader's language.</summary>
public static class Refusals
{
    /// <summary>The page that says no.</summary>
    public static RazorComponentResult Show(Refusal refusal) =>
        new(typeof(RefusalPage), new Dictionary<string, object?> { [nameof(RefusalPage.Refusal)] = refusal }) { StatusCode = StatusOf(refusal.Kind) };

    /// <summary>The HTTP status of a kind of no.</summary>
    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Malformed => StatusCodes.Status400BadRequest,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>The sentence in the reader's language; English where the resource files lack it, which a test forbids.</summary>
    public static string Sentence(this Words words, Refusal refusal) =>
        words.Has($"refusal.{refusal.Code}") ? words[$"refusal.{refusal.Code}", [.. refusal.Arguments]] : refusal.Sentence;
}
