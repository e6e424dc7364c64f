using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Truce.Store.Journal;
using Truce.Web.Api;
using Truce.Web.Pages;

namespace Truce.Web.Hosting;

/// <summary>What went wrong, in the reader's language, in one place: the record cannot be written, the request is too large, the form is too old.</summary>
public sealed class ErrorPages(RequestDelegate next, ILogger<ErrorPages> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var most = Limits.MostBytesAt(context.Request.Path);
        try
        {
            if (context.Request.ContentLength > most)
            {
                await DiscardAsync(context);
                await Say(context, WebRefusals.TooLarge(most));
                return;
            }

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
            await Say(context, problem.StatusCode == StatusCodes.Status413PayloadTooLarge ? WebRefusals.TooLarge(most) : WebRefusals.Unreadable());
        }
        catch (AntiforgeryValidationException problem) when (!context.Response.HasStarted)
        {
            // The token stands in the form, so a form that cannot be read is met here first.
            await Say(context, problem.InnerException switch
            {
                BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => WebRefusals.TooLarge(most),
                IOException or InvalidDataException => WebRefusals.Unreadable(),
                _ => WebRefusals.FormTooOld(),
            });
        }
    }

    private static bool IsForPerson(HttpContext context) => !context.Request.Path.StartsWithSegments("/ledger") && !context.Request.Path.StartsWithSegments("/client");

    private static async Task DiscardAsync(HttpContext context)
    {
        if (context.Request.ContentLength > Limits.MostDiscardedBytes) return;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = Limits.MostDiscardedBytes;
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
    }

    private static Task Say(HttpContext context, Refusal refusal)
    {
        context.Response.Clear();
        return (Problems.IsAskedAt(context.Request.Path) ? Problems.Of(context, refusal) : Refusals.Show(refusal)).ExecuteAsync(context);
    }
}
