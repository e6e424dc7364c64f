using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Truce.Bench.Live;

/// <summary>
/// The readers, a process of their own that is told what to do by lines: <c>open N AFTER</c>, <c>close FILE</c>, <c>slow N</c>, <c>deaf N</c>,
/// <c>reconnect N SECONDS</c>. Each line is answered by one.
/// </summary>
internal static partial class LiveReaders
{
    private static readonly List<Reader> Open = [];
    private static readonly List<Socket> Others = [];
    private static readonly List<string> Cookies = [];
    private static Uri address = null!;

    public static async Task<int> RunAsync(string[] arguments)
    {
        address = new Uri(arguments[0]);
        await SignInAsync();
        Console.WriteLine("ready");
        while (Console.ReadLine() is { } line)
        {
            Console.WriteLine(line.Split(' ') switch
            {
                ["open", var count, var after] => await OpenAsync(int.Parse(count, CultureInfo.InvariantCulture), long.Parse(after, CultureInfo.InvariantCulture)),
                ["close", var file] => await CloseAsync(file),
                ["slow", var count] => await OthersAsync(int.Parse(count, CultureInfo.InvariantCulture), reads: true),
                ["deaf", var count] => await OthersAsync(int.Parse(count, CultureInfo.InvariantCulture), reads: false),
                ["leave"] => Leave(),
                ["reconnect", var count, var seconds] => await ReconnectAsync(int.Parse(count, CultureInfo.InvariantCulture), int.Parse(seconds, CultureInfo.InvariantCulture)),
                _ => "?",
            });
        }

        return 0;
    }

    // A fifth of them the public; the others spread over the members, some streams to each session.
    private static async Task<string> OpenAsync(int count, long after)
    {
        for (var number = 0; number < count; number++)
        {
            var organisation = number % 5 == 0 ? 0 : 1 + number % LiveCentre.Organisations;
            var reader = new Reader(await ConnectAsync(organisation, after, 64 * 1024), organisation, after);
            Open.Add(reader);
            _ = reader.ReadAsync();
        }

        for (var tries = 0; tries < 500 && Open.Any(reader => !reader.IsOpen); tries++) await Task.Delay(10);
        return $"open {Open.Count(reader => reader.IsOpen)}";
    }

    private static async Task<string> CloseAsync(string file)
    {
        await using (var writer = new BinaryWriter(File.Create(file)))
        {
            foreach (var reader in Open)
            {
                writer.Write((byte)reader.Organisation);
                writer.Write(reader.After);
                var told = reader.Told;
                writer.Write(told.Length);
                foreach (var (id, at) in told)
                {
                    writer.Write(id);
                    writer.Write(at);
                }
            }
        }

        foreach (var reader in Open) reader.Dispose();
        Open.Clear();
        return $"closed {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds.ToString(CultureInfo.InvariantCulture)}";
    }

    // They ask, and then read a byte now and then, or nothing at all.
    private static async Task<string> OthersAsync(int count, bool reads)
    {
        for (var number = 0; number < count; number++)
        {
            var socket = await ConnectAsync(1 + number % LiveCentre.Organisations, -1, 4096);
            Others.Add(socket);
            if (reads) _ = TrickleAsync(socket);
        }

        return $"others {Others.Count}";
    }

    private static string Leave()
    {
        foreach (var socket in Others) socket.Dispose();
        Others.Clear();
        return "left";
    }

    private static async Task TrickleAsync(Socket socket)
    {
        var one = new byte[1];
        try
        {
            while (await socket.ReceiveAsync(one) > 0) await Task.Delay(100);
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            // Dropped, which is what is measured.
        }
    }

    private static async Task<string> ReconnectAsync(int count, int seconds)
    {
        var (taken, away, failed) = (0, 0, 0);
        var (begin, all) = (Stopwatch.GetTimestamp(), new List<Task>(count));
        for (var at = 0; at < count; await Task.Delay(1))
        {
            var due = (int)Math.Min(count, Stopwatch.GetElapsedTime(begin).TotalSeconds * count / seconds);
            for (; at < due; at++) all.Add(OnceAsync(at));
        }

        await Task.WhenAll(all);
        return string.Create(CultureInfo.InvariantCulture, $"reconnected {taken} {away} {failed} {Stopwatch.GetElapsedTime(begin).TotalSeconds:F1}");

        async Task OnceAsync(int number)
        {
            var buffer = new byte[64];
            try
            {
                using var socket = await ConnectAsync(1 + number % LiveCentre.Organisations, -1, 16 * 1024);
                var read = await socket.ReceiveAsync(buffer).WaitAsync(TimeSpan.FromSeconds(30));
                var answer = Encoding.ASCII.GetString(buffer, 0, read);
                if (answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal)) Interlocked.Increment(ref taken);
                else if (answer.StartsWith("HTTP/1.1 503", StringComparison.Ordinal)) Interlocked.Increment(ref away);
                else Interlocked.Increment(ref failed);
            }
            catch (Exception problem) when (problem is SocketException or TimeoutException)
            {
                Interlocked.Increment(ref failed);
            }
        }
    }

    private static async Task<Socket> ConnectAsync(int organisation, long after, int receiveBuffer)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = receiveBuffer, NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        var cookie = organisation == 0 ? "" : $"Cookie: {Cookies[organisation - 1]}\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET /live?after={after} HTTP/1.1\r\nHost: 127.0.0.1:{address.Port}\r\n{cookie}\r\n"));
        return socket;
    }

    // As visitors of an example do; one form serves for all.
    private static async Task SignInAsync()
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        using var chooser = await client.GetAsync("/viewer");
        var form = string.Join("; ", chooser.Headers.GetValues("Set-Cookie").Select(one => one.Split(';')[0]));
        var page = await chooser.Content.ReadAsStringAsync();
        var token = Token().Match(page).Groups[1].Value;
        var members = Member().Matches(page).Select(match => (Member: match.Groups[1].Value, Number: int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)));
        foreach (var (member, _) in members.OrderBy(one => one.Number))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/viewer");
            request.Headers.Add("Cookie", form);
            request.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("member", member), new("back", "/floor")]);
            using var chosen = await client.SendAsync(request);
            Cookies.Add(chosen.Headers.GetValues("Set-Cookie").Select(one => one.Split(';')[0]).First(one => one.StartsWith("truce-member", StringComparison.Ordinal)));
        }

        if (Cookies.Count != LiveCentre.Organisations) throw new InvalidOperationException($"{Cookies.Count} members signed in.");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"member\" value=\"(MEM-[^\"]+)\".*?Officer ([0-9]+)", RegexOptions.Singleline)]
    private static partial Regex Member();

    /// <summary>One stream that is read as it comes: of each message its index and when it was here.</summary>
    private sealed class Reader(Socket socket, int organisation, long after) : IDisposable
    {
        private readonly List<(long Id, long At)> heard = [];

        public int Organisation => organisation;

        public long After => after;

        public bool IsOpen { get; private set; }

        /// <summary>What it was told so far; it may be told more meanwhile.</summary>
        public (long Id, long At)[] Told
        {
            get
            {
                lock (heard) return [.. heard];
            }
        }

        public async Task ReadAsync()
        {
            var buffer = new byte[16 * 1024];
            var kept = 0;
            try
            {
                while (await socket.ReceiveAsync(buffer.AsMemory(kept)) is > 0 and var read)
                {
                    var now = Stopwatch.GetTimestamp();
                    kept = Take(buffer, kept + read, now);
                }
            }
            catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
            {
                // It was closed here.
            }
        }

        public void Dispose() => socket.Dispose();

        // Takes the index of each message that is whole, and keeps the rest.
        private int Take(byte[] buffer, int length, long now)
        {
            var rest = buffer.AsSpan(0, length);
            lock (heard) rest = Hear(rest, now);
            if (rest.Length == buffer.Length) throw new InvalidOperationException("A message is longer than a reader's buffer.");
            rest.CopyTo(buffer);
            return rest.Length;
        }

        private Span<byte> Hear(Span<byte> rest, long now)
        {
            for (int end; (end = rest.IndexOf("\n\n"u8)) >= 0; rest = rest[(end + 2)..])
            {
                IsOpen = true;
                var message = rest[..end];
                if (message.IndexOf("id: "u8) is >= 0 and var at && Utf8(message[(at + 4)..]) is { } id) heard.Add((id, now));
            }

            return rest;
        }

        private static long? Utf8(ReadOnlySpan<byte> text) => System.Buffers.Text.Utf8Parser.TryParse(text, out long number, out _) ? number : null;
    }
}
