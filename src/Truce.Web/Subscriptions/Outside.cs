using System.Net;
using System.Net.Sockets;

namespace Truce.Web.Subscriptions;

/// <summary>
/// Opens connections to machines of the open internet alone: an address that somebody typed must not make this server ask a machine
/// beside it. What a name leads to is looked at when the connection is opened, and that address is the one which is dialled, so a name that
/// changes its mind in between gains nothing.
/// </summary>
public static class Outside
{
    /// <summary>That an address leads to where nothing is sent.</summary>
    public sealed class NotAllowedException(string host) : IOException($"{host} lies in a network to which nothing is sent.");

    /// <summary>What a handler calls to connect.</summary>
    /// <param name="allowsInside">Whether machines beside this one may be asked too: the operator's word.</param>
    public static Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> Dial(bool allowsInside) => async (context, cancelled) =>
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancelled);
        var allowed = addresses.Where(one => allowsInside || Is(one)).ToArray();
        if (allowed.Length == 0) throw new NotAllowedException(host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancelled);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    };

    /// <summary>Whether an address is one of the open internet: not of this machine, a private network, a link, a group, a test, nor of a kind that is given out to nobody (the registries of IANA for special purposes, RFC 6890).</summary>
    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return bytes.Length == 4 ? IsOutside4(bytes) : IsOutside6(bytes);
    }

    private static bool IsOutside4(ReadOnlySpan<byte> at) => at switch
    {
        [0 or 10 or 127, ..] => false,
        [100, >= 64 and <= 127, ..] => false,
        [169, 254, ..] => false,
        [172, >= 16 and <= 31, ..] => false,
        [192, 0, 0 or 2, _] => false,
        [192, 88, 99, _] => false,
        [192, 168, ..] => false,
        [198, 18 or 19, ..] => false,
        [198, 51, 100, _] => false,
        [203, 0, 113, _] => false,
        [>= 224, ..] => false,
        _ => true,
    };

    // Only what is given out to the open internet, and of that not what carries an older address within it or is for examples.
    private static bool IsOutside6(ReadOnlySpan<byte> at) => at switch
    {
        [0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, ..] => IsOutside4(at[12..]),
        [0x20, 0x02, ..] => IsOutside4(at[2..6]),
        [0x20, 0x01, <= 0x01, ..] => false,
        [0x20, 0x01, 0x0d, 0xb8, ..] => false,
        [0x3f, 0xff, <= 0x0f, ..] => false,
        [>= 0x20 and <= 0x3f, ..] => true,
        _ => false,
    };
}
