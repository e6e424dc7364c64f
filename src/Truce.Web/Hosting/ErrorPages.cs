using Microsoft.AspNetCore.Antiforgery;
using Truce.Store.Journal;
using Truce.Web.Pages;

namespace Truce.Web.Hosting;

/// <summary>What went wrong, in the reader's language, in one place: the record cannot be written, the request is too large, the form is too old.</summary>
public sealed class ErrorPages(RequestDelegate next, ILogger<ErrorPages> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (context.Response is { StatusCode: 404, HasStarted: false, ContentLength: null, ContentType: null } && IsForPerson(context))
                await Say(context, AccessRefusals.NotFound(context.Request.Path.ToString()));
        }
        catch (RecordUnavailableException problem) when (!context.Response.HasStarted)
        {
            log.LogError(problem, "The record cannot be written");
            await Say(context, RecordRefusals.Unavailable());
        }
        catch (BadHttpRequestException problem) when (!context.Response.HasStarted)
        {
            await Say(context, problem.StatusCode == StatusCodes.Status413PayloadTooLarge ? WebRefusals.TooLarge(Limits.MostRequestBytes) : WebRefusals.Unreadable());
        }
        catch (AntiforgeryValidationException) when (!context.Response.HasStarted)
        {
            await Say(context, WebRefusals.FormTooOld());
        }
    }

    private static bool IsForPerson(HttpContext context) => !context.Request.Path.StartsWithSegments("/ledger") && !context.Request.Path.StartsWithSegments("/client");

    private static Task Say(HttpContext context, Refusal refusal)
    {
        context.Response.Clear();
        return Refusals.Show(refusal).ExecuteAsync(context);
    }
}
