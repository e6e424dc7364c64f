using System.Net;

namespace Truce.Web.Access;

/// <summary>Whether a request comes from the machine that the server runs on, and not through anything that speaks for others.</summary>
public static class Here
{
    private static readonly string[] Names = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>
    /// A proxy on the same machine makes everybody look near, so a forwarded request is not from here; nor is one that was sent to
    /// another name, as a foreign page would have a browser do.
    /// </summary>
    public static bool Is(HttpContext context)
    {
        var headers = context.Request.Headers;
        return (context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address))
            && !headers.ContainsKey("X-Forwarded-For") && !headers.ContainsKey("Forwarded")
            && Names.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase);
    }
}
