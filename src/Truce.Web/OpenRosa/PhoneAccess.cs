using System.Text;
using Truce.Store.Accounts;

namespace Truce.Web.OpenRosa;

/// <summary>
/// How a phone shows that it may: with a member's token, as the password of basic authentication or within the address of the server, since
/// some clients know only the one and some only the other.
/// </summary>
public static class PhoneAccess
{
    /// <summary>Where phones ask.</summary>
    public const string Path = "/openrosa";

    private const string Basic = "Basic ", Key = "key";

    /// <summary>Whether a phone asks here.</summary>
    public static bool IsAskedAt(PathString path) => path.StartsWithSegments(Path);

    /// <summary>The token that a phone comes with, good or not; null where it comes with none, or asks elsewhere.</summary>
    /// <param name="request">What it asks.</param>
    /// <param name="authorization">The header of that name.</param>
    public static string? TokenOf(HttpRequest request, string authorization)
    {
        if (!IsAskedAt(request.Path)) return null;
        if (Segments(request.Path) is var (_, key) && key is not null) return key;
        if (!authorization.StartsWith(Basic, StringComparison.OrdinalIgnoreCase)) return null;
        var pair = new byte[authorization.Length];
        if (!Convert.TryFromBase64String(authorization[Basic.Length..].Trim(), pair, out var length)) return "";
        var text = Encoding.UTF8.GetString(pair, 0, length);

        // Whose token it is stands in the token; the user's name is what the client needs to have one.
        return text.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? text[(colon + 1)..].Trim() : "";
    }

    /// <summary>The language that the address of the server names; null where it names none.</summary>
    public static string? LanguageOf(PathString path) => Segments(path).Language;

    /// <summary>The address under which this phone has the server, without a slash at its end: everything it is told to fetch stands under it.</summary>
    public static string BaseOf(HttpRequest request)
    {
        var (language, key) = Segments(request.Path);
        return $"{request.Scheme}://{request.Host}{Under(language, key)}";
    }

    /// <summary>The path of the server for a phone.</summary>
    public static string Under(string? language, string? token) =>
        $"{Path}{(language is null ? "" : $"/{language}")}{(token is null ? "" : $"/{Key}/{token}")}";

    /// <summary>Answers 401: which ways there are, and in words what to do.</summary>
    public static Task Refuse(HttpContext context, Refusal refusal)
    {
        context.Response.Headers.WWWAuthenticate = "Basic realm=\"truce\", charset=\"UTF-8\"";
        return PhoneAnswer.Of(context, refusal, StatusCodes.Status401Unauthorized).ExecuteAsync(context);
    }

    private static (string? Language, string? Key) Segments(PathString path)
    {
        var parts = (path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        var language = parts.Length > 1 && Words.Languages.Contains(parts[1]) ? parts[1] : null;
        var at = language is null ? 1 : 2;
        return (language, parts.Length > at + 1 && parts[at] == Key && parts[at + 1].StartsWith(Tokens.Mark, StringComparison.Ordinal) ? parts[at + 1] : null);
    }
}
