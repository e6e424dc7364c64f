namespace Truce.Web.Language;

/// <summary>Chooses the language of the pages.</summary>
public static class LanguageEndpoints
{
    public const string Cookie = "truce-language";

    public static void MapLanguage(this IEndpointRouteBuilder app) => app.MapGet("/language/{code}", Choose);

    /// <summary>The reader's choice, else what the browser asks for, else English.</summary>
    public static string Of(HttpContext context)
    {
        // A phone has its language in the address of the server: its clients say none of their own.
        if (OpenRosa.PhoneAccess.LanguageOf(context.Request.Path) is { } told) return told;
        if (context.Request.Query["lang"] is [{ } asked] && Words.Languages.Contains(asked)) return asked;
        if (context.Request.Cookies[Cookie] is { } chosen && Words.Languages.Contains(chosen)) return chosen;
        var accepted = context.Request.GetTypedHeaders().AcceptLanguage ?? [];
        var wanted = accepted.OrderByDescending(one => one.Quality ?? 1).Select(one => one.Value.ToString().Split('-')[0].ToLowerInvariant());
        return wanted.FirstOrDefault(Words.Languages.Contains) ?? "en";
    }

    private static IResult Choose(string code, string? back, HttpContext context)
    {
        if (!Words.Languages.Contains(code)) return Results.NotFound();
        context.Response.Cookies.Append(Cookie, code, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
        });
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = Paths.Local(back);
        return Results.Empty;
    }
}
