using System.Net.Sockets;
using System.Text;

namespace Truce.Bench.Submissions;

/// <summary>
/// Sends filled-in forms over HTTP, one after the other on each of some connections, in a process of its own on the same machine. It does
/// little more than copy bytes, so that the cores are left to the server.
/// </summary>
internal static class SubmissionsLoad
{
    private const string Boundary = "truce-bench";

    /// <summary>Prints how many were answered 201, how many otherwise, and the latencies in microseconds at the median, the 99th percentile and the longest.</summary>
    public static async Task<int> RunAsync(string address, string path, int connections, int seconds)
    {
        var end = Stopwatch.GetTimestamp() + (seconds * Stopwatch.Frequency);
        var done = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => OneAsync(new Uri(address), path, end))));
        var all = done.SelectMany(one => one.Latencies).Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all.Length} {done.Sum(one => one.Others)} {At(all, 0.5)} {At(all, 0.99)} {At(all, 1)}"));
        return 0;
    }

    private static long At(long[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];

    private static async Task<(List<long> Latencies, int Others)> OneAsync(Uri address, string path, long end)
    {
        var (body, at) = LongForm.Filled(Boundary);
        var head = Encoding.ASCII.GetBytes($"POST {path}/submission HTTP/1.1\r\nHost: {address.Authority}\r\nX-OpenRosa-Version: 1.0\r\nContent-Type: multipart/form-data; boundary={Boundary}\r\nContent-Length: {body.Length}\r\n\r\n");
        byte[] request = [.. head, .. body];
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address.Host, address.Port);
        List<long> latencies = [];
        var (others, answer) = (0, new byte[8_192]);
        while (Stopwatch.GetTimestamp() < end)
        {
            Encoding.ASCII.GetBytes(Guid.NewGuid().ToString(), request.AsSpan(head.Length + at));
            var begin = Stopwatch.GetTimestamp();
            for (var sent = 0; sent < request.Length;) sent += await socket.SendAsync(request.AsMemory(sent));
            var (read, whole) = (0, -1);
            while (whole < 0 || read < whole)
            {
                var got = await socket.ReceiveAsync(answer.AsMemory(read));
                if (got == 0) return (latencies, others + 1);
                read += got;
                if (whole < 0) whole = Whole(answer.AsSpan(0, read));
            }

            if (answer.AsSpan(9, 3).SequenceEqual("201"u8)) latencies.Add((long)Stopwatch.GetElapsedTime(begin).TotalMicroseconds);
            else others++;
        }

        return (latencies, others);
    }

    // The length of the whole answer, once its head has come; -1 before.
    private static int Whole(ReadOnlySpan<byte> read)
    {
        var end = read.IndexOf("\r\n\r\n"u8);
        if (end < 0) return -1;
        var at = read.IndexOf("Content-Length: "u8) + 16;
        var length = 0;
        while (read[at] is >= (byte)'0' and <= (byte)'9') length = (length * 10) + read[at++] - '0';
        return end + 4 + length;
    }
}
