using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Truce.Web.Access;

namespace Truce.Web.Live;

/// <summary>
/// The stream of what is recorded: <c>GET /live</c>, as server-sent events. <c>after</c>, or the browser's Last-Event-ID, is the index of the
/// record that the reader has heard of; <c>as</c> is whom the page was made for, and where somebody else asks by now the stream ends at once.
/// </summary>
public static class LiveEndpoints
{
    /// <summary>Where the stream is.</summary>
    public const string Path = "/live";

    public static void MapLive(this IEndpointRouteBuilder app) => app.MapGet(Path, FollowAsync);

    /// <summary>Turns away before anything else is done for a request when nobody more is taken: a flood costs as little as can be.</summary>
    public static void UseLiveGate(this IApplicationBuilder app) => app.Use((context, next) =>
        context.Request.Path == Path && context.RequestServices.GetRequiredService<LiveHub>() is { IsFull: true } hub ? TurnAwayAsync(context, hub, LiveEntry.Full) : next(context));

    private static async Task FollowAsync(HttpContext context, Centre centre, LiveHub hub)
    {
        var pass = LivePass.Of(context, centre);
        if (context.Request.Query["as"] is [{ Length: > 0 } meant] && meant != (pass.Member is { } one ? $"{one}" : "public"))
        {
            await BeginAsync(context, hub.Limits);
            await context.Response.BodyWriter.WriteAsync(LiveMessages.End(LiveEnd.Rights));
            return;
        }

        var entry = hub.TryEnter(pass, Address(context), Until(context), After(context), context.Response.BodyWriter, context.Abort, out var reader);
        if (reader is null)
        {
            await TurnAwayAsync(context, hub, entry);
            return;
        }

        await StayAsync(context, hub, reader);
    }

    private static async Task StayAsync(HttpContext context, LiveHub hub, LiveReader reader)
    {
        var why = LiveEnd.Left;
        try
        {
            await BeginAsync(context, hub.Limits);
            reader.Open();
            await using var gone = context.RequestAborted.Register(() => reader.End(LiveEnd.Left));
            why = await reader.Ended;
        }
        finally
        {
            hub.Leave(reader, why);
            await reader.CloseAsync(hub.Limits.LongestWrite);
        }
    }

    // Of a stream nothing is held back to be sent together, neither here nor on the way.
    private static async Task BeginAsync(HttpContext context, LiveLimits limits)
    {
        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        // The beat looks itself whether a reader reads, and says so when it ends the stream.
        if (HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            response.Headers.Connection = "close";
            if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate) rate.MinDataRate = null;
            if (context.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket) socket.SendBufferSize = limits.SendBufferBytes;
        }

        await response.BodyWriter.WriteAsync(LiveMessages.Return(Between(limits.Return)), context.RequestAborted);
    }

    private static async Task TurnAwayAsync(HttpContext context, LiveHub hub, LiveEntry why)
    {
        hub.Meter.Refused(why);
        var seconds = Between(hub.Limits.Refused);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(Words.Of(LanguageEndpoints.Of(context))["live.full", seconds]);
    }

    private static Instant? Until(HttpContext context)
    {
        if (Sessions.EndOf(context.User) is not { } longest) return null;
        var ticket = context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc;
        return ticket is { } idle ? Instant.Min(longest, Instant.FromDateTimeOffset(idle)) : longest;
    }

    private static IPAddress? Address(HttpContext context) => context.Connection.RemoteIpAddress is { } address ? address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address : IPAddress.None;

    // What cannot be read is an index that is not there.
    private static long? After(HttpContext context)
    {
        var text = context.Request.Headers["Last-Event-ID"] is [{ Length: > 0 } last] ? last : context.Request.Query["after"].ToString();
        return text.Length == 0 ? null : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index) ? index : long.MaxValue;
    }

    private static int Between((int Least, int Most) range) => Random.Shared.Next(range.Least, range.Most + 1);
}
