using System.Globalization;
using System.Text.Json;
using Truce.Store.Journal;
using Truce.Web.Forms;

namespace Truce.Web.Api;

/// <summary>
/// Takes commands from programs. The body is the command in the record's own form; <c>Idempotency-Key</c> makes it one however often it
/// is sent; <c>Prefer: wait=SECONDS</c> asks for an answer that comes when the entry is proved.
/// </summary>
public static class ApiCommands
{
    private const int MostKey = 200, MostSeconds = 10;

    public static async Task<IResult> TakeAsync(string verb, Visit visit)
    {
        var context = visit.Context;
        if (ApiVerb.Named(verb) is not { } named) return Problems.Of(context, ApiRefusals.NoSuchVerb(SafeText.Line(verb)));
        if (IsFromElsewhere(context.Request)) return Problems.Of(context, ApiRefusals.FromElsewhere());
        if (!context.Request.HasJsonContentType()) return Problems.Of(context, ApiRefusals.NotJson(), StatusCodes.Status415UnsupportedMediaType);
        if (Doing.Closed(visit, named.Name) is { } closed)
            return Problems.Of(context, closed, visit.Member is null ? StatusCodes.Status401Unauthorized : null);
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length > MostKey || key.Any(char.IsControl)) return Problems.Of(context, ApiRefusals.KeyUnfit());

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        if (Read(named, body.GetBuffer().AsSpan(0, (int)body.Length), out var unreadable) is not { } command) return Problems.Of(context, unreadable!);
        if (context.Request.Query["for"].ToString() is { Length: > 0 } principal)
        {
            if (!Id<Organisation>.TryParse(principal, out var other)) return Problems.Of(context, ApiRefusals.ParameterUnfit("for", SafeText.Line(principal)));
            command = new EnterFor(other, command);
        }

        var answer = await Doing.ExecuteAsync(visit, command, key.Length > 0 ? key : Guid.NewGuid().ToString("N"));
        if (answer.Refusal is { } refusal) return Problems.Of(context, refusal);
        var proved = await ProvedAsync(visit, answer.Index);
        context.Response.Headers.Location = visit.PageOf(answer.Stream) is "/record" ? $"/api/record/{answer.Index}" : AddressOf(answer.Stream);
        context.Response.StatusCode = answer.Repeated ? StatusCodes.Status200OK : StatusCodes.Status201Created;
        return Results.Stream(to => WriteAsync(to, answer, proved), "application/json; charset=utf-8");
    }

    // A browser says where a request comes from; a page of another site has no business here, whatever cookie came along.
    private static bool IsFromElsewhere(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site && site is not ("same-origin" or "none");

    private static ICommand? Read(ApiVerb verb, ReadOnlySpan<byte> body, out Refusal? unreadable)
    {
        unreadable = null;
        try
        {
            return (ICommand)CanonicalValues.Read(verb.Command, body);
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException or ArgumentException or InvalidOperationException or FormatException)
        {
            var path = (problem as JsonException)?.Path ?? "$";
            unreadable = ApiRefusals.BodyUnreadable(SafeText.Line(path), SafeText.Line(problem.Message.Split(" Path: ")[0]));
            return null;
        }
    }

    private static async Task<bool> ProvedAsync(Visit visit, long index)
    {
        var wait = visit.Context.Request.Headers["Prefer"].SelectMany(one => (one ?? "").Split([',', ';'])).Select(one => one.Trim())
            .FirstOrDefault(one => one.StartsWith("wait=", StringComparison.OrdinalIgnoreCase));
        if (wait is null || !int.TryParse(wait[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return false;
        seconds = Math.Min(seconds, MostSeconds);
        visit.Context.Response.Headers["Preference-Applied"] = $"wait={seconds}";
        try
        {
            await visit.Centre.ProvedAsync(index).WaitAsync(TimeSpan.FromSeconds(seconds), visit.Context.RequestAborted);
            return true;
        }
        catch (Exception problem) when (problem is TimeoutException or RecordUnavailableException)
        {
            return false;
        }
    }

    private static string AddressOf(Reference stream) => $"/api/{ApiNoun.Every.First(one => one.Kind == stream.Kind).Path}/{stream}";

    private static async Task WriteAsync(Stream to, Answer answer, bool proved)
    {
        await using var json = new Utf8JsonWriter(to, Writing.Options);
        json.WriteStartObject();
        json.WriteNumber("index", answer.Index);
        json.WriteString("stream", answer.Stream.ToString());
        json.WriteString("standing", proved ? "proved" : "accepted");
        json.WriteBoolean("repeated", answer.Repeated);
        json.WriteString("thing", AddressOf(answer.Stream));
        json.WriteString("event", $"/api/record/{answer.Index}");
        json.WriteString("receipt", $"/record/{answer.Index}/receipt");
        json.WriteEndObject();
        await json.FlushAsync();
    }
}
