using Microsoft.AspNetCore.Http.Features;
using Truce.Store.Blobs;
using Truce.Store.Journal;

namespace Truce.Web.OpenRosa;

/// <summary>The door through which filled-in forms come. What is answered 201 or 202 is durable, with every file that came with it.</summary>
public static class SubmissionDoor
{
    public static async Task<IResult> TakeAsync(Visit visit, SubmissionIntake intake, BlobStore blobs)
    {
        var context = visit.Context;
        if (OpenRosaRoutes.Closed(visit) is { } closed) return closed;
        if (context.Request.ContentLength > Limits.MostSubmissionBytes) return TooLarge(context);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = Limits.MostSubmissionBytes;
        Pieces pieces;
        try
        {
            pieces = await Pieces.ReadAsync(context.Request, blobs, context.RequestAborted);
        }
        catch (BadHttpRequestException problem) when (problem.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge(context);
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException or OperationCanceledException)
        {
            return PhoneAnswer.Of(context, SubmissionRefusals.CutShort());
        }

        if (pieces.IsTooLarge) return TooLarge(context);
        if (pieces.Form is not { } form) return PhoneAnswer.Of(context, SubmissionRefusals.FormMissing());
        var answer = await intake.TakeAsync(visit, form, pieces.Files);
        return Answer(visit, answer);
    }

    private static IResult Answer(Visit visit, IntakeAnswer answer)
    {
        var (context, words) = (visit.Context, visit.Words);
        if (answer.Refusal is { } refusal) return PhoneAnswer.Of(context, refusal);
        context.Response.Headers.Location = $"{PhoneAccess.BaseOf(context.Request)}/submission";
        var reference = answer.Submission!.Value.ToString();
        return answer.Standing switch
        {
            IntakeStanding.Contradicts => PhoneAnswer.Say(context, StatusCodes.Status202Accepted, words["phones.kept-beside", reference], "submit_conflict"),
            IntakeStanding.Waits => PhoneAnswer.Say(context, StatusCodes.Status202Accepted, words["phones.kept-waiting", reference], "submit_waiting"),
            IntakeStanding.Again => PhoneAnswer.Say(context, StatusCodes.Status201Created, words["phones.received-again", reference], "submit_success"),
            _ => PhoneAnswer.Say(context, StatusCodes.Status201Created, words["phones.received", reference], "submit_success"),
        };
    }

    // What has not been read is not waited for: the connection ends with the answer.
    private static IResult TooLarge(HttpContext context)
    {
        context.Response.Headers.Connection = "close";
        return PhoneAnswer.Of(context, SubmissionRefusals.TooLarge($"{Limits.MostSubmissionBytes}"), StatusCodes.Status413PayloadTooLarge);
    }
}
